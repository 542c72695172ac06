import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as Framework from 'cdktf';
import type { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { beforeAll, describe, expect, test } from 'vitest';
import type * as Bindings from '../../provider/bindings/cdktf/index.ts';
import type { Settings } from '../../examples/cdktf/settings.ts';

/**
 * One suite over both libraries, each in a process of its own: they do not run in one. The types are cdktf's; that cdktn's fit is
 * checked by the compiler in examples/cdktn.
 */

type Library = 'cdktf' | 'cdktn';
type Cdk = typeof Framework;
type StackClass = new (scope: Construct, id: string, settings: Settings) => TerraformStack;
type Matchers = {
  toHaveResource: (type: object) => void;
  toHaveResourceWithProperties: (type: object, properties: object) => void;
  toHaveProvider: (type: object) => void;
  toHaveDataSourceWithProperties: (type: object, properties: object) => void;
};

/** Settings that name no real file: synthesis reads none. */
const SETTINGS: Settings = {
  host_uris: ['simulated://a', 'simulated://b'],
  kernel: '/images/vmlinuz',
  ramdisk: '/images/initrd',
  public_key: 'ssh-ed25519 AAAA test',
};

/** Defines the tests of one library's bindings, constructs and examples. */
export function describeLibrary(library: Library): void {
  let cdk: Cdk;
  let cairn: typeof Bindings;
  let stacks: Readonly<Record<'Quickstart' | 'TwoTier' | 'Fleet', StackClass>>;

  beforeAll(async () => {
    // The library's matchers look for a global one, as Jest has it.
    Object.assign(globalThis, { expect });
    cdk = (await import(library)) as Cdk;
    cdk.Testing.setupJest();
    const load = async (path: string): Promise<object> => (await import(join('../..', path))) as object;
    cairn = (await load(`provider/bindings/${library}/index.ts`)) as typeof Bindings;
    const files = ['quickstart', 'two-tier', 'fleet'].map((name) => load(`examples/${library}/${name}.ts`));
    stacks = Object.assign({}, ...(await Promise.all(files))) as typeof stacks;
  }, 60_000);

  /** What the library's own matchers say of a synthesised stack. */
  const that = (synthesised: string): Matchers => expect(synthesised) as unknown as Matchers;
  const scope = (declare: (stack: TerraformStack) => void): string =>
    cdk.Testing.synthScope((stack) => {
      declare(stack as TerraformStack);
    });
  const example = (name: keyof typeof stacks): string =>
    cdk.Testing.synth(new stacks[name](cdk.Testing.app(), name.toLowerCase(), SETTINGS));
  const resources = (synthesised: string): Readonly<Record<string, Readonly<Record<string, object>>>> =>
    (JSON.parse(synthesised) as { resource: Record<string, Record<string, object>> }).resource;

  describe('bindings', () => {
    test('the names of HCL come out, with numbers and unions as they went in', () => {
      const text = scope((stack) => {
        const lan = new cairn.network.Network(stack, 'lan', { name: 'lan', mode: 'isolated', mtu: 1400 });
        new cairn.flavor.Flavor(stack, 'tiny', { name: 'tiny', vcpus: 1, memoryMib: 192, diskGib: 4 });
        new cairn.network.Network(stack, 'twin', { name: 'twin', mode: lan.mode });
        new cairn.dataCairnFlavor.DataCairnFlavor(stack, 'found', { name: 'tiny' });
      });
      that(text).toHaveResourceWithProperties(cairn.network.Network, {
        name: 'lan',
        mode: 'isolated',
        mtu: 1400,
      });
      that(text).toHaveResourceWithProperties(cairn.network.Network, { mode: '${cairn_network.lan.mode}' });
      that(text).toHaveResourceWithProperties(cairn.flavor.Flavor, { memory_mib: 192, disk_gib: 4 });
      that(text).toHaveDataSourceWithProperties(cairn.dataCairnFlavor.DataCairnFlavor, { name: 'tiny' });
      expect(() => that(text).toHaveResource(cairn.server.Server)).toThrow(/cairn_server/);
      expect(() => that(text).toHaveResourceWithProperties(cairn.network.Network, { mode: 'nat' })).toThrow(
        /nat/,
      );
    });

    test('a mode that only Terraform knows goes through', () => {
      const text = scope((stack) => {
        const variable = new cdk.TerraformVariable(stack, 'mode', {});
        new cairn.network.Network(stack, 'lan', { name: 'lan', mode: variable.value });
      });
      that(text).toHaveResourceWithProperties(cairn.network.Network, { mode: '${var.mode}' });
    });
  });

  describe('constructs', () => {
    test('a network with subnets: by range, or by their arguments', () => {
      const text = scope((stack) => {
        const lan = new cairn.constructs.NetworkWithSubnets(stack, 'lan', {
          name: 'lan',
          projectId: 'p',
          subnets: { front: '10.0.1.0/24', back: { cidr: '10.0.2.0/24', driftPolicy: 'report' } },
        });
        new cdk.TerraformOutput(stack, 'back', { value: lan.subnets.back.id });
      });
      const network_id = '${cairn_network.lan.id}';
      expect(resources(text)['cairn_subnet']).toMatchObject({
        'lan-front': { name: 'front', project_id: 'p', network_id, cidr: '10.0.1.0/24' },
        'lan-back': {
          name: 'back',
          project_id: 'p',
          network_id,
          cidr: '10.0.2.0/24',
          drift_policy: 'report',
        },
      });
      expect(resources(text)['cairn_network']?.['lan']).toEqual({ name: 'lan', project_id: 'p' });
      expect(text).toContain('${cairn_subnet.lan-back.id}');
    });

    test('a server with an image by path, or with images that are shared', () => {
      const text = scope((stack) => {
        const { ImageFile, ServerWithImage } = cairn.constructs;
        const own = { projectId: 'p', flavorId: 'f' };
        new ServerWithImage(stack, 'db', { ...own, name: 'db', image: 'images/debian.qcow2' });
        const kernel = new ImageFile(stack, 'kernel', { projectId: 'p', file: '/boot/vmlinuz-6.1' });
        const nics = { eth0: { subnetId: 's', address: '10.0.0.9' } };
        new ServerWithImage(stack, 'web', { ...own, name: 'web', kernel, ramdisk: 'ramdisk.cpio', nics });
      });
      that(text).toHaveResourceWithProperties(cairn.server.Server, {
        name: 'db',
        image_id: '${cairn_image.db-image.id}',
      });
      expect(resources(text)).toMatchObject({
        cairn_server: {
          web: {
            kernel_id: '${cairn_image.kernel.id}',
            ramdisk_id: '${cairn_image.web-ramdisk.id}',
            nics: { eth0: { subnet_id: 's', address: '10.0.0.9' } },
          },
        },
        cairn_image: {
          'db-image': {
            name: 'db-image',
            project_id: 'p',
            disk_format: 'qcow2',
            file: 'images/debian.qcow2',
          },
          kernel: { name: 'vmlinuz-6.1', disk_format: 'aki' },
          'web-ramdisk': { name: 'web-ramdisk', disk_format: 'ari', file: 'ramdisk.cpio' },
        },
      });
      expect(resources(text)['cairn_server']?.['web']).not.toHaveProperty('image_id');
    });

    test('a file whose name does not say its format is refused with what to do', () => {
      const declare =
        (file: string): (() => string) =>
        () =>
          scope((stack) => void new cairn.constructs.ImageFile(stack, 'disk', { file }));
      expect(declare('ubuntu.img')).toThrow(
        'disk: the name of ubuntu.img does not say what it holds; give diskFormat',
      );
      expect(declare('Debian.QCOW2')()).toContain('"disk_format": "qcow2"');
    });

    test('sizes become flavors of their names', () => {
      const text = scope((stack) => {
        cairn.constructs.flavorSizes(stack, { small: { vcpus: 1, memoryMib: 512 } }, 'shop-');
      });
      expect(resources(text)['cairn_flavor']).toMatchObject({
        small: { name: 'shop-small', vcpus: 1, memory_mib: 512 },
      });
    });
  });

  describe('examples', () => {
    test('single server', () => {
      const text = example('Quickstart');
      that(text).toHaveProvider(cairn.provider.CairnProvider);
      that(text).toHaveResourceWithProperties(cairn.server.Server, {
        name: 'web',
        kernel_id: '${cairn_image.kernel.id}',
        nics: { eth0: { subnet_id: '${cairn_subnet.private-a.id}' } },
        depends_on: ['cairn_host.host-1', 'cairn_host.host-2'],
      });
      that(text).toHaveResourceWithProperties(cairn.image.Image, {
        file: '/images/vmlinuz',
        disk_format: 'aki',
      });
      const { output, terraform } = JSON.parse(text) as { output: object; terraform: object };
      expect(output).toMatchObject({ address: { value: '${cairn_server.web.addresses["eth0"]}' } });
      const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
      expect(terraform).toMatchObject({ required_providers: { cairn: { source: 'cairn/cairn', version } } });
      expect(terraform).not.toHaveProperty('backend');
    });

    test('two tiers: the web servers are in both networks and know the database', () => {
      const text = example('TwoTier');
      const servers = resources(text)['cairn_server'] ?? {};
      expect(Object.keys(servers).sort()).toEqual(['database', 'web-1', 'web-2']);
      that(text).toHaveResourceWithProperties(cairn.server.Server, {
        name: 'web-2',
        flavor_id: '${cairn_flavor.small.id}',
        metadata: { database: '${cairn_server.database.addresses["eth0"]}' },
        nics: {
          eth0: { subnet_id: '${cairn_subnet.front-web.id}' },
          eth1: { subnet_id: '${cairn_subnet.back-data.id}' },
        },
      });
    });

    test('fleet: every part is a set with its members, size and subnet', () => {
      const text = example('Fleet');
      const sets = resources(text)['cairn_server_set'] as Record<string, { members: object }>;
      const counts = Object.entries(sets).map(([name, { members }]) => [name, Object.keys(members).length]);
      expect(Object.fromEntries(counts)).toEqual({ worker: 5, builder: 2, spare: 2 });
      expect(sets).toMatchObject({
        builder: {
          template: {
            flavor_id: '${cairn_flavor.large.id}',
            nics: { eth0: { subnet_id: '${cairn_subnet.lan-builder.id}' } },
            power_state: 'running',
          },
        },
        spare: { template: { power_state: 'stopped' } },
      });
    });
  });
}
