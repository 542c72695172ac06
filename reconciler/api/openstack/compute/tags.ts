import { CairnError } from '../../../model/error.ts';
import type { JsonObject } from '../../../model/json.ts';
import { objectOrNull } from '../call.ts';
import { changeObject } from '../objects.ts';
import { invalidField, unexpected } from './call.ts';
import type { ComputeCall, ComputeFacade, ComputeRoute } from './call.ts';
import { requireServer } from './server-store.ts';
import { tagsOf } from './server-view.ts';
import { readTag, readTags } from './tag-names.ts';

/** Pure. The routes of the words by which a server is found, which 2.26 brought. Source: OpenStack Compute API, Server tags. */
export function tagRoutes(facade: ComputeFacade): readonly ComputeRoute[] {
  const reading = { since: 26, rule: { kind: 'server', verbs: ['get'] } } as const;
  const writing = { since: 26, rule: { kind: 'server', verbs: ['update'] } } as const;
  const path = '/servers/:id/tags';
  const read = async (call: ComputeCall): Promise<readonly string[]> =>
    tagsOf((await requireServer(facade, call)).resource.spec);
  const change = async (
    call: ComputeCall,
    next: (tags: readonly string[], id: string) => readonly string[],
  ): Promise<readonly string[]> => {
    const { resource } = await requireServer(facade, call);
    const edit = (spec: JsonObject): JsonObject => withTags(spec, next(tagsOf(spec), resource.id));
    return tagsOf((await changeObject(facade, call, resource, edit, { action: 'update tags' })).spec);
  };
  return [
    {
      ...reading,
      method: 'get',
      path,
      answer: async (call) => ({ status: 200, body: { tags: await read(call) } }),
    },
    {
      ...writing,
      method: 'put',
      path,
      reads_json: 'of any type',
      answer: async (call) => {
        const { tags, ...others } = objectOrNull(call.body) ?? {};
        const [other] = Object.keys(others);
        if (other !== undefined) throw unexpected(other);
        const given = readTags('tags', tags);
        return { status: 200, body: { tags: await change(call, () => given) } };
      },
    },
    {
      ...writing,
      method: 'delete',
      path,
      answer: async (call) => {
        await change(call, () => []);
        return { status: 204 };
      },
    },
    {
      ...reading,
      method: 'get',
      path: `${path}/:tag`,
      answer: async (call) => {
        const { resource } = await requireServer(facade, call);
        requireTag(tagsOf(resource.spec), tagIn(call), resource.id);
        return { status: 204 };
      },
    },
    {
      ...writing,
      method: 'put',
      path: `${path}/:tag`,
      answer: async (call) => {
        const tag = readTag('tag', tagIn(call));
        if ((await read(call)).includes(tag)) return { status: 204 };
        await change(call, (before) => readTags('tags', [...before, tag]));
        return { status: 201, headers: { Location: call.self } };
      },
    },
    {
      ...writing,
      method: 'delete',
      path: `${path}/:tag`,
      answer: async (call) => {
        const tag = tagIn(call);
        await change(call, (before, id) => {
          requireTag(before, tag, id);
          return before.filter((each) => each !== tag);
        });
        return { status: 204 };
      },
    },
  ];
}

function tagIn(call: ComputeCall): string {
  const tag = call.params['tag'];
  if (tag === undefined) throw invalidField('tag', tag, 'It must be a text.');
  return tag;
}

function requireTag(tags: readonly string[], tag: string, id: string): void {
  if (tags.includes(tag)) return;
  throw new CairnError('not_found', `Server ${id} has no tag '${tag.slice(0, 60)}'.`);
}

function withTags({ tags: _before, ...others }: JsonObject, tags: readonly string[]): JsonObject {
  return tags.length === 0 ? others : { ...others, tags };
}
