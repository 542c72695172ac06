/** The service's refusals as diagnostics, at the attribute they speak of. */
import type { ApiProblem, Violation } from '../client/problem.ts';
import type { AttributePath, PathStep } from '../protocol/attribute-path.ts';
import { formatPath } from '../protocol/attribute-path.ts';
import { errorDiagnostic } from '../protocol/diagnostics.ts';
import type { Diagnostic } from '../protocol/diagnostics.ts';
import type { AttributeDescription, AttributeDescriptions, KindDescription } from '../schema/description.ts';

/** What the problem is about: a kind, or a data source. */
type Described = Pick<KindDescription, 'attributes'>;

const unescape = (segment: string): string => segment.replaceAll('~1', '/').replaceAll('~0', '~');

/** Steps below one attribute. A set's elements cannot be pointed at, so the path ends at the set. */
const below = (attribute: AttributeDescription, segments: readonly string[]): readonly PathStep[] => {
  const [segment, ...rest] = segments;
  if (segment === undefined) return [];
  const { nested, type } = attribute;
  if (nested !== undefined) {
    if (nested.nesting === 'single') return steps(nested.attributes, segments);
    if (nested.nesting === 'map') return [{ key: segment }, ...steps(nested.attributes, rest)];
    if (nested.nesting === 'list' && /^\d+$/.test(segment)) {
      return [{ index: Number(segment) }, ...steps(nested.attributes, rest)];
    }
    return [];
  }
  if (typeof type !== 'object') return [];
  if ('map' in type) return [{ key: segment }];
  return 'list' in type && /^\d+$/.test(segment) ? [{ index: Number(segment) }] : [];
};

const steps = (attributes: AttributeDescriptions, segments: readonly string[]): readonly PathStep[] => {
  const [name, ...rest] = segments;
  const attribute = name === undefined ? undefined : attributes[name];
  return name === undefined || attribute === undefined
    ? []
    : [{ attribute: name }, ...below(attribute, rest)];
};

/** Pure. The attribute that a JSON pointer of the API means, as far as it can be followed; empty when it is no attribute. */
export const pathOfPointer = (kind: Described, pointer: string): AttributePath => {
  const segments = pointer.split('/').slice(1).map(unescape);
  const isBelow = segments[0] === 'spec' || segments[0] === 'query';
  return steps(kind.attributes, isBelow ? segments.slice(1) : segments);
};

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const withPeriod = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

const ofViolation = (kind: Described, problem: ApiProblem, violation: Violation): Diagnostic => {
  const path = pathOfPointer(kind, violation.path);
  const place = path.length > 0 ? formatPath(path) : violation.path;
  const sentence = withPeriod(`${place} ${violation.message}`.trim());
  const detail = violation.hint === undefined ? sentence : `${sentence} ${violation.hint}`;
  return path.length > 0
    ? errorDiagnostic(problem.title, detail, path)
    : errorDiagnostic(problem.title, detail);
};

const ADVICE: Readonly<Record<string, string>> = {
  unauthenticated:
    'The token is wrong or has expired. Check CAIRN_TOKEN, the provider block or ~/.config/cairn/credentials.json.',
  forbidden: 'The token may not do this.',
  stale_generation: 'Run terraform plan again and decide anew.',
};

/** Pure. The diagnostics of a problem, one per violation; `doing` is a phrase such as `create server "web"`. */
export const problemDiagnostics = (
  problem: ApiProblem,
  kind: Described | undefined,
  doing: string,
): readonly Diagnostic[] => {
  const violations = kind === undefined ? [] : problem.errors;
  if (kind !== undefined && violations.length > 0) {
    return violations.map((violation) => ofViolation(kind, problem, violation));
  }
  const advice = ADVICE[problem.code];
  const request = problem.request_id === undefined ? '' : `\n\nRequest ${problem.request_id}.`;
  return [
    errorDiagnostic(
      problem.title,
      `${capitalised(doing)}: ${withPeriod(problem.detail)}${advice === undefined ? '' : ` ${advice}`}${request}`,
    ),
  ];
};
