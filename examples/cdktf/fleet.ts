import { TerraformOutput } from 'cdktf';
import type { Construct } from 'constructs';
import { constructs, project } from '../../provider/bindings/cdktf/index.ts';
import { CairnStack } from './cairn-stack.ts';
import type { Settings } from './settings.ts';

/** Servers of each part of the fleet. */
const PARTS = [
  { name: 'worker', size: 'small', count: 8, power: 'running' },
  { name: 'builder', size: 'large', count: 3, power: 'running' },
  { name: 'spare', size: 'small', count: 2, power: 'stopped' },
] as const;

/** A fleet over all hosts, declared with loops; the scheduler spreads it. */
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
    for (const { name, size, count, power } of PARTS) {
      const servers = Array.from(
        { length: count },
        (_, index) =>
          new constructs.ServerWithImage(this, `${name}-${index + 1}`, {
            ...own,
            name: `${name}-${index + 1}`,
            flavorId: sizes[size].id,
            kernel,
            metadata: { part: name },
            nics: { eth0: lan.subnets[name] },
            powerState: power,
            dependsOn: this.hosts,
          }),
      );
      new TerraformOutput(this, `${name}-addresses`, {
        value: servers.map((server) => server.addresses.lookup('eth0')),
      });
    }
  }
}
