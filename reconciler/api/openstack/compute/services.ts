import { CairnError } from '../../../model/error.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import { DEFAULT_ZONE } from '../../../model/host-groups.ts';
import type { HostView } from '../../../model/kind.ts';
import type { Resource } from '../../../model/resource.ts';
import { objectOrNull } from '../call.ts';
import { changeObject, listObjects, removeObject } from '../objects.ts';
import { invalidField, unexpected, wrong } from './call.ts';
import type { ComputeCall, ComputeFacade, ComputeRoute } from './call.ts';
import { isEnabled, isUp, nakedTime, readZones, seenAt } from './host-parts.ts';
import { numberOf } from './numbers.ts';

/** What runs on every host, in Nova's words; Cairn has nothing there but a connection to libvirt. */
const BINARY = 'nova-compute';
/** From this microversion on services have UUIDs for ids and are changed by them. */
const BY_UUID = 53;
/** From this microversion on somebody can vouch that a host is dead. Source: Nova, REST API version history, 2.11. */
const FORCES_DOWN = 11;

/** How a service is to change. */
type Change = {
  readonly enabled?: boolean;
  readonly reason?: string | null;
  /** Nova's forced_down: somebody vouches that the host is dead. */
  readonly fenced?: boolean;
};

/** Pure. The addresses of compute services, which are the hosts. */
export function serviceRoutes(facade: ComputeFacade): readonly ComputeRoute[] {
  const on = (verb: string): ComputeRoute['rule'] => ({ kind: 'host', verbs: [verb] });
  return [
    {
      method: 'get',
      path: '/os-services',
      rule: on('list'),
      answer: async (call) => ({ status: 200, body: { services: await services(facade, call) } }),
    },
    ...(['enable', 'disable', 'disable-log-reason'] as const).map((verb): ComputeRoute => ({
      method: 'put',
      path: `/os-services/${verb}`,
      until: BY_UUID - 1,
      rule: on('update'),
      reads_json: true,
      answer: (call) => changeByName(facade, call, verb),
    })),
    {
      method: 'put',
      path: '/os-services/force-down',
      since: FORCES_DOWN,
      until: BY_UUID - 1,
      rule: on('update'),
      reads_json: true,
      answer: (call) => forceDown(facade, call),
    },
    {
      method: 'put',
      path: '/os-services/:id',
      since: BY_UUID,
      rule: on('update'),
      reads_json: true,
      answer: async (call) => {
        const host = await requireHost(facade, call, call.params['id'] ?? '');
        await changeHost(facade, call, host, changeIn(objectOrNull(call.body) ?? {}));
        const shown = (await services(facade, call)).find(({ id }) => id === host.id);
        return { status: 200, body: { service: shown ?? {} } };
      },
    },
    {
      method: 'delete',
      path: '/os-services/:id',
      rule: on('delete'),
      answer: async (call) => {
        await removeObject(facade, call, await requireHost(facade, call, call.params['id'] ?? ''));
        return { status: 204 };
      },
    },
  ];
}

/** Effect: reads. Hosts as services, those that the query asks for. */
async function services(facade: ComputeFacade, call: ComputeCall): Promise<readonly JsonObject[]> {
  const { query } = call;
  const [binary, host] = [query.get('binary'), query.get('host')];
  if (binary !== null && binary !== '' && binary !== BINARY) return [];
  const seen = new Set((await listObjects(facade, call, 'host')).map(({ id }) => id));
  const zones = await readZones(facade);
  return (await facade.hosts.read())
    .filter(
      ({ resource }) => seen.has(resource.id) && (host === null || host === '' || resource.name === host),
    )
    .map((view) => showService(view, zones.get(view.resource.id) ?? DEFAULT_ZONE, call));
}

function showService(view: HostView, zone: string, { minor }: ComputeCall): JsonObject {
  const { id, name, spec } = view.resource;
  return {
    id: minor < BY_UUID ? numberOf(id) : id,
    binary: BINARY,
    host: name,
    zone,
    status: isEnabled(spec) ? 'enabled' : 'disabled',
    state: isUp(view) && spec['fenced'] !== true ? 'up' : 'down',
    updated_at: nakedTime(seenAt(view)),
    disabled_reason: spec['disabled_reason'] ?? (spec['drain'] === true ? 'being drained' : null),
    ...(minor < FORCES_DOWN ? {} : { forced_down: spec['fenced'] === true }),
  };
}

