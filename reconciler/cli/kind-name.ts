import { COLLECTIONS, KIND_NAMES } from '../../schemas/generated/kinds.ts';
import type { KindName } from '../../schemas/generated/types.ts';
import { nearest } from '../../schemas/nearest.ts';
import { Failure } from './failure.ts';

/** An object as the command line names it. */
export type Target = { readonly kind: KindName; readonly name: string };

/** Pure. `server`, `servers`, `Server` or `role-assignment` -> the kind. Throws a Failure that names the nearest kind. */
export function parseKind(word: string): KindName {
  const wanted = word.toLowerCase().replaceAll('-', '_');
  const kind = KIND_NAMES.find((name) => name === wanted || COLLECTIONS[name] === wanted);
  if (kind !== undefined) return kind;
  const near = nearest(wanted, [...KIND_NAMES, ...Object.values(COLLECTIONS)]);
  throw new Failure(
    'Unknown kind',
    near === undefined
      ? `there is no kind '${word}'.`
      : `there is no kind '${word}'. Did you mean '${near}'?`,
    { hints: [`one of: ${[...KIND_NAMES].sort().join(', ')}`] },
  );
}

/**
 * Pure. What a command was given, as kind and names: `server web db`, `server/web server/db`, or only `servers`
 * (then the list is empty). Names cannot hold a slash. Throws a Failure when the kinds are
 * mixed up, or when a name is needed and none is given.
 */
export function parseTargets(
  words: readonly string[],
  options: { readonly needsName?: boolean } = {},
): { readonly kind: KindName; readonly targets: readonly Target[] } {
  const [first = '', ...rest] = words;
  if (!first.includes('/')) {
    const kind = parseKind(first);
    const targets = rest.map((word): Target => {
      if (!word.includes('/')) return { kind, name: word };
      const target = parseTarget(word);
      if (target.kind === kind) return target;
      throw new Failure('Mixed kinds', `'${word}' is no ${kind}; give each object as KIND/NAME.`);
    });
    if (targets.length === 0 && options.needsName === true) {
      throw new Failure('Which one?', `no ${kind} is named.`, {
        hints: [`${kind} NAME or ${kind}/NAME; cairn list ${COLLECTIONS[kind]} shows the names`],
      });
    }
    return { kind, targets };
  }
  const targets = words.map(parseTarget);
  return { kind: targets[0]?.kind ?? parseKind(first), targets };
}

function parseTarget(word: string): Target {
  const [kind = '', name = '', ...more] = word.split('/');
  if (name === '' || more.length > 0)
    throw new Failure('Bad name', `'${word}' is not of the form KIND/NAME or KIND/ID.`);
  return { kind: parseKind(kind), name };
}
