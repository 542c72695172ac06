import type { Json, JsonObject } from '../../../model/json.ts';
import { STAGED } from '../../../model/staged.ts';
import type { View } from '../../../store/listing.ts';
import { objectOrNull } from '../call.ts';
import { RESERVED_PREFIX, shownName } from './names.ts';

/** What is shown of an image beside its row. */
export type Shown = Pick<View, 'resource' | 'status'> & {
  /** Names of the stores that have its content. */
  readonly stores: readonly string[];
};

/** Pure. An image as clients of Glance read it: bare, with its free properties beside the others. */
export function showImage({ resource, status, stores }: Shown): JsonObject {
  const { id, spec, name } = resource;
  const properties = propertiesOf(spec);
  const free = Object.entries(properties).filter(([key]) => !key.startsWith(RESERVED_PREFIX));
  const { description, disk_format = null, container_format = null } = spec;
  const hash = status['sha512'] ?? null;
  const address = `/v2/images/${id}`;
  const own = {
    name: shownName(name, properties, id),
    disk_format,
    container_format,
    visibility: spec['visibility'] ?? 'private',
    size: status['content_size_bytes'] ?? null,
    virtual_size: status['virtual_size_bytes'] ?? null,
    status: stateOf(spec, status),
    checksum: status['md5'] ?? null,
    protected: spec['protected'] === true,
    min_ram: spec['min_memory_mib'] ?? 0,
    min_disk: spec['min_disk_gib'] ?? 0,
    owner: resource.project_id,
    os_hidden: spec['hidden'] === true,
    os_hash_algo: hash === null ? null : 'sha512',
    os_hash_value: hash,
    id,
    created_at: seconds(resource.created_at),
    updated_at: seconds(resource.updated_at),
    tags: spec['tags'] ?? [],
    self: address,
    file: `${address}/file`,
    schema: '/v2/schemas/image',
  };
  // Spread into one literal, so many properties cost V8 of Node 20 twenty times as long.
  return Object.assign(
    Object.fromEntries(free),
    description === undefined ? {} : { description },
    own,
    stores.length === 0 ? {} : { stores: stores.join(',') },
  );
}

/**
 * Pure. The state of an image. What was asked for last counts at once: a client that deactivated an image sees it so, though the report is of
 * the moment before.
 */
export function stateOf(spec: JsonObject, status: JsonObject): string {
  const state = typeof status['state'] === 'string' ? status['state'] : 'queued';
  if (spec['deactivated'] === true && state === 'active') return 'deactivated';
  if (spec['deactivated'] !== true && state === 'deactivated') return 'active';
  const isStaged = propertiesOf(spec)[STAGED] !== undefined;
  if (isStaged && (state === 'queued' || state === 'saving')) return 'uploading';
  return !isStaged && state === 'uploading' ? 'saving' : state;
}

/** Pure. The free properties of an image's spec. */
export function propertiesOf(spec: JsonObject): Readonly<Record<string, Json>> {
  return objectOrNull(spec['properties']) ?? {};
}

/** Pure. A time in ISO 8601, written in whole seconds as Glance does. */
export function seconds(time: string): string {
  return time.replace(/\.\d+Z$/, 'Z');
}
