import type { SubnetSpec } from '../../../schemas/generated/types.ts';
import type { Cidr } from '../../model/cidr.ts';
import {
  cidrsOverlap,
  formatCidr,
  formatIpv4,
  isHostAddress,
  parseCidr,
  parseIpv4,
} from '../../model/cidr.ts';
import type { Violation } from '../../model/error.ts';
import type { Admission } from '../../model/kind.ts';
import type { Resource } from '../../model/resource.ts';

/** Ranges that no private network can have. Source: RFC 6890, special-purpose address registries. */
const RESERVED = ['0.0.0.0/8', '127.0.0.0/8', '169.254.0.0/16', '224.0.0.0/3'] as const;

/** Pure. Refuses ranges that are no network address, are reserved, or overlap another subnet's, and gateways outside the range. */
export function admit(admission: Admission<SubnetSpec>): readonly Violation[] {
  const { spec } = admission;
  const cidr = parseCidr(spec.cidr);
  if (cidr === null) {
    return [
      {
        path: '/spec/cidr',
        message: `${spec.cidr} is no IPv4 range.`,
        hint: 'Write it as 10.20.0.0/24.',
      },
    ];
  }
  const violations: Violation[] = [];
  if (formatCidr(cidr) !== spec.cidr) {
    violations.push({
      path: '/spec/cidr',
      message: `${spec.cidr} has bits set after the prefix.`,
      hint: `Write ${formatCidr(cidr)}.`,
    });
  }
  if (RESERVED.some((range) => overlapsRange(range, cidr))) {
    violations.push({
      path: '/spec/cidr',
      message: `${spec.cidr} is reserved for other uses (RFC 6890).`,
      hint: 'Take a range inside 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16.',
    });
  }
  const twin = admission.peers.find(
    (peer) => peer.id !== admission.id && overlapsRange(peer.spec.cidr, cidr),
  );
  if (twin !== undefined) {
    violations.push({
      path: '/spec/cidr',
      message: `${spec.cidr} overlaps ${describe(twin, spec)}. Subnets share the hosts' bridges and routes, so their ranges must differ.`,
      hint: 'Take another range.',
    });
  }
  return [...violations, ...gatewayViolations(spec, cidr)];
}

/** What belongs to another project stays without a name. */
function describe(twin: Resource<SubnetSpec>, { project_id }: SubnetSpec): string {
  if (twin.spec.project_id !== project_id) return 'a range that is in use on the hosts';
  const leaving = twin.deletion_requested_at === null ? '' : ', which is being deleted';
  return `${twin.spec.cidr} of subnet ${twin.name} (${twin.id})${leaving}`;
}

function gatewayViolations(spec: SubnetSpec, cidr: Cidr): readonly Violation[] {
  if (spec.gateway_address === undefined) return [];
  const gateway = parseIpv4(spec.gateway_address);
  if (gateway !== null && isHostAddress(cidr, gateway)) return [];
  return [
    {
      path: '/spec/gateway_address',
      message: `${spec.gateway_address} is no host address of ${spec.cidr}.`,
      hint: `Take one from ${formatIpv4(cidr.network + 1)} to ${formatIpv4(cidr.broadcast - 1)}, or leave it out.`,
    },
  ];
}

function overlapsRange(range: string, cidr: Cidr): boolean {
  const other = parseCidr(range);
  return other !== null && cidrsOverlap(other, cidr);
}
