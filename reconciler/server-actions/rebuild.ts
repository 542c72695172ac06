import type { JsonObject } from '../model/json.ts';
import type { ServerAction } from './action.ts';

/** What a rebuild changes besides the disk. */
export type Rebuilding = {
  readonly image_id: string;
  /** Properties of the spec that change in place. */
  readonly changes: JsonObject;
};

/** Makes the root disk anew: of another image, which the spec says, or of the same one, which only an order can say. */
export const REBUILD: ServerAction<Rebuilding> = {
  name: 'rebuild',
  verb: 'rebuild',
  states: ['ACTIVE', 'SHUTOFF', 'ERROR'],
  decide: ({ spec }, { image_id, changes }) => {
    const next = { ...spec, ...changes, image_id };
    if (spec['image_id'] !== image_id) return { do: 'edit', spec: next };
    return { do: 'order', name: 'rebuild', arguments: {}, spec: next };
  },
};
