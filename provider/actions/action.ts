/** What an action is: something done to one object that leaves its spec alone. Each has a file in this folder. */
import type { CairnApi } from '../client/cairn-api.ts';
import type { JsonObject } from '../client/resource.ts';
import type { AttributeDescriptions } from '../schema/description.ts';

/** An action that was asked for. `deadline_ms` is on the clock of performance.now(). */
export interface AskedAction {
  /** Id of the object. */
  readonly id: string;
  /** The body of the request. */
  readonly body: JsonObject;
  readonly deadline_ms: number;
  readonly signal: AbortSignal;
}

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
  /**
   * Effect: what else is waited for once the object is ready: yields how far it is, and gives what went wrong in words, null when nothing did.
   */
  readonly afterwards?: (api: CairnApi, asked: AskedAction) => AsyncGenerator<string, string | null>;
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
