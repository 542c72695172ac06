import { CairnError } from '../model/error.ts';
import type { ServerAction } from './action.ts';

/** Boots a server from another disk to be repaired, with its own as the second. `image_id` null: from its own image. */
export const RESCUE: ServerAction<{ readonly image_id: string | null }> = {
  name: 'rescue',
  verb: 'rescue',
  states: ['ACTIVE', 'SHUTOFF', 'ERROR'],
  decide: ({ id, spec }, { image_id }) => {
    const rescue_image_id = image_id ?? spec['image_id'];
    if (rescue_image_id === undefined) {
      throw new CairnError(
        'invalid_input',
        `Cannot 'rescue' instance ${id} from its own image: it has none. Name one in rescue_image_ref.`,
      );
    }
    return { do: 'edit', spec: { ...spec, rescue_image_id, power_state: 'running' } };
  },
};

/** Boots it from its own disk again. */
export const UNRESCUE: ServerAction = {
  name: 'unrescue',
  verb: 'unrescue',
  states: ['RESCUE', 'ERROR'],
  decide: ({ id, spec }) => {
    const { rescue_image_id, ...others } = spec;
    if (rescue_image_id === undefined) {
      throw new CairnError('conflict', `Cannot 'unrescue' instance ${id}: it is not rescued.`);
    }
    return { do: 'edit', spec: { ...others, power_state: 'running' } };
  },
};
