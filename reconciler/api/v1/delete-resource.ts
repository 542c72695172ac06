import { KINDS } from '../../../schemas/generated/kinds.ts';
import type { KindName } from '../../../schemas/generated/types.ts';
import { CairnError } from '../../model/error.ts';
import type { AnyKind } from '../../model/kind.ts';
import { LENT_KINDS } from '../../policy/visibility.ts';
import { inTransaction } from '../../store/database.ts';
import type { Database, Transaction } from '../../store/database.ts';
import { lockDesired, readDesired, requestDeletion } from '../../store/desired.ts';
import type { DesiredRow } from '../../store/desired.ts';
import { isBuiltIn } from '../../model/built-in.ts';
import { appendEvent } from '../../store/events.ts';
import { readViews } from '../../store/listing.ts';
import type { View } from '../../store/listing.ts';
import { lockGoing } from '../../store/deletion.ts';
import type { Going } from '../../store/deletion.ts';
import { enqueue } from '../../store/queue.ts';
import { usersElsewhere, usersOf } from '../../store/references.ts';
import type { KindCount, User } from '../../store/references.ts';
import { removeTokensOf } from '../../store/tokens.ts';
import type { Access } from '../authorize.ts';
import { requireDeed } from '../deeds.ts';
import { refuseMember } from './members.ts';

/** A request to end an object. */
export type DeleteRequest = {
  readonly kind: AnyKind;
  readonly id: string;
  readonly access: Access;
  /** Generation of If-Match, null without it. */
  readonly generation: number | null;
  readonly request_id: string;
  /** Whether it may be asked for while others that use the object are still on their way out; it goes after them. */
  readonly after_leaving?: boolean;
  /** Take along what the object holds; only for kinds that hold others (HOLDERS). */
  readonly cascade?: boolean;
};

const USERS_SHOWN = 5;

/**
 * Effect: one transaction notes the request, raises the generation, queues the object and writes an event; nothing but the queue
 * changes when deletion was asked for before. The object as it is then. Throws not_found, stale_generation, or conflict when others still use the object.
 */
export async function deleteResource(database: Database, request: DeleteRequest): Promise<View> {
  const { kind, id, access } = request;
  return inTransaction(database, async (transaction) => {
    const row = await lockDesired(transaction, id);
    const spec = row?.kind === kind.name ? row.spec : null;
    if (row === null || spec === null) throw new CairnError('not_found', `There is no ${kind.name} ${id}.`);
    await requireDeed(transaction, access, {
      kind: kind.name,
      id,
      verb: 'delete',
      stored: spec,
      planned: null,
    });
    await refuseMember(transaction, row, 'deleted');
    if (row.deletion_requested_at !== null) {
      await enqueue(transaction, [id], 0);
      return readView(transaction, id);
    }
    if (request.generation !== null && request.generation !== row.generation) {
      throw new CairnError(
        'stale_generation',
        `The ${row.kind} "${row.name}" has generation ${row.generation} now, not ${request.generation}. Read it again.`,
        { resource: id },
      );
    }
    if (isBuiltIn(id)) throw builtIn(row.kind, row.name);
    const { project_id } = row;
    for (const going of await goingWith(transaction, row, request)) {
      await end(transaction, going.id, request, project_id);
    }
    const ended = await end(transaction, id, request, project_id);
    return readView(transaction, ended.id);
  });
}

/**
 * Effect: what a deletion of the object would take along, in the order in which it goes; nothing is changed. Throws not_found, unsupported,
 * forbidden when the caller may not delete one of them, or conflict when others still use the object.
 */
export async function planDeletion(
  database: Database,
  request: Pick<DeleteRequest, 'kind' | 'id' | 'access' | 'cascade'>,
): Promise<readonly Going[]> {
  const { kind, id, access } = request;
  return inTransaction(database, async (transaction) => {
    const row = await readDesired(transaction, id);
    if (row?.kind !== kind.name) throw new CairnError('not_found', `There is no ${kind.name} ${id}.`);
    const wish = { kind: kind.name, id, verb: 'delete', stored: row.spec, planned: null };
    await requireDeed(transaction, access, wish);
    return goingWith(transaction, row, request);
  });
}

/** Kinds whose objects hold others that may be taken along. */
const HOLDERS: readonly KindName[] = ['domain', 'project'];

/** More than this is no mistake that one should be able to make with one request. */
const GOING_LIMIT = 10_000;

