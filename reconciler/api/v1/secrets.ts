import { KINDS } from '../../../schemas/generated/kinds.ts';
import type { KindName } from '../../../schemas/generated/types.ts';
import { sameJson } from '../../model/canonical-json.ts';
import type { Violation } from '../../model/error.ts';
import type { JsonObject } from '../../model/json.ts';
import { SECRET_CHANGED_AT } from './hashed-secrets.ts';

/** Pure. The spec without its writeOnly properties, and these. */
export function splitSecrets(
  kind: KindName,
  spec: JsonObject,
): { readonly spec: JsonObject; readonly secrets: JsonObject } {
  const names = secretNames(kind);
  const entries = Object.entries(spec);
  return {
    spec: Object.fromEntries(entries.filter(([name]) => !names.includes(name))),
    secrets: Object.fromEntries(entries.filter(([name]) => names.includes(name))),
  };
}

/**
 * Pure. The secrets of an object after a request: those given, and those it had whose version stays. A secret's version is the
 * property of its name with `_version` behind it.
 */
export function secretsAfter(
  kind: KindName,
  before: { readonly spec: JsonObject; readonly secrets: JsonObject },
  given: { readonly spec: JsonObject; readonly secrets: JsonObject },
): JsonObject {
  const kept = secretNames(kind).filter((name) =>
    sameJson(before.spec[`${name}_version`] ?? null, given.spec[`${name}_version`] ?? null),
  );
  const old = Object.entries(before.secrets).filter(
    ([name]) => kept.includes(name) || name === SECRET_CHANGED_AT,
  );
  return { ...Object.fromEntries(old), ...given.secrets };
}

/**
 * Pure. What is wrong with the secrets of a request: one given without its version, or beside its readable form; a version that is new
 * (`previous` null: all are) without its secret; one that may not change but does.
 */
export function secretViolations(
  kind: KindName,
  given: { readonly spec: JsonObject; readonly secrets: JsonObject },
  previous: { readonly spec: JsonObject; readonly secrets: JsonObject } | null,
): readonly Violation[] {
  return secretNames(kind).flatMap((name): readonly Violation[] => {
    const version = `${name}_version`;
    const readable = name.replace(/_wo$/, '');
    const isSent = given.secrets[name] !== undefined;
    const isVersioned = given.spec[version] !== undefined;
    const hint = 'Give both, or neither.';
    if ((isSent || isVersioned) && given.spec[readable] !== undefined) {
      const message = `cannot stand beside ${readable}, which says the same`;
      return [{ path: `/spec/${isSent ? name : version}`, message, hint: 'Give one of the two.' }];
    }
    if (isSent && !isVersioned) return [{ path: `/spec/${name}`, message: `needs ${version}`, hint }];
    const isNew = !sameJson(previous?.spec[version] ?? null, given.spec[version] ?? null);
    if (isVersioned && isNew && !isSent) {
      return [
        { path: `/spec/${version}`, message: `says that there is a new ${name}, but none is given`, hint },
      ];
    }
    const isFixed = KINDS[kind].fields.some(
      ({ pointer, mutability }) => pointer === `/${name}` && mutability === 'replace',
    );
    if (
      previous === null ||
      !isSent ||
      !isFixed ||
      sameJson(previous.secrets[name] ?? null, given.secrets[name] ?? null)
    )
      return [];
    return [{ path: `/spec/${name}`, message: 'cannot change; delete and create again' }];
  });
}

function secretNames(kind: KindName): readonly string[] {
  return KINDS[kind].fields
    .filter((field) => field.source === 'spec' && field.write_only === true)
    .map((field) => field.pointer.slice(1));
}
