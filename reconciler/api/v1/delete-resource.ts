import { CairnError } from '../../model/error.ts';
import type { AnyKind } from '../../model/kind.ts';
import { inTransaction } from '../../store/database.ts';
import type { Database, Transaction } from '../../store/database.ts';
import { lockDesired, requestDeletion } from '../../store/desired.ts';
import type { DesiredRow } from '../../store/desired.ts';
import { isBuiltIn } from '../../model/built-in.ts';
import { appendEvent } from '../../store/events.ts';
import { readViews } from '../../store/listing.ts';
import type { View } from '../../store/listing.ts';
import { enqueue } from '../../store/queue.ts';
import { lockCascade, usersOf } from '../../store/references.ts';
import type { User } from '../../store/references.ts';
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
    const users = await usersOf(transaction, id, USERS_SHOWN + 1, request.after_leaving === true);
    if (users.length > 0) throw stillUsed(row.kind, row.name, users);
    for (const going of await lockCascade(transaction, id)) await end(transaction, going, request);
    const ended = await end(transaction, id, request);
    return readView(transaction, ended.id);
  });
}

async function end(transaction: Transaction, id: string, request: DeleteRequest): Promise<DesiredRow> {
  const { request_id } = request;
  const { principal } = request.access;
  const row = await requestDeletion(transaction, id);
  if (row.kind === 'project') await removeTokensOf(transaction, id);
  await enqueue(transaction, [id], 0);
  const because = id === request.id ? '' : `, which goes with the ${request.kind.name} ${request.id}`;
  await appendEvent(transaction, {
    resource_id: id,
    kind: row.kind,
    project_id: row.project_id,
    type: 'deletion_requested',
    actor: principal.name,
    request_id,
    source_address: request.access.source_address,
    message: `${principal.name} asked for the deletion of the ${row.kind} "${row.name}"${because}.`,
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

function stillUsed(kind: string, name: string, users: readonly User[]): CairnError {
  const shown = users.slice(0, USERS_SHOWN).map((user) => `${user.kind} "${user.name}" (${user.id})`);
  const more = users.length > USERS_SHOWN ? ' and others' : '';
  return new CairnError(
    'conflict',
    `The ${kind} "${name}" is still used by ${shown.join(', ')}${more}. Delete these first, or wait until they are gone.`,
  );
}