async function goingWith(
  transaction: Transaction,
  row: Pick<DesiredRow, 'id' | 'kind' | 'name' | 'project_id' | 'spec'>,
  {
    access,
    cascade = false,
    after_leaving = false,
  }: Pick<DeleteRequest, 'access' | 'cascade' | 'after_leaving'>,
): Promise<readonly Going[]> {
  if (cascade && !HOLDERS.includes(row.kind)) {
    throw new CairnError(
      'unsupported',
      `A ${row.kind} holds nothing that could be taken along. Leave out cascade.`,
    );
  }
  requireUnprotected(row);
  if (!cascade) await requireUnused(transaction, row, access, after_leaving);
  const going = await lockGoing(transaction, row.id, { contents: cascade, limit: GOING_LIMIT + 1 });
  if (going.length > GOING_LIMIT) {
    throw new CairnError(
      'conflict',
      `More than ${GOING_LIMIT} objects would go along. Delete some of them first.`,
    );
  }
  if (!cascade) return going;
  for (const each of going) {
    if (isBuiltIn(each.id)) throw builtIn(each.kind, each.name);
    requireUnprotected(each);
    const wish = { kind: each.kind, id: each.id, verb: 'delete', stored: each.spec, planned: null };
    await requireDeed(transaction, access, wish);
  }
  return going;
}

/** Effect: reads. Throws conflict when others use the object. What other projects have of one that is lent to them is counted, not named. */
async function requireUnused(
  transaction: Transaction,
  { id, kind, name, project_id }: Pick<DesiredRow, 'id' | 'kind' | 'name' | 'project_id'>,
  { principal }: Access,
  staying: boolean,
): Promise<void> {
  const seen_in =
    LENT_KINDS.includes(kind) && principal.confined_to !== null
      ? (project_id ?? principal.confined_to)
      : null;
  const users = await usersOf(transaction, id, USERS_SHOWN + 1, { staying, project_id: seen_in });
  const elsewhere = seen_in === null ? [] : await usersElsewhere(transaction, id, seen_in, staying);
  if (users.length > 0 || elsewhere.length > 0) throw stillUsed(kind, name, users, elsewhere);
}

/** Pure. Throws conflict for an object that says of itself that it may not be deleted. */
export function requireUnprotected({ kind, name, spec }: Pick<DesiredRow, 'kind' | 'name' | 'spec'>): void {
  if (spec['protected'] !== true) return;
  const message = 'is true, so it cannot be deleted, nor replaced by another one';
  const hint = 'Set protected = false and apply that first.';
  throw new CairnError('conflict', `The ${kind} "${name}" is protected. ${hint}`, {
    violations: [{ path: '/spec/protected', message, hint }],
  });
}

/** What goes along in another project is told there without who did it. */
async function end(
  transaction: Transaction,
  id: string,
  request: DeleteRequest,
  project_id: string | null,
): Promise<DesiredRow> {
  const { request_id } = request;
  const row = await requestDeletion(transaction, id);
  const isElsewhere =
    id !== request.id && LENT_KINDS.includes(request.kind.name) && row.project_id !== project_id;
  const actor = isElsewhere ? null : request.access.principal.name;
  if (row.kind === 'project') await removeTokensOf(transaction, id);
  await enqueue(transaction, [id], 0);
  const because = id === request.id ? '' : `, which goes with the ${request.kind.name} ${request.id}`;
  await appendEvent(transaction, {
    resource_id: id,
    kind: row.kind,
    project_id: row.project_id,
    type: 'deletion_requested',
    actor,
    request_id,
    source_address: isElsewhere ? null : request.access.source_address,
    message: `${actor ?? 'Another project'} asked for the deletion of the ${row.kind} "${row.name}"${because}.`,
    data: { generation: row.generation },
  });
  return row;
}

async function readView(transaction: Transaction, id: string): Promise<View> {
  const view = (await readViews(transaction, [id])).get(id);
  if (view === undefined) throw new Error('the locked row is gone');
  return view;
}

function builtIn(kind: string, name: string): CairnError {
  const message = `The ${kind} "${name}" comes with Cairn and cannot be deleted. Other objects rest on it.`;
  return new CairnError('conflict', message);
}

function stillUsed(
  kind: KindName,
  name: string,
  users: readonly User[],
  elsewhere: readonly KindCount[],
): CairnError {
  const named = users.slice(0, USERS_SHOWN).map((user) => `${user.kind} "${user.name}" (${user.id})`);
  const counts = elsewhere.map(({ kind: each, count }) => {
    const word = count === 1 ? each : KINDS[each].collection;
    return `${count} ${word.replaceAll('_', ' ')}`;
  });
  const others = counts.length === 0 ? [] : [`${counts.join(' and ')} of other projects`];
  const listed = users.length > USERS_SHOWN ? `${named.join(', ')} and others` : named.join(', ');
  const shown = [...(named.length === 0 ? [] : [listed]), ...others];
  return new CairnError(
    'conflict',
    `The ${kind} "${name}" is still used by ${shown.join(', and ')}. Delete these first, or wait until they are gone${
      HOLDERS.includes(kind) ? '; with cascade (cairn delete --cascade) they go along' : ''
    }.`,
  );
}
