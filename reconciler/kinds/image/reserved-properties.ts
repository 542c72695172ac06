import type { ImageSpec } from '../../../schemas/generated/types.ts';
import type { Violation } from '../../model/error.ts';
import type { Admission } from '../../model/kind.ts';

/** What Glance says of an image itself, beside its free properties. Source: OpenStack Image API v2, image schema. */
const RESERVED_PROPERTIES: readonly string[] = [
  'id',
  'name',
  'owner',
  'status',
  'visibility',
  'protected',
  'os_hidden',
  'tags',
  'container_format',
  'disk_format',
  'min_disk',
  'min_ram',
  'checksum',
  'os_hash_algo',
  'os_hash_value',
  'size',
  'virtual_size',
  'created_at',
  'updated_at',
  'deleted',
  'deleted_at',
  'self',
  'file',
  'schema',
  'direct_url',
  'location',
  'locations',
  'stores',
];

/** Pure. Refuses new free properties by names that say something else to clients of OpenStack, where both stand side by side. */
export function reservedViolations({ spec, previous }: Admission<ImageSpec>): readonly Violation[] {
  const before = previous?.spec.properties ?? {};
  return Object.keys(spec.properties)
    .filter((name) => RESERVED_PROPERTIES.includes(name) && !Object.hasOwn(before, name))
    .map((name) => ({
      path: `/spec/properties/${name}`,
      message: 'has a reserved name: clients of OpenStack see an attribute of the image by it',
      hint: 'Choose another name.',
    }));
}
