import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printGolden } from '../support/identity-walk/compare.ts';
import { walkImages } from '../support/image-walk/walk.ts';
import { installGlance, startGlance } from './glance.ts';

/**
 * `npx tsx test/bench/glance-shapes.ts` (root): walks Debian's Glance, which it starts over Debian's Keystone, and writes what it answers, as
 * status codes, header names and keys, to test/golden/glance-shapes.json, which Cairn's facade is compared with.
 */

const FILE = join(process.cwd(), 'test/golden/glance-shapes.json');

await installGlance();
const directory = mkdtempSync(join(tmpdir(), 'cg-'));
// Under root PostgreSQL runs as another user, who must be let in.
chmodSync(directory, 0o711);
const { auth_url, password, image_url, stop } = await startGlance(directory);
try {
  const answers = await walkImages({ auth_url, password, username: 'admin', project_name: 'admin' });
  writeFileSync(FILE, printGolden(answers));
  console.log(`${answers.length} answers of ${image_url} written to ${FILE}`);
} finally {
  await stop();
  rmSync(directory, { recursive: true, force: true });
}
