import { CairnError } from '../../../model/error.ts';
import type { Call, FacadeRoute, Reply } from '../call.ts';
import { toRoute } from '../call.ts';
import type { HostTable } from '../../../store/host-table.ts';
import type { Facade } from '../objects.ts';
import type { Route } from '../../route.ts';
import { PLACEMENT_ROOT } from './addresses.ts';
import { PlacementError } from './errors.ts';
import { askedPlacement } from './microversion.ts';

/** What the facade of Placement stands on. */
export type PlacementFacade = Pick<Facade, 'database' | 'public_url'> & {
  /** All hosts as the scheduler sees them. */
  readonly hosts: HostTable;
};

/** One request, as the handlers see it. */
export type PlacementCall = Call & {
  /** The microversion that it is answered by: the number after `1.`. */
  readonly minor: number;
};

/** One address of the facade. */
export type PlacementRoute = Pick<FacadeRoute, 'path'> & {
  /** The first microversion that knows the address. */
  readonly since?: number;
  /** Whether members of a project may ask for what is its own; else only those who may list hosts. */
  readonly for_projects?: true;
  readonly answer: (call: PlacementCall) => Promise<Reply> | Reply;
};

/** Pure. The route as the API mounts it. Everything is read only: Cairn's own claims are what there is. */
export function toPlacementRoute(
  { path, since = 0, for_projects, answer }: PlacementRoute,
  public_url: string | null,
): Route {
  return toRoute(
    {
      method: 'get',
      path,
      rule: for_projects === true ? 'principal' : { kind: 'host', verbs: ['list'] },
      answer: (call) => {
        const asked = askedPlacement(call.request.headers);
        if ('refused' in asked) throw new PlacementError(asked.status, 'unsupported', asked.refused);
        if (asked.minor < since) throw nothingHere();
        return answer({ ...call, minor: asked.minor });
      },
    },
    PLACEMENT_ROOT,
    public_url,
  );
}

/** Pure. What a client hears where there is nothing. */
export function nothingHere(): CairnError {
  return new CairnError('not_found', 'The resource could not be found.');
}

/** Pure. An error of the caller's making. */
export function wrong(message: string): CairnError {
  return new CairnError('invalid_input', message);
}
