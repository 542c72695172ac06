import { sameJson } from '../model/canonical-json.ts';
import type { Violation } from '../model/error.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { allows } from './compile.ts';
import type { Policy, PropertyProtections, Rule } from './compile.ts';
import type { Credentials } from './credentials.ts';
import { evaluate } from './evaluate.ts';
import { parseRule } from './parse.ts';
import type { Target } from './values.ts';

/** What is done to one free property of an image. */
export const PROPERTY_VERBS = ['create', 'read', 'update', 'delete'] as const;

/** One of PROPERTY_VERBS. */
export type PropertyVerb = (typeof PROPERTY_VERBS)[number];

/** One entry of the setting image_property_protections: names that match the pattern, and for each verb the text of the rule that decides. */
export type PropertyProtection = { readonly pattern: string } & Readonly<Record<PropertyVerb, string>>;

/** The rule that decides a verb on what the entry at this place protects. */
function ruleOf(at: number, verb: PropertyVerb): string {
  return `image_property_protections:${at}:${verb}`;
}

/** Decides on names that no pattern matches. */
const UNLISTED = 'image_property_protections:unlisted';

/** Pure. The setting -> protections, or what is wrong with it. Source: OpenStack Glance, property protections. */
export function readProtections(
  entries: readonly PropertyProtection[],
): { readonly protections: PropertyProtections } | { readonly violations: readonly Violation[] } {
  const violations: Violation[] = [];
  const patterns: RegExp[] = [];
  const rules = new Map<string, Rule>();
  for (const [at, entry] of entries.entries()) {
    const path = `/image_property_protections/${at}`;
    try {
      patterns.push(new RegExp(entry.pattern));
    } catch {
      violations.push({ path: `${path}/pattern`, message: 'is no regular expression' });
    }
    for (const verb of PROPERTY_VERBS) {
      const parsed = parseRule(entry[verb]);
      if ('check' in parsed) rules.set(ruleOf(at, verb), { check: parsed.check });
      else {
        const { position, message, hint } = parsed.problem;
        const problem = { path: `${path}/${verb}`, message: `is wrong at character ${position}: ${message}` };
        violations.push(hint === undefined ? problem : { ...problem, hint });
      }
    }
  }
  if (entries.length > 0) rules.set(UNLISTED, { check: { type: 'never' } });
  return violations.length > 0 ? { violations } : { protections: { patterns, rules } };
}

/** Pure. Whether the caller may see a free property of an image. */
export function mayReadProperty(
  policy: Policy,
  credentials: Credentials,
  target: Target,
  name: string,
): boolean {
  const rule = ruleFor(policy, name, 'read');
  return rule === null || allows(policy, rule, credentials, target);
}

/** Pure. Free properties that the caller wants to be otherwise than they are and may not: where, and why not. */
export function deniedFreeProperties(
  policy: Policy,
  credentials: Credentials,
  stored: Target | null,
  planned: Target,
): readonly Violation[] {
  const before = propertiesOf(stored);
  const after = propertiesOf(planned);
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((name): readonly Violation[] => {
    const verb = verbBetween(before[name], after[name]);
    return verb === null ? [] : denied(policy, credentials, planned, name, verb);
  });
}

/**
 * Pure. What the caller sends leaves out what it cannot see: that stays. `violations` names what it sends of that nevertheless; whether
 * its value is right is not told.
 */
export function withUnseenProperties(
  policy: Policy,
  credentials: Credentials,
  stored: Target,
  given: JsonObject,
): { readonly spec: JsonObject; readonly violations: readonly Violation[] } {
  const before = propertiesOf(stored);
  const sent = propertiesOf(given);
  const unseen = Object.keys(before).filter((name) => !mayReadProperty(policy, credentials, stored, name));
  if (unseen.length === 0) return { spec: given, violations: [] };
  const violations = unseen
    .filter((name) => Object.hasOwn(sent, name))
    .flatMap((name) => denied(policy, credentials, stored, name, 'update'));
  const kept = Object.fromEntries(unseen.map((name) => [name, before[name] ?? null]));
  return { spec: { ...given, properties: { ...kept, ...sent } }, violations };
}

/** Pure. The spec of an image as far as its free properties may be seen. */
export function withoutUnseenProperties(
  policy: Policy,
  credentials: Credentials,
  target: Target,
  spec: JsonObject,
): JsonObject {
  if (policy.protections.patterns.length === 0) return spec;
  const seen = Object.entries(propertiesOf(spec)).filter(([name]) =>
    mayReadProperty(policy, credentials, target, name),
  );
  return { ...spec, properties: Object.fromEntries(seen) };
}

/** What one may not see one may not set: its holder could not be told what is there. */
function denied(
  policy: Policy,
  credentials: Credentials,
  target: Target,
  name: string,
  verb: PropertyVerb,
): readonly Violation[] {
  for (const asked of ['read', verb] as const) {
    const rule = ruleFor(policy, name, asked);
    const decision = rule === null ? null : evaluate(policy, rule, credentials, target);
    if (decision?.allowed !== false) continue;
    const path = `/spec/properties/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const what = { create: 'set', read: 'set', update: 'changed', delete: 'removed' }[verb];
    const why = rule === UNLISTED ? 'No pattern of image_property_protections has it.' : decision.explanation;
    const next = verb === 'delete' ? 'Keep it.' : 'Leave it out, or as it is.';
    return [{ path, message: `may not be ${what} by you`, hint: `${why} ${next}` }];
  }
  return [];
}

function verbBetween(before: Json | undefined, after: Json | undefined): PropertyVerb | null {
  if (before === undefined) return after === undefined ? null : 'create';
  if (after === undefined) return 'delete';
  return sameJson(before, after) ? null : 'update';
}

/** Null: it is open to everybody. */
function ruleFor({ protections }: Policy, name: string, verb: PropertyVerb): string | null {
  if (protections.patterns.length === 0) return null;
  const at = protections.patterns.findIndex((pattern) => pattern.test(name));
  return at < 0 ? UNLISTED : ruleOf(at, verb);
}

function propertiesOf(of: JsonObject | null): JsonObject {
  const properties = of?.['properties'];
  return typeof properties === 'object' && properties !== null && !Array.isArray(properties)
    ? (properties as JsonObject)
    : {};
}
