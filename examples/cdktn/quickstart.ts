// Copied from examples/cdktf/quickstart.ts by make bindings. Edit that file.
import { TerraformOutput } from 'cdktn';
import type { Construct } from 'constructs';
import {
  flavor,
  image,
  keypair,
  network,
  project,
  server,
  subnet,
} from '../../provider/bindings/cdktn/index.ts';
import { CairnStack } from './cairn-stack.ts';
import type { Settings } from './settings.ts';

/** A single server: what examples/quickstart/main.tf declares, resource by resource. */
export class Quickstart extends CairnStack {
  public constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id, settings);
    const demo = new project.Project(this, 'demo', {
      name: 'quickstart-cdk',
      description: 'One guest, declared in TypeScript.',
    });
    const own = { projectId: demo.id };
    const tiny = new flavor.Flavor(this, 'tiny', { name: 'tiny', vcpus: 1, memoryMib: 192 });
    const me = new keypair.Keypair(this, 'me', { ...own, name: 'me', publicKey: settings.public_key });
    const kernel = new image.Image(this, 'kernel', {
      ...own,
      name: 'guest-kernel',
      diskFormat: 'aki',
      file: settings.kernel,
    });
    const ramdisk = new image.Image(this, 'ramdisk', {
      ...own,
      name: 'guest-ramdisk',
      diskFormat: 'ari',
      file: settings.ramdisk,
    });
    const lan = new network.Network(this, 'private', {
      ...own,
      name: 'private',
      mode: 'nat',
      dnsDomain: 'quickstart.internal',
    });
    const range = new subnet.Subnet(this, 'private-a', {
      ...own,
      name: 'private-a',
      networkId: lan.id,
      cidr: '10.77.0.0/24',
    });
    const web = new server.Server(this, 'web', {
      ...own,
      name: 'web',
      flavorId: tiny.id,
      kernelId: kernel.id,
      ramdiskId: ramdisk.id,
      kernelArguments: 'console=ttyS0 quiet',
      keypairId: me.id,
      metadata: { role: 'web' },
      nics: { eth0: { subnetId: range.id } },
      dependsOn: this.hosts,
    });
    new TerraformOutput(this, 'address', { value: web.addresses.lookup('eth0') });
    new TerraformOutput(this, 'server_id', { value: web.id });
  }
}
