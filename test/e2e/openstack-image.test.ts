import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeAdministrator } from '../support/cairn-identity.ts';
import { serveFile, startFileServer } from '../support/file-server.ts';
import { describeImages } from '../support/image-suite/all.ts';
import { startServiceProcess } from '../support/service.ts';

/** Debian's openstack and glance clients over Cairn, with what test/peer expects of Glance. */
describeImages(async () => {
  const directory = mkdtempSync(join(tmpdir(), 'cg-'));
  // Under root PostgreSQL runs as another user, who must be let in.
  chmodSync(directory, 0o755);
  const data = join(directory, 'service');
  mkdirSync(data);
  const content = randomBytes(2 * 1024 * 1024 + 5);
  const files = await startFileServer((request, response) =>
    serveFile(request, response, { bytes: content }),
  );
  const environment = { CAIRN_DRIVER: 'simulated', CAIRN_IMAGE_SOURCE_ALLOW_PRIVATE: 'true' };
  const service = await startServiceProcess({ directory: data, environment });
  return {
    ...(await makeAdministrator(service)),
    download: { url: `http://127.0.0.1:${files.port}/disk.raw`, content },
    stop: async () => {
      await service.stop();
      await files.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
});
