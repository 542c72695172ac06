import type { KindName } from '../../schemas/generated/types.ts';
import type { Admission, Kind, Snapshot } from '../model/kind.ts';
import type { Violation } from '../model/error.ts';
import { EMPTY_PLAN } from '../model/operation.ts';

/** Desired and observed of a kind that lives in the database alone: there is nothing to decide or to see. */
export type Nothing = { readonly [key: string]: never };

const NOTHING: Nothing = {};

/** Pure. A kind with nothing outside the database: it is as asked as soon as it is stored, and gone as soon as it is deleted. */
export function storedOnly<Spec extends object, Status extends object>(
  name: KindName,
  status: (spec: Spec) => Status,
  admit: (admission: Admission<Spec>) => readonly Violation[] = () => [],
): Kind<Spec, Nothing, Nothing, Status> {
  return {
    name,
    needs: {},
    admit,
    resolve: () => ({ outcome: 'resolved', desired: NOTHING, choices: {}, allocations: [] }),
    observe: () => Promise.resolve({ known: true, observed: NOTHING }),
    diff: () => [],
    plan: () => EMPTY_PLAN,
    operations: {},
    report: (_desired, _observed, _changes, snapshot: Snapshot<Spec>) => ({
      status: status(snapshot.self.resource.spec),
      failure: null,
      pending: null,
    }),
    isGone: () => true,
  };
}
