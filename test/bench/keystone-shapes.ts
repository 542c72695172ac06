import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { walkIdentity } from '../support/identity-walk/walk.ts';
import { printGolden } from '../support/identity-walk/compare.ts';
import type { IdentityTarget } from '../support/identity-walk/walker.ts';
import { installKeystone, startKeystone } from './keystone.ts';

/**
 * `npx tsx test/bench/keystone-shapes.ts` (root): walks Debian's Keystone and writes what it answers, as status codes, header
 * names and keys, to test/golden/keystone-shapes.json, which Cairn's facade is compared with. With KEYSTONE_URL in the
 * environment (user admin, password KEYSTONE_PASSWORD) it walks that one instead of starting its own.
 */

const FILE = join(process.cwd(), 'test/golden/keystone-shapes.json');

async function walk(auth_url: string, password: string): Promise<void> {
  const target: IdentityTarget = { auth_url, password, username: 'admin', project_name: 'admin' };
  const answers = await walkIdentity(target);
  writeFileSync(FILE, printGolden(answers));
  console.log(`${answers.length} answers of ${auth_url} written to ${FILE}`);
}

const { KEYSTONE_URL, KEYSTONE_PASSWORD = '' } = process.env;
if (KEYSTONE_URL !== undefined) {
  await walk(KEYSTONE_URL, KEYSTONE_PASSWORD);
} else {
  await installKeystone();
  const directory = mkdtempSync(join(tmpdir(), 'ck-'));
  const keystone = await startKeystone(directory);
  try {
    await walk(keystone.auth_url, keystone.password);
  } finally {
    await keystone.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}
