import type { PolicyDocument } from '../policy/merge.ts';
import { query } from './database.ts';
import type { Database } from './database.ts';

/** Effect: reads. Name and rules of every policy that is not being deleted, oldest first. */
export function readPolicyDocuments(database: Database): Promise<readonly PolicyDocument[]> {
  return query<PolicyDocument>(
    database,
    `SELECT name, spec -> 'rules' AS rules FROM desired
     WHERE kind = 'policy' AND deletion_requested_at IS NULL ORDER BY created_at, id`,
  );
}
