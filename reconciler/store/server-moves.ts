import { query } from './database.ts';
import type { Database } from './database.ts';

/** One move of a server from a host to another, as the events tell it. */
export type ServerMove = {
  /** Sequence of the event with which it began. */
  readonly id: number;
  readonly server_id: string;
  readonly server_name: string;
  readonly project_id: string | null;
  readonly flavor_id: string | null;
  readonly kind: 'live' | 'cold' | 'evacuate';
  readonly from_host_id: string;
  /** Null for a host that is gone. */
  readonly from_host_name: string | null;
  readonly host_id: string;
  readonly host_name: string | null;
  /** lost: nobody knows how it ended: a host died on the way, or the server was deleted. */
  readonly state: 'moving' | 'going_back' | 'moved' | 'aborted' | 'lost';
  /** Who ordered it; null when it follows from a spec or from a host. */
  readonly ordered_by: string | null;
  /** ISO 8601. */
  readonly started_at: string;
  readonly ended_at: string | null;
  readonly done_bytes: number | null;
  readonly total_bytes: number | null;
  readonly rate_bytes_per_second: number | null;
};

/** Which moves to read; null means all. */
export type MoveFilter = {
  readonly server_id: string | null;
  readonly id: number | null;
};

/** What is told of a move that does not last is at most so old. */
const SILENT_SECONDS = 15;

/** Moves read at once. */
const MOVES_LIMIT = 1000;

const MOVES_SQL = `
SELECT b.sequence AS id, b.resource_id AS server_id, coalesce(d.name, '') AS server_name, b.project_id,
  d.spec ->> 'flavor_id' AS flavor_id, b.data ->> 'kind' AS kind,
  b.data ->> 'from_host_id' AS from_host_id, f.name AS from_host_name, b.data ->> 'host_id' AS host_id, h.name AS host_name,
  CASE WHEN b.type = 'evacuated' THEN 'moved'
    WHEN n.type = 'migration_ended' THEN CASE WHEN a.sequence IS NULL THEN 'moved' ELSE 'aborted' END
    WHEN n.type IS NOT NULL OR d.id IS NULL THEN 'lost'
    WHEN a.sequence IS NOT NULL THEN 'going_back' ELSE 'moving' END AS state,
  o.actor AS ordered_by, b.at AS started_at, CASE WHEN b.type = 'evacuated' THEN b.at ELSE n.at END AS ended_at,
  t.done_bytes, t.total_bytes, t.rate_bytes_per_second
FROM (
  SELECT sequence, at, type, resource_id, project_id, data FROM event
  WHERE type IN ('migration_started', 'evacuated') AND (?::uuid IS NULL OR resource_id = ?::uuid) AND (?::bigint IS NULL OR sequence = ?::bigint)
  ORDER BY sequence DESC LIMIT ${MOVES_LIMIT}) b
LEFT JOIN desired d ON d.id = b.resource_id
LEFT JOIN desired f ON f.id = (b.data ->> 'from_host_id')::uuid
LEFT JOIN desired h ON h.id = (b.data ->> 'host_id')::uuid
LEFT JOIN LATERAL (
  SELECT e.sequence, e.type, e.at FROM event e
  WHERE b.type = 'migration_started' AND e.resource_id = b.resource_id AND e.sequence > b.sequence
    AND e.type IN ('migration_started', 'migration_ended', 'evacuated')
  ORDER BY e.sequence LIMIT 1) n ON true
LEFT JOIN LATERAL (
  SELECT e.sequence FROM event e
  WHERE b.type = 'migration_started' AND e.resource_id = b.resource_id AND e.sequence > b.sequence
    AND (n.sequence IS NULL OR e.sequence < n.sequence) AND e.type = 'migration_aborted'
  ORDER BY e.sequence LIMIT 1) a ON true
LEFT JOIN LATERAL (
  SELECT e.actor FROM event e
  WHERE e.resource_id = b.resource_id AND e.sequence < b.sequence AND e.type IN ('order_given', 'migration_started', 'evacuated')
  ORDER BY e.sequence DESC LIMIT 1) o ON true
LEFT JOIN LATERAL (
  SELECT t.done_bytes, t.total_bytes, t.rate_bytes_per_second FROM transfer t
  WHERE n.sequence IS NULL AND t.resource_id = b.resource_id AND t.activity IN ('migrate', 'copy')
    AND t.updated_at >= now() - make_interval(secs => ${SILENT_SECONDS})
  ORDER BY t.started_at DESC, t.id LIMIT 1) t ON true
ORDER BY b.sequence DESC`;

/** Effect: reads. Moves of servers, newest first, at most 1000. */
export async function readServerMoves(
  database: Database,
  { server_id, id }: MoveFilter,
): Promise<readonly ServerMove[]> {
  return await query<ServerMove>(database, MOVES_SQL, [server_id, server_id, id, id]);
}
