import { CairnError } from '../../model/error.ts';
import type { Database } from '../../store/database.ts';
import { readDesired } from '../../store/desired.ts';
import type { DesiredRow } from '../../store/desired.ts';

/** Effect: reads. Throws conflict when the object is a member of a set: the set would undo what is done to it alone. */
export async function refuseMember(
  database: Database,
  row: DesiredRow,
  deed: 'changed' | 'deleted',
): Promise<void> {
  if (row.member_of === null) return;
  const set = await readDesired(database, row.member_of);
  const where = `the server set "${set?.name ?? ''}" (${row.member_of})`;
  const next =
    deed === 'deleted'
      ? `Take the key "${row.member_key ?? ''}" out of the set's members`
      : "Change the set's template, or what its members say for this key";
  throw new CairnError(
    'conflict',
    `The ${row.kind} "${row.name}" is member "${row.member_key ?? ''}" of ${where}, so it cannot be ${deed} by itself. ${next}.`,
    { resource: row.id },
  );
}
