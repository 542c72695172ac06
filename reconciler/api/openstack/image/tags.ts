import { CairnError } from '../../../model/error.ts';
import type { Json } from '../../../model/json.ts';
import type { FacadeRoute } from '../call.ts';
import type { Draft } from './from-openstack.ts';
import { changeImage, requireImage } from './store.ts';
import type { ImageFacade } from './store.ts';

/** Pure. The routes of single tags. */
export function tagRoutes(facade: ImageFacade): readonly FacadeRoute[] {
  const path = '/images/:id/tags/:tag';
  const rule = { kind: 'image', verbs: ['update'] } as const;
  return [
    {
      method: 'put',
      path,
      rule,
      answer: async (call) => {
        const tag = call.params['tag'] ?? '';
        if (tag.length > 255) throw new CairnError('invalid_input', 'A tag has at most 255 characters.');
        const { resource } = await requireImage(facade, call);
        await changeImage(facade, call, resource, (draft) =>
          withTags(draft, (tags) => (tags.includes(tag) ? tags : [...tags, tag])),
        );
        return { status: 204 };
      },
    },
    {
      method: 'delete',
      path,
      rule,
      answer: async (call) => {
        const tag = call.params['tag'] ?? '';
        const { resource } = await requireImage(facade, call);
        await changeImage(facade, call, resource, (draft) =>
          withTags(draft, (tags) => {
            if (!tags.includes(tag)) {
              throw new CairnError('not_found', `The image has no tag ${tag.slice(0, 255)}.`);
            }
            return tags.filter((each) => each !== tag);
          }),
        );
        return { status: 204 };
      },
    },
  ];
}

function withTags(draft: Draft, change: (tags: readonly Json[]) => readonly Json[]): Draft {
  const tags = (draft.spec['tags'] ?? []) as readonly Json[];
  return { ...draft, spec: { ...draft.spec, tags: change(tags) } };
}
