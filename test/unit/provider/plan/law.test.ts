import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planResource } from '../../../../provider/plan/plan.ts';
import type { ResourcePlan } from '../../../../provider/plan/plan.ts';
import { specOf, stateOf } from '../../../../provider/plan/resource-state.ts';
import { decodeCty, encodeCty } from '../../../../provider/protocol/msgpack.ts';
import {
  hasUnknown,
  isRecord,
  isSequence,
  isUnknown,
  valuesEqual,
} from '../../../../provider/protocol/cty-value.ts';
import type { CtyRecord, CtyValue } from '../../../../provider/protocol/cty-value.ts';
import type { LosslessJson } from '../../../../provider/protocol/json.ts';
import type {
  AttributeDescription,
  AttributeDescriptions,
  KindDescription,
} from '../../../../provider/schema/description.ts';
import { attributeType, isComputed, objectType } from '../../../../provider/schema/types.ts';
import { configs, kinds, served, statuses } from '../../../provider/support/kind-arbitraries.ts';

/**
 * Terraform's own checks of a plan, as its documentation states them: a configured value is planned as it is (or
 * as the prior value); a value that is not configured is null unless it is computed; write-only is null.
 */
const planBreaks = (
  attributes: AttributeDescriptions,
  config: CtyRecord,
  prior: CtyRecord | null,
  planned: CtyRecord,
): string[] =>
  Object.entries(attributes).flatMap(([name, attribute]) => {
    const [given, before, after] = [config[name] ?? null, prior?.[name] ?? null, planned[name] ?? null];
    const type = attributeType(attribute);
    if (attribute.write_only === true) return after === null ? [] : [`${name}: write-only is planned`];
    if (valuesEqual(after, given, type)) return [];
    if (given === null) return isComputed(attribute) ? [] : [`${name}: planned although not configured`];
    if (before !== null && valuesEqual(after, before, type)) return [];
    return nestedBreaks(name, attribute, given, before, after);
  });

const nestedBreaks = (
  name: string,
  attribute: AttributeDescription,
  given: CtyValue,
  before: CtyValue,
  after: CtyValue,
): string[] => {
  const children = attribute.nested?.attributes;
  if (children === undefined) return [`${name}: planned as another value`];
  const object = (a: CtyValue | undefined, b: CtyValue | undefined, c: CtyValue | undefined): string[] =>
    isRecord(a) && isRecord(c)
      ? planBreaks(children, a, isRecord(b) ? b : null, c).map((text) => `${name}.${text}`)
      : [`${name}: not an object`];
  if (attribute.nested?.nesting === 'single') return object(given, before, after);
  if (isRecord(given) && isRecord(after)) {
    if (Object.keys(given).join() !== Object.keys(after).join()) return [`${name}: other keys`];
    return Object.keys(given).flatMap((key) =>
      object(given[key], isRecord(before) ? before[key] : undefined, after[key]),
    );
  }
  if (isSequence(given) && isSequence(after) && given.length === after.length) {
    return given.flatMap((item, index) =>
      object(item, isSequence(before) ? before[index] : undefined, after[index]),
    );
  }
  return [`${name}: another number of elements`];
};

/** What was planned as known is what comes back, and nothing is unknown any more. */
const applyBreaks = (
  type: ReturnType<typeof objectType>,
  planned: CtyRecord,
  applied: CtyRecord,
): string[] => {
  if (hasUnknown(applied)) return ['something is unknown after apply'];
  const compare = (
    want: CtyValue,
    got: CtyValue,
    of: (typeof type.attributes)[string] | undefined,
  ): boolean => {
    if (isUnknown(want)) return true;
    if (!hasUnknown(want)) return valuesEqual(want, got, of);
    if (typeof of === 'object' && of.kind === 'set') return true;
    if (isSequence(want)) {
      return (
        isSequence(got) &&
        want.length === got.length &&
        want.every((item, index) =>
          compare(
            item,
            got[index] ?? null,
            typeof of === 'object' && of.kind === 'list' ? of.element : undefined,
          ),
        )
      );
    }
    if (isRecord(want) && isRecord(got)) {
      return Object.entries(want).every(([name, inner]) => {
        const member =
          typeof of !== 'object'
            ? undefined
            : of.kind === 'object'
              ? of.attributes[name]
              : of.kind === 'map'
                ? of.element
                : undefined;
        return compare(inner, got[name] ?? null, member);
      });
    }
    return false;
  };
  return Object.entries(type.attributes).flatMap(([name, of]) =>
    compare(planned[name] ?? null, applied[name] ?? null, of) ? [] : [`${name}: planned and applied differ`],
  );
};

