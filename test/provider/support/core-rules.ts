/**
 * What Terraform's core demands of a provider's plans and results, over the schema that the provider serves.
 *
 * Source: Terraform documentation, "Resource Instance Change Lifecycle", the rules of PlanResourceChange,
 * ApplyResourceChange and ReadResource; the texts name the rule that is broken.
 */
import {
  hasUnknown,
  isRecord,
  isSequence,
  isUnknown,
  valuesEqual,
} from '../../../provider/protocol/cty-value.ts';
import type { CtyRecord, CtyValue } from '../../../provider/protocol/cty-value.ts';
import type { CtyObjectType, CtyType } from '../../../provider/protocol/cty-type.ts';
import type { Tfplugin6 } from '../../../provider/protocol/messages.ts';
import type { Decoded } from '../../../provider/protocol/protobuf.ts';

/** An attribute as the provider serves it. */
export type ServedAttribute = Decoded<Tfplugin6, 'Schema.Attribute'>;

/** Attributes of a served schema, with the type of the object that they form. */
export interface ServedObject {
  readonly attributes: readonly ServedAttribute[];
  readonly type: CtyObjectType;
}

const NESTED_LIST = 2;
const NESTED_SET = 3;
const NESTED_MAP = 4;

const typeOf = (object: ServedObject, name: string): CtyType => object.type.attributes[name] ?? 'dynamic';

const elementType = (type: CtyType): CtyType =>
  typeof type === 'object' && 'element' in type ? type.element : type;

const nestedObject = (attribute: ServedAttribute, type: CtyType): ServedObject | undefined => {
  const nested = attribute.nested_type;
  const element = elementType(type);
  if (nested === undefined || typeof element !== 'object' || element.kind !== 'object') return undefined;
  return { attributes: nested.attributes, type: element };
};

/**
 * Pure. Where a plan breaks the rules: a configured value must be planned as it is, or as the prior value; what
 * is not configured must be null unless it is computed; write-only is null. Empty when it keeps them.
 */
export const planBreaks = (
  object: ServedObject,
  config: CtyRecord,
  prior: CtyRecord | null,
  planned: CtyRecord,
  at = '',
): readonly string[] =>
  object.attributes.flatMap((attribute): readonly string[] => {
    const { name } = attribute;
    const place = `${at}${name}`;
    const type = typeOf(object, name);
    const given = config[name] ?? null;
    const before = prior?.[name] ?? null;
    const after = planned[name] ?? null;
    if (attribute.write_only) return after === null ? [] : [`${place}: a write-only value is planned`];
    if (valuesEqual(after, given, type)) return [];
    if (before !== null && given !== null && valuesEqual(after, before, type)) return [];
    if (given === null) {
      return attribute.computed ? [] : [`${place}: planned although neither configured nor computed`];
    }
    const nested = nestedObject(attribute, type);
    if (nested === undefined)
      return [`${place}: the planned value is neither the configured nor the prior one`];
    return nestedPlanBreaks(attribute.nested_type?.nesting ?? 0, nested, [given, before, after], place);
  });

const nestedPlanBreaks = (
  nesting: number,
  nested: ServedObject,
  [given, before, after]: readonly [CtyValue, CtyValue, CtyValue],
  place: string,
): readonly string[] => {
  const inner = (
    config: CtyValue | undefined,
    prior: CtyValue | undefined,
    planned: CtyValue | undefined,
    step: string,
  ): readonly string[] =>
    isRecord(config) && isRecord(planned)
      ? planBreaks(nested, config, isRecord(prior) ? prior : null, planned, `${place}${step}.`)
      : [`${place}${step}: the planned value is no object`];
  if (nesting === NESTED_MAP) {
    if (!isRecord(given) || !isRecord(after)) return [`${place}: the planned value is no map`];
    const keys = Object.keys(given);
    if (keys.length !== Object.keys(after).length || keys.some((key) => !(key in after))) {
      return [`${place}: the planned keys are others`];
    }
    return keys.flatMap((key) =>
      inner(given[key], isRecord(before) ? before[key] : undefined, after[key], `[${key}]`),
    );
  }
  if (nesting === NESTED_LIST || nesting === NESTED_SET) {
    if (!isSequence(given) || !isSequence(after) || given.length !== after.length) {
      return [`${place}: another number of elements is planned`];
    }
    // The elements of a set have no place of their own; each must follow from some configured one.
    if (nesting === NESTED_SET) {
      return after.every((element) => given.some((each) => inner(each, undefined, element, '').length === 0))
        ? []
        : [`${place}: an element is planned that nobody configured`];
    }
    return given.flatMap((each, index) =>
      inner(each, isSequence(before) ? before[index] : undefined, after[index], `[${index}]`),
    );
  }
  return inner(given, before, after, '');
};

/** Pure. Where a result breaks the rules: what was planned as known must come back, and nothing may be unknown. */
export const applyBreaks = (
  object: ServedObject,
  planned: CtyRecord,
  applied: CtyRecord,
): readonly string[] => [
  ...Object.entries(applied).flatMap(([name, value]) =>
    hasUnknown(value) ? [`${name}: still unknown after apply`] : [],
  ),
  ...object.attributes.flatMap(({ name }) =>
    compatible(typeOf(object, name), planned[name] ?? null, applied[name] ?? null)
      ? []
      : [`${name}: was planned as known and came back as something else`],
  ),
];

const compatible = (type: CtyType, planned: CtyValue, applied: CtyValue): boolean => {
  if (isUnknown(planned)) return true;
  if (!hasUnknown(planned)) return valuesEqual(planned, applied, type);
  if (isRecord(planned)) {
    if (!isRecord(applied) || Object.keys(planned).length !== Object.keys(applied).length) return false;
    return Object.entries(planned).every(([name, value]) => {
      const inner =
        typeof type === 'object' && type.kind === 'object' ? type.attributes[name] : elementType(type);
      return name in applied && compatible(inner ?? 'dynamic', value, applied[name] ?? null);
    });
  }
  if (!isSequence(planned) || !isSequence(applied) || planned.length !== applied.length) return false;
  const element = elementType(type);
  return typeof type === 'object' && type.kind === 'set'
    ? planned.every((value) => applied.some((other) => compatible(element, value, other)))
    : planned.every((value, index) => compatible(element, value, applied[index] ?? null));
};
