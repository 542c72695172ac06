import { CairnError } from '../../../model/error.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import { readId } from '../ids.ts';
import { readDomainId } from './ids.ts';

/** How an object's properties come from a client's words. */
export type Reading = {
  /** Properties that go into the spec as they are. */
  readonly plain: readonly string[];
  /** Properties that hold the id of a domain (`domain_id`) or of another object. */
  readonly ids: readonly string[];
  /**
   * Properties that Cairn does not keep, with the one value that says nothing: clients send them all the same. A function is asked for more than one.
   */
  readonly silent: Readonly<Record<string, (value: Json) => boolean>>;
};

const isNull = (value: Json): boolean => value === null;
const isTrue = (value: Json): boolean => value === true || value === null;
const isFalse = (value: Json): boolean => value === false || value === null;
const isEmpty = (value: Json): boolean =>
  value === null || (typeof value === 'object' && Object.keys(value).length === 0);
const isAnything = (): boolean => true;

/** What an answer of the facade holds besides: a client may send it back. */
const ECHOES = { id: isAnything, links: isAnything, options: isEmpty };

/** Readings by the word that bodies have for the object. */
export const READINGS = {
  domain: {
    plain: ['name', 'description', 'enabled'],
    ids: [],
    silent: { ...ECHOES, tags: isEmpty },
  },
  project: {
    plain: ['name', 'description', 'enabled', 'tags'],
    ids: ['domain_id', 'parent_id'],
    silent: { ...ECHOES, is_domain: isFalse },
  },
  user: {
    plain: ['name', 'description', 'enabled', 'email', 'password'],
    ids: ['domain_id', 'default_project_id'],
    silent: { ...ECHOES, password_expires_at: isNull },
  },
  group: { plain: ['name', 'description'], ids: ['domain_id'], silent: ECHOES },
  role: { plain: ['name', 'description'], ids: [], silent: { ...ECHOES, domain_id: isNull } },
  service: { plain: ['name', 'description', 'enabled', 'type'], ids: [], silent: ECHOES },
  region: {
    plain: ['id', 'description', 'parent_region_id'],
    ids: [],
    silent: { links: isAnything, url: isNull, enabled: isTrue },
  },
  endpoint: {
    plain: ['url', 'enabled', 'interface', 'region_id', 'region'],
    ids: ['service_id'],
    silent: { ...ECHOES, name: isAnything, legacy_endpoint_id: isNull },
  },
} as const satisfies Record<string, Reading>;

/** A word that bodies have for an object of a collection. */
export type Word = keyof typeof READINGS;

/**
 * Pure. What a client sent -> the properties that it gives, ids as they are stored; null takes one away. An id that nothing can have stays as it
 * was written, so that looking it up fails. Throws invalid_input for a property that would be lost.
 */
export function readProperties(word: Word, given: JsonObject): JsonObject {
  const { plain, ids, silent }: Reading = READINGS[word];
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]): readonly (readonly [string, Json])[] => {
      if (plain.includes(name)) return [[name, value]];
      if (ids.includes(name)) return [[name, typeof value === 'string' ? idAs(name, value) : value]];
      const says_nothing = Object.hasOwn(silent, name) ? silent[name] : undefined;
      if (says_nothing?.(value) === true) return [];
      throw new CairnError(
        'invalid_input',
        `${name.slice(0, 60)} is not something that Cairn keeps of a ${word}.`,
      );
    }),
  );
}

/** Pure. `spec` with the properties that a client gives in their places; what is null is gone. */
export function withProperties(spec: JsonObject, properties: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries({ ...spec, ...properties }).filter(([, value]) => value !== null));
}

function idAs(name: string, value: string): string {
  // A project may hang below its domain, which clients give as its parent.
  const isOfDomain = name === 'domain_id' || name === 'parent_id';
  return (isOfDomain ? readDomainId(value) : readId(value)) ?? value;
}
