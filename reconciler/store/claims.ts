import type { Database } from './database.ts';

/**
 * Effect: writes. Notes that a client keeps these objects in its state, so that no later run may adopt them. Ids that do not
 * exist, or that lie outside `project_id` (null: anywhere), are left alone.
 */
export async function claim(
  database: Database,
  ids: readonly string[],
  project_id: string | null,
): Promise<void> {
  const query = database('desired')
    .whereRaw('id = any(?::uuid[])', [[...ids]])
    .where({ claimed: false });
  if (project_id !== null) void query.where({ project_id });
  await query.update({ claimed: true });
}
