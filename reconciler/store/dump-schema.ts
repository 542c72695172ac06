import { query } from './database.ts';
import type { Database } from './database.ts';

type Line = { readonly text: string };

async function lines(db: Database, sql: string): Promise<readonly string[]> {
  return (await query<Line>(db, sql)).map((row) => row.text);
}

/**
 * Effect: reads the schema from PostgreSQL's catalogues as text: tables, constraints, indexes, functions, triggers, sorted. For comparing
 * the schema that the migrations make with the one under review; not for restoring.
 */
export async function dumpSchema(db: Database): Promise<string> {
  const columns = await lines(
    db,
    `SELECT format('%s.%s %s%s%s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
        CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END,
        CASE WHEN a.attidentity <> '' THEN ' IDENTITY' ELSE '' END,
        coalesce(' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid), '')) AS text
      FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
      ORDER BY c.relname, a.attnum`,
  );
  const constraints = await lines(
    db,
    `SELECT format('%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS text FROM pg_constraint
      WHERE connamespace = 'public'::regnamespace AND contype <> 'n' ORDER BY 1`,
  );
  const indexes = await lines(
    db,
    `SELECT indexdef AS text FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1`,
  );
  const functions = await lines(
    db,
    `SELECT pg_get_functiondef(oid) AS text FROM pg_proc WHERE pronamespace = 'public'::regnamespace ORDER BY 1`,
  );
  const triggers = await lines(
    db,
    `SELECT pg_get_triggerdef(t.oid) AS text FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
      WHERE NOT t.tgisinternal AND c.relnamespace = 'public'::regnamespace ORDER BY 1`,
  );
  const section = (title: string, found: readonly string[]): string => `-- ${title}\n${found.join('\n')}\n`;
  return [
    section('columns', columns),
    section('constraints', constraints),
    section('indexes', indexes),
    section('functions', functions),
    section('triggers', triggers),
  ].join('\n');
}
