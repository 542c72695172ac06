// Copied from examples/cdktf/two-tier.ts by make bindings. Edit that file.
import { TerraformOutput } from 'cdktn';
import type { Construct } from 'constructs';
import { constructs, project } from '../../provider/bindings/cdktn/index.ts';
import { CairnStack } from './cairn-stack.ts';
import type { Settings } from './settings.ts';

/** Two web servers in front, a database behind that only they can reach. */
export class TwoTier extends CairnStack {
  public constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id, settings);
    const shop = new project.Project(this, 'shop', { name: 'shop' });
    const own = { projectId: shop.id };
    const sizes = constructs.flavorSizes(
      this,
      { small: { vcpus: 1, memoryMib: 128 }, large: { vcpus: 2, memoryMib: 256 } },
      'shop-',
    );
    const front = new constructs.NetworkWithSubnets(this, 'front', {
      ...own,
      name: 'front',
      mode: 'nat',
      dnsDomain: 'front.internal',
      subnets: { web: '10.78.0.0/24' },
    });
    const back = new constructs.NetworkWithSubnets(this, 'back', {
      ...own,
      name: 'back',
      mode: 'isolated',
      subnets: { data: { cidr: '10.78.1.0/24', driftPolicy: 'report' } },
    });
    const boot = {
      kernel: new constructs.ImageFile(this, 'kernel', { ...own, file: settings.kernel, diskFormat: 'aki' }),
      ramdisk: new constructs.ImageFile(this, 'ramdisk', {
        ...own,
        file: settings.ramdisk,
        diskFormat: 'ari',
      }),
      kernelArguments: 'console=ttyS0 quiet',
    };
    const database = new constructs.ServerWithImage(this, 'database', {
      ...own,
      ...boot,
      name: 'database',
      flavorId: sizes.large.id,
      nics: { eth0: { subnetId: back.subnets.data.id, address: '10.78.1.10' } },
      dependsOn: this.hosts,
    });
    for (const name of ['web-1', 'web-2']) {
      const web = new constructs.ServerWithImage(this, name, {
        ...own,
        ...boot,
        name,
        flavorId: sizes.small.id,
        metadata: { database: database.addresses.lookup('eth0') },
        nics: { eth0: front.subnets.web, eth1: back.subnets.data },
        dependsOn: this.hosts,
      });
      new TerraformOutput(this, `${name}-address`, { value: web.addresses.lookup('eth0') });
    }
  }
}
