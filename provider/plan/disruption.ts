/**
 * What a planned change does to the thing that runs, and why. Terraform asks for the new half of a replacement as for any
 * other creation, and again when it applies: both answers must agree, so a new object's disruption is null.
 */
import { formatPath } from '../protocol/attribute-path.ts';
import type { AttributePath } from '../protocol/attribute-path.ts';
import { UNKNOWN, hasUnknown, isRecord, isUnknown, record, valuesEqual } from '../protocol/cty-value.ts';
import type { CtyRecord, CtyValue } from '../protocol/cty-value.ts';
import { errorDiagnostic, warningDiagnostic } from '../protocol/diagnostics.ts';
import type { Diagnostic } from '../protocol/diagnostics.ts';
import type { KindDescription, Mutability } from '../schema/description.ts';
import { attributeType, attributesFrom } from '../schema/types.ts';
import type { PlannedAction } from './planned-action.ts';
import { changedPaths } from './replace.ts';
import { DRIFT, hasDrift } from './unknowns.ts';

/** The attribute that says what a change does: none, restart, rebuild or replace. */
const DISRUPTION = 'disruption';

/** The attribute that says why. */
const REASON = 'disruption_reason';

/** The argument without which nothing that holds data is replaced. */
const OPT_IN = 'allow_replace';

/** From bad to harmless. */
const WORST_FIRST = ['replace', 'rebuild', 'restart'] as const satisfies readonly Mutability[];

/** Values for the attributes of this file that the kind has. */
type Told = Readonly<Record<string, CtyValue>>;

interface Changes {
  readonly word: 'none' | Mutability;
  readonly paths: readonly AttributePath[];
}

/** The planned value if everything open turns out to be as before. */
const asBefore = (before: CtyValue, after: CtyValue): CtyValue => {
  if (isUnknown(after)) return before;
  if (!isRecord(after)) return hasUnknown(after) ? before : after;
  return record(
    Object.entries(after).map(([name, value]) => {
      const old = isRecord(before) ? before[name] : undefined;
      return [name, old === undefined ? value : asBefore(old, value)];
    }),
  );
};

const worst = (kind: KindDescription, prior: CtyRecord, planned: CtyRecord): Changes => {
  for (const word of WORST_FIRST) {
    const paths = changedPaths(kind.attributes, prior, planned, word);
    if (paths.length > 0) return { word, paths };
  }
  return { word: 'none', paths: [] };
};

const told = (disruption: CtyValue, reason: CtyValue): Told => ({
  [DISRUPTION]: disruption,
  [REASON]: reason,
});

const reasonOf = ({ word, paths }: Changes): string | null =>
  word === 'none' ? null : `${word}: another value of ${paths.map(formatPath).join(', ')}`;

/** What is told of an update must still be true when its unknown values are known, and be unknown otherwise. */
const planUpdate = (kind: KindDescription, prior: CtyRecord, planned: CtyRecord): Told => {
  const least = asBefore(prior, planned);
  const sure = isRecord(least) ? least : planned;
  const [surely, possibly] = [worst(kind, prior, sure), worst(kind, prior, planned)];
  if (surely.word !== possibly.word) return told(UNKNOWN, UNKNOWN);
  const isChange = attributesFrom(kind, 'spec').some(
    ([name, attribute]) => !valuesEqual(prior[name] ?? null, sure[name] ?? null, attributeType(attribute)),
  );
  const isHarmlessAnyway = prior[DISRUPTION] === 'none' && !hasDrift(prior);
  if (!isChange && !isHarmlessAnyway) return told(UNKNOWN, UNKNOWN);
  return told(surely.word, surely.paths.length === possibly.paths.length ? reasonOf(surely) : UNKNOWN);
};

/**
 * Pure. What the plan says of its disruption, by attribute; empty for a kind that never disturbs what runs. Kept while nothing
 * changes: what the last change did.
 */
export const planDisruption = (
  kind: KindDescription,
  action: PlannedAction,
  prior: CtyRecord | null,
  planned: CtyRecord,
): Told => {
  if (kind.attributes[DISRUPTION] === undefined) return {};
  if (prior === null) return told(null, null);
  switch (action) {
    case 'update':
      return planUpdate(kind, prior, planned);
    case 'state':
      return told('none', null);
    case 'repair': {
      // What it takes is the service's to find out.
      const drift = prior[DRIFT];
      return told(null, `repair of drift in ${Object.keys(isRecord(drift) ? drift : {}).join(', ')}`);
    }
    case 'create':
    case 'continue':
    case 'none':
    default:
      return told(prior[DISRUPTION] ?? null, prior[REASON] ?? null);
  }
};

/** An error at each attribute that loses data unless `allow_replace` is true, else a warning. */
const lossDiagnostics = (
  kind: { readonly name: string; readonly description: KindDescription },
  planned: CtyRecord,
  causes: readonly AttributePath[],
  deed: (name: string) => string,
): readonly Diagnostic[] => {
  const lost = kind.description.holds_data;
  if (lost === undefined) return [];
  const name = kind.name.replaceAll('_', ' ');
  const isAllowed = planned[OPT_IN] === true;
  return causes.map((path) => {
    const what = `Changing ${formatPath(path)} ${deed(name)}. Lost: ${lost}.`;
    return isAllowed
      ? warningDiagnostic(`This change loses data of the ${name}`, what, path)
      : errorDiagnostic(
          `This change would lose data of the ${name}`,
          `${what}\n\nIf that is meant, set ${OPT_IN} = true here. Otherwise take the change back.`,
          path,
        );
  });
};

/**
 * Pure. What is said of a planned replacement of an object that holds data, at each attribute that causes it: an error unless
 * `allow_replace` is true, else a warning.
 */
export const replacementDiagnostics = (
  kind: { readonly name: string; readonly description: KindDescription },
  planned: CtyRecord,
  causes: readonly AttributePath[],
): readonly Diagnostic[] =>
  lossDiagnostics(kind, planned, causes, (name) => `puts a new ${name} in the place of this one`);

/**
 * Pure. The same for what is made anew within an object that stays. What lies deeper belongs to objects of their own, for which the service
 * has an opt-in.
 */
export const rebuildDiagnostics = (
  kind: { readonly name: string; readonly description: KindDescription },
  prior: CtyRecord | null,
  planned: CtyRecord,
): readonly Diagnostic[] => {
  if (prior === null) return [];
  const causes = changedPaths(kind.description.attributes, prior, planned, 'rebuild');
  const own = causes.filter((path) => path.length === 1);
  return lossDiagnostics(kind, planned, own, (name) => `rebuilds the ${name}; it keeps its id and addresses`);
};