async function requireHost(facade: ComputeFacade, call: ComputeCall, written: string): Promise<Resource> {
  const found = (await listObjects(facade, call, 'host')).find(
    ({ id }) => id === written || (call.minor < BY_UUID && String(numberOf(id)) === written),
  );
  if (found !== undefined) return found;
  throw new CairnError('not_found', `Service ${written.slice(0, 255)} could not be found.`);
}

/** Effect: reads. The host that a body names by `host` and `binary`, which must hold nothing else. Throws invalid_input, not_found. */
async function requireNamed(
  facade: ComputeFacade,
  call: ComputeCall,
  { host: name, binary, ...others }: JsonObject,
): Promise<Resource> {
  const [other] = Object.keys(others);
  if (other !== undefined) throw unexpected(other);
  if (typeof name !== 'string') throw invalidField('host', name, 'It must be the name of a host.');
  const host = (await listObjects(facade, call, 'host')).find((each) => each.name === name);
  if (host !== undefined && binary === BINARY) return host;
  const message = `Could not find binary ${String(binary).slice(0, 60)} on host ${name}.`;
  throw new CairnError('not_found', message);
}

async function forceDown(
  facade: ComputeFacade,
  call: ComputeCall,
): Promise<{ status: number; body: JsonObject }> {
  const { forced_down, ...named } = objectOrNull(call.body) ?? {};
  const fenced = flagOf(forced_down);
  const host = await requireNamed(facade, call, named);
  await changeHost(facade, call, host, { fenced });
  return { status: 200, body: { service: { host: host.name, binary: BINARY, forced_down: fenced } } };
}

function flagOf(forced_down: Json | undefined): boolean {
  if (typeof forced_down === 'boolean') return forced_down;
  throw invalidField('forced_down', forced_down, 'It must be true or false.');
}

async function changeByName(
  facade: ComputeFacade,
  call: ComputeCall,
  verb: 'enable' | 'disable' | 'disable-log-reason',
): Promise<{ status: number; body: JsonObject }> {
  const { disabled_reason, ...named } = objectOrNull(call.body) ?? {};
  const host = await requireNamed(facade, call, named);
  const reason = verb === 'disable-log-reason' ? reasonOf(disabled_reason) : null;
  if (verb === 'disable-log-reason' && reason === null) {
    throw invalidField('disabled_reason', disabled_reason, 'It is required.');
  }
  const enabled = verb === 'enable';
  await changeHost(facade, call, host, { enabled, reason });
  const status = enabled ? 'enabled' : 'disabled';
  const body = { host: host.name, binary: BINARY, status };
  return { status: 200, body: { service: reason === null ? body : { ...body, disabled_reason: reason } } };
}

/** Pure. What a client asks of a service. Throws invalid_input. */
function changeIn(given: JsonObject): Change {
  const { status, disabled_reason, forced_down, ...others } = given;
  const [other] = Object.keys(others);
  if (other !== undefined) throw unexpected(other);
  if (status === undefined && disabled_reason === undefined && forced_down === undefined) {
    throw wrong(
      "No updates were requested. Fields 'status' or 'forced_down' or 'disabled_reason' should be specified.",
    );
  }
  if (status !== undefined && status !== 'enabled' && status !== 'disabled') {
    throw invalidField('status', status, 'It must be enabled or disabled.');
  }
  const reason = reasonOf(disabled_reason);
  if (reason !== null && status !== 'disabled') {
    throw wrong('Specifying disabled_reason when status is not disabled is invalid.');
  }
  return {
    ...(status === undefined ? {} : { enabled: status === 'enabled' }),
    ...(forced_down === undefined ? {} : { fenced: flagOf(forced_down) }),
    reason,
  };
}

function reasonOf(reason: Json | undefined): string | null {
  if (reason === undefined || reason === null || reason === '') return null;
  if (typeof reason === 'string') return reason;
  throw invalidField('disabled_reason', reason, 'It must be text.');
}

async function changeHost(
  facade: ComputeFacade,
  call: ComputeCall,
  host: Resource,
  { enabled, reason, fenced }: Change,
): Promise<void> {
  await changeObject(facade, call, host, ({ disabled_reason, ...spec }) => ({
    ...spec,
    ...(enabled === undefined && disabled_reason !== undefined ? { disabled_reason } : {}),
    ...(enabled === undefined ? {} : { enabled }),
    // Who enables it wants servers on it: a host that is drained takes none.
    ...(enabled === true ? { drain: false } : {}),
    ...(reason === null || reason === undefined || enabled === true ? {} : { disabled_reason: reason }),
    ...(fenced === undefined ? {} : { fenced }),
  }));
}
