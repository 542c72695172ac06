import type { Json } from '../../../model/json.ts';
import { isText } from '../../query.ts';
import { invalidField } from './call.ts';

const TAGS_LIMIT = 50;

/** Pure. Tags as Nova takes them, each once and sorted. Throws invalid_input. Source: OpenStack Compute API, Server tags. */
export function readTags(field: string, value: Json | undefined): readonly string[] {
  if (!Array.isArray(value)) throw invalidField(field, value, 'It must be a list of texts.');
  if (value.length > TAGS_LIMIT)
    throw invalidField(field, value.length, `A server has at most ${TAGS_LIMIT} tags.`);
  return [...new Set(value.map((tag) => readTag(field, tag)))].sort();
}

/** Pure. One tag. Throws invalid_input. */
export function readTag(field: string, value: Json): string {
  if (typeof value === 'string' && /^[^,/]{1,60}$/u.test(value) && isText(value)) return value;
  throw invalidField(field, value, 'A tag has 1 to 60 characters, none of them a comma or a slash.');
}
