import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Settings } from '../../../examples/cdktf/stack.ts';

/** What a synthesised stack holds, as far as the tests look. */
type Synthesised = {
  readonly resource: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
  readonly output: Readonly<Record<string, { readonly value: string }>>;
  readonly terraform: Readonly<Record<string, unknown>>;
};

/** Settings that name no real file: synthesis reads none. */
const SETTINGS: Settings = {
  host_uri: 'qemu:///system',
  kernel: '/images/vmlinuz',
  ramdisk: '/images/initrd',
  public_key: 'ssh-ed25519 AAAA test',
};

/**
 * Effect: imports the example's entry for a library, lets it write into a directory of its own, and checks what it
 * leaves there. The path is put together here so that the compiler, which reads the tests with stricter options than
 * the generators keep, does not follow it into the bindings; examples/cdktf/tsconfig.json checks those.
 */
export async function expectQuickstart(library: 'cdktf' | 'cdktn'): Promise<void> {
  const entry = new URL(`../../../examples/cdktf/synthesise-${library}.ts`, import.meta.url).href;
  const { synthesise } = (await import(entry)) as {
    synthesise: (settings: Settings, directory: string) => void;
  };
  const directory = mkdtempSync(join(tmpdir(), 'cairn-synth-'));
  try {
    synthesise(SETTINGS, directory);
    const text = readFileSync(join(directory, 'stacks/quickstart/cdk.tf.json'), 'utf8');
    const { resource, output, terraform } = JSON.parse(text) as Synthesised;
    expect(Object.keys(resource).sort()).toEqual(
      ['flavor', 'host', 'image', 'keypair', 'network', 'project', 'server', 'subnet'].map(
        (kind) => `cairn_${kind}`,
      ),
    );
    expect(resource['cairn_server']?.['web']).toMatchObject({
      name: 'web',
      kernel_id: '${cairn_image.kernel.id}',
      nics: { eth0: { subnet_id: '${cairn_subnet.private-a.id}' } },
      depends_on: ['cairn_host.here'],
    });
    expect(resource['cairn_image']?.['kernel']).toMatchObject({
      file: '/images/vmlinuz',
      disk_format: 'aki',
    });
    expect(output['address']?.value).toBe('${cairn_server.web.addresses["eth0"]}');
    expect(terraform).toEqual({ required_providers: { cairn: { source: 'cairn/cairn', version: '0.1.0' } } });
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
