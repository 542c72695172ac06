import { readFileSync, readdirSync } from 'node:fs';

const DIRECTORY = 'reconciler/store/migrations';

/** The text of bundle.ts: every migration file as a string, so that the program is one file however it is run. */
export function migrationBundle(): string {
  const migrations = readdirSync(DIRECTORY)
    .filter((file) => /^\d{6}-[a-z0-9-]+\.sql$/.test(file))
    .sort()
    .map((file) => ({
      version: Number(file.slice(0, 6)),
      name: file.replace(/\.sql$/, ''),
      sql: readFileSync(`${DIRECTORY}/${file}`, 'utf8'),
    }));
  const rows = migrations.map(({ version, name, sql }) => {
    const text = sql.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${');
    return `{ version: ${version}, name: '${name}', sql: \`${text}\` },`;
  });
  return `// Written by test/support/write-schema.ts from the .sql files beside it. Do not edit.
/** One numbered schema file. */
export type Migration = { readonly version: number; readonly name: string; readonly sql: string };

/** All schema files, oldest first. */
export const MIGRATIONS: readonly Migration[] = [
${rows.join('\n')}
];
`;
}
