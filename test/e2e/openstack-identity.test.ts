import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeAdministrator } from '../support/cairn-identity.ts';
import { describeIdentity } from '../support/identity-suite/all.ts';
import { startServiceProcess } from '../support/service.ts';

/** Debian's openstack client over Cairn, with what test/peer expects of Keystone. */
describeIdentity(async () => {
  const directory = mkdtempSync(join(tmpdir(), 'ci-'));
  // Under root PostgreSQL runs as another user, who must be let in.
  chmodSync(directory, 0o755);
  const data = join(directory, 'service');
  mkdirSync(data);
  const service = await startServiceProcess({ directory: data, environment: { CAIRN_DRIVER: 'simulated' } });
  return {
    ...(await makeAdministrator(service)),
    stop: async () => {
      await service.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
});
