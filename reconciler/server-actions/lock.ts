import type { ServerAction } from './action.ts';

/** Keeps everybody but administrators from changing a server. */
export const LOCK: ServerAction<{ readonly reason: string | null }> = {
  name: 'lock',
  verb: 'lock',
  states: 'any',
  decide: ({ spec }, { reason }) => {
    const { locked_reason: _before, ...others } = spec;
    return {
      do: 'edit',
      spec: { ...others, locked: true, ...(reason === null ? {} : { locked_reason: reason }) },
    };
  },
};

/** Lets it be changed again. */
export const UNLOCK: ServerAction = {
  name: 'unlock',
  verb: 'unlock',
  states: 'any',
  decide: ({ spec }) => {
    const { locked: _is, locked_reason: _why, ...others } = spec;
    return { do: 'edit', spec: others };
  },
};
