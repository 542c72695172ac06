import type { Json, JsonObject } from '../../../model/json.ts';
import { isText } from '../../query.ts';
import { objectOrNull } from '../call.ts';
import { invalidField, unexpected, wrong } from './call.ts';

const USER_DATA_LIMIT = 65_535;
const METADATA_KEY = /^[a-zA-Z0-9_:. -]{1,255}$/;

/** Pure. A name as Nova takes it. Throws invalid_input. */
export function nameOf(field: string, value: Json | undefined): string {
  const name = textOf(field, value, 255);
  if (name.trim() !== name || name === '' || /\p{Cc}/u.test(name)) {
    throw invalidField(
      field,
      value,
      'It must have 1 to 255 printable characters, and no space at either end.',
    );
  }
  return name;
}

/** Pure. A description as the spec takes it: none for null and nothing. Throws invalid_input. */
export function descriptionOf(value: Json | undefined): { readonly description?: string } {
  if (value === undefined || value === null) return {};
  const description = textOf('description', value, 255);
  return description === '' ? {} : { description };
}

/** Pure. Metadata as Nova takes it. Throws invalid_input. */
export function metadataOf(value: Json | undefined): JsonObject {
  const given = objectOrNull(value);
  if (given === null) throw invalidField('metadata', value, 'It must be an object.');
  for (const [key, text] of Object.entries(given)) {
    if (!METADATA_KEY.test(key)) {
      throw invalidField(
        'metadata',
        key,
        'A key has 1 to 255 letters, digits, spaces and characters of -_:. .',
      );
    }
    textOf(`metadata.${key}`, text, 255);
  }
  return given;
}

/** Pure. User data as the spec takes it: the text that a client wrote in base64. Throws invalid_input. */
export function userDataOf(value: Json): string {
  const written = textOf('user_data', value, USER_DATA_LIMIT).replaceAll(/\s+/g, '');
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(written) || written.length % 4 !== 0) {
    throw invalidField('user_data', 'not shown', 'It must be in base64.');
  }
  const bytes = Buffer.from(written, 'base64');
  const text = bytes.toString('utf8');
  if (!Buffer.from(text).equals(bytes) || !isText(text)) {
    throw wrong(
      'Invalid input for field/attribute user_data. It must be UTF-8 text; compressed or other binary data is not taken.',
    );
  }
  return text;
}

/** Pure. An id that stands alone or at the end of an address. Throws invalid_input. */
export function referenceOf(field: string, value: Json | undefined): string {
  const text = typeof value === 'number' ? String(value) : textOf(field, value, 1024);
  const last = text.split('/').at(-1) ?? '';
  if (last === '') throw invalidField(field, value, 'It must be an id.');
  return last;
}

/** Pure. A text of at most so many characters. Throws invalid_input. */
export function textOf(field: string, value: Json | undefined, most: number): string {
  if (typeof value !== 'string') throw invalidField(field, value, 'It must be a text.');
  if (value.length > most)
    throw invalidField(field, `${value.slice(0, 40)}...`, `It has at most ${most} characters.`);
  if (!isText(value)) throw invalidField(field, 'not shown', 'It holds characters that are not text.');
  return value;
}

/** Pure. A flag as Nova takes it. Throws invalid_input. */
export function flagOf(field: string, value: Json | undefined): boolean {
  if (typeof value === 'boolean') return value;
  const word = String(value).trim().toLowerCase();
  if (['1', 't', 'true', 'on', 'y', 'yes'].includes(word)) return true;
  if (['0', 'f', 'false', 'off', 'n', 'no'].includes(word)) return false;
  throw invalidField(field, value, 'It must be true or false.');
}

/** Names that a body may hold, each with the first and the last microversion that knows it. */
export type KnownFields = Readonly<Record<string, readonly [number, number]>>;

/** Pure. Throws invalid_input with the first name that this microversion does not know. */
export function requireKnown(given: JsonObject, minor: number, known: KnownFields): void {
  for (const name of Object.keys(given)) {
    const [since, until] = (Object.hasOwn(known, name) ? known[name] : undefined) ?? [Infinity, 0];
    if (minor < since || minor > until) throw unexpected(name);
  }
}
