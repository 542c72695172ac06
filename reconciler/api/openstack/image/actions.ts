import { CairnError } from '../../../model/error.ts';
import type { FacadeRoute } from '../call.ts';
import { changeImage, requireImage } from './store.ts';
import type { ImageFacade } from './store.ts';
import { stateOf } from './to-openstack.ts';

/** Pure. The routes that take an image out of use for the time being, and back. */
export function actionRoutes(facade: ImageFacade): readonly FacadeRoute[] {
  return [action(facade, 'deactivate', true), action(facade, 'reactivate', false)];
}

function action(facade: ImageFacade, name: string, deactivated: boolean): FacadeRoute {
  return {
    method: 'post',
    path: `/images/:id/actions/${name}`,
    rule: { kind: 'image', verbs: [name] },
    answer: async (call) => {
      const { resource, status } = await requireImage(facade, call);
      const state = stateOf(resource.spec, status);
      if (state !== 'active' && state !== 'deactivated') {
        const wanted = deactivated ? 'active' : 'deactivated';
        throw new CairnError(
          'forbidden',
          `Not allowed to ${name} an image that is ${state}: it must be ${wanted}.`,
        );
      }
      await changeImage(facade, call, resource, (draft) => ({
        ...draft,
        spec: { ...draft.spec, deactivated },
      }));
      return { status: 204 };
    },
  };
}
