/** `cairn_capacity`: will this fit, how many times, and where. */
import { attributePath } from '../protocol/attribute-path.ts';
import { ctyFromJson } from '../protocol/cty-json.ts';
import { isRecord, record } from '../protocol/cty-value.ts';
import { errorDiagnostic } from '../protocol/diagnostics.ts';
import type { AttributeDescription, AttributeDescriptions } from '../schema/description.ts';
import { objectType } from '../schema/types.ts';
import { checkWhole, isGiven, queryOf } from './data-source.ts';
import type { DataSource } from './data-source.ts';
import { computed, hostsAttribute, withHostsById } from './hosts.ts';

const asked = (type: 'string' | 'number', description: string, isFilled = false): AttributeDescription => ({
  type,
  description,
  optional: true,
  ...(isFilled ? { computed: true } : {}),
});

const attributes: AttributeDescriptions = {
  flavor_id: { ...asked('string', 'Flavor whose amounts are asked for.'), references: 'flavor' },
  vcpus: asked('number', "Virtual CPUs of one server; instead of the flavor's.", true),
  memory_mib: asked('number', "Memory of one server; instead of the flavor's. In MiB.", true),
  disk_gib: asked('number', "Root disk of one server; instead of the flavor's, else 0. In GiB.", true),
  server_count: asked('number', 'How many such servers. 1 when left out.', true),
  host_id: { ...asked('string', 'Only on this host.'), references: 'host' },
  availability_zone: asked('string', 'Only in this zone.'),
  fits: computed('bool', 'Whether all of them fit.'),
  fitting_count: computed('number', 'How many fit on all hosts together.'),
  explanation: computed('string', 'The answer as a sentence.'),
  nearest_fix: computed('string', 'What would help with the least change; null when all fit.'),
  hosts: hostsAttribute,
};

/** Arguments by which the service is asked. */
const ARGUMENTS = [
  'flavor_id',
  'vcpus',
  'memory_mib',
  'disk_gib',
  'server_count',
  'host_id',
  'availability_zone',
];

/** Pure. The data source. */
export const capacityDataSource = (): DataSource => ({
  type_name: 'cairn_capacity',
  description:
    'Whether servers of a size fit on the hosts now, how many do, and where: the scheduler asked without placing anything.',
  attributes,
  validate: (config) => [
    ...checkWhole(config, 'vcpus', 1, 65_536),
    ...checkWhole(config, 'memory_mib', 1, 2 ** 40),
    ...checkWhole(config, 'disk_gib', 0, 2 ** 30),
    ...checkWhole(config, 'server_count', 1, 100_000),
    ...['vcpus', 'memory_mib']
      .filter((name) => !isGiven(config, 'flavor_id') && !isGiven(config, name))
      .map((name) =>
        errorDiagnostic('Which size?', 'Set flavor_id, or vcpus and memory_mib.', attributePath(name)),
      ),
  ],
  read: async ({ connection, signal }, config) => {
    const query = queryOf(config, ARGUMENTS);
    const answer = withHostsById(await connection.api.ask('/v1/capacity', { query }, { signal }));
    const state = ctyFromJson(answer, objectType(attributes));
    const ids = {
      flavor_id: config['flavor_id'] ?? null,
      host_id: config['host_id'] ?? null,
      availability_zone: config['availability_zone'] ?? null,
    };
    return record(Object.entries({ ...(isRecord(state) ? state : {}), ...ids }));
  },
});
