import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { status } from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { record } from '../../provider/protocol/cty-value.ts';
import { encodeCty } from '../../provider/protocol/msgpack.ts';
import { createServerCertificate } from '../../provider/serve/certificate.ts';
import { connect, rawCall, startPlugin } from './support/plugin-client.ts';
import type { Plugin } from './support/plugin-client.ts';
import { buildProvider, childEnvironment, createWorkspace } from './support/terraform.ts';
import type { Workspace } from './support/terraform.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let folder = '';
let executable = '';
beforeAll(async () => {
  folder = await buildProvider(join(import.meta.dirname, 'fixtures/wire-provider.ts'), 'wire');
  executable = join(folder, 'terraform-provider-wire.cjs');
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const run = (environment: Record<string, string>, ...flags: readonly string[]) =>
  new Promise<{ code: unknown; stdout: string; stderr: string }>((resolve) => {
    const env = childEnvironment(environment);
    execFile(process.execPath, [executable, ...flags], { env }, (error, stdout, stderr) => {
      resolve({ code: error?.code ?? 0, stdout, stderr });
    });
  });

describe('the provider over an independent gRPC client', () => {
  let plugin: Plugin;
  beforeAll(async () => {
    plugin = await startPlugin(executable, { TF_LOG_PROVIDER: 'debug' });
  });

  it('prints a handshake with its certificate and listens on a unix socket', () => {
    expect(plugin.handshake.slice(0, 3)).toEqual(['1', '6', 'unix']);
    expect(plugin.handshake[4]).toBe('grpc');
    expect(plugin.handshake[5]).toMatch(/^[A-Za-z0-9+/]+$/);
  });

  it('serves schemas, metadata and identities', async () => {
    const served = await plugin.call('GetProviderSchema', {});
    expect(Object.keys(served.resource_schemas)).toEqual(['wire_note']);
    expect(served.server_capabilities?.plan_destroy).toBe(true);
    expect(served.action_schemas['wire_ring']?.schema?.block?.attributes[0]?.name).toBe('times');
    const metadata = await plugin.call('GetMetadata', {});
    expect(metadata.functions).toEqual([{ name: 'echo' }]);
    const identities = await plugin.call('GetResourceIdentitySchemas', {});
    expect(identities.identity_schemas['wire_note']?.identity_attributes[0]?.name).toBe('id');
  });

  it('answers UNIMPLEMENTED for what it does not have, with a readable text', async () => {
    const failure = await plugin.call('ReadDataSource', { type_name: 'x' }).catch((error: unknown) => error);
    expect(failure).toMatchObject({
      code: status.UNIMPLEMENTED,
      details: 'unknown method /tfplugin6.Provider/ReadDataSource',
    });
  });

  it('turns an exception into a diagnostic and stays alive', async () => {
    const config = (text: string) => ({
      type_name: 'wire_note',
      config: {
        msgpack: encodeCty(record([['text', text]]), {
          kind: 'object',
          attributes: { text: 'string', anything: 'dynamic', id: 'string' },
        }),
      },
    });
    const thrown = await plugin.call('ValidateResourceConfig', config('throw'));
    expect(thrown.diagnostics[0]?.summary).toBe('The Cairn provider failed');
    expect(thrown.diagnostics[0]?.detail).toContain('thrown 100% on purpose/ü');
    const bad = await plugin.call('ValidateResourceConfig', config('bad'));
    expect(bad.diagnostics[0]?.attribute?.steps[0]?.attribute_name).toBe('text');
    expect((await plugin.call('ValidateResourceConfig', config('good'))).diagnostics).toEqual([]);
    const unknown = await plugin.call('ValidateResourceConfig', { ...config('x'), type_name: 'wire_other' });
    expect(unknown.diagnostics[0]?.summary).toBe('Unknown resource');
  });

  it('refuses bytes that are no message with a gRPC error', async () => {
    const failure = await plugin
      .raw('/tfplugin6.Provider/ReadResource', Buffer.from('ffffff', 'hex'))
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: status.INTERNAL });
  });

  it('carries messages of many megabytes both ways', async () => {
    const value = 'ü'.repeat(5_000_000);
    const type = { kind: 'tuple', elements: ['string'] } as const;
    const json = Buffer.from('["tuple",["string"]]');
    const argument = Buffer.concat([Buffer.of(0x92, 0xc4, json.length), json, encodeCty([value], type)]);
    const answer = await plugin.call('CallFunction', { name: 'echo', arguments: [{ msgpack: argument }] });
    expect(Buffer.compare(Buffer.from(answer.result?.msgpack ?? []), argument)).toBe(0);
  });

  it('answers many calls at once', async () => {
    const answers = await Promise.all(Array.from({ length: 200 }, () => plugin.call('GetMetadata', {})));
    expect(answers.every((answer) => answer.resources.length === 1)).toBe(true);
  });

  it('streams events, and reports a failure as the last one', async () => {
    const config = { msgpack: encodeCty(record(), { kind: 'object', attributes: {} }) };
    const two = await plugin.stream('ListResource', { type_name: 'wire_note', config, limit: 2 });
    expect(two.map((event) => event.display_name)).toEqual(['note 0', 'note 1']);
    const three = await plugin.stream('ListResource', { type_name: 'wire_note', config, limit: 3 });
    expect(three.at(-1)?.diagnostic[0]?.detail).toContain('more than two');
    const times = {
      msgpack: encodeCty(record([['times', 2]]), { kind: 'object', attributes: { times: 'number' } }),
    };
    const rings = await plugin.stream('InvokeAction', { action_type: 'wire_ring', config: times });
    expect(rings.map((event) => event.progress?.message)).toEqual(['ring 0', 'ring 1', undefined]);
    expect(rings.at(-1)?.completed?.diagnostics).toEqual([]);
  });

  it('says that it is healthy, and logs as hclog on stderr', async () => {
    expect((await plugin.raw('/grpc.health.v1.Health/Check', new Uint8Array(0))).toString('hex')).toBe(
      '0801',
    );
    const lines = plugin.stderr().trim().split('\n');
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) {
      expect((JSON.parse(line) as { '@timestamp': string })['@timestamp']).toMatch(/\.\d{6}Z$/);
    }
  });

  it('lets in nobody but the one client', async () => {
    const foreign = connect(plugin.handshake, createServerCertificate(new Date()));
    const none = connect(plugin.handshake, undefined);
    for (const client of [foreign, none]) {
      const failure = await rawCall(client, '/grpc.health.v1.Health/Check', new Uint8Array(0)).catch(
        (error: unknown) => error,
      );
      expect(failure).toMatchObject({ code: status.UNAVAILABLE });
      client.close();
    }
    expect((await plugin.call('GetMetadata', {})).resources).toHaveLength(1);
  });

  it('survives SIGINT and ends when the controller asks', async () => {
    plugin.process.kill('SIGINT');
    expect((await plugin.call('GetMetadata', {})).resources).toHaveLength(1);
    await plugin.call('StopProvider', {});
    await plugin.raw('/plugin.GRPCController/Shutdown', new Uint8Array(0));
    expect(await plugin.exited).toBe(0);
  });
});

