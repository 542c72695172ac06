import type { Violation } from '../model/error.ts';
import { guardedChanges, PRIVATE_PROPERTIES } from './attributes.ts';
import type { GuardedChange } from './attributes.ts';
import { allows } from './compile.ts';
import type { Policy } from './compile.ts';
import type { Credentials } from './credentials.ts';
import { evaluate } from './evaluate.ts';
import { explain } from './explain.ts';
import { shownAccess } from './flavor-access.ts';
import { couldAllow } from './foresee.ts';
import { READING_VERBS, ruleFor } from './names.ts';
import { deniedFreeProperties, withoutUnseenProperties } from './property-protections.ts';
import type { Target } from './values.ts';
import { isInside, ownershipOf, visibilityOf } from './visibility.ts';
import type { JsonObject } from '../model/json.ts';

/** What somebody wants to do to one object. */
export type Deed = {
  readonly credentials: Credentials;
  readonly kind: string;
  /** One of the kind's verbs or actions, such as update or reboot. */
  readonly verb: string;
  /** The object as it is; null when it is to be made. See targetOf. */
  readonly stored: Target | null;
  /** The object as it would be; null when its spec stays or it goes. */
  readonly planned: Target | null;
};

/** What becomes of a deed. `not_found`: the caller may not know of the object. Violations name the properties that are denied. */
export type Judgement =
  | { readonly outcome: 'allowed' | 'not_found' }
  | {
      readonly outcome: 'forbidden';
      readonly explanation: string;
      readonly violations: readonly Violation[];
    };

/** Pure. Which objects of a kind the caller may know of: those inside its border that the rule of get allows. For lists; asked per object. */
export function viewer(policy: Policy, kind: string, credentials: Credentials): (target: Target) => boolean {
  const visibility = visibilityOf(kind, credentials);
  const rule = ruleFor(kind, 'get');
  return (target) => isInside(visibility, target) && allows(policy, rule, credentials, target);
}

/** Pure. Whether the object is the caller's own to look into: one that others lend to it shows what is needed for its use. */
export function isOwn(kind: string, credentials: Credentials, target: Target): boolean {
  return isInside(ownershipOf(kind, credentials), target);
}

/** Pure. A spec without what the caller may not see of it; whether it may see any of it is asked before. */
export function shownSpec(
  policy: Policy,
  kind: string,
  credentials: Credentials,
  target: Target,
  spec: JsonObject,
): JsonObject {
  if (kind === 'flavor') return shownAccess(credentials, spec);
  if (kind !== 'image') return spec;
  const seen = withoutUnseenProperties(policy, credentials, target, spec);
  if (isOwn(kind, credentials, target)) return seen;
  return Object.fromEntries(Object.entries(seen).filter(([name]) => !PRIVATE_PROPERTIES.includes(name)));
}

/** Pure. Whether the caller may know of the object. */
export function maySee(policy: Policy, kind: string, credentials: Credentials, target: Target): boolean {
  return viewer(policy, kind, credentials)(target);
}

/**
 * Pure. Whether the verb may succeed on any object at all. Asked before anything is looked up: who is refused here is refused
 * alike for objects that are there, that are not, and that are others'. Null when it may; else why not.
 */
export function refusedBeforehand(
  policy: Policy,
  credentials: Credentials,
  kind: string,
  verb: string,
): string | null {
  const rule = ruleFor(kind, verb);
  return couldAllow(policy, rule, credentials) ? null : explain(policy, rule, credentials, {});
}

/**
 * Pure. Judges one deed on one object, for the API, the plan and the facade alike: first whether the caller may do it to anything, then
 * whether it may know of this object, then the verb's rule on what is and on what would be, then the properties with rules of their own.
 */
export function judge(policy: Policy, deed: Deed): Judgement {
  const { credentials, kind, verb, stored, planned } = deed;
  const beforehand = refusedBeforehand(policy, credentials, kind, verb);
  if (beforehand !== null) return forbidden(beforehand);
  if (stored !== null && !maySee(policy, kind, credentials, stored)) return { outcome: 'not_found' };
  const words = kind.replaceAll('_', ' ');
  const own = ownershipOf(kind, credentials);
  if (stored !== null && !READING_VERBS.includes(verb) && !isInside(own, stored)) {
    return forbidden(
      `The ${words} belongs to ${kind === 'flavor' ? 'the cloud' : 'another project'}: you may use it, but not change it.`,
    );
  }
  if (planned !== null && !isInside(own, planned)) {
    return forbidden(`Your token may not have ${words} objects there: it is for another place.`);
  }
  for (const target of [stored, planned]) {
    const decision = target === null ? null : evaluate(policy, ruleFor(kind, verb), credentials, target);
    if (decision?.allowed === false) return forbidden(decision.explanation);
  }
  const locked = lockRefusal(policy, deed);
  if (locked !== null) return locked;
  const violations = planned === null ? [] : deniedProperties(policy, deed, planned);
  const [first] = violations;
  return first === undefined
    ? { outcome: 'allowed' }
    : forbidden(`You may not set ${first.path}.`, violations);
}

/** Verbs that a lock does not hold: they look at the guest and leave it as it is, or are about the lock. */
const HARMLESS_VERBS: readonly string[] = [
  ...READING_VERBS,
  'console',
  'create_image',
  'diagnose',
  'lock',
  'unlock',
];

/**
 * What keeps the caller from a server that is locked; null when nothing does. Who may unlock it may change more with that. The lock is
 * Nova's: administrators pass it.
 */
function lockRefusal(policy: Policy, { credentials, kind, verb, stored, planned }: Deed): Judgement | null {
  if (kind !== 'server' || stored?.['locked'] !== true || HARMLESS_VERBS.includes(verb)) return null;
  if (allows(policy, ruleFor('server', 'override_lock'), credentials, stored)) return null;
  const path = '/spec/locked';
  if (planned !== null && planned['locked'] !== true) {
    const decision = evaluate(policy, ruleFor('server', 'unlock'), credentials, stored);
    if (decision.allowed) return null;
    const { explanation: hint } = decision;
    return forbidden('You may not unlock the server.', [{ path, message: 'must stay true', hint }]);
  }
  const reason = stored['locked_reason'];
  const why = typeof reason === 'string' ? ` (${reason})` : '';
  const message = 'must be false before anything else is done with the server';
  const hint =
    'Unlock it first (cairn server unlock, openstack server unlock), or set it to false together with the change.';
  return forbidden(`The server is locked${why}.`, [{ path, message, hint }]);
}

function deniedProperties(
  policy: Policy,
  { credentials, kind, stored }: Deed,
  planned: Target,
): readonly Violation[] {
  const guarded = guardedChanges(kind, stored, planned).flatMap((change) => {
    const decision = evaluate(policy, change.rule, credentials, planned);
    return decision.allowed ? [] : [deniedChange(change, decision.explanation)];
  });
  return kind === 'image'
    ? [...guarded, ...deniedFreeProperties(policy, credentials, stored, planned)]
    : guarded;
}

function deniedChange({ path, value }: GuardedChange, explanation: string): Violation {
  if (value === undefined) {
    return { path, message: 'may not be set by you', hint: `${explanation} Leave it out.` };
  }
  const message = `may not be set to ${String(value)} by you`;
  return { path, message, hint: `${explanation} Give another value, or leave it out.` };
}

function forbidden(explanation: string, violations: readonly Violation[] = []): Judgement {
  return { outcome: 'forbidden', explanation, violations };
}
