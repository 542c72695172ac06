import { TerraformStack, TerraformVariable } from 'cdktf';
import type { Construct } from 'constructs';
import { constructs, flavor, image, network, server } from '../../../provider/bindings/cdktf/index.ts';
import type { NetworkMode } from '../../../provider/bindings/cdktf/network/index.ts';

/**
 * What the compiler must refuse, and what it must let pass. `make types` compiles this file: a line that stops failing is an
 * error of its own.
 */
export class TypeTest extends TerraformStack {
  public constructor(scope: Construct) {
    super(scope, 'types');
    const variable = new TerraformVariable(this, 'variable', {});

    // Units are part of the names.
    new flavor.Flavor(this, 'right', { name: 'a', vcpus: 1, memoryMib: 512, diskGib: 4 });
    // @ts-expect-error a unit that flavors do not have
    new flavor.Flavor(this, 'gib', { name: 'a', vcpus: 1, memoryGib: 4 });
    // @ts-expect-error the disk is in GiB
    new flavor.Flavor(this, 'disk', { name: 'a', vcpus: 1, memoryMib: 512, diskMib: 4096 });
    // @ts-expect-error a number, not a text with a unit
    new flavor.Flavor(this, 'text', { name: 'a', vcpus: 1, memoryMib: '512 MiB' });
    // @ts-expect-error memory is required
    new flavor.Flavor(this, 'none', { name: 'a', vcpus: 1 });

    // Values are closed.
    const lan = new network.Network(this, 'lan', { name: 'lan', mode: 'isolated' });
    new network.Network(this, 'copy', { name: 'lan', mode: lan.mode });
    new network.Network(this, 'given', { name: 'lan', mode: variable.value });
    // @ts-expect-error not a mode
    new network.Network(this, 'bridge', { name: 'lan', mode: 'bridge' });
    // @ts-expect-error any text will not do
    new network.Network(this, 'any', { name: 'lan', mode: variable.stringValue });
    // @ts-expect-error not a mode
    lan.mode = 'bridge';
    const mode: NetworkMode = lan.mode;
    new network.Network(this, 'typed', { name: 'lan', mode });
    // @ts-expect-error tar is not one of the formats
    new image.Image(this, 'tar', { name: 'a', diskFormat: 'tar', file: 'a' });
    // @ts-expect-error Cairn says it, nobody else
    new server.Server(this, 'state', { name: 'a', flavorId: 'f', state: 'ACTIVE' });

    // Sizes and subnets are known by name.
    const sizes = constructs.flavorSizes(this, { small: { vcpus: 1, memoryMib: 512 } });
    const front = new constructs.NetworkWithSubnets(this, 'front', {
      name: 'f',
      subnets: { web: '10.0.0.0/24' },
    });
    // @ts-expect-error a size that was not declared
    const unknown = sizes.medium;
    // @ts-expect-error a unit that flavors do not have
    constructs.flavorSizes(this, { small: { vcpus: 1, memoryGib: 1 } });
    // @ts-expect-error a subnet that was not declared
    const elsewhere = front.subnets.data;

    // A server boots one thing.
    const own = { name: 'web', flavorId: sizes.small.id, nics: { eth0: front.subnets.web } };
    new constructs.ServerWithImage(this, 'disk-image', { ...own, image: 'debian.qcow2' });
    new constructs.ServerWithImage(this, 'kernel', { ...own, kernel: 'vmlinuz', ramdisk: 'initrd' });
    // @ts-expect-error nothing to boot
    new constructs.ServerWithImage(this, 'nothing', own);
    // @ts-expect-error a disk image or a kernel
    new constructs.ServerWithImage(this, 'both', { ...own, image: 'debian.qcow2', kernel: 'vmlinuz' });
    // @ts-expect-error a ramdisk needs a kernel
    new constructs.ServerWithImage(this, 'ramdisk', { ...own, ramdisk: 'initrd' });
    // @ts-expect-error a host is no subnet
    new constructs.ServerWithImage(this, 'nic', { ...own, image: 'debian.qcow2', nics: { eth0: lan } });
    void [unknown, elsewhere];
  }
}
