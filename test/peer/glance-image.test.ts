import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installGlance, startGlance } from '../bench/glance.ts';
import { serveFile, startFileServer } from '../support/file-server.ts';
import { describeImages } from '../support/image-suite/all.ts';

/** The suite's expectations over what they are taken from. */
describeImages(async () => {
  await installGlance();
  const directory = mkdtempSync(join(tmpdir(), 'cg-'));
  chmodSync(directory, 0o711);
  const content = randomBytes(2 * 1024 * 1024 + 5);
  const files = await startFileServer((request, response) =>
    serveFile(request, response, { bytes: content }),
  );
  const { auth_url, password, stop } = await startGlance(directory);
  return {
    auth_url,
    password,
    username: 'admin',
    project_name: 'admin',
    download: { url: `http://127.0.0.1:${files.port}/disk.raw`, content },
    stop: async () => {
      await stop();
      await files.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
});
