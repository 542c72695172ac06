import { join } from 'node:path';
import * as fc from 'fast-check';
import { readDocuments } from '../../schemas/generate/read-documents.ts';
import { toModel } from '../../schemas/generate/model.ts';
import type { KindModel, Property, Shape } from '../../schemas/generate/model.ts';
import type { KindName, SpecInputOf } from '../../schemas/generated/types.ts';

/** Every kind's schema as the generators read it. */
export const MODEL = toModel(readDocuments(join(import.meta.dirname, '../../schemas')));

/** What a drawn spec may be tied to. */
export interface SpecChoices {
  /** Ids to draw references from, by kind; a kind that is not named gets random ids. */
  readonly ids?: Partial<Readonly<Record<KindName, readonly string[]>>>;
  /** Longest map and array. Default 3. */
  readonly size?: number;
}

/** Pure. Draws specs of a kind as a user may write them: valid by the schema, optional properties there or not. */
export function arbitrarySpec<K extends KindName>(
  kind: K,
  choices: SpecChoices = {},
): fc.Arbitrary<SpecInputOf[K]> {
  const model = MODEL.kinds.find(({ name }) => name === kind);
  if (model === undefined) throw new Error(`no kind ${kind}`);
  const whole = arbitraryRecord(
    model.spec.map((property) => ({ ...property, required: true })),
    choices,
  );
  return fc
    .tuple(arbitraryRecord(model.spec, choices), whole)
    .map(([drawn, spare]) => withRules(model, drawn, spare)) as fc.Arbitrary<SpecInputOf[K]>;
}

/** The drawn spec made to keep dependentRequired and anyOf: what is of no use goes, what is demanded comes from `spare`. */
function withRules(model: KindModel, drawn: object, spare: object): object {
  const kept = new Map<string, unknown>(Object.entries(drawn));
  const lacks = (names: readonly string[]): boolean => names.some((name) => !kept.has(name));
  if (model.alternatives.length > 0 && model.alternatives.every(lacks)) {
    const [first = []] = model.alternatives;
    for (const name of first) kept.set(name, (spare as Record<string, unknown>)[name]);
  }
  for (const [name, needed] of Object.entries(model.dependent)) if (lacks(needed)) kept.delete(name);
  return Object.fromEntries(kept);
}

/** Pure. Draws lower-case UUIDs. */
export function arbitraryId(): fc.Arbitrary<string> {
  return fc.uuid();
}

function arbitraryRecord(properties: readonly Property[], choices: SpecChoices): fc.Arbitrary<object> {
  const members = Object.fromEntries(
    properties.map((property) => [property.name, arbitraryValue(property.shape, property, choices)]),
  );
  const requiredKeys = properties.filter(({ required }) => required).map(({ name }) => name);
  return fc.record(members, { requiredKeys, noNullPrototype: true });
}

function arbitraryValue(shape: Shape, property: Property, choices: SpecChoices): fc.Arbitrary<unknown> {
  const limit = (name: string, otherwise: number): number => {
    const value = shape.limits[name];
    return typeof value === 'number' ? value : otherwise;
  };
  const size = choices.size ?? 3;
  if (shape.type === 'string') {
    return shape.values === undefined
      ? arbitraryText(shape, property, choices)
      : fc.constantFrom(...shape.values);
  }
  if (shape.type === 'boolean') return fc.boolean();
  if (shape.type === 'integer') {
    return fc.integer({ min: limit('minimum', -1000), max: limit('maximum', 1_000_000) });
  }
  if (shape.type === 'number') {
    return fc.double({ min: limit('minimum', -1000), max: limit('maximum', 1000), noNaN: true });
  }
  if (shape.type === 'object') return arbitraryRecord(shape.properties, choices);
  if (shape.type === 'map') {
    return fc.dictionary(
      fc.stringMatching(/^[a-z][a-z0-9]{0,7}$/),
      arbitraryValue(shape.values, property, choices),
      {
        minKeys: limit('minProperties', 0),
        maxKeys: Math.min(limit('maxProperties', size), size),
        noNullPrototype: true,
      },
    );
  }
  const item = arbitraryValue(shape.items, property, choices);
  const minLength = limit('minItems', 0);
  const bounds = { minLength, maxLength: Math.max(minLength, Math.min(limit('maxItems', size), size)) };
  return shape.unique ? fc.uniqueArray(item, bounds) : fc.array(item, bounds);
}

function arbitraryText(shape: Shape, property: Property, choices: SpecChoices): fc.Arbitrary<string> {
  const ids = property.references === undefined ? undefined : choices.ids?.[property.references as KindName];
  if (ids !== undefined && ids.length > 0) return fc.constantFrom(...ids);
  if (property.references !== undefined) return arbitraryId();
  const { pattern, minLength, maxLength } = shape.limits;
  const shortest = typeof minLength === 'number' ? minLength : 0;
  const longest = typeof maxLength === 'number' ? maxLength : 200;
  if (typeof pattern === 'string') {
    return fc
      .stringMatching(new RegExp(pattern, 'u'))
      .filter((text) => Array.from(text).length >= shortest && Array.from(text).length <= longest);
  }
  return fc.string({ unit: 'grapheme-ascii', minLength: shortest, maxLength: Math.min(longest, 60) });
}
