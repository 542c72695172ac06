import { identityOf } from '../../store/identity.ts';
import { KINDS } from '../../../schemas/generated/kinds.ts';
import { CairnError } from '../../model/error.ts';
import { sameJson } from '../../model/canonical-json.ts';
import type { JsonObject } from '../../model/json.ts';
import type { AnyKind } from '../../model/kind.ts';
import { inheritContent } from '../../store/content.ts';
import { inTransaction } from '../../store/database.ts';
import type { Database, Transaction } from '../../store/database.ts';
import { findByName, insertDesired, lockDesired, readDesired, updateDesired } from '../../store/desired.ts';
import type { DesiredRow } from '../../store/desired.ts';
import { appendEvent } from '../../store/events.ts';
import { enqueue } from '../../store/queue.ts';
import { lockProject } from '../../store/quota.ts';
import { replaceReferences } from '../../store/references.ts';
import type { Access } from '../authorize.ts';
import { requireDeed, withUnseen } from '../deeds.ts';
import { checkSpec } from './check-spec.ts';
import { requireUnprotected } from './delete-resource.ts';
import { hasHashedSecret, hashedSecrets } from './hashed-secrets.ts';
import type { Passwords } from './hashed-secrets.ts';
import { refuseMember } from './members.ts';
import type { Preconditions, Provenance } from './preconditions.ts';
import { askOf, askWithBytes } from './quota.ts';
import type { Judge } from './quota.ts';
import { secretsAfter, splitSecrets } from './secrets.ts';

/** A request to make an object be as the spec says. */
export type PutRequest = {
  readonly kind: AnyKind;
  readonly id: string;
  /** Follows the schema, defaults filled in; with writeOnly properties. */
  readonly spec: JsonObject;
  readonly access: Access;
  readonly provenance: Provenance;
  readonly preconditions: Preconditions;
  readonly request_id: string;
  readonly passwords: Passwords;
  /** What the object takes of its project's quota is judged by this, and stored unless it is a dry run. */
  readonly quota: Judge;
  /** Id of the object whose place this one takes: a plan removes it first. */
  readonly replaces?: string;
  /** Fixed properties of the spec that may change all the same until the object has content. */
  readonly until_content?: readonly string[];
  /** What it is done for, where the change has a name of its own, such as resize: told in the event. */
  readonly action?: string;
  /** Raise the generation even when the spec is the same. */
  readonly repair: boolean;
  /** Check everything, store nothing and lock nothing: a plan of a thousand objects keeps nobody waiting. */
  readonly dry_run: boolean;
};

/** A spec and, apart from it, its secrets as they are stored. */
type Split = { readonly spec: JsonObject; readonly secrets: JsonObject };

/** What became of it. */
export type PutOutcome = 'created' | 'updated' | 'same';

/** How often a request starts again when the object that was in its way is gone by the time it is read. */
const ATTEMPTS = 5;

/**
 * Effect: one transaction checks the request and (unless it is a dry run) writes the row, its references, its place in the queue and an event. Throws invalid_input, conflict (name
 * taken: with `existing`), stale_generation or not_found.
 */
export async function putResource(database: Database, request: PutRequest): Promise<PutOutcome> {
  const given = splitSecrets(request.kind.name, request.spec);
  const secrets = await hashed(database, request, given);
  return await inTransaction(database, (transaction) =>
    store(transaction, request, { spec: given.spec, secrets }),
  );
}

/** Before the transaction: a hash takes long on purpose, and nobody should wait for its locks meanwhile. */
async function hashed(database: Database, request: PutRequest, given: Split): Promise<JsonObject> {
  const { kind, id, passwords, dry_run } = request;
  if (!hasHashedSecret(kind.name)) return given.secrets;
  return hashedSecrets(passwords, kind.name, given, await readDesired(database, id), dry_run);
}

async function store(transaction: Transaction, request: PutRequest, given: Split): Promise<PutOutcome> {
  if (request.kind.name === 'quota' && !request.dry_run) {
    // What was judged by another quota is stored before this one holds, and all that comes later is judged by this one.
    await lockProject(transaction, String(given.spec['project_id']));
  }
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const row = request.dry_run
      ? await readDesired(transaction, request.id)
      : await lockDesired(transaction, request.id);
    const outcome =
      row === null
        ? await create(transaction, request, given)
        : await update(transaction, request, given, row);
    if (outcome !== null) return outcome;
  }
  throw new CairnError('unavailable', 'Others change objects of this name all the time. Try again.');
}