describe('the process', () => {
  it('explains itself to a person and prints its version', async () => {
    const byHand = await run({});
    expect(byHand.code).toBe(1);
    expect(byHand.stdout).toBe('');
    expect(byHand.stderr).toContain('Terraform starts it');
    expect((await run({}, '--version')).stdout).toBe('0.0.0-test\n');
  });

  it('ends when the Terraform that started it disappears', async () => {
    const plugin = await startPlugin(executable);
    await plugin.call('GetMetadata', {});
    plugin.process.stdout?.destroy();
    plugin.process.stderr?.destroy();
    plugin.close();
    expect(await plugin.exited).toBe(0);
  });

  it('uses TCP on loopback when the socket path would be too long', async () => {
    const long = mkdtempSync(join(tmpdir(), 'x'.repeat(100)));
    const plugin = await startPlugin(executable, { TMPDIR: long });
    expect(plugin.handshake[2]).toBe('tcp');
    expect(plugin.handshake[3]).toMatch(/^127\.0\.0\.1:\d+$/);
    expect((await plugin.call('GetMetadata', {})).resources).toHaveLength(1);
    plugin.process.kill('SIGTERM');
    await plugin.exited;
    rmSync(long, { recursive: true });
  });
});

describe('real terraform', () => {
  const source = 'cairn/wire';
  const header = `terraform {
  required_providers {
    wire = {
      source = "${source}"
    }
  }
}
`;
  let workspace: Workspace;
  beforeAll(() => {
    workspace = createWorkspace(source, folder);
  });
  afterAll(() => {
    workspace.remove();
  });

  it('applies, plans nothing more, and destroys', async () => {
    workspace.configure(`${header}
resource "wire_note" "a" {
  text     = "hello"
  anything = { list = [1, 0.1, 18446744073709551615], nothing = null }
}
output "id" {
  value = wire_note.a.id
}
`);
    const applied = await workspace.run('apply', '-auto-approve');
    expect(applied.text).toContain('1 added');
    expect(applied.text).toContain('id = "note-1"');
    const again = await workspace.run('plan', '-detailed-exitcode');
    expect(again.text).toContain('No changes');
    expect(again.code).toBe(0);
    const destroyed = await workspace.run('destroy', '-auto-approve');
    expect(destroyed.text).toContain('1 destroyed');
  });

  it('carries every kind of value exactly through a function and back', async () => {
    const other = workspace.another();
    other.configure(`${header}
locals {
  values = {
    zero      = 0
    minimum   = -9223372036854775808
    maximum   = 18446744073709551615
    huge      = 123456789012345678901234567890123456789
    tenth     = 0.1
    half      = 0.5
    tiny      = 1e-30
    large     = 1e300
    pi        = 3.14159265358979323846264338327950288
    text      = join("", [for i in range(1000) : "0123456789äöü"])
    empty     = ""
    nothing   = null
    yes       = true
    list      = tolist(["a", "b"])
    set       = toset(["x", "y"])
    map       = tomap({ a = 1, b = 2 })
    tuple     = [1, "two", [3]]
    many      = range(1000)
    nested    = { a = { b = { c = [null, "d"] } } }
    "__proto__" = "a key"
  }
}
output "same" {
  value = jsonencode(provider::wire::echo(local.values)) == jsonencode(local.values)
}
output "each" {
  value = [for k, v in local.values : k if provider::wire::echo(v) != v]
}
output "third" {
  value = provider::wire::echo(1) / 3 == 1 / 3 && provider::wire::echo(1 / 3) == 1 / 3
}
`);
    const applied = await other.run('apply', '-auto-approve');
    expect(applied.text).toContain('same = true');
    expect(applied.text).toContain('third = true');
    expect(applied.text).toContain('each = []');
    expect(applied.code).toBe(0);
  });

  it('works with a provider that a developer started and keeps running', async () => {
    const running = spawn(process.execPath, [executable, '--debug'], {
      env: childEnvironment({}),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const line = await new Promise<string>((resolve) => {
      let text = '';
      running.stdout.on('data', (chunk: Buffer) => {
        text += chunk.toString();
        if (/^TF_REATTACH_PROVIDERS=.*\n/m.test(text)) resolve(text);
      });
    });
    const reattach = /^TF_REATTACH_PROVIDERS='(.*)'$/m.exec(line)?.[1] ?? '';
    const attached = createWorkspace(source, folder, { TF_REATTACH_PROVIDERS: reattach });
    attached.configure(`${header}\nresource "wire_note" "a" {\n  text = "hello"\n}\n`);
    try {
      const applied = await attached.run('apply', '-auto-approve');
      expect(applied.text).toContain('1 added');
      expect((await attached.run('plan', '-detailed-exitcode')).code).toBe(0);
      expect(running.exitCode).toBeNull();
    } finally {
      attached.remove();
      running.kill('SIGINT');
      await new Promise((resolve) => running.once('exit', resolve));
    }
    expect(running.exitCode).toBe(0);
  });

  it('shows a diagnostic at its line', async () => {
    const other = workspace.another();
    other.configure(`${header}
resource "wire_note" "a" {
  text = "bad"
}
`);
    const validated = await other.run('validate');
    expect(validated.code).toBe(1);
    expect(validated.text).toContain('Error: Bad text');
    expect(validated.text).toContain('text = "bad"');
  });
});
