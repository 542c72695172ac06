import { randomUUID } from 'node:crypto';
import { CairnError } from '../../../model/error.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import type { Reply } from '../call.ts';
import { readId } from '../ids.ts';
import { createObject, findObject, listObjects, removeObject } from '../objects.ts';
import { hostNamed } from './action-migrate.ts';
import { invalidField, wrong } from './call.ts';
import { findFlavor } from './flavor-ids.ts';
import { readZones } from './host-parts.ts';
import { linksTo } from './links.ts';
import type { ComputeCall, ComputeFacade } from './call.ts';
import { readNewServers } from './new-server.ts';
import type { NewServers } from './new-server.ts';
import { withFreeName } from './server-names.ts';
import { nicsFor, projectOf } from './server-networks.ts';
import { reservationOf } from './server-view.ts';

/** Effect: makes the servers that a client asks for. Throws as putResource does, with nothing made unless as many as it needs at least. */
export async function createServers(facade: ComputeFacade, call: ComputeCall): Promise<Reply> {
  const wanted = readNewServers(call);
  const spec = await specFor(facade, call, wanted);
  const ids: string[] = [];
  try {
    for (let at = 1; at <= wanted.max_count; at += 1) {
      const name = wanted.max_count === 1 ? wanted.name : `${wanted.name.slice(0, 250)}-${at}`;
      ids.push(await createOne(facade, call, name, spec));
    }
  } catch (thrown) {
    const isEnough =
      thrown instanceof CairnError && thrown.code === 'quota_exceeded' && ids.length >= wanted.min_count;
    if (!isEnough) {
      for (const id of ids) await removeObject(facade, call, { kind: 'server', id });
      throw thrown;
    }
  }
  const [first = ''] = ids;
  if (wanted.by_reservation) return { status: 202, body: { reservation_id: reservationOf(first) } };
  return {
    status: 202,
    headers: { Location: `${call.base}/servers/${first}` },
    body: {
      server: {
        id: first,
        links: linksTo(call.base, 'servers', first),
        'OS-DCF:diskConfig': 'MANUAL',
        security_groups: [{ name: 'default' }],
      },
    },
  };
}

async function createOne(
  facade: ComputeFacade,
  call: ComputeCall,
  name: string,
  spec: JsonObject,
): Promise<string> {
  const id = randomUUID();
  await withFreeName(name, id, (stored) =>
    createObject(facade, call, 'server', { ...spec, ...stored }, { id, waits: false }),
  );
  return id;
}

async function specFor(facade: ComputeFacade, call: ComputeCall, wanted: NewServers): Promise<JsonObject> {
  const project_id = projectOf(call);
  return {
    ...wanted.spec,
    ...(project_id === null ? {} : { project_id }),
    flavor_id: await flavorFor(facade, call, wanted.flavor_id),
    ...(await imageFor(facade, call, wanted.image_id)),
    ...(await keypairFor(facade, call, wanted.key_name)),
    ...(await placeFor(facade, wanted.zone)),
    ...(await hintsFor(facade, call, wanted.hints)),
    nics: await nicsFor(facade, call, wanted.networks),
  };
}

/** Effect: reads. The id of the flavor that a client names. Throws invalid_input. */
export async function flavorFor(facade: ComputeFacade, call: ComputeCall, written: string): Promise<string> {
  const flavor = await findFlavor(facade, call, written);
  if (flavor === null) throw wrong(`Flavor ${written.slice(0, 100)} could not be found.`);
  return flavor.id;
}

async function imageFor(
  facade: ComputeFacade,
  call: ComputeCall,
  written: string | null,
): Promise<JsonObject> {
  if (written === null) throw wrong('Invalid imageRef provided. Servers boot from an image: give imageRef.');
  const image = await findObject(facade, call, 'image', readId(written));
  if (image === null) throw wrong(`Image ${written.slice(0, 100)} could not be found.`);
  return { image_id: image.id };
}

async function keypairFor(
  facade: ComputeFacade,
  call: ComputeCall,
  name: string | null,
): Promise<JsonObject> {
  if (name === null) return {};
  const project_id = projectOf(call);
  const found = await listObjects(facade, call, 'keypair', { name });
  const keypair = found.find((each) => each.project_id === project_id);
  if (keypair === undefined) throw wrong('Invalid key_name provided.');
  return { keypair_id: keypair.id };
}

/** Only who may place servers names a host; that is judged with the spec. */
async function placeFor(facade: ComputeFacade, { name, host }: NewServers['zone']): Promise<JsonObject> {
  const zones = name === null ? [] : [...(await readZones(facade)).values()];
  if (name !== null && !zones.includes(name)) throw wrong('The requested availability zone is not available');
  return {
    ...(name === null ? {} : { availability_zone: name }),
    ...(host === null ? {} : { host_id: await hostNamed(facade, host) }),
  };
}

/** What the scheduler is told of other servers. Throws invalid_input with the name of a hint that is not taken. */
async function hintsFor(facade: ComputeFacade, call: ComputeCall, hints: JsonObject): Promise<JsonObject> {
  const { group = null, same_host = [], different_host = [], ...others } = hints;
  const [other] = Object.keys(others);
  if (other !== undefined) {
    throw wrong(`Invalid input for field/attribute os:scheduler_hints. ${other.slice(0, 60)} is not taken.`);
  }
  const same = idsIn('same_host', same_host);
  const different = idsIn('different_host', different_host);
  return {
    ...(group === null ? {} : { server_group_id: await groupFor(facade, call, group) }),
    ...(same.length === 0 ? {} : { same_host_as_ids: same }),
    ...(different.length === 0 ? {} : { different_host_from_ids: different }),
  };
}

async function groupFor(facade: ComputeFacade, call: ComputeCall, written: Json): Promise<string> {
  const [id = null] = idsIn('group', written);
  const group = await findObject(facade, call, 'server_group', id);
  if (group === null)
    throw wrong(
      `ServerGroup policy is not supported: the group ${String(written).slice(0, 60)} could not be found.`,
    );
  return group.id;
}

function idsIn(name: string, value: Json): readonly string[] {
  const texts = Array.isArray(value) ? value : [value];
  const ids = texts.map((text) => (typeof text === 'string' ? readId(text) : null));
  if (ids.includes(null))
    throw invalidField(`os:scheduler_hints.${name}`, value, 'It must be a UUID, or a list of them.');
  return [...new Set(ids.filter((id) => id !== null))];
}
