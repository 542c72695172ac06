import type { Client, ListOptions } from '../../schemas/generated/client.ts';
import { COLLECTIONS, KINDS } from '../../schemas/generated/kinds.ts';
import type { KindName } from '../../schemas/generated/types.ts';
import { ApiProblem } from '../../schemas/http-client.ts';
import { nearest } from '../../schemas/nearest.ts';
import { Failure } from './failure.ts';
import { nameOfResource } from './format/columns.ts';
import { count } from './format/text.ts';
import type { Target } from './kind-name.ts';
import { toView } from './wire.ts';
import type { ResourceView } from './wire.ts';

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const PAGE = 1000;
/** More objects of one kind than any command lists. */
const MOST = 100_000;

/** Effect: every object of a kind, oldest first, page by page, at most `most`. */
export async function listAll(
  client: Client,
  kind: KindName,
  options: Pick<ListOptions, 'name' | 'project_id' | 'ids' | 'signal'> = {},
  most = MOST,
): Promise<readonly ResourceView[]> {
  const found: ResourceView[] = [];
  let cursor: string | undefined;
  while (found.length < most) {
    const limit = Math.min(PAGE, most - found.length);
    const page = await client.list(kind, { ...options, limit, cursor });
    for (const item of page.items) found.push(toView(item));
    if (page.next_cursor === null) break;
    cursor = page.next_cursor;
  }
  return found;
}

/**
 * Effect: the one object that a name or id means. Throws a Failure that names the nearest name when there is none, and
 * every candidate when there are several.
 */
export async function findObject(
  client: Client,
  target: Target,
  options: { readonly project_id?: string | undefined; readonly signal?: AbortSignal } = {},
): Promise<ResourceView> {
  const { kind, name } = target;
  const call = options.signal === undefined ? {} : { signal: options.signal };
  if (ID.test(name)) {
    try {
      return toView(await client.get(kind, name, call));
    } catch (error) {
      if (!(error instanceof ApiProblem && error.code === 'not_found')) throw error;
    }
  }
  const matches = await listAll(client, kind, { ...call, name, project_id: options.project_id }, 20);
  const [only, ...others] = matches;
  if (only === undefined) {
    const all = await listAll(client, kind, { ...call, project_id: options.project_id }, PAGE);
    throw notFound(target, all.map(nameOfResource), options.project_id !== undefined);
  }
  if (others.length > 0) throw ambiguous(target, matches, await projectNames(client, matches));
  return only;
}

/** Pure. There is no such object; the nearest name may be what was meant. */
export function notFound({ kind, name }: Target, names: readonly string[], inProject: boolean): Failure {
  const near = nearest(name, names);
  const where = inProject ? ' in this project' : '';
  const sentence = `there is no ${kind} '${name}'${where}${near === undefined ? '.' : `. Did you mean '${near}'?`}`;
  return new Failure('Not found', sentence, {
    code: 'not_found',
    hints: [`cairn list ${COLLECTIONS[kind]}`],
  });
}

/** Pure. Several objects have the name; each is named with its project and id. */
export function ambiguous(
  { kind, name }: Target,
  matches: readonly ResourceView[],
  projects: ReadonlyMap<string, string>,
): Failure {
  return new Failure('Ambiguous name', `${count(matches.length, kind)} are named '${name}'.`, {
    violations: matches.map((match) => {
      const project = typeof match.spec['project_id'] === 'string' ? match.spec['project_id'] : '';
      return { path: match.id, message: `in project ${projects.get(project) ?? project}` };
    }),
    hints: ['--project NAME, or the id in place of the name'],
  });
}

async function projectNames(
  client: Client,
  resources: readonly ResourceView[],
): Promise<ReadonlyMap<string, string>> {
  const ids = new Set(
    resources.flatMap(({ spec }) => (typeof spec['project_id'] === 'string' ? [spec['project_id']] : [])),
  );
  const projects = await listAll(client, 'project', { ids: [...ids].join(',') }).catch(() => []);
  return new Map(projects.map((project) => [project.id, nameOfResource(project)]));
}

/** Effect: the id of the object that a flag names, in this project if the kind is in one; undefined when the flag is not given. */
export async function idOfNamed(
  client: Client,
  kind: KindName,
  name: string | undefined,
  project_id?: string,
): Promise<string | undefined> {
  if (name === undefined) return undefined;
  return (await findObject(client, { kind, name }, KINDS[kind].in_project ? { project_id } : {})).id;
}

/** Effect: the id of the project that --project names; undefined when it is not given. */
export function projectIdOf(client: Client, project: string | undefined): Promise<string | undefined> {
  return idOfNamed(client, 'project', project);
}

/** Effect: the objects that a command line names, in order; --project narrows names down for kinds in projects. */
export async function findObjects(
  client: Client,
  targets: readonly Target[],
  project: string | undefined,
): Promise<readonly ResourceView[]> {
  const project_id = await projectIdOf(client, project);
  const found: ResourceView[] = [];
  for (const target of targets) {
    const inProject = KINDS[target.kind].in_project ? { project_id } : {};
    found.push(await findObject(client, target, inProject));
  }
  return found;
}
