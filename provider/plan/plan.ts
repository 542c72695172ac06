/**
 * The plan of one resource: configuration, then defaults, then null for write-only, then comparison with the
 * prior state; what the service reports becomes unknown only when it will have something to do.
 */
import type { AttributePath } from '../protocol/attribute-path.ts';
import { record, valuesEqual } from '../protocol/cty-value.ts';
import type { CtyRecord, CtyValue } from '../protocol/cty-value.ts';
import type { KindDescription } from '../schema/description.ts';
import { attributeType, attributesFrom, sourceOf } from '../schema/types.ts';
import { planValue } from './defaults.ts';
import { planDisruption } from './disruption.ts';
import type { PlannedAction } from './planned-action.ts';
import { changedPaths } from './replace.ts';
import { DRIFT, hasDrift, planReported } from './unknowns.ts';

/** What the plan is made of. `fills` are values for attributes that the configuration leaves null (project, digests). */
export interface PlanInput {
  readonly kind: KindDescription;
  readonly config: CtyRecord;
  /** Null for a create. */
  readonly prior: CtyRecord | null;
  readonly fills: Readonly<Record<string, CtyValue>>;
  /** The service is not done with what an earlier apply asked for. */
  readonly is_unfinished?: boolean;
}

/** The plan. */
export interface ResourcePlan {
  readonly action: PlannedAction;
  readonly planned: CtyRecord;
  readonly requires_replace: readonly AttributePath[];
  /** Attributes whose change in place restarts the running object. */
  readonly restarts: readonly AttributePath[];
}

const planConfigured = ({ kind, config, prior, fills }: PlanInput): ReadonlyMap<string, CtyValue> =>
  new Map(
    attributesFrom(kind, 'spec', 'provider').map(([name, attribute]) => {
      const given = config[name] ?? null;
      const filled = given === null ? fills[name] : undefined;
      const before = prior === null ? undefined : (prior[name] ?? null);
      return [name, filled ?? planValue(attribute, given, before)] as const;
    }),
  );

const differs = (
  { kind, prior }: PlanInput,
  planned: ReadonlyMap<string, CtyValue>,
  source: 'spec' | 'provider',
): boolean =>
  attributesFrom(kind, source).some(
    ([name, attribute]) =>
      attribute.write_only !== true &&
      !valuesEqual(prior?.[name] ?? null, planned.get(name) ?? null, attributeType(attribute)),
  );

const actionOf = (input: PlanInput, planned: ReadonlyMap<string, CtyValue>): PlannedAction => {
  if (input.prior === null) return 'create';
  if (differs(input, planned, 'spec')) return 'update';
  const drift = input.kind.attributes[DRIFT];
  if (drift !== undefined && sourceOf(drift) === 'status' && hasDrift(input.prior)) return 'repair';
  if (input.is_unfinished === true) return 'continue';
  return differs(input, planned, 'provider') ? 'state' : 'none';
};

/** Pure. The plan of a create or update; deletes need none. */
export const planResource = (input: PlanInput): ResourcePlan => {
  const { kind, prior } = input;
  const configured = planConfigured(input);
  const action = actionOf(input, configured);
  const isChanging = action !== 'state' && action !== 'none';
  const attributes = record(
    Object.entries(kind.attributes).map(([name, attribute]) => [
      name,
      configured.get(name) ??
        (configured.has(name) ? null : planReported(name, attribute, prior, isChanging)),
    ]),
  );
  const disruption = planDisruption(kind, action, prior, attributes);
  const planned = record([...Object.entries(attributes), ...Object.entries(disruption)]);
  const paths = (mutability: 'replace' | 'restart'): readonly AttributePath[] =>
    prior === null ? [] : changedPaths(kind.attributes, prior, planned, mutability);
  return { action, planned, requires_replace: paths('replace'), restarts: paths('restart') };
};
