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
import { COMPUTE_PATH } from './openstack/compute/addresses.ts';
import { IDENTITY_PATH } from './openstack/identity/call.ts';
import { IMAGE_ROOT } from './openstack/image/addresses.ts';
import { PLACEMENT_ROOT } from './openstack/placement/addresses.ts';

const INTERFACES = ['public', 'internal', 'admin'] as const;

/** One API of the service, as clients of OpenStack find it. */
type OwnService = {
  /** Setting that holds the address which the last start wrote. */
  readonly setting: 'identity_url' | 'image_url' | 'compute_url' | 'placement_url';
  readonly path: string;
  readonly name: string;
  readonly type: string;
  readonly description: string;
};

const OWN_SERVICES: readonly OwnService[] = [
  {
    setting: 'identity_url',
    path: IDENTITY_PATH,
    name: 'keystone',
    type: 'identity',
    description: 'Identity, as OpenStack has it.',
  },
  {
    setting: 'image_url',
    path: IMAGE_ROOT,
    name: 'glance',
    type: 'image',
    description: 'Images, as OpenStack has them.',
  },
  {
    setting: 'compute_url',
    path: COMPUTE_PATH,
    name: 'nova',
    type: 'compute',
    description: 'Servers, as OpenStack has them.',
  },
  {
    setting: 'placement_url',
    path: PLACEMENT_ROOT,
    name: 'placement',
    type: 'placement',
    description: 'What hosts have and what servers hold of it, as OpenStack has it.',
  },
];

/**
 * Effect: puts the service's region and its own APIs into the catalogue at the first start that has them. Later starts change only the address,
 * where the catalogue still has the one that the start before wrote: what somebody changed or deleted stays as they left it.
 */
export async function keepCatalog(
  transaction: Transaction,
  { endpoint, region }: { readonly endpoint: string; readonly region: string },
): Promise<void> {
  for (const own of OWN_SERVICES) {
    const url = `${endpoint}${own.path}`;
    const before = await readSetting(transaction, own.setting);
    if (before === url) continue;
    await replaceSetting(transaction, own.setting, url);
    if (before === null) await add(transaction, own, url, region);
    else await move(transaction, own, before, url);
  }
}

async function add(
  transaction: Transaction,
  { name, type, description }: OwnService,
  url: string,
  region: string,
): Promise<void> {
  const { id: region_id } = await make(transaction, 'region', {
    name: region,
    description: 'The region that this Cairn is.',
  });
  const { id: service_id } = await make(transaction, 'service', { name, type, description, enabled: true });
  for (const each of INTERFACES) {
    await make(transaction, 'endpoint', { service_id, interface: each, region_id, url, enabled: true });
  }
}

async function move(
  transaction: Transaction,
  { name: own }: OwnService,
  before: unknown,
  url: string,
): Promise<void> {
  const service = await findByName(transaction, 'service', null, own);
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
