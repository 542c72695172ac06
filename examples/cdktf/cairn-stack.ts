import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { host, provider } from '../../provider/bindings/cdktf/index.ts';
import type { Settings } from './settings.ts';

/** A stack with the provider and the hosts, which every example begins with. */
export class CairnStack extends TerraformStack {
  /** Servers name them in `dependsOn`: a server cannot be placed before there is a host. */
  protected readonly hosts: host.Host[];

  public constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id);
    // The library adds a backend with a path on this machine; without one terraform keeps its state where it runs.
    this.addOverride('terraform.backend', undefined);
    // Endpoint and token come from CAIRN_ENDPOINT and CAIRN_TOKEN when terraform runs.
    new provider.CairnProvider(this, 'cairn', {});
    this.hosts = settings.host_uris.map(
      (uri, index) =>
        new host.Host(this, `host-${index + 1}`, { name: `${id}-${index + 1}`, uri, reservedMemoryMib: 0 }),
    );
  }
}
