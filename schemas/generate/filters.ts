import type { JsonObject } from './documents.ts';
import type { KindModel, Property } from './model.ts';

/** How a list compares a property: `equals` a value, `contains` all of the given keys with their values, or `includes` all of the given words. */
export type Match = 'equals' | 'contains' | 'includes';

/** One property by which the objects of a kind can be filtered. */
export interface Filter {
  readonly property: Property;
  readonly match: Match;
}

/** Parameters that every list has besides its filters; no filter may take their names. */
const OWN_PARAMETERS = ['name', 'project_id'];

/**
 * Pure. The properties of a kind by which its objects can be filtered: those at the top whose values are words of a list, yes or
 * no, ids of other kinds, or follow a shape of common.json, which are worth an exact comparison; free keys and sets of free words of the spec.
 */
export function filtersOf(kind: Pick<KindModel, 'spec' | 'status'>): readonly Filter[] {
  return [...kind.spec, ...kind.status].flatMap((property): readonly Filter[] => {
    const match = matchOf(property);
    return match === undefined ? [] : [{ property, match }];
  });
}

/** A parameter of a list that is no property of what is listed: one of these words. */
export interface OwnParameter {
  readonly name: string;
  readonly values: readonly string[];
  readonly description: string;
}

const SHARED_LISTS: Readonly<Record<string, readonly OwnParameter[]>> = {
  image: [
    {
      name: 'member_status',
      values: ['pending', 'accepted', 'rejected', 'all'],
      description:
        'Of the images that other projects share with yours, those of which yours says this; accepted unless given.',
    },
  ],
};

/** Pure. Parameters of a kind's list besides those of every kind and its filters. */
export function ownParametersOf({ name }: Pick<KindModel, 'name'>): readonly OwnParameter[] {
  return SHARED_LISTS[name] ?? [];
}

/** Pure. How a list compares this property of a kind; undefined when it does not. */
export function matchOf(property: Property): Match | undefined {
  const isTop = property.pointer === `/${property.name}`;
  if (!isTop || property.write_only || OWN_PARAMETERS.includes(property.name)) return undefined;
  const { shape } = property;
  if (shape.type === 'boolean') return 'equals';
  if (shape.type === 'string') {
    const isExact = shape.values !== undefined || property.references !== undefined;
    return isExact || property.definition !== undefined ? 'equals' : undefined;
  }
  if (isSetOfWords(property)) return 'includes';
  const isFree = shape.type === 'map' && shape.values.type === 'string';
  return isFree && !property.read_only ? 'contains' : undefined;
}

function isSetOfWords({ shape, references, read_only }: Property): boolean {
  if (shape.type !== 'array' || !shape.unique || references !== undefined || read_only) return false;
  return shape.items.type === 'string' && shape.items.values === undefined;
}

/** Pure. The JSON Schema of a filter's value in a query. */
export function filterSchema({ property, match }: Filter): JsonObject {
  if (match === 'contains') return { type: 'object', additionalProperties: { type: 'string' } };
  if (match === 'includes') return { type: 'array', minItems: 1, items: { type: 'string', minLength: 1 } };
  const { shape } = property;
  if (shape.type === 'boolean') return { type: 'boolean' };
  if (shape.type === 'string' && shape.values !== undefined) return { enum: shape.values };
  const definition = property.references === undefined ? property.definition : 'id';
  return definition === undefined ? { type: 'string' } : { $ref: `#/components/schemas/${definition}` };
}
