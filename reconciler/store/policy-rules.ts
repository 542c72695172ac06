import { query } from './database.ts';
import type { Database } from './database.ts';

/** Effect: reads. The rules of all policies, by name, oldest policy first. */
export async function readPolicyRules(
  database: Database,
): Promise<readonly (readonly [name: string, text: string])[]> {
  const rows = await query<{ readonly name: string; readonly text: string }>(
    database,
    `SELECT rule.key AS name, rule.value AS text FROM desired d CROSS JOIN LATERAL jsonb_each_text(d.spec -> 'rules') AS rule
     WHERE d.kind = 'policy' AND d.deletion_requested_at IS NULL ORDER BY d.created_at, d.id, rule.key`,
  );
  return rows.map(({ name, text }) => [name, text] as const);
}
