import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { ROLE_IDS } from '../../reconciler/model/built-in.ts';
import { layoutOf, urlOf, DATABASE_USER } from '../../reconciler/drivers/postgres/cluster.ts';
import { openPool } from '../../reconciler/drivers/postgres/pool.ts';
import { digest } from '../support/kind-objects.ts';
import { create, startBenchService, untilReady } from './world.ts';
import type { BenchService } from './world.ts';

/** Images that are made as people make them; all others have rows like theirs. */
const ORIGINALS = 100;
const WRITERS = 8;
const PASSWORD = 'correct horse battery staple';

/** A service with images in one project, and a token of somebody who is a member of that project and nothing else. */
export type ManyImages = BenchService & { readonly member_token: string };

/** Tables with rows of an image, and the column that names it. */
const TABLES: readonly (readonly [string, string])[] = [
  ['desired', 'id'],
  ['status', 'id'],
  ['content', 'id'],
  ['resolved', 'id'],
  ['observed', 'id'],
  ['queue', 'id'],
  ['quota_claim', 'owner_id'],
];

/**
 * Effect: a service with `count` images (a multiple of 100): the first 100 made and filled through the API and brought to rest by the engine, then every row of
 * them once more for each further hundred, with another id, name and time: what the API would make, less the hour that it takes for 10,000 on a small machine.
 */
export async function startManyImages(count: number): Promise<ManyImages> {
  const bench = await startBenchService();
  try {
    const { client } = bench;
    const project_id = await create(client, 'project', { name: 'bench' });
    const user_id = await create(client, 'user', {
      name: 'member',
      password_wo: PASSWORD,
      password_wo_version: 1,
    });
    await create(client, 'role_assignment', { role_id: ROLE_IDS.member, user_id, scope: { project_id } });
    let next = 0;
    const write = async (): Promise<void> => {
      for (let index = next++; index < ORIGINALS; index = next++) {
        const bytes = randomBytes(4096);
        const id = await create(client, 'image', {
          name: `image-${index}`,
          project_id,
          disk_format: 'raw',
          sha256: digest(bytes),
          size_bytes: bytes.length,
          tags: [`tag-${index % 10}`, 'bench'],
          properties: { os_distro: index % 4 === 0 ? 'debian' : 'other', os_version: String(index % 7) },
        });
        await client.uploadImagePart(id, 0, bytes);
        await untilReady(client, 'image', id);
      }
    };
    await Promise.all(Array.from({ length: WRITERS }, write));
    await multiply(bench, count / ORIGINALS - 1);
    return { ...bench, member_token: await logIn(bench.service.endpoint, project_id) };
  } catch (thrown) {
    await bench.stop();
    throw thrown;
  }
}

async function multiply({ directory }: BenchService, times: number): Promise<void> {
  const pool = openPool(urlOf(layoutOf(join(directory, 'service')), DATABASE_USER), 1);
  try {
    await pool.raw(
      `CREATE TEMPORARY TABLE clone AS SELECT d.id AS from_id, gen_random_uuid() AS id, n
         FROM desired d, generate_series(1, ?::int) AS n WHERE d.kind = 'image'`,
      [times],
    );
    for (const [table, key] of TABLES) {
      const others: Readonly<Record<string, string>> = {
        desired: `'name', source.name || '-' || n, 'created_at', source.created_at + n * interval '1 minute'`,
        // As the engine's pace spreads them, five a second.
        queue: `'due_at', now() + random() * 2000 * interval '1 second'`,
      };
      const values = `'${key}', clone.id${others[table] === undefined ? '' : `, ${others[table]}`}`;
      await pool.raw(
        `INSERT INTO ${table} SELECT (jsonb_populate_record(source, jsonb_build_object(${values}))).*
           FROM ${table} source JOIN clone ON clone.from_id = source.${key}`,
      );
    }
    // The database does this by itself within a minute or two.
    await pool.raw('VACUUM ANALYZE');
  } finally {
    await pool.destroy();
  }
}

async function logIn(endpoint: string, project_id: string): Promise<string> {
  const user = { name: 'member', domain: { id: 'default' }, password: PASSWORD };
  const answer = await fetch(`${endpoint}/identity/v3/auth/tokens`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      auth: {
        identity: { methods: ['password'], password: { user } },
        scope: { project: { id: project_id } },
      },
    }),
  });
  const token = answer.headers.get('x-subject-token');
  if (token === null) throw new Error(`no login: ${answer.status} ${await answer.text()}`);
  return token;
}
