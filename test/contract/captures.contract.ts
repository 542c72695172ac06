import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { captureVolumeName } from '../../reconciler/model/names.ts';
import type { CaptureSource } from '../../reconciler/ports/captures.ts';
import type { DomainDefinition } from '../../reconciler/ports/hypervisor.ts';
import type { AgentMode, ContractLab, MakeLab } from './contract-lab.ts';
import { eventually as retried } from '../support/eventually.ts';
import { DISK_SIGN, eventually, inPieces, patience } from './contract-lab.ts';

const GIB = 1024 ** 3;
const KERNEL = 'cairn-contract-kernel';
const RAMDISK = 'cairn-contract-ramdisk';
const BASE = 'cairn-contract-base';

/** Declares the tests of the port `captures`, to be run over every implementation of it. */
export function capturesContract(implementation: string, makeLab: MakeLab): void {
  describe(`captures: ${implementation}`, () => {
    let lab: ContractLab;
    let defined: string[] = [];
    const host = (): string => lab.host_id;

    beforeAll(async () => {
      lab = await makeLab();
      await lab.ports.hypervisor.inventory(host(), patience());
      for (const [name, bytes] of [
        [KERNEL, lab.boot.kernel],
        [RAMDISK, lab.boot.ramdisk],
        [BASE, lab.boot.disk],
      ] as const) {
        await lab.ports.volumes.upload(host(), name, bytes.length, inPieces(bytes), false, patience());
      }
    }, 120_000);
    afterEach(async () => {
      await lab.hands.copies.slowCopies(0);
      for (const id of defined) {
        await lab.ports.hypervisor.undefine(host(), id, patience());
        await lab.ports.volumes.remove(host(), rootOf(id), patience());
      }
      defined = [];
    });
    afterAll(async () => {
      await lab.close();
    });

    const rootOf = (id: string): string => `cairn-server-${id}-root`;
    const source = (server_id: string): CaptureSource => ({
      server_id,
      volume_name: rootOf(server_id),
    });
    const guest = async (agent: AgentMode, capacity_bytes = GIB): Promise<DomainDefinition> => {
      const id = randomUUID();
      const definition: DomainDefinition = {
        id,
        generation: 1,
        name: `cairn-${id}`,
        title: 'captured',
        accelerator: lab.accelerator,
        vcpus: 1,
        memory_mib: 192,
        disks: [
          { volume_name: rootOf(id), format: 'qcow2', device: 'disk', read_only: false, target: 'vda' },
        ],
        nics: [],
        kernel: {
          kernel_volume: KERNEL,
          ramdisk_volume: RAMDISK,
          arguments: `${lab.boot.arguments} cairn.agent=${agent}`,
        },
        console_volume: `cairn-server-${id}-console`,
      };
      await lab.ports.volumes.createOverlay(host(), rootOf(id), BASE, 'raw', capacity_bytes, patience());
      await lab.ports.hypervisor.define(host(), definition, patience());
      defined.push(id);
      return definition;
    };
    const running = async (agent: AgentMode, capacity_bytes?: number): Promise<string> => {
      const { id } = await guest(agent, capacity_bytes);
      await lab.hands.copies.setAgent(id, agent);
      await lab.ports.hypervisor.start(host(), id, patience());
      await lab.hands.copies.agentIs(id, agent);
      return id;
    };
    const take = (id: string, name: string, signal = patience()): Promise<void> =>
      lab.ports.captures.take(host(), name, source(id), () => undefined, signal);
    const look = (name: string): ReturnType<ContractLab['ports']['captures']['get']> =>
      lab.ports.captures.get(host(), name, patience());
    const bytesOf = async (name: string, offset = 0, limit = Infinity): Promise<Buffer> => {
      const parts: Uint8Array[] = [];
      const limit_bytes = Math.min(limit, ((await look(name))?.size_bytes ?? 0) - offset);
      for await (const part of lab.ports.volumes.stream(host(), name, offset, limit_bytes, patience())) {
        parts.push(part);
      }
      return Buffer.concat(parts);
    };
    /** Whole, standing alone, of the disk's size, with the disk's bytes. */
    const expectCopy = async (name: string, capacity_bytes = GIB): Promise<void> => {
      const seen = await look(name);
      expect(seen).toMatchObject({ name, complete: true });
      expect(await lab.ports.volumes.get(host(), name, patience())).toMatchObject({
        format: 'qcow2',
        capacity_bytes,
        backing_name: null,
      });
      const bytes = await bytesOf(name);
      expect(bytes).toHaveLength(seen?.size_bytes ?? -1);
      expect(bytes.indexOf(DISK_SIGN)).toBeGreaterThan(0);
      const at = bytes.indexOf(DISK_SIGN);
      expect(await bytesOf(name, at, DISK_SIGN.length)).toEqual(DISK_SIGN);
    };
    const gone = async (id: string, name: string): Promise<void> => {
      await lab.ports.captures.remove(host(), name, id, patience());
      expect(await look(name)).toBe(null);
      expect((await lab.hands.copies.volumeNames()).filter((one) => one.startsWith(name))).toEqual([]);
    };

    test('what was never taken is null and can be removed; a server that is not there cannot be copied', async () => {
      const name = captureVolumeName(randomUUID());
      expect(await look(name)).toBe(null);
      await gone(randomUUID(), name);
      await expect(take(randomUUID(), name)).rejects.toMatchObject({ code: 'conflict' });
      expect(await look(name)).toBe(null);
    });

    test('a stopped guest is copied', async () => {
      const { id } = await guest('none');
      const name = captureVolumeName(randomUUID());
      await take(id, name);
      await expectCopy(name);
      await take(id, name);
      await gone(id, name);
      await lab.ports.hypervisor.start(host(), id, patience());
    });

    test('a running guest without an agent is copied while it runs, and its definition stays as it was', async () => {
      const id = await running('none');
      const before = await lab.ports.hypervisor.get(host(), id, patience());
      const name = captureVolumeName(randomUUID());
      const steps: number[] = [];
      const progress = (done: number, total: number): void => void steps.push(done / total);
      await lab.hands.copies.slowCopies(200);
      await lab.ports.captures.take(host(), name, source(id), progress, patience());
      await expectCopy(name);
      expect(steps.every((step) => step >= 0 && step <= 1)).toBe(true);
      expect(await lab.ports.hypervisor.get(host(), id, patience())).toEqual(before);
      expect(await lab.hands.copies.freezes(id)).toBe(0);
      await take(id, name);
      await gone(id, name);
    });

    test('an agent that answers freezes the file systems for the beginning and thaws them; frozen ones are thawed later', async () => {
      const id = await running('answers');
      const name = captureVolumeName(randomUUID());
      await take(id, name);
      await expectCopy(name);
      expect(await lab.hands.copies.freezes(id)).toBe(1);
      expect(await lab.hands.copies.isFrozen(id)).toBe(false);
      await gone(id, name);

      // What a process leaves that was killed in between is put right by the next try, and by the removal.
      for (const next of [
        () => take(id, name),
        () => lab.ports.captures.remove(host(), name, id, patience()),
      ]) {
        await lab.hands.copies.leaveFrozen(id, name);
        expect(await lab.hands.copies.isFrozen(id)).toBe(true);
        expect((await look(name))?.complete).toBe(false);
        await next();
        expect(await lab.hands.copies.isFrozen(id)).toBe(false);
        if ((await look(name)) !== null) await expectCopy(name);
        await gone(id, name);
      }
    });

    test('an agent that hangs keeps nothing', async () => {
      const id = await running('hangs');
      const name = captureVolumeName(randomUUID());
      await take(id, name);
      await expectCopy(name);
      expect(await lab.hands.copies.freezes(id)).toBe(0);
      await gone(id, name);
    });

    test('a copy whose caller goes away goes on, and the next call waits for it', async () => {
      const capacity = lab.slow_disk_bytes;
      const id = await running('none', capacity);
      const name = captureVolumeName(randomUUID());
      await lab.hands.copies.slowCopies(1500);
      const caller = new AbortController();
      const first = take(id, name, caller.signal);
      first.catch(() => undefined);
      await eventually('the copy', async () => ((await lab.hands.copies.isMade(id, name)) ? true : null));
      caller.abort();
      await expect(first).rejects.toThrow();
      expect(await look(name)).toMatchObject({ complete: false });
      // Another copy of the same guest waits for its turn.
      const other = captureVolumeName(randomUUID());
      await expect(take(id, other)).rejects.toMatchObject({ code: 'conflict' });
      expect(await look(other)).toBe(null);
      await take(id, name);
      await expectCopy(name, capacity);
      await gone(id, name);
    });

    test('a copy that goes on is ended by its removal', async () => {
      const id = await running('none', lab.slow_disk_bytes * 16);
      const name = captureVolumeName(randomUUID());
      await lab.hands.copies.slowCopies(60_000);
      const caller = new AbortController();
      const first = take(id, name, caller.signal);
      first.catch(() => undefined);
      await eventually('the copy', async () => ((await lab.hands.copies.isMade(id, name)) ? true : null));
      caller.abort();
      await expect(first).rejects.toThrow();
      await gone(id, name);
      expect(await lab.hands.copies.isMade(id, name)).toBe(false);
      expect((await lab.ports.hypervisor.get(host(), id, patience()))?.state).toBe('running');
      await lab.hands.copies.slowCopies(0);
    });

    test('a guest that stops ends its copy, which is then made of the stopped disk', async () => {
      const id = await running('none', lab.slow_disk_bytes * 16);
      const name = captureVolumeName(randomUUID());
      await lab.hands.copies.slowCopies(60_000);
      const first = take(id, name);
      first.catch(() => undefined);
      await eventually('the copy', async () => ((await lab.hands.copies.isMade(id, name)) ? true : null));
      await lab.hands.destroyDomain(id);
      await expect(first).rejects.toMatchObject({ name: 'CairnError' });
      expect(await look(name)).toMatchObject({ complete: false });
      expect(await lab.ports.volumes.get(host(), name, patience())).toBe(null);
      await lab.ports.captures.remove(host(), name, id, patience());
      // The server goes altogether: what there was of its copy is removed all the same.
      await lab.ports.hypervisor.undefine(host(), id, patience());
      await expect(take(id, name)).rejects.toMatchObject({ code: 'conflict' });
      await gone(id, name);
    });

    test('a daemon that dies meanwhile costs at most another try', async () => {
      const id = await running('none', lab.slow_disk_bytes);
      const name = captureVolumeName(randomUUID());
      await lab.hands.copies.slowCopies(1500);
      const first = take(id, name);
      first.catch(() => undefined);
      await eventually('the copy', async () => ((await lab.hands.copies.isMade(id, name)) ? true : null));
      await lab.hands.copies.loseDaemon();
      await first.catch(() => undefined);
      // The engine tries again in the same way; the first tries may find the connection still broken.
      await retried('the copy, whole', 60, async () => {
        await take(id, name);
        return (await look(name))?.complete;
      });
      await expectCopy(name, lab.slow_disk_bytes);
      await gone(id, name);
    });

    test('a host that cannot be reached is unavailable', async () => {
      const { unreachable_host_id } = lab;
      const { captures, volumes } = lab.ports;
      const name = captureVolumeName(randomUUID());
      const drain = async (): Promise<void> => {
        for await (const _part of volumes.stream(unreachable_host_id, name, 0, 1, patience())) continue;
      };
      for (const attempt of [
        () => captures.get(unreachable_host_id, name, patience()),
        () => captures.take(unreachable_host_id, name, source(randomUUID()), () => undefined, patience()),
        () => captures.remove(unreachable_host_id, name, randomUUID(), patience()),
        drain,
      ]) {
        await expect(attempt()).rejects.toMatchObject({ code: 'unavailable' });
      }
    });

    test('what is absent cannot be streamed', async () => {
      const drain = async (): Promise<void> => {
        for await (const _part of lab.ports.volumes.stream(host(), 'cairn-nowhere', 0, 1, patience()))
          continue;
      };
      await expect(drain()).rejects.toMatchObject({ code: 'not_found' });
    });
  });
}
