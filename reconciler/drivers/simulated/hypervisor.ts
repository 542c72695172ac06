import { CairnError } from '../../model/error.ts';
import type { DomainDefinition, DomainNic, DomainView, Hypervisor } from '../../ports/hypervisor.ts';
import { utf8Encode } from '../../model/bytes.ts';
import type { FindHost } from '../../ports/ports.ts';
import { forgetGuest } from './captures.ts';
import type { SimulatedHost, World } from './world.ts';
import { tell, unavailable } from './world.ts';

/** Effect: the port `hypervisor` over a simulated world. */
export function createSimulatedHypervisor(world: World, findHost: FindHost): Hypervisor {
  return {
    inventory: (host_id, signal) =>
      world.call(host_id, 'hypervisor.inventory', signal, (host) => {
        host.prepared = true;
        const used_gib = usedBytes(host) / 1024 ** 3;
        return { ...host.inventory, disk_available_gib: Math.floor(host.inventory.disk_gib - used_gib) };
      }),

    list: (host_id, signal) =>
      world.call(host_id, 'hypervisor.list', signal, (host) =>
        [...host.domains.values()]
          .filter((domain) => domain.marked_generation !== null)
          .map((domain) => withCause(host, domain)),
      ),

    get: (host_id, id, signal) =>
      world.call(host_id, 'hypervisor.get', signal, (host) => {
        const domain = host.domains.get(id);
        return domain === undefined ? null : withCause(host, domain);
      }),

    define: (host_id, definition, signal) =>
      world.call(host_id, 'hypervisor.define', signal, (host) => {
        const present = marked(host, definition.id);
        const twin = [...host.domains.values()].find(
          (domain) => domain.name === definition.name && domain.id !== definition.id,
        );
        if (twin !== undefined || (present !== null && present.name !== definition.name)) {
          throw new CairnError('conflict', `Host '${host.name}' has another domain ${definition.name}.`);
        }
        host.domains.set(definition.id, defined(definition, present));
        host.consoles.set(definition.id, definition.console_volume);
        tell(host, definition.id, 'defined');
      }),

    start: (host_id, id, signal) =>
      world.call(host_id, 'hypervisor.start', signal, (host) => wake(host, existing(host, id), 'running')),

    pause: (host_id, id, signal) =>
      world.call(host_id, 'hypervisor.pause', signal, (host) => wake(host, existing(host, id), 'paused')),

    suspend: (host_id, id, signal) =>
      world.call(host_id, 'hypervisor.suspend', signal, (host) => {
        const domain = existing(host, id);
        if (domain.live === null) return;
        if (!domain.persistent) {
          throw new CairnError('conflict', `The guest ${id} has no definition to come back to.`);
        }
        forgetGuest(host, id);
        host.saved.set(id, domain.live);
        host.domains.set(id, { ...domain, state: 'suspended', live: null });
        tell(host, id, 'saved');
      }),

    shutDown: (host_id, id, grace_seconds, signal) =>
      world.call(host_id, 'hypervisor.shutDown', signal, async (host) => {
        const domain = marked(host, id);
        if (domain === null || domain.state === 'stopped') return;
        if (domain.state === 'suspended' && grace_seconds > 0) wake(host, domain, 'running');
        if (domain.state !== 'paused' && grace_seconds > 0 && host.stubborn.has(id)) {
          await world.clock.sleep(grace_seconds * 1000, signal);
          signal.throwIfAborted();
        }
        stop(host, id);
        tell(host, id, 'stopped');
      }),

    reboot: (host_id, id, _type, signal) =>
      world.call(host_id, 'hypervisor.reboot', signal, (host) => {
        const domain = existing(host, id);
        if (domain.live === null) {
          throw new CairnError('conflict', `The guest ${id} does not run, so it cannot be rebooted.`);
        }
        // A reboot keeps the machine: its CPUs, memory and NICs stay what they were.
        host.domains.set(id, { ...domain, state: 'running' });
        host.frozen.delete(id);
        writeConsole(host, domain);
        tell(host, id, 'rebooted');
      }),

    undefine: (host_id, id, signal) =>
      world.call(host_id, 'hypervisor.undefine', signal, (host) => {
        if (marked(host, id) === null) return;
        forgetGuest(host, id);
        host.causes.delete(id);
        host.saved.delete(id);
        host.domains.delete(id);
        tell(host, id, 'undefined');
      }),

    attachNic: (host_id, id, nic, signal) =>
      world.call(host_id, 'hypervisor.attachNic', signal, (host) => {
        needNetwork(host, nic.network_name);
        changeLiveNics(host, id, (nics) => {
          const present = nics.find((other) => other.mac === nic.mac);
          if (present === undefined) return [...nics, nic];
          // A NIC that is moved keeps its MTU, as in QEMU.
          const moved = { ...present, name: nic.name, network_name: nic.network_name };
          return nics.map((other) => (other.mac === nic.mac ? moved : other));
        });
        tell(host, id, 'device added');
      }),

    detachNic: (host_id, id, mac, signal) =>
      world.call(host_id, 'hypervisor.detachNic', signal, (host) => {
        const live = existing(host, id).live;
        if (live === null || !live.nics.some((nic) => nic.mac === mac)) return;
        changeLiveNics(host, id, (nics) => nics.filter((nic) => nic.mac !== mac));
        tell(host, id, 'device removed');
      }),

    setLiveMemory: (host_id, id, memory_mib, signal) =>
      world.call(host_id, 'hypervisor.setLiveMemory', signal, (host) => {
        const domain = marked(host, id);
        if (domain === null || domain.live === null) return;
        const balloon_mib = Math.min(memory_mib, domain.live.memory_mib);
        host.domains.set(id, { ...domain, live: { ...domain.live, balloon_mib } });
        tell(host, id, 'balloon changed');
      }),

    watch: (host_id, listener) => {
      let stopped = false;
      let host: SimulatedHost | null = null;
      const subscribe = async (): Promise<void> => {
        const connection = await findHost(host_id);
        if (stopped) return;
        host = world.hostOf(connection);
        host.listeners.add(listener);
      };
      // A host that is not registered (any more) has no events.
      subscribe().catch(() => undefined);
      return () => {
        stopped = true;
        host?.listeners.delete(listener);
      };
    },
  };
}

