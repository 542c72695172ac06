import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DomainDefinition, DomainView } from '../../reconciler/ports/hypervisor.ts';
import type { GuestMove } from '../../reconciler/ports/moves.ts';
import type { Ports } from '../../reconciler/ports/ports.ts';
import type { ContractLab } from './contract-lab.ts';
import { eventually, inPieces, patience } from './contract-lab.ts';

/** One thing that breaks while a guest migrates. */
export type Break = {
  readonly name: string;
  /** Called before the migration begins. */
  readonly arm: (id: string) => Promise<void>;
  /** Called when it has ended, one way or the other: all is as before but for the guest. */
  readonly mend: (id: string) => Promise<void>;
};

/** Two hosts between which the contract is tried. */
export type MovesLab = Pick<ContractLab, 'accelerator' | 'boot' | 'close'> & {
  readonly ports: Pick<Ports, 'hypervisor' | 'volumes' | 'moves'>;
  readonly from: string;
  readonly to: string;
  readonly unreachable_host_id: string;
  /** Migrations last long enough to be met in the middle, until they are let go. */
  readonly hold: (id: string, held: boolean) => Promise<void>;
  /** Whether the guest's memory is being sent. */
  readonly isOnItsWay: (id: string) => Promise<boolean>;
  readonly breaks: readonly Break[];
};

const [KERNEL, RAMDISK, BASE] = ['cairn-contract-kernel', 'cairn-contract-ramdisk', 'cairn-contract-base'];
const DISK_BYTES = 64 * 1024 ** 2;