const ID = '0b9c1a52-7f7e-4e57-8a39-6f0a1d2f3c4b';

const plan = (kind: KindDescription, config: CtyRecord, prior: CtyRecord | null): ResourcePlan =>
  planResource({ kind, config, prior, fills: {} });

const apply = (
  kind: KindDescription,
  made: ResourcePlan,
  config: CtyRecord,
  status: Record<string, LosslessJson>,
): CtyRecord =>
  stateOf(kind, served(kind, ID, specOf(kind, made.planned, config, null), status), made.planned);

const runs = kinds.chain((kind) =>
  fc.record({
    kind: fc.constant(kind),
    first: configs(kind, false),
    second: configs(kind, false),
    open: configs(kind, true),
    status: statuses(kind),
    other_status: statuses(kind),
  }),
);

describe('the law of Terraform, over drawn kinds and configurations', () => {
  it('plans what is configured, for creates and updates, with and without unknown values', () => {
    fc.assert(
      fc.property(runs, ({ kind, first, open, status }) => {
        const create = plan(kind, open, null);
        expect(planBreaks(kind.attributes, open, null, create.planned)).toEqual([]);
        expect(create.action).toBe('create');
        const prior = apply(kind, plan(kind, first, null), first, status);
        const update = plan(kind, open, prior);
        expect(planBreaks(kind.attributes, open, prior, update.planned)).toEqual([]);
        const type = objectType(kind.attributes);
        for (const { planned } of [create, update]) {
          expect(valuesEqual(decodeCty(encodeCty(planned, type), type), planned, type)).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('gives back what was planned as known, and leaves nothing unknown', () => {
    fc.assert(
      fc.property(runs, ({ kind, first, second, status, other_status }) => {
        const type = objectType(kind.attributes);
        const create = plan(kind, first, null);
        const created = apply(kind, create, first, status);
        expect(applyBreaks(type, create.planned, created)).toEqual([]);
        const update = plan(kind, second, created);
        // The service keeps what it never changes, and reports anything where the plan leaves it open.
        const kept = Object.fromEntries(
          Object.entries(other_status).map(([name, value]) => [
            name,
            isUnknown(update.planned[name] ?? null) ? value : (status[name] ?? value),
          ]),
        );
        const updated = apply(kind, update, second, update.action === 'none' ? status : kept);
        expect(applyBreaks(type, update.planned, updated)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('plans nothing more after an apply, and nothing after a refresh', () => {
    fc.assert(
      fc.property(runs, ({ kind, first, status }) => {
        const state = apply(kind, plan(kind, first, null), first, status);
        const again = plan(kind, first, state);
        expect(again.action).toBe('none');
        expect(valuesEqual(again.planned, state, objectType(kind.attributes))).toBe(true);
        expect(again.requires_replace).toEqual([]);
        const spec = specOf(kind, state, first, null);
        const refreshed = stateOf(kind, served(kind, ID, spec, status), state);
        expect(plan(kind, first, refreshed).action).toBe('none');
      }),
      { numRuns: 1000 },
    );
  });

  it('plans nothing after an import, wherever the service keeps what was configured', () => {
    fc.assert(
      fc.property(runs, ({ kind, first, status }) => {
        const made = plan(kind, first, null);
        const imported = stateOf(
          kind,
          served(kind, ID, specOf(kind, made.planned, first, null), status),
          null,
        );
        const after = plan(kind, first, imported);
        expect(after.requires_replace).toEqual([]);
        expect(after.action).toBe('none');
      }),
      { numRuns: 1000 },
    );
  });

  it('never stores or plans a write-only value, and always sends it', () => {
    fc.assert(
      fc.property(runs, ({ kind, first, status }) => {
        const made = plan(kind, first, null);
        const spec = specOf(kind, made.planned, first, null);
        const state = apply(kind, made, first, status);
        for (const [name, attribute] of Object.entries(kind.attributes)) {
          if (attribute.write_only !== true) continue;
          expect(made.planned[name]).toBeNull();
          expect(state[name]).toBeNull();
          expect(spec[name] !== undefined).toBe(first[name] !== null);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