function withCause(host: SimulatedHost, domain: DomainView): DomainView {
  const cause = host.causes.get(domain.id);
  return cause === undefined ? domain : { ...domain, cause };
}

/** Pure. A domain after it was defined: what runs keeps its CPUs, memory and NICs, and gets the new title. */
export function defined(definition: DomainDefinition, present: DomainView | null): DomainView {
  const { id, generation, name, title, accelerator, vcpus, memory_mib, disks, nics, kernel } = definition;
  const { hardware = {} } = definition;
  return {
    id,
    name,
    title,
    marked_generation: generation,
    state: present?.state ?? 'stopped',
    persistent: true,
    accelerator,
    vcpus,
    memory_mib,
    balloon_mib: memory_mib,
    nics,
    disks,
    kernel,
    hardware,
    live: present === null || present.live === null ? null : { ...present.live, title },
  };
}

/** Effect: stops a guest; a transient one is gone with it. */
export function stop(host: SimulatedHost, id: string): void {
  const domain = host.domains.get(id);
  if (domain === undefined) return;
  forgetGuest(host, id);
  host.causes.delete(id);
  host.saved.delete(id);
  if (domain.persistent) host.domains.set(id, { ...domain, state: 'stopped', live: null });
  else host.domains.delete(id);
}

/** A guest that runs or stands still afterwards: one that has memory goes on with it, another boots. */
function wake(host: SimulatedHost, domain: DomainView, state: 'running' | 'paused'): void {
  const { id } = domain;
  if (domain.state === state) return;
  host.causes.delete(id);
  if (domain.live !== null) {
    host.domains.set(id, { ...domain, state });
    tell(host, id, state === 'running' ? 'resumed' : 'suspended');
    if (state === 'running') writeToDisk(host, id);
    return;
  }
  needEverything(host, domain);
  const saved = host.saved.get(id);
  host.saved.delete(id);
  const next = saved === undefined ? booted(domain) : { ...domain, live: saved };
  host.domains.set(id, { ...next, state });
  if (saved === undefined) {
    host.started_from.set(id, domain);
    if (state === 'running') writeConsole(host, domain);
  }
  tell(host, id, 'started');
  if (state === 'running') writeToDisk(host, id);
}

