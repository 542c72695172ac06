import type { KindName } from '../../schemas/generated/types.ts';
import type { JsonObject } from '../model/json.ts';
import { query } from './database.ts';
import type { Database } from './database.ts';

/** Something that happened, for people and for watchers. */
export type NewEvent = {
  readonly resource_id: string | null;
  readonly kind: KindName | null;
  readonly project_id: string | null;
  /** One word in snake_case, for example created, ready, drift, deleted. */
  readonly type: string;
  /** Who did it, by the name of the token; null for Cairn itself. */
  readonly actor: string | null;
  readonly request_id: string | null;
  /** Address that the request came from; null for Cairn itself. */
  readonly source_address?: string | null;
  /** Whether it was done (if nothing is said) or refused. */
  readonly outcome?: 'done' | 'refused';
  readonly message: string;
  readonly data: JsonObject;
};

/** Channel on which watchers hear of new events; the payload is the sequence. */
export const EVENT_CHANNEL = 'cairn_event';

/** Effect: appends events in order and notifies their watchers when the transaction commits. */
export async function appendEvents(db: Database, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  await query(
    db,
    `WITH added AS (
       INSERT INTO event (resource_id, kind, project_id, type, actor, request_id, source_address, outcome, message, data)
         SELECT resource_id, kind, project_id, type, actor, request_id, source_address, coalesce(outcome, 'done'), message, data
         FROM ROWS FROM (jsonb_to_recordset(?) AS (resource_id uuid, kind text, project_id uuid, type text,
           actor text, request_id text, source_address text, outcome text, message text, data jsonb)) WITH ORDINALITY ORDER BY ordinality
       RETURNING sequence)
     SELECT pg_notify('${EVENT_CHANNEL}', max(sequence)::text) FROM added`,
    [JSON.stringify(events)],
  );
}

/** Effect: appends one event and notifies its watchers when the transaction commits. */
export async function appendEvent(db: Database, event: NewEvent): Promise<void> {
  await appendEvents(db, [event]);
}

/** Effect: removes up to 10000 events older than `days`; returns how many. */
export async function pruneEvents(db: Database, days: number): Promise<number> {
  const rows = await query<{ sequence: number }>(
    db,
    `DELETE FROM event WHERE sequence IN (
       SELECT sequence FROM event WHERE at < now() - make_interval(days => ?) ORDER BY at LIMIT 10000)
     RETURNING sequence`,
    [days],
  );
  return rows.length;
}
