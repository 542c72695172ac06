import { CairnError } from '../../../model/error.ts';
import type { HostTable } from '../../../store/host-table.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import { isAdministrator } from '../../../policy/credentials.ts';
import type { Waits } from '../../wait.ts';
import { accessFor, objectOrNull, toRoute } from '../call.ts';
import type { Call, FacadeRoute, Reply } from '../call.ts';
import type { ApiDependencies } from '../../dependencies.ts';
import type { Facade } from '../objects.ts';
import type { Route } from '../../route.ts';
import { COMPUTE_PATH } from './addresses.ts';
import { NovaError } from './errors.ts';
import { MINOR_MIN, askedVersion } from './microversion.ts';

/** What the facade of compute stands on. */
export type ComputeFacade = Facade &
  Pick<ApiDependencies, 'reboot' | 'readConsole' | 'foreseeOrder'> & {
    readonly waits: Pick<Waits, 'wait'>;
    /** All hosts as the scheduler sees them. */
    readonly hosts: HostTable;
  };

/** One request, as the handlers see it. */
export type ComputeCall = Call & {
  /** The microversion that it is answered by: the number after `2.`. */
  readonly minor: number;
};

/** One address of the facade. */
export type ComputeRoute = Omit<FacadeRoute, 'answer'> & {
  /** The first microversion that knows the address, when not all do. */
  readonly since?: number;
  /** The last one. */
  readonly until?: number;
  readonly answer: (call: ComputeCall) => Promise<Reply> | Reply;
};

/** Pure. The route as the API mounts it. */
export function toComputeRoute(
  { since = MINOR_MIN, until = Infinity, answer, ...route }: ComputeRoute,
  public_url: string | null,
): Route {
  return toRoute(
    {
      ...route,
      answer: (call) => {
        const asked = askedVersion(call.request.headers);
        if ('refused' in asked) throw new NovaError(asked.status, 'unsupported', asked.refused);
        const { minor } = asked;
        if (minor < since || minor > until) throw noSuchAddress();
        return answer({ ...call, minor });
      },
    },
    COMPUTE_PATH,
    public_url,
  );
}

/** Pure. What a client hears where there is nothing. */
export function noSuchAddress(): CairnError {
  return new CairnError('not_found', 'The resource could not be found.');
}

/** Pure. The object that the body holds under `key`, alone. Throws invalid_input. */
export function bodyOf(call: Call, key: string): JsonObject {
  const body = objectOrNull(call.body);
  const value = objectOrNull(body?.[key]);
  if (body === null || value === null) {
    throw wrong(
      `Invalid input for field/attribute ${key}. The body must be an object with the object "${key}".`,
    );
  }
  for (const name of Object.keys(body)) if (name !== key) throw unexpected(name);
  return value;
}

/** Pure. What a client hears of a property that its microversion does not know. */
export function unexpected(name: string): CairnError {
  return wrong(`Additional properties are not allowed ('${name.slice(0, 60)}' was unexpected).`);
}

/** Pure. What a client hears of a value that cannot be. */
export function invalidField(name: string, value: Json | undefined, why: string): CairnError {
  const shown = value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 100);
  return wrong(`Invalid input for field/attribute ${name}. Value: ${shown}. ${why}`);
}

/** Pure. An error of the caller's making. */
export function wrong(message: string): CairnError {
  return new CairnError('invalid_input', message);
}

/** Pure. Whether the caller administers the cloud, and so sees where things are. */
export function isAdmin(call: Call): boolean {
  return isAdministrator(accessFor(call).principal.credentials);
}
