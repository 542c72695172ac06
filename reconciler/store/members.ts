import { isProgress } from '../../schemas/progress.ts';
import type { Condition } from '../model/condition.ts';
import { hasCondition } from '../model/condition.ts';
import type { Drift } from '../model/drift.ts';
import { CairnError } from '../model/error.ts';
import type { JsonObject } from '../model/json.ts';
import type { MemberView, MemberWish, Members, SetMark } from '../ports/members.ts';
import { inTransaction, query } from './database.ts';
import type { Database, Transaction } from './database.ts';
import { appendEvents } from './events.ts';
import { enqueue } from './queue.ts';
import { referencesIn } from './spec-references.ts';

type MemberRow = Pick<
  MemberView,
  'key' | 'server_id' | 'name' | 'generation' | 'deleting' | 'state' | 'spec'
> & {
  readonly observed_generation: number | null;
  readonly seen_generation: number | null;
  readonly is_ready: boolean;
  /** Null when the member is ready. */
  readonly conditions: readonly Condition[] | null;
  readonly addresses: MemberView['addresses'] | null;
  readonly drift: readonly Drift[] | null;
};

/** What became of a row: an id and a name for its event. */
type Touched = {
  readonly id: string;
  readonly name: string;
  readonly generation: number;
  readonly is_new: boolean;
};

const NAMES_SHOWN = 3;

/** Effect: the port `members` over the database: a few statements a call, however many members. */
export function createMembers(db: Database): Members {
  return {
    list: (set_id, revisions) => list(db, set_id, revisions),
    put: async (set, wishes) => {
      const taken = await inTransaction(db, async (transaction) => {
        return await put(transaction, await lockSet(transaction, set), wishes);
      });
      if (taken.length > 0) throw nameTaken(taken);
    },
    remove: (set, keys) =>
      inTransaction(db, async (transaction) => {
        const owner = await lockSet(transaction, set);
        const rows = await query<Touched>(
          transaction,
          `UPDATE desired SET deletion_requested_at = now(), generation = generation + 1, updated_at = now()
           WHERE member_of = ? AND member_key = ANY(?::text[]) AND deletion_requested_at IS NULL
           RETURNING id, name, generation, false AS is_new`,
          [set.id, [...keys]],
        );
        await announce(transaction, owner, rows, 'deletion_requested');
      }),
    repair: (set, generations) =>
      inTransaction(db, async (transaction) => {
        const owner = await lockSet(transaction, set);
        const rows = await query<Touched>(
          transaction,
          `UPDATE desired d SET generation = d.generation + 1, updated_at = now()
           FROM unnest(?::text[], ?::bigint[]) AS seen (key, generation)
           WHERE d.member_of = ? AND d.member_key = seen.key AND d.generation = seen.generation
             AND d.deletion_requested_at IS NULL
           RETURNING d.id, d.name, d.generation, false AS is_new`,
          [[...generations.keys()], [...generations.values()], set.id],
        );
        await announce(transaction, owner, rows, 'repair_requested');
      }),
  };
}

async function list(
  db: Database,
  set_id: string,
  revisions: ReadonlyMap<string, string>,
): Promise<readonly MemberView[]> {
  const rows = await query<MemberRow>(
    db,
    `SELECT d.member_key AS key, d.id AS server_id, d.name, d.generation, d.deletion_requested_at IS NOT NULL AS deleting,
       s.observed_generation, s.seen_generation, ready.is_ready, s.status ->> 'state' AS state, s.status -> 'addresses' AS addresses,
       CASE WHEN NOT ready.is_ready THEN s.conditions END AS conditions, nullif(s.drift, '[]') AS drift,
       CASE WHEN d.member_revision IS DISTINCT FROM w.revision THEN d.spec END AS spec
     FROM desired d LEFT JOIN status s ON s.id = d.id
       LEFT JOIN unnest(?::text[], ?::text[]) AS w (key, revision) ON w.key = d.member_key,
       LATERAL (SELECT coalesce(s.observed_generation = d.generation AND d.deletion_requested_at IS NULL
         AND s.conditions @> '[{"type": "Ready", "status": "True"}]', false) AS is_ready) AS ready
     WHERE d.member_of = ? ORDER BY d.member_key COLLATE "C"`,
    [[...revisions.keys()], [...revisions.values()], set_id],
  );
  return rows.map(toView);
}

function toView(row: MemberRow): MemberView {
  const { key, server_id, name, generation, deleting, state, spec } = row;
  return {
    key,
    server_id,
    name,
    generation,
    deleting,
    ready: row.is_ready,
    problem: problemOf(row),
    state,
    addresses: row.addresses ?? {},
    drift: (row.drift ?? []).map(({ field, expected, found }) => ({ field, expected, found })),
    spec,
  };
}

/** Only what was said of the newest spec counts, and only what does not go by itself. */
function problemOf(row: MemberRow): MemberView['problem'] {
  const { conditions, generation, seen_generation } = row;
  const condition = conditions?.find((each) => each.type === 'Ready');
  if (conditions === null || condition === undefined || seen_generation !== generation) return null;
  const final = hasCondition(conditions, 'Stalled');
  if (condition.status === 'True' || (!final && isProgress(condition.reason))) return null;
  return { message: condition.message, final };
}

/** A set as it is written of in events. */
type Owner = {
  readonly id: string;
  readonly name: string;
  readonly project_id: string;
  readonly generation: number;
  readonly created_by: string;
};

