import { randomUUID } from 'node:crypto';
import type { KindName } from '../../schemas/generated/types.ts';
import type { JsonObject } from '../model/json.ts';
import type { Transaction } from '../store/database.ts';
import { findByName, insertDesired, updateDesired } from '../store/desired.ts';
import type { DesiredRow } from '../store/desired.ts';
import { identityOf } from '../store/identity.ts';
import { enqueue } from '../store/queue.ts';
import { replaceReferences } from '../store/references.ts';
import { readSetting, replaceSetting } from '../store/settings.ts';
import { referencesIn } from '../store/spec-references.ts';
import { IDENTITY_PATH } from './openstack/identity/call.ts';

const INTERFACES = ['public', 'internal', 'admin'] as const;

/**
 * Effect: puts the service's region and its own Identity API into the catalogue at the first start. Later starts change only the address, where
 * the catalogue still has the one that the start before wrote: what somebody changed or deleted stays as they left it.
 */
export async function keepCatalog(
  transaction: Transaction,
  { endpoint, region }: { readonly endpoint: string; readonly region: string },
): Promise<void> {
  const url = `${endpoint}${IDENTITY_PATH}`;
  const before = await readSetting(transaction, 'identity_url');
  if (before === url) return;
  await replaceSetting(transaction, 'identity_url', url);
  if (before !== null) return await move(transaction, before, url);
  const region_row = await make(transaction, 'region', {
    name: region,
    description: 'The region that this Cairn is.',
  });
  const service = await make(transaction, 'service', {
    name: 'keystone',
    type: 'identity',
    description: 'Identity, as OpenStack has it.',
    enabled: true,
  });
  for (const each of INTERFACES) {
    const parts = { service_id: service.id, interface: each, region_id: region_row.id };
    await make(transaction, 'endpoint', { ...parts, url, enabled: true });
  }
}

async function move(transaction: Transaction, before: unknown, url: string): Promise<void> {
  const service = await findByName(transaction, 'service', null, 'keystone');
  if (service === null) return;
  const rows = await transaction<DesiredRow>('desired').where({
    kind: 'endpoint',
    deletion_requested_at: null,
  });
  for (const { id, name, spec, secrets } of rows) {
    if (spec['service_id'] !== service.id || spec['url'] !== before) continue;
    await updateDesired(transaction, id, { name, spec: { ...spec, url }, secrets });
    await enqueue(transaction, [id], 0);
  }
}

async function make(
  transaction: Transaction,
  kind: KindName,
  spec: JsonObject,
): Promise<{ readonly id: string }> {
  const id = randomUUID();
  const { name, owner_id } = identityOf(kind, spec);
  const row = await insertDesired(transaction, {
    id,
    kind,
    name,
    spec,
    owner_id,
    project_id: null,
    secrets: {},
    created_by: 'cairn',
    origin: null,
    run: null,
  });
  if (row === null) {
    // Somebody made it before the catalogue was kept.
    const known = await findByName(transaction, kind, owner_id, name);
    if (known === null) throw new Error(`the ${kind} ${name} can neither be made nor found`);
    return known;
  }
  await replaceReferences(transaction, id, referencesIn(kind, spec));
  await enqueue(transaction, [id], 0);
  return row;
}
