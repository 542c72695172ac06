import { CairnError } from '../../../model/error.ts';
import { isHostAddress, parseCidr, parseIpv4 } from '../../../model/cidr.ts';
import type { JsonObject } from '../../../model/json.ts';
import type { Resource } from '../../../model/resource.ts';
import { accessFor } from '../call.ts';
import { findObject, listObjects } from '../objects.ts';
import { wrong } from './call.ts';
import type { ComputeCall, ComputeFacade } from './call.ts';
import type { NewServers, WantedNetwork } from './new-server.ts';

const NICS_LIMIT = 8;

/** Effect: reads. The NICs that a server gets for the networks that a client asks for. Throws invalid_input, conflict. */
export async function nicsFor(
  facade: ComputeFacade,
  call: ComputeCall,
  networks: NewServers['networks'],
): Promise<JsonObject> {
  const wanted = networks === 'none' ? [] : networks === 'auto' ? await onlyNetwork(facade, call) : networks;
  if (wanted.length > NICS_LIMIT) throw wrong(`A server has at most ${NICS_LIMIT} networks.`);
  const nics: Record<string, JsonObject> = {};
  for (const [at, network] of wanted.entries()) nics[`eth${at}`] = await nicFor(facade, call, network);
  return nics;
}

/** Effect: reads. A NIC in a network: in the subnet that the address lies in, else in its first one. Throws invalid_input. */
export async function nicFor(
  facade: ComputeFacade,
  call: ComputeCall,
  { network_id, address }: WantedNetwork,
): Promise<JsonObject> {
  const network = await findObject(facade, call, 'network', network_id);
  if (network === null) throw wrong(`Network ${network_id} could not be found.`);
  const subnets = await listObjects(facade, call, 'subnet', { spec: { network_id } });
  const [first] = subnets;
  if (first === undefined)
    throw wrong(`Network ${network_id} requires a subnet in order to boot instances on.`);
  if (address === null) return { subnet_id: first.id };
  const subnet = subnets.find((each) => holds(each, address));
  if (subnet === undefined)
    throw wrong(`Fixed IP address ${address} is no address of a guest in network ${network_id}.`);
  return { subnet_id: subnet.id, address };
}

/** Pure. The name of the next NIC of a server. Throws invalid_input when it has all that it can have. */
export function nextNicName(nics: JsonObject): string {
  if (Object.keys(nics).length >= NICS_LIMIT) throw wrong(`A server has at most ${NICS_LIMIT} interfaces.`);
  for (let at = 0; ; at += 1) if (!Object.hasOwn(nics, `eth${at}`)) return `eth${at}`;
}

/** What Nova does for clients that name no network: it takes the only one that their project has. */
async function onlyNetwork(facade: ComputeFacade, call: ComputeCall): Promise<readonly WantedNetwork[]> {
  const project_id = projectOf(call);
  const networks = (await listObjects(facade, call, 'network')).filter(
    (each) => each.project_id === project_id,
  );
  const [only, another] = networks;
  if (another !== undefined) {
    throw new CairnError(
      'conflict',
      'Multiple possible networks found, use a Network ID to be more specific.',
    );
  }
  return only === undefined ? [] : [{ network_id: only.id, address: null }];
}

/** Pure. The project that a caller acts in. */
export function projectOf(call: ComputeCall): string | null {
  const { credentials, default_project_id } = accessFor(call).principal;
  return credentials.project_id ?? default_project_id;
}

function holds({ spec }: Resource, address: string): boolean {
  const cidr = parseCidr(String(spec['cidr']));
  const value = parseIpv4(address);
  return cidr !== null && value !== null && isHostAddress(cidr, value);
}
