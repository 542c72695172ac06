/** `cairn_drift`: what is not as asked although nobody edited its spec, the same as `cairn drift` lists. */
import { attributePath } from '../protocol/attribute-path.ts';
import { ctyFromJson } from '../protocol/cty-json.ts';
import { record } from '../protocol/cty-value.ts';
import { errorDiagnostic } from '../protocol/diagnostics.ts';
import { isJsonObject } from '../client/resource.ts';
import type { LosslessJson } from '../protocol/json.ts';
import type { AttributeDescription, ProviderDescription } from '../schema/description.ts';
import { attributeType } from '../schema/types.ts';
import { queryOf } from './data-source.ts';
import type { DataSource } from './data-source.ts';

/** More fields than anybody reads; `drift_count` says how many there are. */
const MOST_ITEMS = 1_000;

const word = (description: string): AttributeDescription => ({ type: 'string', description, computed: true });

const items: AttributeDescription = {
  nested: {
    nesting: 'list',
    attributes: {
      kind: word('Kind of the object.'),
      id: word('Id of the object.'),
      name: word('Name of the object.'),
      project_id: word('Project of the object; null for kinds that belong to none.'),
      policy: word('`enforce` when Cairn puts it right by itself, `report` when it is only shown.'),
      field: word('Field in the words of the schema, such as `memory_mib`.'),
      expected: word('What should be.'),
      found: word('What is.'),
      since: word('When it was first seen, ISO 8601.'),
    },
  },
  description: `One entry a field, by kind, name, id and field; the first ${MOST_ITEMS}.`,
  computed: true,
};

/** Pure. The data source. */
export const driftDataSource = ({ kinds }: ProviderDescription): DataSource => ({
  type_name: 'cairn_drift',
  description:
    'What is not as asked although nobody edited its spec: the same as `cairn drift`. For `check` blocks and reports; ' +
    'the `drift` attribute of each resource puts the same into its plan.',
  attributes: {
    kind: { type: 'string', description: 'Only objects of this kind, such as `server`.', optional: true },
    project_id: {
      type: 'string',
      description: 'Only objects of this project.',
      optional: true,
      references: 'project',
    },
    drifted: { type: 'bool', description: 'Whether anything drifts.', computed: true },
    drift_count: { type: 'number', description: 'How many fields drift.', computed: true },
    ids: {
      type: { list: 'string' },
      description: 'Ids of the objects that drift, in the order of `items`.',
      computed: true,
    },
    items,
  },
  validate: (config) => {
    const kind = config['kind'];
    if (typeof kind !== 'string' || kinds[kind] !== undefined) return [];
    const detail = `${JSON.stringify(kind)} is not a kind. One of: ${Object.keys(kinds).join(', ')}.`;
    return [errorDiagnostic('Unknown kind', detail, attributePath('kind'))];
  },
  read: async ({ connection, signal }, config) => {
    const query = queryOf(config, ['kind', 'project_id']);
    const answer = await connection.api.ask('/v1/drift', { query }, { signal });
    const listed = isJsonObject(answer) ? answer['items'] : undefined;
    const all = Array.isArray(listed) ? (listed as readonly LosslessJson[]) : [];
    const ids = all.flatMap((item) =>
      isJsonObject(item) && typeof item['id'] === 'string' ? [item['id']] : [],
    );
    return record([
      ['kind', config['kind'] ?? null],
      ['project_id', config['project_id'] ?? null],
      ['drifted', all.length > 0],
      ['drift_count', all.length],
      ['ids', [...new Set(ids)]],
      ['items', ctyFromJson(all.slice(0, MOST_ITEMS), attributeType(items), 'items')],
    ]);
  },
});
