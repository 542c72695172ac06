import { expect, test } from 'vitest';
import type { JsonObject } from '../../../reconciler/model/json.ts';
import type { OperationContext } from '../../../reconciler/model/kind.ts';
import { operations } from '../../../reconciler/kinds/server/operations.ts';

const INPUTS = {
  server_id: '00000000-0000-4000-8000-000000000001',
  project_id: '00000000-0000-4000-8000-000000000002',
  hostname: 'web',
  metadata: {},
  macs: {},
  public_key: null,
  keypair_name: null,
  user_data: null,
};

/** The config drive that upload_seed writes, and how often it asked for secrets. */
const written = async (inputs: JsonObject): Promise<{ readonly drive: string; readonly asked: number }> => {
  let drive = '';
  let asked = 0;
  const upload = async (
    _host: string,
    _volume: string,
    _size: number,
    bytes: AsyncIterable<Uint8Array>,
  ): Promise<void> => {
    for await (const piece of bytes) drive += Buffer.from(piece).toString('latin1');
  };
  const context = {
    ports: { volumes: { upload } },
    signal: new AbortController().signal,
    mark: { id: INPUTS.server_id, generation: 1 },
    secrets: () => {
      asked += 1;
      return Promise.resolve({ user_data_wo: '#!/bin/sh\n# the secret\n' });
    },
  } as unknown as OperationContext;
  await operations['upload_seed']?.(context, { host_id: 'h', volume_name: 'v', inputs });
  return { drive, asked };
};

test('a secret user data is put in when the config drive is written, and only when the spec has one', async () => {
  const secret = await written({ ...INPUTS, has_secret_user_data: true });
  expect(secret.drive).toContain('# the secret');
  expect(secret.asked).toBe(1);
  const without = await written(INPUTS);
  expect(without.drive).not.toContain('# the secret');
  expect(without.asked).toBe(0);
});
