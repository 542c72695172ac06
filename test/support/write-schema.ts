/** Writes what is derived from reconciler/store/migrations/*.sql: bundle.ts and schema.sql. Run: npx tsx test/support/write-schema.ts */
import { writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { migrationBundle } from './migration-bundle.ts';

const BUNDLE = 'reconciler/store/migrations/bundle.ts';

writeFileSync(
  BUNDLE,
  await format(migrationBundle(), { ...(await resolveConfig(BUNDLE)), parser: 'typescript' }),
);
// Read after the bundle is written, since migrate() reads the bundle.
const { withTemporaryDatabase } = await import('./database.ts');
const { dumpSchema } = await import('../../reconciler/store/dump-schema.ts');
await withTemporaryDatabase(async (db) => {
  writeFileSync('reconciler/store/schema.sql', await dumpSchema(db));
});