/** Declares the tests of the port `moves`, to be run over every implementation of it. */
export function movesContract(implementation: string, makeLab: () => Promise<MovesLab>): void {
  describe(`moves: ${implementation}`, () => {
    let lab: MovesLab;
    beforeAll(async () => {
      lab = await makeLab();
      for (const host of [lab.from, lab.to]) {
        for (const [name, bytes] of [
          [KERNEL, lab.boot.kernel],
          [RAMDISK, lab.boot.ramdisk],
          [BASE, Buffer.alloc(1024 ** 2, 3)],
        ] as const)
          await lab.ports.volumes.upload(host, name, bytes.length, inPieces(bytes), false, patience());
      }
    }, 120_000);
    afterAll(async () => {
      await lab.close();
    });

    const rootOf = (id: string): string => `cairn-server-${id}-root`;
    const seedOf = (id: string): string => `cairn-server-${id}-seed`;
    const moveOf = (id: string): GuestMove => ({
      from_host_id: lab.from,
      host_id: lab.to,
      server_id: id,
      name: `cairn-${id}`,
      root: { volume_name: rootOf(id), target: 'vda', backing: { volume_name: BASE, format: 'raw' } },
      shared_volume: null,
    });
    const look = (host: string, id: string): Promise<DomainView | null> =>
      lab.ports.hypervisor.get(host, id, patience());
    const bring = async (host: string, name: string): Promise<void> => {
      const bytes = Buffer.alloc(4096, 9);
      await lab.ports.volumes.upload(host, name, bytes.length, inPieces(bytes), true, patience());
    };
    /** Effect: a running guest with a disk of its own; what it needs besides is on both hosts. */
    const guest = async (): Promise<string> => {
      const id = randomUUID();
      const { hypervisor, volumes } = lab.ports;
      await volumes.createOverlay(lab.from, rootOf(id), BASE, 'raw', DISK_BYTES, patience());
      for (const host of [lab.from, lab.to]) await bring(host, seedOf(id));
      const disk = { device: 'disk', read_only: false, target: 'vda' } as const;
      const definition: DomainDefinition = {
        id,
        generation: 7,
        name: `cairn-${id}`,
        title: 'mover',
        accelerator: lab.accelerator,
        vcpus: 1,
        memory_mib: 192,
        disks: [
          { ...disk, volume_name: rootOf(id), format: 'qcow2' },
          { ...disk, volume_name: seedOf(id), format: 'raw', read_only: true, target: 'vdb' },
        ],
        nics: [],
        kernel: { kernel_volume: KERNEL, ramdisk_volume: RAMDISK, arguments: lab.boot.arguments },
        console_volume: `cairn-server-${id}-console`,
      };
      await hypervisor.define(lab.from, definition, patience());
      await hypervisor.start(lab.from, id, patience());
      return id;
    };
    const migrate = (id: string, signal = patience()): Promise<void> =>
      lab.ports.moves.migrate(moveOf(id), () => undefined, signal);
    const away = async (id: string): Promise<void> => {
      for (const host of [lab.from, lab.to]) {
        await lab.ports.hypervisor.undefine(host, id, patience());
        for (const name of [rootOf(id), seedOf(id), `cairn-server-${id}-console`])
          await lab.ports.volumes.remove(host, name, patience());
      }
    };
    const parts = (id: string): Promise<readonly string[]> =>
      lab.ports.moves.parts(lab.to, [rootOf(id)], patience());
    const running = async (id: string): Promise<readonly string[]> => {
      const found: string[] = [];
      for (const host of [lab.from, lab.to])
        if ((await look(host, id))?.state === 'running') found.push(host);
      return found;
    };
    /** Effect: what whoever looks at both hosts does next, until the guest has moved. */
    const goOn = async (id: string): Promise<void> => {
      const { hypervisor, moves } = lab.ports;
      for (let step = 0; step < 12; step += 1) {
        const [here, there] = await Promise.all([look(lab.from, id), look(lab.to, id)]);
        if (here === null && there?.state === 'running' && there.persistent) {
          await moves.settle(lab.to, rootOf(id), patience());
          return;
        }
        if (there !== null && there.persistent) {
          if (here !== null) await hypervisor.undefine(lab.from, id, patience());
          else await hypervisor.start(lab.to, id, patience());
        } else await migrate(id, AbortSignal.timeout(60_000)).catch(() => undefined);
      }
      throw new Error('the guest does not arrive');
    };
    const arrived = async (id: string): Promise<void> => {
      expect(await look(lab.from, id)).toBe(null);
      expect(await look(lab.to, id)).toMatchObject({
        state: 'running',
        persistent: true,
        marked_generation: 7,
        title: 'mover',
      });
      expect(await parts(id)).toEqual([]);
      expect(await lab.ports.volumes.get(lab.to, rootOf(id), patience())).toMatchObject({
        format: 'qcow2',
        backing_name: BASE,
        capacity_bytes: DISK_BYTES,
      });
    };

    test('a volume is copied file for file and replaces what is there; of what is not there nothing is copied', async () => {
      const { volumes, moves } = lab.ports;
      const name = `cairn-server-${randomUUID()}-seed`;
      const bytes = Buffer.alloc(300_000, 5);
      bytes.fill(0, 70_000, 200_000);
      await volumes.upload(lab.from, name, bytes.length, inPieces(bytes), false, patience());
      await bring(lab.to, name);
      const said: (readonly [number, number | null])[] = [];
      const move = { from_host_id: lab.from, host_id: lab.to, volume_name: name };
      await moves.copyVolume(move, (done, total) => said.push([done, total]), patience());
      const copy = await volumes.read(lab.to, name, 0, 1024 ** 2, patience());
      expect(Buffer.from(copy).equals(bytes)).toBe(true);
      expect(await moves.parts(lab.to, [name], patience())).toEqual([]);
      expect(said.length).toBeGreaterThan(0);
      const [done, total] = said.at(-1) ?? [0, null];
      expect(done).toBe(total);
      await volumes.remove(lab.from, name, patience());
      await moves.copyVolume(move, () => undefined, patience());
      expect(await volumes.read(lab.to, name, 0, 1024 ** 2, patience())).toHaveLength(bytes.length);
      await volumes.remove(lab.to, name, patience());
      const nowhere = { ...move, host_id: lab.unreachable_host_id };
      await volumes.upload(lab.from, name, bytes.length, inPieces(bytes), false, patience());
      await expect(moves.copyVolume(nowhere, () => undefined, patience())).rejects.toMatchObject({
        code: 'unavailable',
      });
      await volumes.remove(lab.from, name, patience());
    });

    test('a running guest moves with its disk, and runs on; once there it is refused', async () => {
      const id = await guest();
      await migrate(id);
      await arrived(id);
      await expect(migrate(id)).rejects.toMatchObject({ code: 'conflict' });
      await arrived(id);
      await away(id);
    });

    test('ended in the middle, it runs on where it was, and may move again', async () => {
      const id = await guest();
      await lab.hold(id, true);
      const ending = new AbortController();
      const moving = migrate(id, ending.signal).then(
        () => 'moved',
        () => 'ended',
      );
      await eventually('the guest is on its way', async () => ((await lab.isOnItsWay(id)) ? true : null));
      expect(await parts(id)).toEqual([rootOf(id)]);
      ending.abort();
      expect(await moving).toBe('ended');
      await lab.hold(id, false);
      expect(await running(id)).toEqual([lab.from]);
      expect((await look(lab.to, id))?.persistent ?? false).toBe(false);
      await migrate(id);
      await arrived(id);
      await away(id);
    });

    test('what the new host refuses leaves the guest where it is; one that stands still does not migrate', async () => {
      const id = await guest();
      await lab.ports.volumes.remove(lab.to, seedOf(id), patience());
      await expect(migrate(id)).rejects.toThrow();
      expect(await running(id)).toEqual([lab.from]);
      await bring(lab.to, seedOf(id));
      await lab.ports.hypervisor.shutDown(lab.from, id, 0, patience());
      await expect(migrate(id)).rejects.toMatchObject({ code: 'conflict' });
      expect((await look(lab.from, id))?.state).toBe('stopped');
      await away(id);
    });

    test('whatever breaks in the middle, the guest runs on one host, and what goes on brings it to the new one', async () => {
      for (const { name, arm, mend } of lab.breaks) {
        const id = await guest();
        await arm(id);
        await migrate(id).catch(() => undefined);
        await mend(id);
        expect([name, (await running(id)).length]).toEqual([name, expect.toSatisfy((many) => many <= 1)]);
        await goOn(id).catch((thrown: unknown) => {
          throw new Error(name, { cause: thrown });
        });
        expect([name, await running(id)]).toEqual([name, [lab.to]]);
        await arrived(id);
        await away(id);
      }
    });
  });
}
