import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startFakeServer } from '../../reconciler/drivers/libvirt/fake/server.ts';
import { createLibvirtPorts } from '../../reconciler/drivers/libvirt/ports.ts';
import type { ProcedureName } from '../../reconciler/drivers/libvirt/rpc/procedures.ts';
import { createSimulatedPorts } from '../../reconciler/drivers/simulated/ports.ts';
import { systemClock, systemRandom } from '../../reconciler/drivers/system/clock.ts';
import type { HostConnection } from '../../reconciler/ports/ports.ts';
import type { LabHost } from '../lab/host.ts';
import { startHost } from '../lab/host.ts';
import { buildGuestImages } from '../lab/images.ts';
import { linkHosts } from '../lab/link.ts';
import { eventually, patience, signedDisk } from './contract-lab.ts';
import type { Break, MovesLab } from './moves.contract.ts';

const NOWHERE = 'nowhere';

function connection(host_id: string, uri: string, migration_address: string | null = null): HostConnection {
  return {
    host_id,
    name: host_id,
    uri,
    ca_certificate: null,
    client_certificate: null,
    client_key: null,
    storage_path: '/var/lib/cairn',
    console_address: null,
    migration_address,
    shared_storage: null,
    revision: 1,
  };
}

/** What boots on hosts that are none. */
const PAPER_BOOT = {
  kernel: Buffer.alloc(4096, 1),
  ramdisk: Buffer.alloc(4096, 2),
  arguments: 'console=ttyS0',
  disk: signedDisk(),
};

const nothing = (): Promise<void> => Promise.resolve();

/** Effect: breaks what `broken` breaks as soon as the guest's memory is being sent. */
function inTheMiddle(
  lab: Pick<MovesLab, 'hold' | 'isOnItsWay'>,
  name: string,
  broken: () => Promise<void>,
): Break {
  let breaking = nothing();
  return {
    name,
    arm: async (id) => {
      await lab.hold(id, true);
      breaking = eventually('the guest is on its way', async () =>
        (await lab.isOnItsWay(id)) ? true : null,
      ).then(broken);
    },
    mend: async (id) => {
      await breaking;
      await lab.hold(id, false);
    },
  };
}

/** Effect: two simulated hosts; each call of a migration fails, or loses its answer. */
export async function simulatedPair(): Promise<MovesLab> {
  const ports = createSimulatedPorts({
    seed: 1,
    clock: systemClock,
    findHost: (host_id) =>
      Promise.resolve(connection(host_id, `simulated://${host_id}?vcpus=4&memory_mib=4096`)),
  });
  for (const host of ['left', 'right', NOWHERE]) await ports.hypervisor.inventory(host, patience());
  ports.byHand.setReachable(NOWHERE, false);
  const calls = ['clean', 'resume', 'begin', 'prepare', 'perform', 'read', 'finish', 'confirm', 'settle'];
  const faulty = (call: string, fault: 'fail' | 'lose_reply'): Break => ({
    name: `${call}: ${fault}`,
    arm: async () => ports.setFaults({ [fault]: 1, applies: ({ method }) => method === `moves.${call}` }),
    mend: async () => ports.setFaults({}),
  });
  const lab: Omit<MovesLab, 'breaks'> = {
    ports,
    from: 'left',
    to: 'right',
    unreachable_host_id: NOWHERE,
    accelerator: 'kvm',
    boot: PAPER_BOOT,
    hold: async (_id, held) => void (ports.world.migration_ms = held ? 60_000 : 0),
    isOnItsWay: async (id) => ports.byHand.domain('right', id) !== null,
    close: nothing,
  };
  return { ...lab, breaks: calls.flatMap((call) => [faulty(call, 'fail'), faulty(call, 'lose_reply')]) };
}

/** The phases, and which host each is asked of. */
const PHASES: readonly (readonly ['left' | 'right', ProcedureName])[] = [
  ['left', 'domain_migrate_begin3_params'],
  ['right', 'domain_migrate_prepare3_params'],
  ['left', 'domain_migrate_perform3_params'],
  ['right', 'domain_migrate_finish3_params'],
  ['left', 'domain_migrate_confirm3_params'],
];

