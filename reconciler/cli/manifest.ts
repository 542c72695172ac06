import type { KindName } from '../../schemas/generated/types.ts';
import type { JsonObject } from '../model/json.ts';
import { Failure } from './failure.ts';
import { parseKind } from './kind-name.ts';

/** One object as a file declares it. */
export type Manifest = {
  readonly kind: KindName;
  readonly id?: string;
  readonly spec: JsonObject;
};

/**
 * Pure. The objects of a file: one, a list, or `{items: [...]}`. What the API adds to an object (status, generation, ...)
 * is ignored, so that the output of `cairn get -o json` can be edited and applied. Throws a Failure that says where.
 */
export function parseManifest(file: string, text: string): readonly Manifest[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Failure('Bad file', `${file} is not JSON: ${(error as Error).message}.`);
  }
  const page = isObject(value) && value['kind'] === undefined ? value['items'] : undefined;
  const isPage = Array.isArray(page);
  const items: unknown = isPage ? page : value;
  if (!Array.isArray(items)) return [parseOne(file, '', items)];
  return (items as readonly unknown[]).map((item, index) =>
    parseOne(file, `${isPage ? '/items' : ''}/${index}`, item),
  );
}

function parseOne(file: string, path: string, value: unknown): Manifest {
  const wrong = (where: string, message: string): Failure =>
    new Failure('Bad file', `${file} does not declare an object.`, {
      violations: [{ path: `${path}${where}` || '/', message }],
      hints: ['the form is {"kind": "flavor", "spec": {"name": "tiny", "vcpus": 1, "memory_mib": 192}}'],
    });
  if (!isObject(value)) throw wrong('', 'must be an object with kind and spec');
  const { kind, id, spec } = value;
  if (typeof kind !== 'string') throw wrong('/kind', 'must be the name of a kind');
  if (id !== undefined && typeof id !== 'string') throw wrong('/id', 'must be an id: a lower-case UUID');
  if (!isObject(spec)) throw wrong('/spec', 'must be an object');
  return { kind: parseKind(kind), spec: spec as JsonObject, ...(id === undefined ? {} : { id }) };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
