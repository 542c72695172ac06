/** `cairn_placement_preview`: where a server would go if it were asked for now, and why. */
import { ctyFromJson, ctyToJson } from '../protocol/cty-json.ts';
import { isRecord, record } from '../protocol/cty-value.ts';
import type { CtyValue } from '../protocol/cty-value.ts';
import type { LosslessJson } from '../protocol/json.ts';
import type {
  AttributeDescription,
  AttributeDescriptions,
  ProviderDescription,
} from '../schema/description.ts';
import { objectType } from '../schema/types.ts';
import type { DataSource } from './data-source.ts';
import { computed, hostsAttribute, withHostsById } from './hosts.ts';

/** Parts of a server's spec that decide where it can go. */
const WISHES = [
  'flavor_id',
  'image_id',
  'kernel_id',
  'ramdisk_id',
  'host_id',
  'availability_zone',
  'server_group_id',
  'same_host_as_ids',
  'different_host_from_ids',
  'nics',
  'project_id',
];

const attributesOf = ({ kinds }: ProviderDescription): AttributeDescriptions => {
  const server = kinds['server']?.attributes ?? {};
  const wish = (name: string): readonly (readonly [string, AttributeDescription])[] => {
    const attribute = server[name];
    if (attribute === undefined) return [];
    const { default: _default, mutability: _mutability, computed: _computed, ...rest } = attribute;
    const presence = rest.required === true ? {} : { optional: true, computed: name === 'project_id' };
    return [[name, { ...rest, ...presence }]];
  };
  return {
    ...Object.fromEntries(WISHES.flatMap(wish)),
    fits: computed('bool', 'Whether the server could be placed.'),
    chosen_host_id: computed('string', 'Host that the scheduler would choose; null when none takes it.'),
    chosen_host_name: computed('string', 'Name of that host.'),
    explanation: computed(
      'string',
      'Why this host, or why none: the sentence that the server itself would show.',
    ),
    nearest_fix: computed('string', 'What would help with the least change when no host takes it.'),
    addresses: computed({ map: 'string' }, 'Address that each interface would get, by its name in nics.'),
    hosts: hostsAttribute,
  };
};

/** What the configuration leaves out is left out, also inside. */
const written = (value: CtyValue): LosslessJson => {
  if (!isRecord(value)) return ctyToJson(value);
  const members = Object.entries(value).filter(([, inner]) => inner !== null);
  return Object.fromEntries(members.map(([name, inner]) => [name, written(inner)]));
};

/** Pure. The data source; its arguments are those of a server. */
export const placementPreviewDataSource = (description: ProviderDescription): DataSource => {
  const attributes = attributesOf(description);
  return {
    type_name: 'cairn_placement_preview',
    description:
      'Where a server would be placed if it were asked for now, and why: the scheduler asked without placing anything. ' +
      'What a real server would be refused for is refused here too.',
    attributes,
    validate: () => [],
    read: async ({ connection, signal }, config) => {
      const project_id = config['project_id'] ?? connection.project_id;
      const wishes = record(
        WISHES.map((name) => [name, name === 'project_id' ? project_id : (config[name] ?? null)]),
      );
      const asked = await connection.api.ask('/v1/placement-preview', { body: written(wishes) }, { signal });
      const { host_id, host_name, ...answer } = withHostsById(asked);
      const json = { ...answer, chosen_host_id: host_id ?? null, chosen_host_name: host_name ?? null };
      const state = ctyFromJson(json, objectType(attributes));
      return record([...Object.entries(isRecord(state) ? state : {}), ...Object.entries(wishes)]);
    },
  };
};