/** Effect: what a guest does all the time; one whose disk takes nothing more stands still at that. */
export function writeToDisk(host: SimulatedHost, id: string): void {
  const cause = host.bad_disks.get(id);
  const domain = host.domains.get(id);
  if (cause === undefined || domain?.state !== 'running') return;
  host.domains.set(id, { ...domain, state: 'paused' });
  host.causes.set(id, cause);
  tell(host, id, 'I/O error');
}

/** Pure. A domain whose guest has just been started from its definition. */
export function booted(domain: DomainView): DomainView {
  const { vcpus, memory_mib, balloon_mib, nics, title, hardware } = domain;
  const live = { vcpus, memory_mib, balloon_mib, nics, title, hardware };
  return { ...domain, state: 'running', live };
}

function marked(host: SimulatedHost, id: string): DomainView | null {
  const domain = host.domains.get(id) ?? null;
  if (domain !== null && domain.marked_generation === null) {
    throw new CairnError(
      'conflict',
      `Host '${host.name}': the domain ${domain.name} (${id}) does not carry Cairn's mark, so Cairn does not touch it.`,
      { resource: id },
    );
  }
  return domain;
}

function existing(host: SimulatedHost, id: string): DomainView {
  const domain = marked(host, id);
  if (domain !== null) return domain;
  throw new CairnError('not_found', `Host '${host.name}' has no domain ${id}.`, { resource: id });
}

/** Pure. Throws unavailable when something that a guest needs to run is not on its host. */
export function needEverything(host: SimulatedHost, domain: DomainView): void {
  const kernel = [domain.kernel?.kernel_volume, domain.kernel?.ramdisk_volume];
  const volumes = [...domain.disks.map((disk) => disk.volume_name), ...kernel];
  for (const name of volumes) {
    if (name === undefined || name === null || host.volumes.has(name)) continue;
    throw unavailable(host.name, `cannot start ${domain.name}: there is no volume ${name}`);
  }
  for (const nic of domain.nics) needNetwork(host, nic.network_name);
}

function needNetwork(host: SimulatedHost, name: string): void {
  const network = [...host.networks.values()].find((candidate) => candidate.name === name);
  if (network === undefined || !network.active) {
    throw unavailable(host.name, `has no active network ${name}`);
  }
}

function changeLiveNics(
  host: SimulatedHost,
  id: string,
  change: (nics: readonly DomainNic[]) => readonly DomainNic[],
): void {
  const domain = existing(host, id);
  if (domain.live === null) {
    throw new CairnError('conflict', `The guest ${id} does not run, so nothing can be plugged into it.`);
  }
  host.domains.set(id, { ...domain, live: { ...domain.live, nics: change(domain.live.nics) } });
}

function writeConsole(host: SimulatedHost, domain: DomainView): void {
  const name = host.consoles.get(domain.id);
  if (name === undefined) return;
  const before = host.volumes.get(name)?.content ?? [];
  const line = utf8Encode(
    `CAIRN-GUEST simulated on ${host.name}: ${domain.title}, ${domain.vcpus} vCPUs, ${domain.memory_mib} MiB\n`,
  );
  const content = [...before, line];
  const capacity_bytes = content.reduce((sum, part) => sum + part.length, 0);
  host.volumes.set(name, { name, format: 'raw', capacity_bytes, backing_name: null, content });
}

function usedBytes(host: SimulatedHost): number {
  let used = 0;
  for (const volume of host.volumes.values()) {
    for (const part of volume.content) used += part.length;
  }
  return used;
}
