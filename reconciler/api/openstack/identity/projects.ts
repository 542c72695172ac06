import { CairnError } from '../../../model/error.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import type { Resource } from '../../../model/resource.ts';
import { visibilityOf } from '../../../policy/visibility.ts';
import type { Call, FacadeRoute } from '../call.ts';
import { accessFor, isSet, objectOrNull } from '../call.ts';
import { collectionRoutes, inPath } from './collections.ts';
import type { Collection } from './collections.ts';
import { readId } from '../ids.ts';
import { requireNamed } from './plain-collections.ts';
import { homeDomain } from './rights.ts';
import { changeObject, findObject, listObjects, removeObject } from '../objects.ts';
import type { Facade } from '../objects.ts';
import { showProject } from './to-openstack.ts';

/** Longest chain of parents that is followed. */
const DEPTH_LIMIT = 64;

/** The collection /projects. */
export const PROJECTS: Collection = {
  word: 'project',
  kind: 'project',
  many: 'projects',
  filters: ['name', 'enabled', 'domain_id', 'parent_id', 'is_domain'],
  matches: matchesTags,
  idOf: (_facade, _call, written) => readId(written),
  show: (_facade, { base }, projects) => projects.map((each) => showProject(base, each)),
  resolve: resolveProject,
  refusal: outsideRefusal,
  remove: removeProject,
  extend: showTree,
};

/** Pure. The routes of projects and of their tags. */
export function projectRoutes(facade: Facade): readonly FacadeRoute[] {
  const tags = '/projects/:id/tags';
  const read = { kind: 'project', verbs: ['get'] } as const;
  const write = { kind: 'project', verbs: ['update'] } as const;
  const find = (call: Call): Promise<Resource> => inPath(facade, PROJECTS, call);
  const change = async (call: Call, next: (tags: readonly Json[]) => readonly Json[]): Promise<Resource> =>
    changeObject(facade, call, await find(call), (spec) => ({ ...spec, tags: next(tagsOf(spec)) }));
  const shown = (call: Call, { spec }: Resource): JsonObject => ({
    tags: tagsOf(spec),
    links: { self: call.self },
  });
  const tagIn = (call: Call): string => call.params['tag'] ?? '';
  const requireTag = async (call: Call): Promise<void> => {
    const { spec } = await find(call);
    if (!tagsOf(spec).includes(tagIn(call))) {
      throw new CairnError('not_found', `Could not find project tag: ${tagIn(call).slice(0, 255)}.`);
    }
  };
  return [
    ...collectionRoutes(facade, PROJECTS),
    {
      method: 'get',
      path: tags,
      rule: read,
      answer: async (call) => ({ status: 200, body: shown(call, await find(call)) }),
    },
    {
      method: 'put',
      path: tags,
      rule: write,
      reads_json: true,
      answer: async (call) => {
        const wanted = objectOrNull(call.body)?.['tags'];
        if (!Array.isArray(wanted))
          throw new CairnError('invalid_input', 'The body must hold a list of tags.');
        const all: readonly Json[] = wanted;
        return { status: 200, body: shown(call, await change(call, () => [...new Set(all)])) };
      },
    },
    {
      method: 'delete',
      path: tags,
      rule: write,
      answer: async (call) => {
        await change(call, () => []);
        return { status: 204 };
      },
    },
    {
      method: 'get',
      path: `${tags}/:tag`,
      rule: read,
      answer: async (call) => {
        await requireTag(call);
        return { status: 204 };
      },
    },
    {
      method: 'put',
      path: `${tags}/:tag`,
      rule: write,
      answer: async (call) => {
        await change(call, (old) => [...new Set([...old, tagIn(call)])]);
        return { status: 201, headers: { Location: call.self } };
      },
    },
    {
      method: 'delete',
      path: `${tags}/:tag`,
      rule: write,
      answer: async (call) => {
        await requireTag(call);
        await change(call, (old) => old.filter((tag) => tag !== tagIn(call)));
        return { status: 204 };
      },
    },
  ];
}

/**
 * Who acts in a project may ask for that project alone, by its id; of others, and of lists, Keystone says that it may not ask, whether there is anything or
 * not. Clients take the id as it was given then. Source: Keystone, policies identity:get_project and identity:list_projects.
 */
function outsideRefusal(call: Call, verb: 'get' | 'list'): CairnError | null {
  const visible = visibilityOf('project', accessFor(call).principal.credentials);
  const isWide = visible.all || visible.any_of.some(({ key }) => key === 'domain_id');
  if (visible.all || (isWide && verb === 'list')) return null;
  const rule = verb === 'list' ? 'identity:list_projects' : 'identity:get_project';
  return new CairnError('forbidden', `You are not authorized to perform the requested action: ${rule}.`);
}

