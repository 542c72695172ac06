import { CairnError } from '../../../model/error.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import { requireLegal } from '../../../server-actions/action.ts';
import { requireDeed } from '../../deeds.ts';
import { accessFor, asService, objectOrNull } from '../call.ts';
import { readId } from '../ids.ts';
import { changeObject } from '../objects.ts';
import { bodyOf, invalidField, unexpected, wrong } from './call.ts';
import type { ComputeCall, ComputeFacade, ComputeRoute } from './call.ts';
import type { WantedNetwork } from './new-server.ts';
import { textOf } from './field-values.ts';
import { nextNicName, nicFor, nicsFor } from './server-networks.ts';
import { actedOn, findServer, requireServer } from './server-store.ts';
import { nicsOf } from './server-view.ts';
import type { Interface, ServerView } from './server-view.ts';

/** How long an answer waits for an address that Cairn chooses: clients read it from there. */
const ADDRESS_WAIT_MS = 5000;

const STATES = ['ACTIVE', 'PAUSED', 'SHUTOFF'] as const;
const ATTACH = { name: 'attach_interface', states: STATES } as const;
const DETACH = { name: 'detach_interface', states: STATES } as const;

/** Pure. The routes of a server's network interfaces. */
export function interfaceRoutes(facade: ComputeFacade): readonly ComputeRoute[] {
  const path = '/servers/:id/os-interface';
  const reading = { kind: 'server', verbs: ['get'] } as const;
  return [
    {
      method: 'get',
      path,
      rule: reading,
      answer: async (call) => {
        const nics = nicsOf(await requireServer(facade, call));
        return {
          status: 200,
          body: { interfaceAttachments: nics.map((nic) => showInterface(nic, call.minor)) },
        };
      },
    },
    {
      method: 'get',
      path: `${path}/:port`,
      rule: reading,
      answer: async (call) => {
        const nic = requireInterface(await requireServer(facade, call), call);
        return { status: 200, body: { interfaceAttachment: showInterface(nic, call.minor) } };
      },
    },
    {
      method: 'post',
      path,
      rule: { kind: 'server', verbs: ['attach_interface'] },
      reads_json: 'of any type',
      answer: async (call) => {
        const view = await requireServer(facade, call);
        await requireDeedOn(facade, call, view, 'attach_interface');
        const nic = showInterface(await attach(facade, call, view), call.minor);
        return { status: 200, body: { interfaceAttachment: nic } };
      },
    },
    {
      method: 'delete',
      path: `${path}/:port`,
      rule: { kind: 'server', verbs: ['detach_interface'] },
      answer: async (call) => {
        const view = await requireServer(facade, call);
        await requireDeedOn(facade, call, view, 'detach_interface');
        const { name } = requireInterface(view, call);
        requireLegal(DETACH, actedOn(view));
        await changeNics(facade, call, view, 'detach_interface', (nics) => {
          const { [name]: _gone, ...others } = nics;
          return others;
        });
        return { status: 202 };
      },
    },
  ];
}

function requireDeedOn(
  { database }: ComputeFacade,
  call: ComputeCall,
  { resource }: ServerView,
  verb: string,
): Promise<void> {
  const deed = { kind: 'server', id: resource.id, verb, stored: resource.spec, planned: null } as const;
  return requireDeed(database, accessFor(call), deed);
}

async function attach(facade: ComputeFacade, call: ComputeCall, view: ServerView): Promise<Interface> {
  const wanted = wantedIn(call);
  requireLegal(ATTACH, actedOn(view));
  const nic =
    wanted === null ? (await nicsFor(facade, call, 'auto'))['eth0'] : await nicFor(facade, call, wanted);
  if (nic === undefined) throw wrong('No network is available. Name one by net_id.');
  let name = '';
  await changeNics(facade, call, view, 'attach_interface', (nics) => {
    name = nextNicName(nics);
    return { ...nics, [name]: nic };
  });
  await facade.waits.wait({
    id: view.resource.id,
    isOver: (now) => now === null || objectOrNull(now.status['addresses'])?.[name] !== undefined,
    timeout_ms: ADDRESS_WAIT_MS,
    signal: AbortSignal.timeout(ADDRESS_WAIT_MS),
  });
  const after = await findServer(facade, call, view.resource.id);
  const made = after === null ? undefined : nicsOf(after).find((each) => each.name === name);
  if (made === undefined)
    throw new CairnError('conflict', 'The interface went as it came: somebody else removed it.');
  return { ...made, address: made.address ?? wanted?.address ?? null };
}

/** Who may attach need not be allowed to change what else the spec says. */
function changeNics(
  facade: ComputeFacade,
  call: ComputeCall,
  { resource }: ServerView,
  action: string,
  next: (nics: JsonObject) => JsonObject,
): Promise<unknown> {
  return changeObject(
    facade,
    asService(call),
    resource,
    (spec) => ({ ...spec, nics: next(objectOrNull(spec['nics']) ?? {}) }),
    { action },
  );
}

/** The network that a body asks for; null: the only one that there is. */
function wantedIn(call: ComputeCall): WantedNetwork | null {
  const {
    net_id = null,
    fixed_ips = null,
    port_id = null,
    tag = null,
    ...others
  } = bodyOf(call, 'interfaceAttachment');
  const [other] = Object.keys(others);
  if (other !== undefined) throw unexpected(other);
  if (port_id !== null)
    throw wrong(
      'Invalid input for field/attribute port_id. Ports are not served. Name the network by net_id.',
    );
  if (tag !== null) throw wrong('Invalid input for field/attribute tag. Devices have no tags. Leave it out.');
  if (net_id === null) {
    if (fixed_ips !== null) throw wrong('Must input network_id when request IP address');
    return null;
  }
  const network_id = typeof net_id === 'string' ? readId(net_id) : null;
  if (network_id === null) throw invalidField('net_id', net_id, 'It must be a UUID.');
  return { network_id, address: addressIn(fixed_ips) };
}

function addressIn(fixed_ips: Json): string | null {
  if (fixed_ips === null) return null;
  const only = Array.isArray(fixed_ips) && fixed_ips.length === 1 ? objectOrNull(fixed_ips[0]) : null;
  if (only === null)
    throw invalidField('fixed_ips', fixed_ips, 'It must be a list of one object with ip_address.');
  return textOf('fixed_ips.ip_address', only['ip_address'], 45);
}

function requireInterface(view: ServerView, call: ComputeCall): Interface {
  const written = call.params['port'] ?? '';
  const nic = nicsOf(view).find(({ port_id }) => port_id === readId(written));
  if (nic === undefined) {
    throw new CairnError(
      'not_found',
      `Interface attachment with port id ${written.slice(0, 60)} could not be found.`,
    );
  }
  return nic;
}

function showInterface(
  { port_id, network_id, subnet_id, address, mac }: Interface,
  minor: number,
): JsonObject {
  return {
    port_state: mac === null ? 'BUILD' : 'ACTIVE',
    port_id,
    net_id: network_id,
    mac_addr: mac ?? '',
    fixed_ips: address === null ? [] : [{ ip_address: address, subnet_id }],
    ...(minor < 70 ? {} : { tag: null }),
  };
}
