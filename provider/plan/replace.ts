/** Which changed attributes need a new object, and which restart the running one. */
import type { AttributePath } from '../protocol/attribute-path.ts';
import { isRecord, isSequence, valuesEqual } from '../protocol/cty-value.ts';
import type { CtyRecord, CtyValue } from '../protocol/cty-value.ts';
import type { AttributeDescription, AttributeDescriptions, Mutability } from '../schema/description.ts';
import { attributeType } from '../schema/types.ts';

const inside = (
  attribute: AttributeDescription,
  prior: CtyValue,
  planned: CtyValue,
  path: AttributePath,
  wanted: Mutability,
): readonly AttributePath[] => {
  const attributes = attribute.nested?.attributes;
  if (attributes === undefined) return [];
  const objects = (a: CtyValue | undefined, b: CtyValue | undefined, at: AttributePath) =>
    isRecord(a) && isRecord(b) ? changedPaths(attributes, a, b, wanted, at) : [];
  switch (attribute.nested?.nesting) {
    case 'single':
      return objects(prior, planned, path);
    case 'map':
      if (!isRecord(prior) || !isRecord(planned)) return [];
      return Object.keys(planned).flatMap((key) => objects(prior[key], planned[key], [...path, { key }]));
    case 'list':
      if (!isSequence(prior) || !isSequence(planned)) return [];
      return planned.flatMap((item, index) => objects(prior[index], item, [...path, { index }]));
    case 'set':
    case undefined:
    default:
      // Elements of a set have no path of their own, and a changed one is another element.
      return [];
  }
};

/**
 * Pure. Paths of the attributes of mutability `wanted` whose planned value differs from the prior one, at any
 * depth. Elements that come or go count as a change of the attribute that holds them.
 */
export const changedPaths = (
  attributes: AttributeDescriptions,
  prior: CtyRecord,
  planned: CtyRecord,
  wanted: Mutability,
  at: AttributePath = [],
): readonly AttributePath[] =>
  Object.entries(attributes).flatMap(([name, attribute]) => {
    const before = prior[name] ?? null;
    const after = planned[name] ?? null;
    if (attribute.write_only === true || valuesEqual(before, after, attributeType(attribute))) return [];
    const path = [...at, { attribute: name }];
    return attribute.mutability === wanted ? [path] : inside(attribute, before, after, path, wanted);
  });
