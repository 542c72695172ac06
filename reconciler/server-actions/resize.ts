import { CairnError } from '../model/error.ts';
import type { ServerAction } from './action.ts';

/** Gives a server another flavor; the one before is remembered until somebody says that the new one is right. */
export const RESIZE: ServerAction<{ readonly flavor_id: string }> = {
  name: 'resize',
  verb: 'resize',
  states: ['ACTIVE', 'SHUTOFF'],
  decide: ({ spec }, { flavor_id }) => {
    if (spec['flavor_id'] === flavor_id) {
      throw new CairnError('invalid_input', 'When resizing, instances must change flavor!');
    }
    return { do: 'edit', spec: { ...spec, flavor_id, previous_flavor_id: spec['flavor_id'] ?? null } };
  },
};

/** Keeps the new flavor. */
export const CONFIRM_RESIZE: ServerAction = {
  name: 'confirmResize',
  verb: 'confirm_resize',
  states: ['VERIFY_RESIZE'],
  decide: ({ spec }) => {
    const { previous_flavor_id: _before, ...others } = spec;
    return { do: 'edit', spec: others };
  },
};

/**
 * Takes the flavor of before again, also while the new one cannot be had. A disk that grew stays grown: it cannot shrink without loss.
 */
export const REVERT_RESIZE: ServerAction = {
  name: 'revertResize',
  verb: 'revert_resize',
  states: ['VERIFY_RESIZE', 'RESIZE', 'ERROR'],
  decide: ({ id, spec }) => {
    const { previous_flavor_id, ...others } = spec;
    if (typeof previous_flavor_id !== 'string') {
      throw new CairnError(
        'conflict',
        `Cannot 'revertResize' instance ${id}: it has no flavor to go back to.`,
      );
    }
    return { do: 'edit', spec: { ...others, flavor_id: previous_flavor_id } };
  },
};
