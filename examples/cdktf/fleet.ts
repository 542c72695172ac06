import { TerraformOutput } from 'cdktf';
import type { Construct } from 'constructs';
import { constructs, project, serverSet } from '../../provider/bindings/cdktf/index.ts';
import { CairnStack } from './cairn-stack.ts';
import type { Settings } from './settings.ts';

/** Servers of each part of the fleet. */
const PARTS = [
  { name: 'worker', size: 'small', count: 5, power: 'running' },
  { name: 'builder', size: 'large', count: 2, power: 'running' },
  { name: 'spare', size: 'small', count: 2, power: 'stopped' },
] as const;

/** A fleet over all hosts: a set of servers for each part, one resource however many they are; the scheduler spreads them. */
export class Fleet extends CairnStack {
  public constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id, settings);
    const own = { projectId: new project.Project(this, 'fleet', { name: 'fleet' }).id };
    const sizes = constructs.flavorSizes(
      this,
      { small: { vcpus: 1, memoryMib: 128 }, large: { vcpus: 2, memoryMib: 256 } },
      'fleet-',
    );
    const lan = new constructs.NetworkWithSubnets(this, 'lan', {
      ...own,
      name: 'lan',
      subnets: { worker: '10.79.1.0/24', builder: '10.79.2.0/24', spare: '10.79.3.0/24' },
    });
    const kernel = new constructs.ImageFile(this, 'kernel', {
      ...own,
      file: settings.kernel,
      diskFormat: 'aki',
    });
    const ramdisk = new constructs.ImageFile(this, 'ramdisk', {
      ...own,
      file: settings.ramdisk,
      diskFormat: 'ari',
    });
    for (const { name, size, count, power } of PARTS) {
      const keys = Array.from({ length: count }, (_, index) => String(index + 1));
      const set = new serverSet.ServerSet(this, name, {
        ...own,
        name,
        template: {
          flavorId: sizes[size].id,
          kernelId: kernel.id,
          ramdiskId: ramdisk.id,
          kernelArguments: 'console=ttyS0 quiet',
          metadata: { part: name },
          nics: { eth0: { subnetId: lan.subnets[name].id } },
          powerState: power,
        },
        members: Object.fromEntries(keys.map((key) => [key, {}])),
        maxUnavailable: '1',
        dependsOn: this.hosts,
      });
      new TerraformOutput(this, `${name}-addresses`, {
        value: keys.map((key) => set.servers.get(key).addresses.lookup('eth0')),
      });
    }
  }
}
