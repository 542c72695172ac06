import { CairnError } from '../model/error.ts';
import type { JsonObject } from '../model/json.ts';
import type { Standing } from './standing.ts';
import { VM_STATES } from './words.ts';
import type { ServerWord } from './words.ts';

/** A server that something is to be done with. */
export type ActedServer = {
  readonly id: string;
  readonly name: string;
  readonly spec: JsonObject;
  readonly standing: Standing;
};

/** What an action is: another spec, an order, or a knock at the guest's door. */
export type Outcome =
  | { readonly do: 'edit'; readonly spec: JsonObject }
  /** The spec is written first, where it differs. */
  | {
      readonly do: 'order';
      readonly name: string;
      readonly arguments: JsonObject;
      readonly spec: JsonObject;
    }
  | { readonly do: 'reboot'; readonly type: 'soft' | 'hard' }
  /** Another look at once, whatever is known. */
  | { readonly do: 'repair' };

/** Something that is done with a server. */
export type ServerAction<Arguments = void> = {
  /** In Nova's words, for people. */
  readonly name: string;
  /** Verb of the policy that decides who may. */
  readonly verb: string;
  /** States in which it may be done. */
  readonly states: readonly ServerWord[] | 'any';
  /** Pure. What it is. Throws conflict or invalid_input where it cannot be, though the state allows it. */
  readonly decide: (server: ActedServer, args: Arguments) => Outcome;
};

/** Pure. Throws conflict when the server is in no state in which this may be done; the refusal names those in which it may. */
export function requireLegal(
  { name, states }: Pick<ServerAction<never>, 'name' | 'states'>,
  server: ActedServer,
): void {
  const { settled, task } = server.standing;
  if (states === 'any' || states.includes(settled)) return;
  const doing = task === null ? '' : ` and task_state ${task}`;
  throw new CairnError(
    'conflict',
    `Cannot '${name}' instance ${server.id} while it is in vm_state ${VM_STATES[settled]}${doing} (${settled}). It can be done in: ${states.join(', ')}.`,
    { resource: server.id },
  );
}

/** Pure. What an action is for a server. Throws conflict when it may not be done now. */
export function decideAction<Arguments>(
  action: ServerAction<Arguments>,
  server: ActedServer,
  args: Arguments,
): Outcome {
  requireLegal(action, server);
  return action.decide(server, args);
}
