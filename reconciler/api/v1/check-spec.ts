import { KINDS } from '../../../schemas/generated/kinds.ts';
import { validateSpec } from '../../../schemas/validate.ts';
import { CairnError } from '../../model/error.ts';
import type { Violation } from '../../model/error.ts';
import type { JsonObject } from '../../model/json.ts';
import type { AnyKind } from '../../model/kind.ts';
import type { Known, Resource } from '../../model/resource.ts';
import { targetOf } from '../../policy/target.ts';
import { LENT_KINDS, mayUse } from '../../policy/visibility.ts';
import {
  lockAddresses,
  lockAdmissions,
  readKnown,
  readPeers,
  readTakenAddresses,
} from '../../store/admission.ts';
import type { Transaction } from '../../store/database.ts';
import { findByName } from '../../store/desired.ts';
import type { DesiredRow } from '../../store/desired.ts';
import { readContent } from '../../store/content.ts';
import { readRelated } from '../../store/related.ts';
import { lockReferenced, readReferenced } from '../../store/references.ts';
import type { Reference, Referenced } from '../../store/references.ts';
import { referencesIn } from '../../store/spec-references.ts';
import type { KindReference } from '../../store/spec-references.ts';
import type { Access } from '../authorize.ts';
import { onlyVisible } from '../deeds.ts';
import type { Principal } from '../principal.ts';
import { secretViolations } from './secrets.ts';
import { fixedPlacesChanged, hasSister } from './spec.ts';

/** What a spec names, and what is known of that and of what it names, by id. */
export type Checked = {
  readonly references: readonly KindReference[];
  /** What it rests on and goes with besides. */
  readonly companions: readonly Reference[];
  readonly known: ReadonlyMap<string, Known>;
};

/** Pure. What a caller sent -> a spec that follows the schema, defaults filled in. Throws invalid_input with every violation. */
export function parseSpec(kind: AnyKind['name'], input: unknown, principal: Principal): JsonObject {
  const validated = validateSpec(kind, withProject(kind, input, principal));
  if (!validated.ok) throw refuse(kind, validated.violations);
  const spec = validated.value as unknown as JsonObject;
  if (
    principal.confined_to !== null &&
    KINDS[kind].in_project &&
    spec['project_id'] !== principal.confined_to
  ) {
    throw new CairnError('forbidden', `The token is for project ${principal.confined_to} only.`, {
      violations: [
        { path: '/spec/project_id', message: 'is not the project of the token', hint: 'Leave it out.' },
      ],
    });
  }
  return spec;
}

/**
 * Effect: reads, and (unless it is a dry run) locks what the judgement rests on until the transaction ends. Judges a spec against the rest of the world: what may not
 * change, what it names, and the kind's own rules. Throws invalid_input with every violation that was found.
 */
export async function checkSpec(
  transaction: Transaction,
  kind: AnyKind,
  id: string,
  given: { readonly spec: JsonObject; readonly secrets: JsonObject },
  previous: DesiredRow | null,
  {
    access,
    dry_run,
    until_content = [],
  }: { readonly access: Access; readonly dry_run: boolean; readonly until_content?: readonly string[] },
): Promise<Checked> {
  const { spec, secrets } = given;
  const secret = secretViolations(kind.name, given, previous);
  if (secret.length > 0) throw refuse(kind.name, secret);
  if (previous !== null) {
    const changed = fixedPlacesChanged(kind.name, previous.spec, spec);
    const open = changed.length > 0 && (await readContent(transaction, id)) === null ? until_content : [];
    const fixed = changed.filter((path) => !open.includes(path.slice(1)));
    const message = 'cannot change; delete and create again';
    if (fixed.length > 0)
      throw refuse(
        kind.name,
        fixed.map((path) => ({ path: `/spec${path}`, message })),
      );
  }
  const named = referencesIn(kind.name, spec);
  const ids = [...new Set(named.map(({ to_id }) => to_id))];
  const found = dry_run ? await readReferenced(transaction, ids) : await lockReferenced(transaction, ids);
  const references = named.filter((reference) => !isGoneSince(reference, found, previous));
  const known = await readKnown(transaction, ids);
  const hidden = await hiddenFrom(transaction, access, known, previous);
  const lent = await lentTo(transaction, spec, known);
  const wrong = references.flatMap((reference) => {
    const { to_id } = reference;
    const there = hidden.has(to_id) ? undefined : found.get(to_id);
    const is_lent = lent.has(to_id) || (dry_run && mayComeToBeLent(access, there));
    return wrongReference(reference, there, { kind: kind.name, spec, previous, is_lent });
  });
  if (wrong.length > 0) throw refuse(kind.name, wrong);
  const unfit = references.flatMap((reference) => unfitReference(reference, known.get(reference.to_id)));
  if (unfit.length > 0) throw refuse(kind.name, unfit);
  const violations = kind.admit({
    id,
    spec,
    secrets,
    previous,
    references: known,
    ...(await readNeeds(transaction, kind, id, spec, references, dry_run)),
  });
  if (violations.length > 0) throw refuse(kind.name, violations);
  return { references, companions: await companionsOf(transaction, kind, spec, dry_run), known };
}