/** Null when something else took the id or the name and is gone or visible by now: look again. */
async function create(
  transaction: Transaction,
  request: PutRequest,
  { spec, secrets }: Split,
): Promise<PutOutcome | null> {
  const { kind, id, access, provenance } = request;
  const { principal } = access;
  if (request.preconditions.generation !== null) {
    throw new CairnError('not_found', `There is no ${kind.name} ${id}, so its generation cannot match.`);
  }
  await requireDeed(transaction, access, {
    kind: kind.name,
    id,
    verb: 'create',
    stored: null,
    planned: spec,
  });
  const { name, project_id, owner_id } = identityOf(kind.name, spec);
  await requireReplaceable(transaction, request, project_id);
  const twin = await findByName(transaction, kind.name, owner_id, name);
  if (twin?.id === id) return null;
  if (twin !== null) throw nameTaken(twin, request);
  const { references, companions, known } = await checkSpec(
    transaction,
    kind,
    id,
    { spec, secrets },
    null,
    request,
  );
  const ask = await askOf(transaction, request, spec, null, known);
  if (request.dry_run) {
    await request.quota(transaction, ask);
    return 'created';
  }
  const row = await insertDesired(transaction, {
    id,
    kind: kind.name,
    project_id,
    owner_id,
    name,
    spec,
    secrets,
    created_by: principal.name,
    origin: provenance.origin,
    run: provenance.run,
  });
  if (row === null) return null;
  await replaceReferences(transaction, id, [...references, ...companions]);
  const inherited = kind.content === undefined ? null : await inheritContent(transaction, id);
  await request.quota(transaction, inherited === null ? ask : askWithBytes(ask, inherited));
  await announce(transaction, request, row, 'created', Object.keys(request.spec));
  return 'created';
}

/** A plan removes what a new object replaces: better refused before anything is done. */
async function requireReplaceable(
  transaction: Transaction,
  { kind, replaces }: PutRequest,
  project_id: string | null,
): Promise<void> {
  const replaced = replaces === undefined ? null : await readDesired(transaction, replaces);
  if (replaced?.kind === kind.name && replaced.project_id === project_id) requireUnprotected(replaced);
}

async function update(
  transaction: Transaction,
  request: PutRequest,
  given: Split,
  row: DesiredRow,
): Promise<PutOutcome | null> {
  const { kind, id } = request;
  const split =
    row.kind === kind.name
      ? { ...given, spec: await withUnseen(transaction, request.access, row, given.spec) }
      : given;
  await requireUpdate(transaction, request, row, split.spec);
  await refuseMember(transaction, row, 'changed');
  const spec = split.spec;
  const secrets = secretsAfter(kind.name, row, split);
  const isSame = sameJson(spec, row.spec) && sameJson(secrets, row.secrets);
  requirePreconditions(request, row, isSame);
  if (isSame && !request.repair) return 'same';
  const { references, companions, known } = await checkSpec(transaction, kind, id, split, row, request);
  const ask = await askOf(transaction, request, spec, row, known);
  const { name, owner_id } = identityOf(kind.name, spec);
  if (request.dry_run) {
    const twin = await findByName(transaction, kind.name, owner_id, name);
    if (twin !== null && twin.id !== id) throw nameTaken(twin, request);
    await request.quota(transaction, ask);
    return 'updated';
  }
  const updated = await updateDesired(transaction, id, { name, spec, secrets });
  if (updated === null) {
    const twin = await findByName(transaction, kind.name, owner_id, name);
    if (twin === null) return null;
    throw nameTaken(twin, request);
  }
  await replaceReferences(transaction, id, [...references, ...companions]);
  await request.quota(transaction, ask);
  const changed = [...namesOfChanges(row.spec, spec), ...namesOfChanges(row.secrets, secrets)];
  await announce(transaction, request, updated, isSame ? 'repair_requested' : 'updated', changed);
  return 'updated';
}

