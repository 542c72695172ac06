/** Values of Terraform from JSON and to JSON, directed by the type. */
import type { CtyType } from './cty-type.ts';
import { typeFromJson, typeToJson } from './cty-type.ts';
import { CtyDecimal, numberFromJson, numberFromText } from './cty-number.ts';
import { CtyDynamic, CtyUnknown, isRecord, isSequence } from './cty-value.ts';
import type { CtyValue } from './cty-value.ts';
import type { LosslessJson } from './json.ts';

/** JSON that does not fit the type at hand; `path` says where, such as `nics.eth0.mtu`. */
export class CtyJsonError extends Error {
  override readonly name = 'CtyJsonError';
}

const isJsonObject = (json: LosslessJson): json is { readonly [name: string]: LosslessJson } =>
  typeof json === 'object' && json !== null && !Array.isArray(json) && !(json instanceof CtyDecimal);

const fail = (path: string, expected: string): never => {
  throw new CtyJsonError(`${path === '' ? 'the value' : path} is not a ${expected}`);
};

const primitive = (json: LosslessJson, type: 'string' | 'number' | 'bool', path: string): CtyValue => {
  if (type === 'string') {
    if (typeof json === 'string') return json;
    if (typeof json === 'boolean' || typeof json === 'number' || typeof json === 'bigint')
      return String(json);
  } else if (type === 'bool') {
    if (typeof json === 'boolean') return json;
    if (json === 'true' || json === 'false') return json === 'true';
  } else {
    if (typeof json === 'number') return numberFromJson(json);
    if (typeof json === 'bigint' || json instanceof CtyDecimal) return json;
    if (typeof json === 'string') return numberFromText(json);
  }
  return fail(path, type);
};

/**
 * Pure. The value of `type` that `json` stands for. Members that an object type does not name are dropped and
 * missing ones are null (so state of an older or newer schema can be read). Throws CtyJsonError.
 */
export const ctyFromJson = (json: LosslessJson | undefined, type: CtyType, path = ''): CtyValue => {
  if (json === null || json === undefined) return null;
  if (type === 'dynamic') {
    if (!isJsonObject(json)) return fail(path, 'typed value');
    const inner = typeFromJson(json['type']);
    return new CtyDynamic(inner, ctyFromJson(json['value'], inner, path));
  }
  if (typeof type === 'string') return primitive(json, type, path);
  if (type.kind === 'list' || type.kind === 'set' || type.kind === 'tuple') {
    if (!Array.isArray(json)) return fail(path, type.kind);
    const items = json as readonly LosslessJson[];
    if (type.kind === 'tuple') {
      return type.elements.map((element, index) => ctyFromJson(items[index], element, `${path}[${index}]`));
    }
    return items.map((item, index) => ctyFromJson(item, type.element, `${path}[${index}]`));
  }
  if (!isJsonObject(json)) return fail(path, type.kind);
  const made = Object.create(null) as Record<string, CtyValue>;
  const names = type.kind === 'object' ? Object.keys(type.attributes) : Object.keys(json);
  for (const name of names) {
    const inner = type.kind === 'object' ? (type.attributes[name] as CtyType) : type.element;
    const member = Object.hasOwn(json, name) ? json[name] : undefined;
    made[name] = ctyFromJson(member, inner, path === '' ? name : `${path}.${name}`);
  }
  return made;
};

/** Pure. JSON of a wholly known value: nulls stay null, a `dynamic` becomes `{type, value}`. Throws CtyJsonError for an unknown. */
export const ctyToJson = (value: CtyValue): LosslessJson => {
  if (value instanceof CtyUnknown) throw new CtyJsonError('an unknown value has no JSON');
  if (value instanceof CtyDynamic) {
    return { type: typeToJson(value.type) as LosslessJson, value: ctyToJson(value.value) };
  }
  if (isSequence(value)) return value.map(ctyToJson);
  if (isRecord(value)) {
    const made = Object.create(null) as Record<string, LosslessJson>;
    for (const [name, inner] of Object.entries(value)) made[name] = ctyToJson(inner);
    return made;
  }
  return value;
};
