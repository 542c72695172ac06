/** `parse_id`: what people write to name an object, taken apart. */
import { record } from '../protocol/cty-value.ts';
import type { FunctionResult, ProviderFunction } from './definition.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** As `name` in schemas/common.json. */
const NAME = /^[^\s/\p{Cc}](?:[^/\p{Cc}]{0,253}[^\s/\p{Cc}])?$/u;

const refuse = (text: string, why: string): FunctionResult => ({
  error:
    `${JSON.stringify(text)} ${why}. Write an id (a UUID), a name, project/name or project-id/name, ` +
    'as for terraform import.',
  argument: 0,
});

const parts = (given: {
  readonly id?: string;
  readonly project_id?: string;
  readonly project?: string;
  readonly name?: string;
}): FunctionResult => ({
  result: record(
    (['id', 'project_id', 'project', 'name'] as const).map((part) => [part, given[part] ?? null]),
  ),
});

const parse = (text: string): FunctionResult => {
  if (UUID.test(text)) return parts({ id: text.toLowerCase() });
  const slash = text.indexOf('/');
  const name = text.slice(slash + 1);
  if (text === '') return refuse(text, 'is empty');
  if (name.includes('/')) return refuse(text, 'has more than one slash');
  if (!NAME.test(name)) return refuse(text, 'does not end in a name');
  if (slash < 0) return parts({ name });
  const project = text.slice(0, slash);
  if (UUID.test(project)) return parts({ project_id: project.toLowerCase(), name });
  return NAME.test(project) ? parts({ project, name }) : refuse(text, 'does not begin with a project');
};

/** The function. */
export const parseId: ProviderFunction = {
  name: 'parse_id',
  summary: 'Takes apart what names an object',
  description:
    'Takes an id, a name, `project/name` or `project-id/name`, all that `terraform import` understands, and gives an ' +
    'object with `id`, `project_id`, `project` and `name`; parts that the text does not say are null. ' +
    'Ids come out in lower case.',
  parameters: [{ name: 'text', type: 'string', description: 'An id, a name, or a project and a name.' }],
  returns: {
    kind: 'object',
    attributes: { id: 'string', project_id: 'string', project: 'string', name: 'string' },
  },
  call: ([text]) => parse(typeof text === 'string' ? text : ''),
};
