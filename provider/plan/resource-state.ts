/** Between Terraform's state and the API's resource. */
import { ctyFromJson, ctyToJson } from '../protocol/cty-json.ts';
import { hasUnknown, isRecord, isSequence, isUnknown, record, valuesEqual } from '../protocol/cty-value.ts';
import type { CtyRecord, CtyValue } from '../protocol/cty-value.ts';
import type { LosslessJson } from '../protocol/json.ts';
import type { AttributeDescription, AttributeDescriptions, KindDescription } from '../schema/description.ts';
import { attributeType, attributesFrom, sourceOf } from '../schema/types.ts';
import { preserve } from './preserve.ts';
import { DRIFT } from './unknowns.ts';

type JsonObject = Readonly<Record<string, LosslessJson>>;

/** The parts of an API resource that become state. */
export interface ResourceParts {
  readonly spec: JsonObject;
  readonly status: JsonObject;
  /** The whole resource: `meta` attributes come from its top. */
  readonly envelope: JsonObject;
}

const specValue = (
  attribute: AttributeDescription,
  planned: CtyValue,
  config: CtyValue,
): LosslessJson | undefined => {
  const value = attribute.write_only === true ? config : planned;
  if (value === null || isUnknown(value)) return undefined;
  const attributes = attribute.nested?.attributes;
  if (attributes === undefined) return hasUnknown(value) ? undefined : ctyToJson(value);
  const object = (inner: CtyValue, written: CtyValue | undefined): LosslessJson =>
    isRecord(inner) ? specObject(attributes, inner, isRecord(written) ? written : record()) : null;
  switch (attribute.nested?.nesting) {
    case 'map':
      return isRecord(value)
        ? Object.fromEntries(
            Object.entries(value).map(([key, inner]) => [
              key,
              object(inner, isRecord(config) ? config[key] : undefined),
            ]),
          )
        : undefined;
    case 'list':
    case 'set':
      return isSequence(value)
        ? value.map((inner, index) => object(inner, isSequence(config) ? config[index] : undefined))
        : undefined;
    case 'single':
    case undefined:
    default:
      return object(value, config);
  }
};

const specObject = (
  attributes: AttributeDescriptions,
  planned: CtyRecord,
  config: CtyRecord,
): Record<string, LosslessJson> => {
  const spec: Record<string, LosslessJson> = {};
  for (const [name, attribute] of Object.entries(attributes)) {
    const json = specValue(attribute, planned[name] ?? null, config[name] ?? null);
    if (json !== undefined) spec[name] = json;
  }
  return spec;
};

/** Is this a secret that the service has already? Its version, the attribute of the same name with `_version`, tells. */
const isSentBefore = (
  attributes: AttributeDescriptions,
  name: string,
  planned: CtyRecord,
  prior: CtyRecord | null,
): boolean => {
  const counter = `${name}_version`;
  const version = attributes[counter];
  if (prior === null || version === undefined || attributes[name]?.write_only !== true) return false;
  return valuesEqual(planned[counter] ?? null, prior[counter] ?? null, attributeType(version));
};

/**
 * Pure. The spec to send for a planned state: null and unknown left out, write-only values from the configuration,
 * and these only for a new object (`prior` null) or when their version changes.
 */
export const specOf = (
  kind: KindDescription,
  planned: CtyRecord,
  config: CtyRecord | null,
  prior: CtyRecord | null,
): JsonObject => {
  const attributes = attributesFrom(kind, 'spec').filter(
    ([name]) => !isSentBefore(kind.attributes, name, planned, prior),
  );
  return specObject(Object.fromEntries(attributes), planned, config ?? record());
};

/** Pure. Is anything in the planned spec still unknown? Values that the service fills in itself do not count. */
export const hasUnknownSpec = (kind: KindDescription, planned: CtyRecord, config: CtyRecord): boolean =>
  attributesFrom(kind, 'spec').some(([name, attribute]) => {
    const given = config[name] ?? null;
    return hasUnknown(given) || (hasUnknown(planned[name] ?? null) && attribute.computed !== true);
  });

/**
 * Pure. The state for a resource, in the form of `mine` (planned or prior state) where the meaning is the same.
 * Attributes that only Terraform knows are taken from `mine`; write-only ones are null. Throws CtyJsonError when
 * the service sends something of another type.
 */
export const stateOf = (kind: KindDescription, resource: ResourceParts, mine: CtyRecord | null): CtyRecord =>
  record(
    Object.entries(kind.attributes).map(([name, attribute]): [string, CtyValue] => {
      const type = attributeType(attribute);
      const before = mine?.[name];
      if (attribute.write_only === true) return [name, null];
      switch (sourceOf(attribute)) {
        case 'provider':
          return [name, before === undefined || isUnknown(before) ? null : before];
        case 'meta':
          return [name, ctyFromJson(resource.envelope[name], type, name)];
        case 'status': {
          const reported = ctyFromJson(resource.status[name], type, name);
          return [name, name === DRIFT && reported === null ? record() : reported];
        }
        case 'spec':
        default:
          return [
            name,
            preserve(type, before, withoutSecrets(attribute, ctyFromJson(resource.spec[name], type, name))),
          ];
      }
    }),
  );

/** Write-only members inside nested objects are null in every state. */
const withoutSecrets = (attribute: AttributeDescription, value: CtyValue): CtyValue => {
  const attributes = attribute.nested?.attributes;
  if (attributes === undefined) return value;
  const object = (inner: CtyValue): CtyValue =>
    isRecord(inner)
      ? record(
          Object.entries(inner).map(([name, member]) => {
            const of = attributes[name];
            if (of === undefined) return [name, member];
            return [name, of.write_only === true ? null : withoutSecrets(of, member)];
          }),
        )
      : inner;
  if (attribute.nested?.nesting === 'single') return object(value);
  if (isSequence(value)) return value.map(object);
  return isRecord(value) ? record(Object.entries(value).map(([key, inner]) => [key, object(inner)])) : value;
};

/** Pure. A state with null for everything write-only: a state of an older release may still hold such a value. */
export const forgetWriteOnly = (kind: KindDescription, state: CtyRecord): CtyRecord =>
  record(
    Object.entries(kind.attributes).map(([name, attribute]) => [
      name,
      attribute.write_only === true ? null : withoutSecrets(attribute, state[name] ?? null),
    ]),
  );

/** Pure. A state in which nothing is unknown: for objects that are not finished. Unknown values become null, drift empty. */
export const settle = (kind: KindDescription, state: CtyRecord): CtyRecord =>
  record(
    Object.entries(kind.attributes).map(([name]) => {
      const value = state[name] ?? null;
      return [name, hasUnknown(value) ? null : value];
    }),
  );