async function resolveProject(
  facade: Facade,
  call: Call,
  properties: JsonObject,
  current: Resource | null,
): Promise<JsonObject> {
  const { parent_id, ...others } = properties;
  if (current !== null) {
    const { domain_id, parent_id: stays = domain_id } = current.spec;
    const isOther = parent_id !== undefined && parent_id !== null && parent_id !== stays;
    if (isOther) throw new CairnError('forbidden', 'The parent of a project cannot change.');
    return others;
  }
  const domain = typeof others['domain_id'] === 'string' ? others['domain_id'] : null;
  if (domain !== null) await requireNamed(facade, call, 'domain', domain, 'invalid_input');
  if (typeof parent_id !== 'string') return { domain_id: homeDomain(call), ...others };
  // A project without a parent hangs below its domain.
  const above = await findObject(facade, call, 'domain', readId(parent_id));
  if (above !== null && (domain === null || domain === above.id)) return { ...others, domain_id: above.id };
  const parent = await requireNamed(facade, call, 'project', parent_id, 'invalid_input');
  return { domain_id: parent.spec['domain_id'] ?? homeDomain(call), ...others, parent_id: parent.id };
}

async function removeProject(facade: Facade, call: Call, project: Resource): Promise<void> {
  const [child] = await listObjects(facade, call, 'project', { spec: { parent_id: project.id } });
  if (child !== undefined) {
    throw new CairnError(
      'forbidden',
      'A project with projects below it cannot be deleted: delete those first.',
    );
  }
  await removeObject(facade, call, project);
}

/** What stands above or below a project, as the query asks for it: as a list of those, less the project itself, or as nested ids. */
async function showTree(facade: Facade, call: Call, project: Resource): Promise<JsonObject> {
  const { query } = call;
  const wants = ['parents_as_list', 'parents_as_ids', 'subtree_as_list', 'subtree_as_ids'].filter((name) =>
    isSet(query, name),
  );
  if (wants.length === 0) return {};
  for (const side of ['parents', 'subtree']) {
    if (wants.filter((name) => name.startsWith(side)).length > 1) {
      throw new CairnError('invalid_input', `Ask for ${side}_as_list or ${side}_as_ids, not for both.`);
    }
  }
  const all = await listObjects(facade, call, 'project', {
    spec: { domain_id: project.spec['domain_id'] ?? '' },
  });
  const shown = (some: readonly Resource[]): readonly JsonObject[] =>
    some.map((each) => ({ project: showProject(call.base, each) }));
  const domain_id = String(showProject(call.base, project)['domain_id']);
  const parts: Record<string, Json> = {};
  for (const name of wants) {
    if (name === 'parents_as_list') parts['parents'] = shown(above(project, all));
    if (name === 'subtree_as_list') parts['subtree'] = shown(below(project.id, all));
    if (name === 'parents_as_ids') {
      parts['parents'] = above(project, all).reduceRight<Json>((inner, { id }) => ({ [id]: inner }), {
        [domain_id]: null,
      });
    }
    if (name === 'subtree_as_ids') parts['subtree'] = idsBelow(project.id, all, DEPTH_LIMIT);
  }
  return parts;
}

function above(project: Resource, all: readonly Resource[]): readonly Resource[] {
  const byId = new Map(all.map((each) => [each.id, each]));
  const found: Resource[] = [];
  for (
    let at = byId.get(String(project.spec['parent_id']));
    at !== undefined && found.length < DEPTH_LIMIT;
    at = byId.get(String(at.spec['parent_id']))
  ) {
    found.push(at);
  }
  return found;
}

/** Pure. The projects below one, nearest first. */
export function below(id: string, all: readonly Resource[]): readonly Resource[] {
  const found: Resource[] = [];
  let level = new Set([id]);
  for (let depth = 0; depth < DEPTH_LIMIT && level.size > 0; depth += 1) {
    const next = all.filter(({ spec }) => level.has(String(spec['parent_id'])));
    found.push(...next);
    level = new Set(next.map((each) => each.id));
  }
  return found;
}

function idsBelow(id: string, all: readonly Resource[], depth: number): Json {
  const children = all.filter(({ spec }) => spec['parent_id'] === id);
  if (children.length === 0 || depth === 0) return null;
  return Object.fromEntries(children.map((each) => [each.id, idsBelow(each.id, all, depth - 1)]));
}

function tagsOf(spec: JsonObject): readonly Json[] {
  const tags = spec['tags'];
  return Array.isArray(tags) ? tags : [];
}

function matchesTags(query: URLSearchParams, shown: JsonObject): boolean {
  const tags = tagsOf(shown);
  const asked = (name: string): readonly string[] | null => query.get(name)?.split(',') ?? null;
  const has = (tag: string): boolean => tags.includes(tag);
  const all = asked('tags');
  const any = asked('tags-any');
  const notAll = asked('not-tags');
  const notAny = asked('not-tags-any');
  return (
    all?.every(has) !== false &&
    any?.some(has) !== false &&
    notAll?.every(has) !== true &&
    notAny?.some(has) !== true
  );
}
