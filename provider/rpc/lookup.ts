/** Finding an object by what people write: an id, a name, or `project/name`. */
import type { CallOptions } from '../client/cairn-api.ts';
import type { ApiResource } from '../client/resource.ts';
import { nearest } from '../../schemas/nearest.ts';
import type { Connection, NamedKind, ProviderContext } from './context.ts';

/** Is it written as an id? */
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** How many names are looked through for the one that was meant. */
const NEIGHBOURS = 1_000;

/** What was found: one object, or why not (a sentence for the user). */
export type Lookup = { readonly resource: ApiResource } | { readonly problem: string };

/** Pure. Is the text an id? */
export const isId = (text: string): boolean => UUID.test(text);

const isLive = (resource: ApiResource): boolean => resource.deletion_requested_at === null;

/** Pure. What people call it; a kind whose objects nobody names reports a key by the same word. */
export const nameOf = ({ spec, status }: ApiResource): string => String(spec['name'] ?? status['name'] ?? '');

/** Where a candidate is, for kinds that live in projects. */
const placeOf = (resource: ApiResource): string => {
  const project_id = resource.spec['project_id'];
  return typeof project_id === 'string' ? ` (project ${project_id})` : '';
};

/** Objects that nobody names say in their key where they belong. */
const isKeyed = ({ description }: NamedKind): boolean => description.attributes['name']?.source === 'status';

const isNamedInProject = (kind: NamedKind): boolean =>
  kind.description.attributes['project_id'] !== undefined && !isKeyed(kind);

const one = (kind: NamedKind, found: readonly ApiResource[], what: string): Lookup => {
  const live = found.filter(isLive);
  const [first] = live;
  if (first === undefined) return { problem: `There is no ${kind.name} ${what}.` };
  if (live.length === 1) return { resource: first };
  const ids = live.map((resource) => `  - ${resource.id}${placeOf(resource)}`).join('\n');
  return {
    problem: `There are ${live.length} of kind ${kind.name} ${what}; say which one by its id:\n${ids}`,
  };
};

/** Effect: finds an object by id. Throws ApiProblem. */
export const findById = async (
  connection: Connection,
  kind: NamedKind,
  id: string,
  options?: CallOptions,
): Promise<Lookup> => {
  const resource = await connection.api.get(kind.description.collection, id.toLowerCase(), options);
  return one(kind, resource === null ? [] : [resource], `with the id ${id}`);
};

/**
 * Effect: the objects of exactly that name that are not being deleted; `project_id` undefined means the session's
 * project when the kind has one, and any project when the session has none. Throws ApiProblem.
 */
export const liveByName = async (
  connection: Connection,
  kind: NamedKind,
  name: string,
  project_id: string | undefined,
  options?: CallOptions,
): Promise<readonly ApiResource[]> => {
  const hasProject = isNamedInProject(kind);
  const project = hasProject ? (project_id ?? connection.project_id ?? undefined) : undefined;
  const found = await connection.api.byName(kind.description.collection, name, project, options);
  return found.filter((resource) => isLive(resource) && nameOf(resource) === name);
};

/** Effect: finds an object by name; `project_id` undefined means the session's project when the kind has one. Throws ApiProblem. */
export const findByName = async (
  connection: Connection,
  kind: NamedKind,
  name: string,
  project_id: string | undefined,
  options?: CallOptions,
): Promise<Lookup> => {
  const hasProject = isNamedInProject(kind);
  const project = hasProject ? (project_id ?? connection.project_id ?? undefined) : undefined;
  const where = project === undefined ? '' : ` in project ${project}`;
  const found = await liveByName(connection, kind, name, project_id, options);
  const named = one(kind, found, `named ${JSON.stringify(name)}${where}`);
  if ('resource' in named || found.length > 0) return named;
  const others = await connection.api.search(
    kind.description.collection,
    project === undefined ? {} : { project_id: project },
    NEIGHBOURS,
    options,
  );
  const meant = nearest(
    name,
    others.map((resource) => nameOf(resource)),
  );
  return meant === undefined ? named : { problem: `${named.problem} Did you mean ${JSON.stringify(meant)}?` };
};

/** Effect: finds what `terraform import` was given: an id, `name`, `project/name` or `project-id/name`. Throws ApiProblem. */
export const findForImport = async (
  context: ProviderContext,
  connection: Connection,
  kind: NamedKind,
  text: string,
): Promise<Lookup> => {
  if (isId(text)) {
    const found = await findById(connection, kind, text);
    // A key may be one id and nothing else, as that of a quota: the id of its project.
    if ('resource' in found || !isKeyed(kind)) return found;
    const keyed = await findByName(connection, kind, text.toLowerCase(), undefined);
    return 'resource' in keyed ? keyed : found;
  }
  if (isKeyed(kind)) return findByName(connection, kind, text, undefined);
  const slash = text.indexOf('/');
  if (slash < 0) return findByName(connection, kind, text, undefined);
  const [project, name] = [text.slice(0, slash), text.slice(slash + 1)];
  if (isId(project)) return findByName(connection, kind, name, project.toLowerCase());
  const projects = context.description.kinds['project'];
  if (projects === undefined) return { problem: `${JSON.stringify(project)} is not the id of a project.` };
  const owner = await findByName(connection, { name: 'project', description: projects }, project, undefined);
  return 'problem' in owner ? owner : findByName(connection, kind, name, owner.resource.id);
};
