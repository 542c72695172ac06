/** What an action is: something done to one object that leaves its spec alone. Each has a file in this folder. */
import type { AttributeDescriptions } from '../schema/description.ts';

/** An action of a kind, posted to `/v1/<collection>/<id>/actions/<action>` with its arguments as the body. */
export interface Action {
  /** Terraform's name, such as `cairn_server_reboot`. */
  readonly type_name: string;
  /** The kind whose objects it is for; the argument `<kind>_id` says which one. */
  readonly kind: string;
  /** The word in the API's path. */
  readonly action: string;
  readonly description: string;
  /** What progress messages begin with, such as `Restarting`. */
  readonly doing: string;
  /** Arguments besides the id, of plain types; a `default` is sent when the configuration is null. */
  readonly attributes: AttributeDescriptions;
  /** The allowed words of arguments that have such a list. */
  readonly words: Readonly<Record<string, readonly string[]>>;
  /** How long to wait until the object is ready again. */
  readonly timeout_seconds: number;
}

/** Pure. The argument that says which object. */
export const idArgument = (action: Action): string => `${action.kind}_id`;

/** Pure. All arguments as they are served. An action's arguments cannot be computed, so defaults are in words only. */
export const argumentsOf = (action: Action): AttributeDescriptions => ({
  [idArgument(action)]: {
    type: 'string',
    description: `Id of the ${action.kind.replaceAll('_', ' ')}.`,
    required: true,
    references: action.kind,
    source: 'provider',
  },
  ...Object.fromEntries(
    Object.entries(action.attributes).map(([name, { default: _sent, ...served }]) => [name, served]),
  ),
});
