import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { walkIdentity } from '../support/identity-walk/walk.ts';
import { COMMON_HEADERS } from '../support/identity-walk/walker.ts';
import type { Answer, IdentityTarget } from '../support/identity-walk/walker.ts';
import { installKeystone, startKeystone } from './keystone.ts';

/**
 * `npx tsx test/bench/keystone-shapes.ts` (root): walks Debian's Keystone and writes what it answers, as status codes, header
 * names and keys, to test/golden/keystone-shapes.json, which Cairn's facade is compared with. With KEYSTONE_URL in the
 * environment (user admin, password KEYSTONE_PASSWORD) it walks that one instead of starting its own.
 */

const FILE = join(process.cwd(), 'test/golden/keystone-shapes.json');

/** Pure. One line an answer: route, case, status, name of the shape, headers beyond the common ones (those it lacks with a minus). */
function print(answers: readonly Answer[]): string {
  const shapes = new Map<string, string>();
  const lines = answers.map(({ route, case: which, status, headers, shape }) => {
    const text = shape.join('\n');
    const name = shape.length === 0 ? '' : (shapes.get(text) ?? `s${shapes.size + 1}`);
    if (name !== '') shapes.set(text, name);
    const more = headers.filter((header) => !COMMON_HEADERS.includes(header));
    const less = COMMON_HEADERS.filter((header) => !headers.includes(header)).map((header) => `-${header}`);
    return JSON.stringify([route, which, status, name, ...more, ...less]);
  });
  const bodies = [...shapes].map(([text, name]) => `"${name}": ${JSON.stringify(text.split('\n'))}`);
  return `{ "answers": [\n${lines.join(',\n')}\n],\n"shapes": {\n${bodies.join(',\n')}\n} }\n`;
}

async function walk(auth_url: string, password: string): Promise<void> {
  const target: IdentityTarget = { auth_url, password, username: 'admin', project_name: 'admin' };
  const answers = await walkIdentity(target);
  writeFileSync(FILE, print(answers));
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