/** Whoever may not know of the object learns only that the id is of no use. */
async function requireUpdate(
  transaction: Transaction,
  { kind, id, access }: PutRequest,
  row: DesiredRow,
  planned: JsonObject,
): Promise<void> {
  const taken = new CairnError('conflict', `The id ${id} is already in use by something else. Draw another.`);
  if (row.kind !== kind.name) throw taken;
  try {
    await requireDeed(transaction, access, {
      kind: kind.name,
      id,
      verb: 'update',
      stored: row.spec,
      planned,
    });
  } catch (thrown) {
    throw thrown instanceof CairnError && thrown.code === 'not_found' ? taken : thrown;
  }
}

function requirePreconditions(request: PutRequest, row: DesiredRow, isSame: boolean): void {
  const { preconditions, provenance } = request;
  const { principal } = request.access;
  if (row.deletion_requested_at !== null) {
    throw new CairnError(
      'conflict',
      `The ${row.kind} "${row.name}" is being deleted. Try again when it is gone.`,
      {
        resource: row.id,
      },
    );
  }
  if (preconditions.must_be_new) {
    // A client that did not hear the answer to its create sends it again.
    const isRetry =
      isSame &&
      row.created_by === principal.name &&
      row.origin === provenance.origin &&
      row.run === provenance.run;
    if (!isRetry) {
      throw new CairnError(
        'conflict',
        `The ${row.kind} ${row.id} already exists, with another spec or from another run.`,
        {
          existing: { id: row.id, adoptable: isAdoptable(row, request) },
        },
      );
    }
  }
  if (preconditions.generation !== null && preconditions.generation !== row.generation) {
    throw new CairnError(
      'stale_generation',
      `The ${row.kind} "${row.name}" has generation ${row.generation} now, not ${preconditions.generation}: somebody else ` +
        'changed it. Read it again (terraform refresh) and decide anew.',
      { resource: row.id },
    );
  }
}

function nameTaken(twin: DesiredRow, request: PutRequest): CairnError {
  const adoptable = isAdoptable(twin, request);
  const { owner, key } = KINDS[twin.kind];
  const where = owner === undefined ? '' : ` in this ${owner.replace(/_id$/, '')}`;
  const next =
    twin.deletion_requested_at !== null
      ? 'It is being deleted: try again when it is gone.'
      : `Import it with the id ${twin.id} (terraform import), or choose another name.`;
  const named = key === undefined ? ` named "${twin.name}"${where}` : ' that says the same';
  return new CairnError('conflict', `There is a ${twin.kind}${named} already. ${next}`, {
    resource: twin.id,
    existing: { id: twin.id, adoptable },
  });
}

/** What an earlier run of the same client left behind, and nobody confirmed to keep, may be taken over by the next run. */
function isAdoptable(row: DesiredRow, request: PutRequest): boolean {
  const { origin, run } = request.provenance;
  return (
    origin !== null &&
    row.origin === origin &&
    row.run !== run &&
    row.created_by === request.access.principal.name &&
    !row.claimed &&
    row.deletion_requested_at === null
  );
}

/** Properties whose values differ; never the values, which may be secrets. */
function namesOfChanges(before: JsonObject, after: JsonObject): readonly string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => !sameJson(before[name] ?? null, after[name] ?? null)).sort();
}

async function announce(
  transaction: Transaction,
  request: PutRequest,
  row: DesiredRow,
  type: 'created' | 'updated' | 'repair_requested',
  changed: readonly string[],
): Promise<void> {
  const actor = request.access.principal.name;
  const verb = { created: 'created', updated: 'changed', repair_requested: 'asked to repair' }[type];
  await enqueue(transaction, [row.id], 0);
  await appendEvent(transaction, {
    resource_id: row.id,
    kind: row.kind,
    project_id: row.project_id,
    type,
    actor,
    request_id: request.request_id,
    source_address: request.access.source_address,
    message: `${actor} ${verb} the ${row.kind} "${row.name}".`,
    data: {
      generation: row.generation,
      changed,
      ...(request.action === undefined ? {} : { action: request.action }),
    },
  });
}
