/**
 * Terraform's types ("cty") and their JSON form, as used in schemas and inside `dynamic` values.
 *
 * Source: Terraform plugin protocol documentation, "Schema attribute types", and cty's type constraint in JSON.
 */

/** A type of a Terraform value. `dynamic` accepts any value together with its type. */
export type CtyType =
  | 'string'
  | 'number'
  | 'bool'
  | 'dynamic'
  | { readonly kind: 'list' | 'set' | 'map'; readonly element: CtyType }
  | CtyObjectType
  | { readonly kind: 'tuple'; readonly elements: readonly CtyType[] };

/** An object type: every attribute is present in every value, null when not set. */
export interface CtyObjectType {
  readonly kind: 'object';
  readonly attributes: Readonly<Record<string, CtyType>>;
}

/** The JSON form of a type: a name, or a pair such as `["list", "string"]`. */
export type CtyTypeJson = string | readonly [string, unknown, ...unknown[]];

/** A type description that does not follow the rules, or is nested too deep. */
export class CtyTypeError extends Error {
  override readonly name = 'CtyTypeError';
}

const MAX_DEPTH = 200;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const fromJson = (json: unknown, depth: number): CtyType => {
  if (depth > MAX_DEPTH) throw new CtyTypeError('type nested too deep');
  if (json === 'string' || json === 'number' || json === 'bool' || json === 'dynamic') return json;
  if (Array.isArray(json)) {
    const [kind, inner] = json as unknown[];
    if (kind === 'list' || kind === 'set' || kind === 'map')
      return { kind, element: fromJson(inner, depth + 1) };
    if (kind === 'object' && isObject(inner)) {
      const attributes: Record<string, CtyType> = Object.create(null) as Record<string, CtyType>;
      for (const [name, type] of Object.entries(inner)) attributes[name] = fromJson(type, depth + 1);
      return { kind, attributes };
    }
    if (kind === 'tuple' && Array.isArray(inner)) {
      return { kind, elements: inner.map((type) => fromJson(type, depth + 1)) };
    }
  }
  throw new CtyTypeError(`not a type: ${JSON.stringify(json)}`);
};

/** Pure. The type that `json` (parsed JSON) describes. Throws CtyTypeError. */
export const typeFromJson = (json: unknown): CtyType => fromJson(json, 0);

/** Pure. The JSON form of a type; attribute names in order of code units, as Terraform prints them. */
export const typeToJson = (type: CtyType): CtyTypeJson => {
  if (typeof type === 'string') return type;
  if (type.kind === 'tuple') return ['tuple', type.elements.map(typeToJson)];
  if (type.kind !== 'object') return [type.kind, typeToJson(type.element)];
  const names = Object.keys(type.attributes).sort();
  return ['object', Object.fromEntries(names.map((n) => [n, typeToJson(type.attributes[n] as CtyType)]))];
};

/** Pure. The bytes of the JSON form: what a schema message carries in a field `type`. */
export const typeBytes = (type: CtyType): Uint8Array => Buffer.from(JSON.stringify(typeToJson(type)), 'utf8');