/** Effect: two fake libvirt hosts; in each phase the host refuses, or the connection breaks before or after. */
export async function fakePair(): Promise<MovesLab> {
  const directory = mkdtempSync(join(tmpdir(), 'cm-'));
  const servers = {
    left: await startFakeServer({ hostname: 'left', socket_path: join(directory, 'l.sock') }),
    right: await startFakeServer({ hostname: 'right', socket_path: join(directory, 'r.sock') }),
  };
  const uris: Readonly<Record<string, string>> = {
    left: servers.left.uri,
    right: servers.right.uri,
    [NOWHERE]: `qemu+unix:///system?socket=${join(directory, 'none')}`,
  };
  const ports = createLibvirtPorts({
    clock: systemClock,
    random: systemRandom,
    findHost: (host_id) => Promise.resolve(connection(host_id, uris[host_id] ?? '')),
  });
  const phases = PHASES.flatMap(([side, procedure]) =>
    (['error', 'drop_before', 'drop_after', 'half_reply'] as const).map((kind): Break => ({
      name: `${procedure}: ${kind}`,
      arm: async () => {
        const action = kind === 'error' ? { kind, code: 9 } : { kind };
        servers[side].faults.add({ procedure, action });
      },
      mend: async () => servers[side].faults.clear(),
    })),
  );
  const lab: Omit<MovesLab, 'breaks'> = {
    ports,
    from: 'left',
    to: 'right',
    unreachable_host_id: NOWHERE,
    accelerator: 'tcg',
    boot: PAPER_BOOT,
    hold: async (_id, held) => {
      const { host } = servers.left;
      host.guests = { ...host.guests, migration_ms: held ? 60_000 : 0 };
    },
    isOnItsWay: async (id) => servers.left.host.domains.get(id)?.migration?.phase === 'performing',
    close: async () => {
      await ports.close();
      for (const server of Object.values(servers)) await server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
  const daemon = (side: 'left' | 'right'): Break =>
    inTheMiddle(lab, `the daemon on the ${side} dies`, async () => {
      await servers[side].down();
      await servers[side].up();
    });
  return { ...lab, breaks: [...phases, daemon('left'), daemon('right')] };
}

/** Effect: two real libvirtds with a cable between them, whose daemons and guests die in the middle. */
export async function realPair(): Promise<MovesLab> {
  const directory = mkdtempSync(join(tmpdir(), 'cm-'));
  const images = await buildGuestImages({});
  const start = (name: string): Promise<LabHost> => startHost({ name, directory: join(directory, name) });
  const hosts = { left: await start('left'), right: await start('right') };
  const [left, right] = await linkHosts([hosts.left, hosts.right]);
  const connections: Readonly<Record<string, HostConnection>> = {
    left: connection('left', hosts.left.uri, left ?? null),
    right: connection('right', hosts.right.uri, right ?? null),
  };
  const nowhere = connection(NOWHERE, `qemu+unix:///system?socket=${join(directory, 'none')}`);
  const ports = createLibvirtPorts({
    clock: systemClock,
    random: systemRandom,
    findHost: (host_id) => Promise.resolve(connections[host_id] ?? nowhere),
  });
  const lab: Omit<MovesLab, 'breaks'> = {
    ports,
    from: 'left',
    to: 'right',
    unreachable_host_id: NOWHERE,
    accelerator: 'tcg',
    boot: {
      kernel: readFileSync(images.kernel),
      ramdisk: readFileSync(images.initrd),
      arguments: images.cmdline,
      disk: signedDisk(),
    },
    hold: async (id, held) => {
      const speed_mib = held ? '1' : '8796093022207';
      // A daemon that has just come back does not know its guests at once; one that is gone has no speed.
      await eventually('the speed is set', async () => {
        const set = hosts.left.virsh('migrate-setspeed', id, speed_mib).then(
          () => true,
          () => null,
        );
        return (
          (await set) ??
          (await hosts.left.virsh('dominfo', id).then(
            () => null,
            () => true,
          ))
        );
      });
    },
    isOnItsWay: async (id) =>
      /Memory processed: +[1-9]/.test(await hosts.left.virsh('domjobinfo', id).catch(() => '')),
    close: async () => {
      await ports.close();
      for (const host of Object.values(hosts)) await host.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
  const daemon = (side: 'left' | 'right'): Break =>
    inTheMiddle(lab, `the daemon on the ${side} dies`, async () => {
      await hosts[side].kill9();
      await hosts[side].restart();
    });
  return { ...lab, breaks: [daemon('left'), daemon('right')] };
}
