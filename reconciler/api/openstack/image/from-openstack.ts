import { CairnError } from '../../../model/error.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import { objectOrNull } from '../call.ts';
import { readId } from '../ids.ts';
import { isAttribute, readSetting, requireSettable, withSetting } from './attributes.ts';
import { GlanceError } from './errors.ts';
import type { Change } from './json-patch.ts';
import { GIVEN_NAME, RESERVED_PREFIX, shownName } from './names.ts';
import type { StoredName } from './names.ts';
import { propertiesOf } from './to-openstack.ts';

/** An image on its way between a client's words and its spec: the name as the client gave it, and all else as the spec has it. */
export type Draft = {
  readonly name: string | null;
  /** Without name and without reserved properties. */
  readonly spec: JsonObject;
  /** Reserved properties, but for the one that keeps a given name. */
  readonly marks: Readonly<Record<string, Json>>;
};

/** Pure. The body of a POST -> the id that it gives (null: none) and the image. Throws invalid_input, and a refusal with status 403. */
export function readNewImage(body: unknown): Draft & { readonly id: string | null } {
  const given = objectOrNull(body);
  if (given === null) throw wrong('The body must be a JSON object.');
  const { id: written, ...others } = given;
  for (const name of Object.keys(others)) requireSettable(name);
  // Glance shares new images with whomever their owner adds.
  let spec: JsonObject = { visibility: 'shared' };
  for (const [name, value] of Object.entries(others)) {
    spec = withSetting(spec, name, readSetting(name, value));
  }
  const { name = null, ...rest } = spec;
  const id = written === undefined ? null : idOf(written);
  return { id, name: name as string | null, spec: rest, marks: {} };
}

/** Pure. A stored image -> what clients may change of it. */
export function draftOf(id: string, { name, properties, ...rest }: JsonObject): Draft {
  const all = propertiesOf({ properties: properties ?? {} });
  const { [GIVEN_NAME]: _given, ...others } = all;
  const pick = (is_reserved: boolean): JsonObject =>
    Object.fromEntries(
      Object.entries(others).filter(([key]) => key.startsWith(RESERVED_PREFIX) === is_reserved),
    );
  return {
    name: shownName(String(name), all, id),
    spec: { ...rest, properties: pick(false) },
    marks: pick(true),
  };
}

/** Pure. An image under the name that it is stored by -> its spec. */
export function specOf({ spec, marks }: Draft, { name, given }: StoredName): JsonObject {
  const properties = { ...propertiesOf(spec), ...marks, ...(given === null ? {} : { [GIVEN_NAME]: given }) };
  return { ...spec, name, properties };
}

/**
 * Pure. An image after the changes of a patch, one after the other; while it is queued its formats may change. Throws a refusal with status 403
 * for what may not, and conflict for a property that is there or not there against what the operation says.
 */
export function patched(draft: Draft, changes: readonly Change[], is_queued: boolean): Draft {
  return changes.reduce((before, change) => applyOne(before, change, is_queued), draft);
}

function applyOne(draft: Draft, change: Change, is_queued: boolean): Draft {
  const { name: property } = change;
  if (property === 'id') throw new GlanceError(403, 'forbidden', "Attribute 'id' is read-only.");
  requireSettable(property);
  const has = isAttribute(property) || isFree(draft.spec, property);
  if (change.op === 'remove') {
    if (isAttribute(property)) {
      throw new GlanceError(403, 'forbidden', `Property ${property} may not be removed.`);
    }
    if (!has) throw absent(property);
    return { ...draft, spec: without(draft.spec, property) };
  }
  if (change.op === 'replace' && !has) throw absent(property);
  if (change.op === 'add' && change.is_strict && has) {
    throw new CairnError('conflict', `Property ${property.slice(0, 60)} already present.`);
  }
  const setting = readSetting(property, change.value);
  if (setting.kind === 'attribute' && setting.key === 'name') {
    return { ...draft, name: setting.value as string | null };
  }
  if (setting.kind === 'attribute') requireUnfixed(draft.spec, property, setting, is_queued);
  return { ...draft, spec: withSetting(draft.spec, property, setting) };
}

/** Properties of the spec that may change until there is content, and never after. */
export const UNTIL_CONTENT: readonly string[] = ['disk_format', 'container_format', 'source_url'];

function requireUnfixed(
  spec: JsonObject,
  property: string,
  { key, value }: { readonly key: string; readonly value: Json },
  is_queued: boolean,
): void {
  if ((spec[key] ?? null) === value) return;
  if (key === 'project_id') {
    throw new GlanceError(403, 'forbidden', 'The owner of an image cannot change. Make another image.');
  }
  if (UNTIL_CONTENT.includes(key) && !is_queued) {
    throw new GlanceError(403, 'forbidden', `Attribute ${property} can be only replaced for a queued image.`);
  }
}

function isFree(spec: JsonObject, property: string): boolean {
  if (property === 'description') return spec['description'] !== undefined;
  return Object.hasOwn(propertiesOf(spec), property);
}

function without(spec: JsonObject, property: string): JsonObject {
  if (property === 'description') {
    const { description: _gone, ...others } = spec;
    return others;
  }
  const { [property]: _gone, ...properties } = propertiesOf(spec);
  return { ...spec, properties };
}

function idOf(written: Json): string {
  const id = typeof written === 'string' && written.includes('-') ? readId(written) : null;
  if (id === null) throw wrong('id must be a UUID, with dashes.');
  return id;
}

function absent(property: string): CairnError {
  return new CairnError('conflict', `Property ${property.slice(0, 60)} does not exist.`);
}

function wrong(message: string): CairnError {
  return new CairnError('invalid_input', message);
}
