import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installKeystone, startKeystone } from '../bench/keystone.ts';
import { describeIdentity } from '../support/identity-suite/all.ts';
import type { IdentityPeer } from '../support/identity-suite/suite.ts';

/** The suite's expectations over what they are taken from. KEYSTONE_URL and KEYSTONE_PASSWORD name one that runs already. */
describeIdentity(async (): Promise<IdentityPeer> => {
  const admin = { username: 'admin', project_name: 'admin' };
  const { KEYSTONE_URL, KEYSTONE_PASSWORD = '' } = process.env;
  if (KEYSTONE_URL !== undefined) {
    return { ...admin, auth_url: KEYSTONE_URL, password: KEYSTONE_PASSWORD, stop: () => Promise.resolve() };
  }
  await installKeystone();
  const directory = mkdtempSync(join(tmpdir(), 'ck-'));
  chmodSync(directory, 0o711);
  const { auth_url, password, stop } = await startKeystone(directory);
  return {
    ...admin,
    auth_url,
    password,
    stop: async () => {
      await stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
});
