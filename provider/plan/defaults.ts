/** From configuration to planned values: what the user wrote, else the default, else what was there before. */
import { ctyFromJson } from '../protocol/cty-json.ts';
import { UNKNOWN, isRecord, isSequence, isUnknown, record, valuesEqual } from '../protocol/cty-value.ts';
import type { CtyRecord, CtyValue } from '../protocol/cty-value.ts';
import type { AttributeDescription, AttributeDescriptions, JsonValue } from '../schema/description.ts';
import { attributeType, isComputed, objectType } from '../schema/types.ts';
import { isNumber, sameNumber, sameText } from './preserve.ts';

const defaultOf = (attribute: AttributeDescription, json: JsonValue): CtyValue => {
  const written = ctyFromJson(json, attributeType(attribute));
  // Members of a default have defaults of their own.
  return attribute.nested === undefined ? written : planNested(attribute, written, null);
};

/** Elements of a set are told apart by what the configuration says of them. */
const matchingElement = (
  attributes: AttributeDescriptions,
  element: CtyRecord,
  prior: readonly CtyValue[],
): CtyRecord | null => {
  const type = objectType(attributes);
  const found = prior.find(
    (candidate) =>
      isRecord(candidate) &&
      Object.entries(element).every(
        ([name, value]) =>
          value === null || valuesEqual(value, candidate[name] ?? null, type.attributes[name]),
      ),
  );
  return isRecord(found) ? found : null;
};

const sameMeaning = (config: CtyValue, prior: CtyValue): boolean =>
  typeof config === 'string' && typeof prior === 'string'
    ? sameText(config, prior)
    : isNumber(config) && isNumber(prior) && sameNumber(config, prior);

const planNested = (
  attribute: AttributeDescription,
  config: CtyValue,
  prior: CtyValue | undefined,
): CtyValue => {
  const attributes = attribute.nested?.attributes ?? {};
  const object = (value: CtyValue, before: CtyValue | undefined): CtyValue =>
    isRecord(value) ? planAttributes(attributes, value, isRecord(before) ? before : null) : value;
  switch (attribute.nested?.nesting) {
    case 'map':
      if (!isRecord(config)) return config;
      return record(
        Object.entries(config).map(([key, value]) => [
          key,
          object(value, isRecord(prior) ? prior[key] : undefined),
        ]),
      );
    case 'list':
      if (!isSequence(config)) return config;
      return config.map((value, index) => object(value, isSequence(prior) ? prior[index] : undefined));
    case 'set':
      if (!isSequence(config)) return config;
      return config.map((value) =>
        object(
          value,
          isRecord(value) && isSequence(prior) ? matchingElement(attributes, value, prior) : undefined,
        ),
      );
    case 'single':
    case undefined:
    default:
      return object(config, prior);
  }
};

/**
 * Pure. The planned value of one attribute that the user may set. `prior` is undefined when the object (or the
 * element) is new: then a computed value without a default is unknown.
 */
export const planValue = (
  attribute: AttributeDescription,
  config: CtyValue,
  prior: CtyValue | undefined,
): CtyValue => {
  if (attribute.write_only === true) return null;
  if (isUnknown(config)) return config;
  if (config === null) {
    if (attribute.default !== undefined) return defaultOf(attribute, attribute.default);
    if (!isComputed(attribute)) return null;
    return prior === undefined ? UNKNOWN : prior;
  }
  if (attribute.nested !== undefined) return planNested(attribute, config, prior);
  // Terraform accepts the prior value where the configured one means the same; nothing is to be changed then.
  return prior !== undefined && sameMeaning(config, prior) ? prior : config;
};

/** Pure. The planned values of a set of attributes; `prior` null when the object is new. */
export const planAttributes = (
  attributes: AttributeDescriptions,
  config: CtyRecord,
  prior: CtyRecord | null,
): CtyRecord =>
  record(
    Object.entries(attributes).map(([name, attribute]) => [
      name,
      planValue(attribute, config[name] ?? null, prior === null ? undefined : (prior[name] ?? null)),
    ]),
  );