async function readNeeds(
  transaction: Transaction,
  kind: AnyKind,
  id: string,
  spec: JsonObject,
  references: readonly KindReference[],
  dry_run: boolean,
): Promise<{ peers: readonly Resource[]; taken_addresses: ReadonlyMap<string, ReadonlySet<string>> }> {
  // Only where the caller chose an address is one to be judged; all else is chosen later, under the table's own constraint.
  const addressed =
    kind.needs.address_pools === true
      ? references.filter(({ kind, path }) => kind === 'subnet' && hasSister(spec, path, 'address'))
      : [];
  const subnet_ids = [...new Set(addressed.map(({ to_id }) => to_id))];
  if (!dry_run && kind.needs.peers === true) await lockAdmissions(transaction, kind.name);
  if (!dry_run) await lockAddresses(transaction, subnet_ids);
  return {
    peers: kind.needs.peers === true ? await readPeers(transaction, kind.name, id) : [],
    taken_addresses: await readTakenAddresses(transaction, subnet_ids, id),
  };
}

/** An object goes on naming what went after it was made, where the schema says so. */
function isGoneSince(
  reference: KindReference,
  found: ReadonlyMap<string, Referenced>,
  previous: Resource | null,
): boolean {
  if (!reference.keeps || previous === null || found.has(reference.to_id)) return false;
  return referencesIn(previous.kind, previous.spec).some(({ to_id }) => to_id === reference.to_id);
}

/** What the caller may not know of does not exist for it, unless the object names it already. */
async function hiddenFrom(
  transaction: Transaction,
  access: Access,
  known: ReadonlyMap<string, Known>,
  previous: Resource | null,
): Promise<ReadonlySet<string>> {
  if (access.principal.confined_to === null) return new Set();
  const held = new Set(
    previous === null ? [] : referencesIn(previous.kind, previous.spec).map(({ to_id }) => to_id),
  );
  const hidden = new Set<string>();
  for (const { resource } of known.values()) {
    if (held.has(resource.id)) continue;
    const [seen] = await onlyVisible(transaction, access, resource.kind, [resource]);
    if (seen === undefined) hidden.add(resource.id);
  }
  return hidden;
}

/** What of other projects the object's own may use, of all that the spec names: ids. */
async function lentTo(
  transaction: Transaction,
  spec: JsonObject,
  known: ReadonlyMap<string, Known>,
): Promise<ReadonlySet<string>> {
  const project_id = spec['project_id'];
  if (typeof project_id !== 'string') return new Set();
  const foreign = [...known.values()]
    .map(({ resource }) => resource)
    .filter(({ kind, project_id: owner }) => LENT_KINDS.includes(kind) && owner !== project_id);
  const lent = new Set<string>();
  for (const resource of foreign) {
    const { kind, id } = resource;
    const related = await readRelated(transaction, kind, [resource], project_id);
    if (mayUse(kind, project_id, targetOf(kind, id, resource.spec, related(resource)))) lent.add(id);
  }
  return lent;
}

/** Who acts in all projects may plan to share something and to use it at once; the apply finds out in which order. */
function mayComeToBeLent({ principal }: Access, found: Referenced | undefined): boolean {
  return principal.confined_to === null && found !== undefined && LENT_KINDS.includes(found.kind);
}

/** What an object rests on besides what its spec names: it goes with these. Throws invalid_input when one is missing that must be there. */
async function companionsOf(
  transaction: Transaction,
  kind: AnyKind,
  spec: JsonObject,
  dry_run: boolean,
): Promise<readonly Reference[]> {
  const references: Reference[] = [];
  for (const companion of kind.companions?.(spec) ?? []) {
    const id =
      'id' in companion
        ? companion.id
        : (await findByName(transaction, companion.kind, companion.owner_id, companion.name))?.id;
    const ids = id === undefined ? [] : [id];
    const rows = dry_run ? await readReferenced(transaction, ids) : await lockReferenced(transaction, ids);
    const found = rows.get(id ?? '');
    if (found?.kind === companion.kind && found.deletion_requested_at === null) {
      references.push({ path: `companion:${companion.kind}`, to_id: found.id, cascades: true });
    } else if (companion.missing !== null) throw refuse(kind.name, [companion.missing]);
  }
  return references;
}

