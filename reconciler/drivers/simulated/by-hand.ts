import { CairnError } from '../../model/error.ts';
import type { DomainCause, DomainDefinition, DomainNic, DomainView } from '../../ports/hypervisor.ts';
import type { NetworkDefinition, NetworkView } from '../../ports/network.ts';
import { forgetGuest } from './captures.ts';
import { booted, defined, stop, writeToDisk } from './hypervisor.ts';
import { defined as definedNetwork } from './network.ts';
import type { SimulatedHost, World } from './world.ts';
import { tell } from './world.ts';

/** What people and power cuts do to a world behind Cairn's back: effects that listeners are told of like any other. Hosts by name. */
export type ByHand = {
  readonly host: (name: string) => SimulatedHost;
  readonly domain: (host: string, id: string) => DomainView | null;
  /** virsh destroy. */
  readonly destroy: (host: string, id: string) => void;
  /** virsh start; nothing to do for a domain that is not there. */
  readonly startIfThere: (host: string, id: string) => void;
  /** virsh undefine; a running guest goes on as a transient one. */
  readonly undefine: (host: string, id: string) => void;
  /** virsh suspend. */
  readonly suspend: (host: string, id: string) => void;
  /** virsh managedsave-remove: what a suspended guest had in its memory is lost. */
  readonly dropMemory: (host: string, id: string) => void;
  /** The guest panics. */
  readonly crash: (host: string, id: string) => void;
  /** Somebody in the guest shuts it down. */
  readonly shutDownInside: (host: string, id: string) => void;
  /** The guest's disk takes nothing more, or does again (null); a guest that runs meets it at once. */
  readonly breakDisk: (host: string, id: string, cause: DomainCause | null) => void;
  /** virsh setmem --live --config: the balloon. */
  readonly setBalloon: (host: string, id: string, memory_mib: number) => void;
  /** virsh edit: any part of the stored definition. */
  readonly edit: (host: string, id: string, change: (domain: DomainView) => Partial<DomainView>) => void;
  /** virsh update-device or detach-interface on the running guest. */
  readonly changeLiveNics: (
    host: string,
    id: string,
    change: (nics: readonly DomainNic[]) => readonly DomainNic[],
  ) => void;
  /** virsh define of a domain that Cairn did not make. */
  readonly defineUnmarked: (host: string, definition: DomainDefinition) => void;
  /** virsh net-define of a network that Cairn did not make. */
  readonly defineUnmarkedNetwork: (host: string, definition: NetworkDefinition) => void;
  /** virsh net-edit, net-update, net-destroy, net-autostart. */
  readonly editNetwork: (
    host: string,
    id: string,
    change: (network: NetworkView) => Partial<NetworkView>,
  ) => void;
  /** virsh net-destroy and net-undefine. */
  readonly removeNetwork: (host: string, id: string) => void;
  /** rm in the pool. */
  readonly removeVolume: (host: string, name: string) => void;
  /** The machine is cut off (guests go on), or reachable again: then listeners hear `resync`. */
  readonly setReachable: (host: string, reachable: boolean) => void;
  /** umount and mount of the storage that the host shares. */
  readonly setMounted: (host: string, mounted: boolean) => void;
  /** Power cut and start: guests are off, networks are up again, what was transient is gone. */
  readonly powerCycle: (host: string) => void;
  /** How long a running guest takes to move between any two hosts. */
  readonly setMigrationTime: (milliseconds: number) => void;
  /** Guests of this domain ignore being asked to shut down, or not. */
  readonly setStubborn: (host: string, id: string, stubborn: boolean) => void;
  /** The guest gets an agent, or loses it. */
  readonly setAgent: (host: string, id: string, agent: 'answers' | 'hangs' | null) => void;
};

