import { CairnError } from '../../../model/error.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import { objectOrNull } from '../call.ts';
import { GlanceError } from './errors.ts';

/** One change of one property. */
export type Change =
  | {
      readonly op: 'add' | 'replace';
      readonly name: string;
      readonly value: Json;
      readonly is_strict: boolean;
    }
  | { readonly op: 'remove'; readonly name: string };

const OPERATIONS = ['add', 'remove', 'replace'] as const;

/** Types of a patch: in the older one the operation is itself a key, and adding what is there is refused. */
const TYPES: Readonly<Record<string, 'older' | 'newer'>> = {
  'application/openstack-images-v2.0-json-patch': 'older',
  'application/openstack-images-v2.1-json-patch': 'newer',
};

/** Most changes in one patch. */
const CHANGES_LIMIT = 500;

/**
 * Pure. The body of a PATCH -> changes in their order. Throws a refusal with status 415 for another type, invalid_input for what is no patch of
 * an image.
 */
export function readPatch(type: string, body: unknown): readonly Change[] {
  const form = TYPES[type.split(';')[0]?.trim().toLowerCase() ?? ''];
  if (form === undefined) {
    const known = Object.keys(TYPES).join(', ');
    throw new GlanceError(415, 'invalid_input', `The Content-Type of a patch must be one of ${known}.`, {
      'Accept-Patch': known,
    });
  }
  if (!Array.isArray(body)) throw wrong('The body must be a JSON array of operation objects.');
  if (body.length > CHANGES_LIMIT) throw wrong(`A patch may hold at most ${CHANGES_LIMIT} operations.`);
  return body.map((each) => {
    const given = objectOrNull(each);
    if (given === null) throw wrong('Operations must be JSON objects.');
    return form === 'newer' ? newer(given) : older(given);
  });
}

function newer(given: JsonObject): Change {
  const op = OPERATIONS.find((each) => each === given['op']);
  if (op === undefined) {
    const said =
      given['op'] === undefined ? 'has no "op"' : `has the op ${JSON.stringify(given['op']).slice(0, 60)}`;
    throw wrong(`An operation ${said}; it must be one of ${OPERATIONS.join(', ')}.`);
  }
  return changeOf(op, given['path'], given, false);
}

function older(given: JsonObject): Change {
  const ops = OPERATIONS.filter((each) => given[each] !== undefined);
  const [op] = ops;
  if (op === undefined || ops.length > 1) {
    throw wrong('Operation objects must contain exactly one member named "add", "remove" or "replace".');
  }
  return changeOf(op, given[op], given, true);
}

function changeOf(
  op: (typeof OPERATIONS)[number],
  path: Json | undefined,
  given: JsonObject,
  is_strict: boolean,
): Change {
  if (typeof path !== 'string') throw wrong('An operation needs a "path", for example "/name".');
  const name = nameIn(path);
  if (op === 'remove') return { op, name };
  const value = given['value'];
  if (value === undefined) throw wrong(`The operation "${op}" needs a member named "value".`);
  return { op, name, value, is_strict };
}

/** Pure. The property that a JSON pointer names; images have none inside others. Source: RFC 6901, and Glance's own limits. */
function nameIn(pointer: string): string {
  const shown = `\`${pointer.slice(0, 255)}\``;
  if (!pointer.startsWith('/')) throw wrong(`Pointer ${shown} does not start with "/".`);
  if (/~(?![01])/.test(pointer)) {
    throw wrong(`Pointer ${shown} contains "~" that is not part of ~0 or ~1.`);
  }
  // Glance reads several slashes at the beginning as one.
  const parts = pointer.replace(/^\/+/, '').split('/');
  const name = (parts[0] ?? '').replaceAll('~1', '/').replaceAll('~0', '~').trim();
  if (parts.length > 1 || name === '') {
    throw wrong(`Invalid JSON pointer for this resource: ${shown} does not name one property.`);
  }
  if (name.length > 255) throw wrong('Names of properties have at most 255 characters.');
  return name;
}

function wrong(message: string): CairnError {
  return new CairnError('invalid_input', message);
}
