import { randomUUID } from 'node:crypto';
import { ADMIN_PROJECT_ID, ROLE_IDS } from '../../reconciler/model/built-in.ts';
import { createClient } from '../../schemas/generated/client.ts';
import type { KindName, SpecInputOf } from '../../schemas/generated/types.ts';
import type { IdentityTarget } from './identity-walk/walker.ts';

/** A running service and its administrator's token of the time before users. */
type Service = { readonly endpoint: string; readonly token: string };

/**
 * Effect: makes project `admin`, the region and the entry of the catalogue unless they are there, and a user `admin` with the
 * role admin on that project and on the system.
 */
export async function makeAdministrator({ endpoint, token }: Service): Promise<IdentityTarget> {
  const client = createClient({ endpoint, token });
  const create = async <K extends KindName>(
    kind: K,
    spec: SpecInputOf[K],
    id: string = randomUUID(),
  ): Promise<string> => {
    await client.put(kind, id, { spec }, { if_none_match: '*' });
    return id;
  };
  const project_name = 'admin';
  const password = 'Administrator-of-a-test-1';
  const [known] = (await client.list('project', { name: project_name })).items;
  const project_id = known?.id ?? (await create('project', { name: project_name }, ADMIN_PROJECT_ID));
  const [region] = (await client.list('region', { name: 'RegionOne' })).items;
  const region_id = region?.id ?? (await create('region', { name: 'RegionOne' }));
  const { items } = await client.list('service', {});
  if (!items.some(({ spec }) => spec.type === 'identity')) {
    const service_id = await create('service', { name: 'cairn', type: 'identity' });
    const url = `${endpoint}/identity/v3`;
    for (const face of ['public', 'internal', 'admin'] as const)
      await create('endpoint', { service_id, region_id, interface: face, url });
  }
  const username = 'admin';
  const user_id = await create('user', { name: username, password_wo: password, password_wo_version: 1 });
  for (const scope of [{ project_id }, { system_wide: true }]) {
    await create('role_assignment', { role_id: ROLE_IDS.admin, user_id, scope });
  }
  return { auth_url: `${endpoint}/identity/v3`, username, password, project_name };
}