/** Effect: hands on a simulated world. A host is there once Cairn asked for it; else throws not_found. */
export function createByHand(world: World): ByHand {
  const hostNamed = (name: string): SimulatedHost => {
    const host = world.hosts.get(name);
    if (host === undefined) throw new CairnError('not_found', `There is no simulated host '${name}'.`);
    return host;
  };
  const changeDomain = (
    name: string,
    id: string,
    event: string,
    change: (domain: DomainView) => Partial<DomainView>,
  ): void => {
    const host = hostNamed(name);
    const domain = host.domains.get(id);
    if (domain === undefined) throw new CairnError('not_found', `There is no domain ${id} on '${name}'.`);
    host.domains.set(id, { ...domain, ...change(domain) });
    tell(host, id, event);
  };
  return {
    host: hostNamed,
    domain: (name, id) => hostNamed(name).domains.get(id) ?? null,
    destroy: (name, id) => {
      stop(hostNamed(name), id);
      tell(hostNamed(name), id, 'stopped');
    },
    startIfThere: (name, id) => {
      const host = hostNamed(name);
      const domain = host.domains.get(id);
      if (domain === undefined || domain.live !== null) return;
      host.domains.set(id, booted(domain));
      host.started_from.set(id, domain);
      tell(host, id, 'started');
    },
    undefine: (name, id) => {
      const host = hostNamed(name);
      host.saved.delete(id);
      if ((host.domains.get(id)?.live ?? null) === null) host.domains.delete(id);
      else changeDomain(name, id, 'undefined', () => ({ persistent: false }));
      tell(host, id, 'undefined');
    },
    suspend: (name, id) => changeDomain(name, id, 'suspended', () => ({ state: 'paused' })),
    dropMemory: (name, id) => {
      if (hostNamed(name).saved.delete(id)) changeDomain(name, id, 'defined', () => ({ state: 'stopped' }));
    },
    crash: (name, id) => {
      forgetGuest(hostNamed(name), id);
      hostNamed(name).causes.set(id, { what: 'crashed', disks: [] });
      changeDomain(name, id, 'crashed', () => ({ state: 'crashed', live: null }));
    },
    shutDownInside: (name, id) => {
      stop(hostNamed(name), id);
      hostNamed(name).causes.set(id, { what: 'shut_down', disks: [] });
      tell(hostNamed(name), id, 'stopped');
    },
    breakDisk: (name, id, cause) => {
      const host = hostNamed(name);
      if (cause === null) host.bad_disks.delete(id);
      else host.bad_disks.set(id, cause);
      writeToDisk(host, id);
    },
    setBalloon: (name, id, memory_mib) =>
      changeDomain(name, id, 'balloon changed', (domain) => ({
        balloon_mib: memory_mib,
        live: domain.live === null ? null : { ...domain.live, balloon_mib: memory_mib },
      })),
    edit: (name, id, change) => changeDomain(name, id, 'defined', change),
    changeLiveNics: (name, id, change) =>
      changeDomain(name, id, 'device changed', ({ live }) => ({
        live: live === null ? null : { ...live, nics: change(live.nics) },
      })),
    defineUnmarked: (name, definition) => {
      const domain = defined(definition, null);
      hostNamed(name).domains.set(definition.id, booted({ ...domain, marked_generation: null }));
    },
    defineUnmarkedNetwork: (name, definition) => {
      const network = { ...definedNetwork(definition), marked_generation: null };
      hostNamed(name).networks.set(definition.id, network);
    },
    editNetwork: (name, id, change) => {
      const host = hostNamed(name);
      const network = host.networks.get(id);
      if (network === undefined) throw new CairnError('not_found', `There is no network ${id} on '${name}'.`);
      host.networks.set(id, { ...network, ...change(network) });
      tell(host, id, 'network changed');
    },
    removeNetwork: (name, id) => {
      hostNamed(name).networks.delete(id);
      tell(hostNamed(name), id, 'network undefined');
    },
    removeVolume: (name, volume_name) => void hostNamed(name).volumes.delete(volume_name),
    setReachable: (name, reachable) => {
      const host = hostNamed(name);
      const back = reachable && !host.reachable;
      host.reachable = reachable;
      if (back) for (const listener of host.listeners) queueMicrotask(() => listener.resync());
    },
    setMounted: (name, mounted) => {
      hostNamed(name).mounted = mounted;
    },
    powerCycle: (name) => {
      const host = hostNamed(name);
      // The memory of suspended guests is on the disk.
      for (const [id, { live }] of host.domains) if (live !== null) stop(host, id);
      for (const [id, network] of host.networks) {
        host.networks.set(id, { ...network, active: network.autostart });
      }
      for (const listener of host.listeners) queueMicrotask(() => listener.resync());
    },
    setMigrationTime: (milliseconds) => void (world.migration_ms = milliseconds),
    setStubborn: (name, id, stubborn) => {
      if (stubborn) hostNamed(name).stubborn.add(id);
      else hostNamed(name).stubborn.delete(id);
    },
    setAgent: (name, id, agent) => {
      if (agent === null) hostNamed(name).agents.delete(id);
      else hostNamed(name).agents.set(id, agent);
    },
  };
}