/** The object as it is to be and as it is, and whether what it names is lent to its project. */
type Naming = {
  readonly kind: AnyKind['name'];
  readonly spec: JsonObject;
  readonly previous: Resource | null;
  readonly is_lent: boolean;
};

/**
 * A reference that an object already holds may name something that is being deleted, or is lent no more: only new ones are refused then. A
 * set that gets more members uses what it names anew.
 */
function wrongReference(
  reference: KindReference,
  found: Referenced | undefined,
  { kind: user_kind, spec, previous, is_lent }: Naming,
): readonly Violation[] {
  const { kind, path, to_id } = reference;
  const { collection, in_project } = KINDS[kind];
  const project_id = spec['project_id'];
  const scope = in_project && typeof project_id === 'string' ? `?project_id=${project_id}` : '';
  const hint = `List what there is: cairn list ${collection} (GET /v1/${collection}${scope}).`;
  const isHeld =
    previous !== null &&
    referencesIn(previous.kind, previous.spec).some(
      (old) => old.to_id === to_id && sameProperty(old.path, path),
    );
  const isForeign =
    found !== undefined &&
    (found.project_id !== null || LENT_KINDS.includes(found.kind)) &&
    found.project_id !== project_id &&
    !is_lent &&
    !(isHeld && !hasMoreMembers(user_kind, spec, previous));
  if (found?.kind === 'flavor' && kind === 'flavor' && isForeign) {
    const message = `names the flavor "${found.name}", which the server's project may not use`;
    const access = 'Choose another flavor, or add the project to access_project_ids of this one.';
    return [{ path: `/spec${path}`, message, hint: access }];
  }
  if (found === undefined || isForeign) {
    const where = in_project ? ' in this project' : '';
    return [{ path: `/spec${path}`, message: `names ${to_id}, but there is no such ${kind}${where}`, hint }];
  }
  if (found.kind !== kind) {
    const message = `names the ${found.kind} "${found.name}", but must name a ${kind}`;
    return [{ path: `/spec${path}`, message, hint }];
  }
  if (found.deletion_requested_at !== null && !isHeld) {
    return [
      { path: `/spec${path}`, message: `names the ${kind} "${found.name}", which is being deleted`, hint },
    ];
  }
  return [];
}

function hasMoreMembers(kind: AnyKind['name'], spec: JsonObject, previous: Resource): boolean {
  if (kind !== 'server_set') return false;
  const before = Object.keys(previous.spec['members'] ?? {});
  return Object.keys(spec['members'] ?? {}).some((key) => !before.includes(key));
}

/** An object of the right kind that says of itself what the schema does not allow here, such as a ramdisk where a disk is wanted. */
function unfitReference(reference: KindReference, known: Known | undefined): readonly Violation[] {
  if (known === undefined) return [];
  const { kind, name, spec } = known.resource;
  return Object.entries(reference.where).flatMap(([property, allowed]) => {
    const value = spec[property];
    if (typeof value === 'string' && allowed.includes(value)) return [];
    return [
      {
        path: `/spec${reference.path}`,
        message: `names the ${kind} "${name}", whose ${property} is ${String(value)}; here it must be ${allowed.join(' or ')}`,
        hint: `Choose another ${kind}.`,
      },
    ];
  });
}

function withProject(kind: AnyKind['name'], input: unknown, principal: Principal): unknown {
  const { default_project_id } = principal;
  if (!KINDS[kind].in_project || default_project_id === null) return input;
  if (typeof input !== 'object' || input === null || Array.isArray(input) || 'project_id' in input)
    return input;
  return { ...input, project_id: default_project_id };
}

/** Where an array's ids stand changes when it does. */
function sameProperty(left: string, right: string): boolean {
  return left.replace(/\/\d+$/, '') === right.replace(/\/\d+$/, '');
}

function refuse(kind: AnyKind['name'], violations: readonly Violation[]): CairnError {
  const count = violations.length === 1 ? 'one thing is' : `${violations.length} things are`;
  return new CairnError('invalid_input', `The ${kind} cannot be accepted: ${count} wrong with its spec.`, {
    violations,
  });
}