/** Holds the set as it is until the transaction ends. */
async function lockSet(transaction: Transaction, set: SetMark): Promise<Owner> {
  const [row] = await query<Owner>(
    transaction,
    `SELECT id, name, project_id, generation, created_by FROM desired WHERE id = ? AND kind = 'server_set' FOR SHARE`,
    [set.id],
  );
  if (row?.generation === set.generation) return row;
  throw new CairnError('conflict', 'The server set was changed meanwhile; Cairn will plan again.', {
    resource: set.id,
  });
}

/** Gives the names that servers outside of the set have. */
async function put(
  transaction: Transaction,
  set: Owner,
  wishes: readonly MemberWish[],
): Promise<readonly Taken[]> {
  const rows = JSON.stringify(
    wishes.map(({ key, server_id, name, project_id, spec, revision }) => ({
      key,
      id: server_id,
      name,
      project_id,
      spec,
      revision,
    })),
  );
  const taken = await query<Taken>(
    transaction,
    `SELECT d.id, d.name FROM jsonb_to_recordset(?) AS n (id uuid, name text, project_id uuid)
       JOIN desired d ON d.kind = 'server' AND d.project_id = n.project_id AND d.name = n.name AND d.id <> n.id
     ORDER BY d.name`,
    [rows],
  );
  const names = new Set(taken.map((each) => each.name));
  // In one order for everybody; listed in the order of their keys. A name that somebody takes between the two statements fails the whole; the next try sees it.
  const touched = await query<Touched>(
    transaction,
    `INSERT INTO desired AS d
       (id, kind, project_id, owner_id, name, spec, created_by, member_of, member_key, member_revision, created_at)
     SELECT n.id, 'server', n.project_id, n.project_id, n.name, n.spec, ?, ?, n.key, n.revision,
       now() + row_number() OVER (ORDER BY n.key COLLATE "C") * interval '1 microsecond'
     FROM jsonb_to_recordset(?) AS n (key text, id uuid, name text, project_id uuid, spec jsonb, revision text)
     WHERE n.name <> ALL(?::text[]) ORDER BY n.id
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, spec = excluded.spec, member_revision = excluded.member_revision,
       generation = d.generation + 1, updated_at = now()
     WHERE d.member_of = excluded.member_of AND d.deletion_requested_at IS NULL
       AND d.member_revision IS DISTINCT FROM excluded.member_revision
     RETURNING d.id, d.name, d.generation, d.generation = 1 AS is_new`,
    [set.created_by, set.id, rows, [...names]],
  );
  await replaceReferences(transaction, wishes, touched);
  await announce(
    transaction,
    set,
    touched.filter((each) => each.is_new),
    'created',
  );
  await announce(
    transaction,
    set,
    touched.filter((each) => !each.is_new),
    'updated',
  );
  return taken;
}

type Taken = { readonly id: string; readonly name: string };

async function replaceReferences(
  transaction: Transaction,
  wishes: readonly MemberWish[],
  touched: readonly Touched[],
): Promise<void> {
  const ids = new Set(touched.map((each) => each.id));
  const references = wishes
    .filter(({ server_id }) => ids.has(server_id))
    .flatMap(({ server_id, spec }) =>
      referencesIn('server', spec).map(({ path, to_id, keeps }) => ({
        from_id: server_id,
        to_id,
        path,
        keeps,
      })),
    );
  const old = touched.filter((each) => !each.is_new).map((each) => each.id);
  for (const table of ['reference', 'loose_reference'] as const) {
    if (old.length > 0)
      await query(transaction, `DELETE FROM ${table} WHERE from_id = ANY(?::uuid[])`, [old]);
    const rows = references.filter(({ keeps }) => keeps === (table === 'loose_reference'));
    if (rows.length === 0) continue;
    // What may go while it is named may have gone already.
    await query(
      transaction,
      `INSERT INTO ${table} (from_id, to_id, path)
       SELECT n.from_id, n.to_id, n.path FROM jsonb_to_recordset(?) AS n (from_id uuid, to_id uuid, path text, keeps boolean)
       WHERE NOT n.keeps OR EXISTS (SELECT 1 FROM desired d WHERE d.id = n.to_id)`,
      [JSON.stringify(rows)],
    );
  }
}

const DEEDS = {
  created: 'made',
  updated: 'changed',
  repair_requested: 'asked to repair',
  deletion_requested: 'asked for the deletion of',
} as const;

/**
 * Users' own changes go first in the queue: a set of thousands must not keep them waiting. So do images and subnets that the first members
 * wait for: else each member would be looked at in vain once before them.
 */
async function announce(
  transaction: Transaction,
  set: Owner,
  touched: readonly Touched[],
  type: keyof typeof DEEDS,
): Promise<void> {
  if (touched.length === 0) return;
  await appendEvents(
    transaction,
    touched.map(({ id, name, generation }) => ({
      resource_id: id,
      kind: 'server',
      project_id: set.project_id,
      type,
      actor: null,
      request_id: null,
      message: `The server set "${set.name}" ${DEEDS[type]} the server "${name}".`,
      data: { generation, server_set_id: set.id } satisfies JsonObject,
    })),
  );
  await enqueue(
    transaction,
    touched.map((each) => each.id),
    2,
  );
}

function nameTaken(taken: readonly Taken[]): CairnError {
  const shown = taken.slice(0, NAMES_SHOWN).map(({ id, name }) => `"${name}" (${id})`);
  const more = taken.length > NAMES_SHOWN ? ` and ${taken.length - NAMES_SHOWN} more` : '';
  return new CairnError(
    'conflict',
    `Members need names that other servers have: ${shown.join(', ')}${more}. Rename or delete these, or give the set another name.`,
  );
}
