import type { KindName } from '../../schemas/generated/types.ts';
import type { Admission, Kind, Needs, Snapshot } from '../model/kind.ts';
import type { Violation } from '../model/error.ts';
import { EMPTY_PLAN } from '../model/operation.ts';

/** Desired and observed of a kind that lives in the database alone: there is nothing to decide or to see. */
export type Nothing = { readonly [key: string]: never };

const NOTHING: Nothing = {};

/**
 * Pure. A kind with nothing outside the database: it is as asked as soon as it is stored, and gone as soon as it is deleted. `status`
 * gets the spec and the object's name, which is its key where nobody names it (x-key).
 */
export function storedOnly<Spec extends object, Status extends object>(
  name: KindName,
  status: (spec: Spec, name: string) => Status,
  admit: (admission: Admission<Spec>) => readonly Violation[] = () => [],
  needs: Needs = {},
): Kind<Spec, Nothing, Nothing, Status> {
  return {
    name,
    needs,
    admit,
    resolve: () => ({ outcome: 'resolved', desired: NOTHING, choices: {}, allocations: [] }),
    observe: () => Promise.resolve({ known: true, observed: NOTHING }),
    diff: () => [],
    plan: () => EMPTY_PLAN,
    operations: {},
    report: (_desired, _observed, _changes, snapshot: Snapshot<Spec>) => ({
      status: status(snapshot.self.resource.spec, snapshot.self.resource.name),
      failure: null,
      pending: null,
    }),
    isGone: () => true,
  };
}
