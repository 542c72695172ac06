import type { Construct } from 'constructs';
import { Network } from '../cdktf/network/index.ts';
import type { NetworkConfig } from '../cdktf/network/index.ts';
import { Subnet } from '../cdktf/subnet/index.ts';
import type { SubnetConfig } from '../cdktf/subnet/index.ts';

/** What a subnet has besides what its network says: an IPv4 range, or all arguments. */
export type SubnetPart = string | Omit<SubnetConfig, 'networkId' | 'projectId' | 'name'>;

/** A network and its subnets by name. */
export type NetworkWithSubnetsConfig<Name extends string> = NetworkConfig & {
  /** IPv4 range, for example `10.0.1.0/24`, or the arguments of each subnet; the names are those of the subnets. */
  readonly subnets: Readonly<Record<Name, SubnetPart>>;
};

/** A network with its subnets: `lan.subnets.front.id`; a name that was not declared does not compile. */
export class NetworkWithSubnets<Name extends string> extends Network {
  /** The subnets by name. In Terraform they are `cairn_subnet.<id of this>-<name>`. */
  public readonly subnets: Readonly<Record<Name, Subnet>>;

  public constructor(scope: Construct, id: string, config: NetworkWithSubnetsConfig<Name>) {
    super(scope, id, config);
    const declare = ([name, part]: [string, SubnetPart]): [string, Subnet] => [
      name,
      new Subnet(scope, `${id}-${name}`, {
        ...(typeof part === 'string' ? { cidr: part } : part),
        name,
        projectId: config.projectId,
        networkId: this.id,
        provider: config.provider,
      }),
    ];
    const parts = Object.entries<SubnetPart>(config.subnets);
    this.subnets = Object.fromEntries(parts.map(declare)) as Record<Name, Subnet>;
  }
}
