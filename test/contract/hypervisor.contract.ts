import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { HardwareChanges } from '../../reconciler/model/hardware.ts';
import { bridgeName, networkName, nvramVolumeName } from '../../reconciler/model/names.ts';
import type { ConsoleChannel } from '../../reconciler/ports/consoles.ts';
import type {
  DomainDefinition,
  DomainDisk,
  DomainNic,
  DomainView,
} from '../../reconciler/ports/hypervisor.ts';
import type { NetworkDefinition } from '../../reconciler/ports/network.ts';
import type { ContractLab, MakeLab } from './contract-lab.ts';
import { eventually, inPieces, patience } from './contract-lab.ts';

const KERNEL = 'cairn-contract-kernel';
const RAMDISK = 'cairn-contract-ramdisk';
const MEMORY_MIB = 192;

/** Machines that hosts are asked for: each kind of device once, each bus of disks. */
const CHOSEN_HARDWARE: readonly {
  readonly hardware: HardwareChanges;
  readonly bus: NonNullable<DomainDisk['bus']>;
  readonly model?: NonNullable<DomainNic['model']>;
}[] = [
  {
    hardware: {
      machine: 'q35',
      firmware: 'uefi',
      cpu_sockets: 1,
      cpu_cores: 2,
      cpu_threads: 1,
      pmu: 'off',
      video: 'virtio',
      rng_bytes: 1024,
      rng_period_ms: 2000,
      watchdog: 'reset',
      tablet: 'usb',
      keyboard: 'usb',
    },
    bus: 'scsi',
  },
  {
    hardware: { machine: 'q35', firmware: 'uefi', secure_boot: true, boot_menu: true, tablet: 'virtio' },
    bus: 'sata',
    model: 'e1000e',
  },
  {
    hardware: {
      video: 'cirrus',
      video_memory_mib: 8,
      rng: false,
      guest_agent: false,
      watchdog: 'poweroff',
      hypervisor_hidden: true,
      cpuset: '0',
      numa_nodes: `0-1:${MEMORY_MIB}@0`,
    },
    bus: 'ide',
    model: 'rtl8139',
  },
];

/** Declares the tests of the port `hypervisor`, to be run over every implementation of it. */
export function hypervisorContract(implementation: string, makeLab: MakeLab): void {
  describe(`hypervisor: ${implementation}`, () => {
    let lab: ContractLab;
    let networks: readonly [NetworkDefinition, NetworkDefinition];
    let counter = 0;
    const at = (): readonly [ContractLab['ports']['hypervisor'], string] => [
      lab.ports.hypervisor,
      lab.host_id,
    ];
    const look = async (id: string): Promise<DomainView | null> =>
      lab.ports.hypervisor.get(lab.host_id, id, patience());
    const nic = (name: string, network = 0): DomainNic => {
      counter += 1;
      return {
        name,
        mac: `52:54:00:00:03:${counter.toString(16).padStart(2, '0')}`,
        network_name: networks[network]?.name ?? '',
        mtu: 1450,
      };
    };
    const definition = (change: Partial<DomainDefinition> = {}): DomainDefinition => {
      const id = randomUUID();
      return {
        id,
        generation: 1,
        name: `cairn-${id}`,
        title: 'contract <&> "quoted" \u00fc',
        accelerator: lab.accelerator,
        vcpus: 1,
        memory_mib: MEMORY_MIB,
        disks: [],
        nics: [],
        kernel: {
          kernel_volume: KERNEL,
          ramdisk_volume: RAMDISK,
          arguments: lab.boot.arguments,
        },
        console_volume: `cairn-server-${id}-console`,
        ...change,
      };
    };
    const seen = (wanted: DomainDefinition): Partial<DomainView> => {
      const { generation, console_volume: _console, ...rest } = wanted;
      const { hardware = {} } = wanted;
      return {
        ...rest,
        hardware,
        marked_generation: generation,
        persistent: true,
        balloon_mib: wanted.memory_mib,
      };
    };
    const started = async (change: Partial<DomainDefinition> = {}): Promise<DomainDefinition> => {
      const [hypervisor, host] = at();
      const wanted = definition(change);
      await hypervisor.define(host, wanted, patience());
      await hypervisor.start(host, wanted.id, patience());
      return wanted;
    };
    const away = async (id: string): Promise<void> =>
      lab.ports.hypervisor.undefine(lab.host_id, id, patience());

    beforeAll(async () => {
      lab = await makeLab();
      const network = (octet: number): NetworkDefinition => {
        const id = randomUUID();
        return {
          id,
          generation: 1,
          name: networkName(id),
          bridge: bridgeName(id),
          mode: 'isolated',
          mtu: 1450,
          dns_domain: null,
          cidr: `10.92.${octet}.0/24`,
          gateway: `10.92.${octet}.1`,
          dns_servers: [],
          ports: [],
        };
      };
      networks = [network(1), network(2)];
      for (const one of networks) await lab.ports.network.define(lab.host_id, one, patience());
      for (const [name, bytes] of [
        [KERNEL, lab.boot.kernel],
        [RAMDISK, lab.boot.ramdisk],
      ] as const) {
        await lab.ports.volumes.upload(lab.host_id, name, bytes.length, inPieces(bytes), false, patience());
      }
    }, 120_000);
    afterAll(async () => {
      await lab.close();
    });

    test('the inventory says what the host is', async () => {
      const [hypervisor, host] = at();
      const inventory = await hypervisor.inventory(host, patience());
      expect(inventory).toMatchObject({
        hostname: expect.stringMatching(/./) as string,
        architecture: 'x86_64',
        accelerator: lab.accelerator,
        libvirt_version: expect.stringMatching(/^\d+\.\d+\.\d+/) as string,
        qemu_version: expect.stringMatching(/^\d+\.\d+\.\d+/) as string,
      });
      for (const size of [inventory.vcpus, inventory.memory_mib, inventory.disk_gib]) {
        expect(size).toBeGreaterThan(0);
        expect(Number.isInteger(size)).toBe(true);
      }
      expect(inventory.disk_available_gib).toBeLessThanOrEqual(inventory.disk_gib);
      // What the hardware of guests asks for: the lab has OVMF.
      for (const trait of ['FIRMWARE_UEFI', 'MACHINE_Q35', 'SECURITY_UEFI_SECURE_BOOT', 'STORAGE_BUS_SATA']) {
        expect(inventory.traits).toContain(`COMPUTE_${trait}`);
      }
    });

    test('what is absent is null; stopping or removing it is nothing; starting it is not_found', async () => {
      const [hypervisor, host] = at();
      const id = randomUUID();
      expect(await look(id)).toBe(null);
      await hypervisor.shutDown(host, id, 1, patience());
      await hypervisor.undefine(host, id, patience());
      await expect(hypervisor.start(host, id, patience())).rejects.toMatchObject({ code: 'not_found' });
    });

    test('a domain is as it was defined, and as it is defined again', async () => {
      const [hypervisor, host] = at();
      await lab.ports.volumes.createEmpty(host, 'cairn-contract-disk', 1024 ** 3, patience());
      const disk = { device: 'disk', read_only: false, target: 'vda' } as const;
      const seed = { volume_name: KERNEL, format: 'raw', device: 'disk', read_only: true } as const;
      const wanted = definition({
        vcpus: 2,
        nics: [nic('eth0'), nic('lan one', 1)],
        disks: [
          { volume_name: 'cairn-contract-disk', format: 'qcow2', ...disk },
          { ...seed, target: 'vdb' },
        ],
      });
      await hypervisor.define(host, wanted, patience());
      const stopped = { ...seen(wanted), state: 'stopped', live: null };
      expect(await look(wanted.id)).toEqual(stopped);
      await hypervisor.define(host, wanted, patience());
      expect(await look(wanted.id)).toEqual(stopped);
      expect((await hypervisor.list(host, patience())).map(({ id }) => id)).toContain(wanted.id);

      const other: DomainDefinition = {
        ...wanted,
        generation: 7,
        title: 'another title',
        vcpus: 1,
        memory_mib: 256,
        nics: wanted.nics.slice(1),
        disks: wanted.disks.slice(0, 1),
        kernel: null,
      };
      await hypervisor.define(host, other, patience());
      expect(await look(wanted.id)).toEqual({ ...seen(other), state: 'stopped', live: null });
      await away(wanted.id);
      expect(await look(wanted.id)).toBe(null);
    });

    test('a machine is as it was chosen, runs so, and leaves nothing', async () => {
      const [hypervisor, host] = at();
      await lab.ports.volumes.createEmpty(host, 'cairn-contract-hardware', 1024 ** 3, patience());
      const root = {
        volume_name: 'cairn-contract-hardware',
        format: 'qcow2',
        device: 'disk',
        read_only: false,
        target: 'vda',
      } as const;
      const seed = { volume_name: KERNEL, format: 'raw', read_only: true, target: 'vdb' } as const;
      for (const { hardware, bus, model } of CHOSEN_HARDWARE) {
        const limits = { total_bytes_sec: 1_000_000, read_iops_sec: 100 };
        const device = bus === 'sata' || bus === 'ide' ? 'cdrom' : 'disk';
        const wanted = definition({
          vcpus: 2,
          hardware,
          disks: [
            { ...root, bus, limits },
            { ...seed, device, bus },
          ],
          nics: [{ ...nic('eth0'), ...(model === undefined ? { queues: 2 } : { model }) }],
        });
        await hypervisor.define(host, wanted, patience());
        expect(await look(wanted.id)).toEqual({ ...seen(wanted), state: 'stopped', live: null });
        await hypervisor.start(host, wanted.id, patience());
        const { vcpus, memory_mib, nics, title } = wanted;
        const live = { vcpus, memory_mib, balloon_mib: memory_mib, nics, title, hardware };
        expect(await look(wanted.id)).toEqual({ ...seen(wanted), state: 'running', live });
        // Another machine beneath: what runs is what was started.
        await hypervisor.define(host, { ...wanted, hardware: {} }, patience());
        expect(await look(wanted.id)).toMatchObject({ hardware: {}, live: { hardware } });
        await hypervisor.define(host, wanted, patience());
        await away(wanted.id);
        const nvram = await lab.ports.volumes.get(host, nvramVolumeName(wanted.id), patience());
        expect(nvram).toBe(null);
      }
      // Whether a host can share out CPUs and network depends on its kernel; what it was told is there to be read on every one.
      const inbound = { average: 1000, peak: 2000, burst: 1500 };
      const shared = definition({
        hardware: { cpu_shares: 512, cpu_period_us: 20_000, cpu_quota_us: 10_000 },
        nics: [{ ...nic('eth0'), inbound, outbound: { average: 700 } }],
      });
      // So it is with CPUs and pages for one guest alone: only KVM ties CPUs, and few hosts have large pages.
      const pins = { vcpu_pins: '0=1 1=0', emulator_pin: '0-1' };
      const pinned = definition({
        vcpus: 2,
        hardware: { ...pins, numa_nodes: `0-1:${MEMORY_MIB}@0`, page_kib: 2048 },
      });
      for (const wanted of [shared, pinned]) {
        await hypervisor.define(host, wanted, patience());
        expect(await look(wanted.id)).toEqual({ ...seen(wanted), state: 'stopped', live: null });
        await away(wanted.id);
      }
    }, 120_000);

    test('a domain without the mark is seen, not listed, and never touched', async () => {
      const [hypervisor, host] = at();
      const wanted = definition();
      await lab.hands.defineUnmarkedDomain(wanted.id, 'somebody-elses');
      const before = await look(wanted.id);
      expect(before).toMatchObject({ marked_generation: null, name: 'somebody-elses' });
      expect((await hypervisor.list(host, patience())).map(({ id }) => id)).not.toContain(wanted.id);
      for (const attempt of [
        () => hypervisor.define(host, wanted, patience()),
        () => hypervisor.start(host, wanted.id, patience()),
        () => hypervisor.pause(host, wanted.id, patience()),
        () => hypervisor.suspend(host, wanted.id, patience()),
        () => hypervisor.shutDown(host, wanted.id, 1, patience()),
        () => hypervisor.reboot(host, wanted.id, 'hard', patience()),
        () => hypervisor.attachNic(host, wanted.id, nic('eth0'), patience()),
        () => hypervisor.detachNic(host, wanted.id, '52:54:00:00:00:01', patience()),
        () => hypervisor.setLiveMemory(host, wanted.id, MEMORY_MIB, patience()),
        () => hypervisor.undefine(host, wanted.id, patience()),
      ]) {
        await expect(attempt()).rejects.toMatchObject({ code: 'conflict' });
      }
      expect(await look(wanted.id)).toEqual(before);
      await lab.hands.undefineDomain(wanted.id);
    });

    test('a guest starts, keeps what it was started with, and is redefined beneath', async () => {
      const [hypervisor, host] = at();
      const wanted = await started();
      const live = {
        vcpus: 1,
        memory_mib: MEMORY_MIB,
        balloon_mib: MEMORY_MIB,
        nics: [],
        title: wanted.title,
        hardware: {},
      };
      expect(await look(wanted.id)).toEqual({ ...seen(wanted), state: 'running', live });
      await hypervisor.start(host, wanted.id, patience());
      const next: DomainDefinition = {
        ...wanted,
        generation: 2,
        title: 'renamed',
        vcpus: 2,
        memory_mib: 256,
      };
      await hypervisor.define(host, next, patience());
      expect(await look(wanted.id)).toEqual({
        ...seen(next),
        state: 'running',
        live: { ...live, title: 'renamed' },
      });
      await hypervisor.shutDown(host, wanted.id, 0, patience());
      await hypervisor.shutDown(host, wanted.id, 0, patience());
      expect(await look(wanted.id)).toMatchObject({ state: 'stopped', live: null });
      await hypervisor.start(host, wanted.id, patience());
      expect((await look(wanted.id))?.live).toMatchObject({ vcpus: 2, memory_mib: 256, balloon_mib: 256 });
      await away(wanted.id);
      expect(await look(wanted.id)).toBe(null);
      await away(wanted.id);
    });

    test('a guest is paused, suspended with its memory, and goes on', async () => {
      const [hypervisor, host] = at();
      const wanted = await started();
      await hypervisor.pause(host, wanted.id, patience());
      await hypervisor.pause(host, wanted.id, patience());
      expect(await look(wanted.id)).toMatchObject({ state: 'paused', live: { vcpus: 1 } });
      await hypervisor.suspend(host, wanted.id, patience());
      await hypervisor.suspend(host, wanted.id, patience());
      expect(await look(wanted.id)).toEqual({ ...seen(wanted), state: 'suspended', live: null });
      // What is defined meanwhile is not what the memory was made with.
      const next = { ...wanted, generation: 2, vcpus: 2 };
      await hypervisor.define(host, next, patience());
      expect(await look(wanted.id)).toMatchObject({ state: 'suspended', vcpus: 2 });
      await hypervisor.start(host, wanted.id, patience());
      expect(await look(wanted.id)).toMatchObject({ state: 'running', vcpus: 2, live: { vcpus: 1 } });

      // One that is to be stopped is woken, so that it can be asked.
      await hypervisor.suspend(host, wanted.id, patience());
      await hypervisor.shutDown(host, wanted.id, 1, patience());
      await hypervisor.suspend(host, wanted.id, patience());
      expect(await look(wanted.id)).toMatchObject({ state: 'stopped', live: null });
      // One that was stopped is brought there without a step; now with what is defined.
      await hypervisor.pause(host, wanted.id, patience());
      expect(await look(wanted.id)).toMatchObject({ state: 'paused', live: { vcpus: 2 } });
      await hypervisor.suspend(host, wanted.id, patience());
      await away(wanted.id);
      expect(await look(wanted.id)).toBe(null);
      await hypervisor.define(host, wanted, patience());
      expect(await look(wanted.id)).toMatchObject({ state: 'stopped' });
      await away(wanted.id);
    }, 120_000);

    test('a guest whose volume is missing does not start', async () => {
      const [hypervisor, host] = at();
      const wanted = definition({
        disks: [
          {
            volume_name: 'cairn-contract-nowhere',
            format: 'qcow2',
            device: 'disk',
            read_only: false,
            target: 'vda',
          },
        ],
      });
      await hypervisor.define(host, wanted, patience());
      await expect(hypervisor.start(host, wanted.id, patience())).rejects.toMatchObject({
        name: 'CairnError',
      });
      expect(await look(wanted.id)).toMatchObject({ state: 'stopped' });
      await away(wanted.id);
    });

    test('deeds by hand are seen and can be put right', async () => {
      const [hypervisor, host] = at();
      const wanted = await started();
      await lab.hands.suspendDomain(wanted.id);
      expect(await look(wanted.id)).toMatchObject({ state: 'paused' });
      await hypervisor.start(host, wanted.id, patience());
      expect(await look(wanted.id)).toMatchObject({ state: 'running' });

      await lab.hands.undefineDomain(wanted.id);
      expect(await look(wanted.id)).toMatchObject({ state: 'running', persistent: false });
      await hypervisor.define(host, wanted, patience());
      expect(await look(wanted.id)).toMatchObject({ state: 'running', persistent: true });

      await lab.hands.destroyDomain(wanted.id);
      expect(await look(wanted.id)).toMatchObject({ state: 'stopped', live: null });
      await hypervisor.start(host, wanted.id, patience());
      expect(await look(wanted.id)).toMatchObject({ state: 'running' });

      // A paused guest cannot answer a request to shut down; it is stopped all the same.
      await lab.hands.suspendDomain(wanted.id);
      await hypervisor.shutDown(host, wanted.id, 1, patience());
      expect(await look(wanted.id)).toMatchObject({ state: 'stopped' });

      await lab.hands.undefineDomain(wanted.id);
      expect(await look(wanted.id)).toBe(null);
    });

    test('a transient guest that is removed is gone', async () => {
      const wanted = await started();
      await lab.hands.undefineDomain(wanted.id);
      await away(wanted.id);
      expect(await look(wanted.id)).toBe(null);
    });

    test('nics are plugged, moved and unplugged while the guest runs', async () => {
      const [hypervisor, host] = at();
      const [first, second] = [nic('eth0'), nic('eth1')];
      const wanted = await started({ nics: [first] });
      const plugged = async (): Promise<readonly (readonly [string, string])[]> =>
        ((await look(wanted.id))?.live?.nics ?? []).map(({ mac, network_name }) => [mac, network_name]);
      const reservation = { mac: first.mac, address: '10.92.1.10', hostname: 'contract' };
      await lab.ports.network.setPorts(host, networks[0].id, [reservation], patience());
      // The guest is up when it has its address: from then on it lets go of devices.
      await eventually('a lease', async () =>
        (await lab.ports.network.listLeases(host, networks[0].id, patience())).find(
          (lease) => lease.mac === first.mac && lease.address === reservation.address,
        ),
      );
      await hypervisor.attachNic(host, wanted.id, second, patience());
      await hypervisor.attachNic(host, wanted.id, second, patience());
      expect(await plugged()).toEqual([
        [first.mac, networks[0].name],
        [second.mac, networks[0].name],
      ]);
      expect((await look(wanted.id))?.nics).toEqual([first]);
      await hypervisor.attachNic(host, wanted.id, { ...second, network_name: networks[1].name }, patience());
      expect(await plugged()).toEqual([
        [first.mac, networks[0].name],
        [second.mac, networks[1].name],
      ]);
      await hypervisor.detachNic(host, wanted.id, second.mac, patience());
      await hypervisor.detachNic(host, wanted.id, second.mac, patience());
      expect(await plugged()).toEqual([[first.mac, networks[0].name]]);
      await away(wanted.id);
    }, 180_000);

    test('the balloon is seen and opened again', async () => {
      const [hypervisor, host] = at();
      const first = nic('eth0');
      const wanted = await started({ nics: [first] });
      await lab.hands.setBalloon(wanted.id, 160);
      await eventually('the balloon', async () => {
        const found = await look(wanted.id);
        return found?.live?.balloon_mib === 160 && found.balloon_mib === 160 ? true : null;
      });
      await hypervisor.setLiveMemory(host, wanted.id, MEMORY_MIB, patience());
      await eventually('the memory back', async () =>
        (await look(wanted.id))?.live?.balloon_mib === MEMORY_MIB ? true : null,
      );
      await hypervisor.define(host, wanted, patience());
      expect(await look(wanted.id)).toMatchObject({ balloon_mib: MEMORY_MIB });
      await away(wanted.id);
    }, 180_000);

    test('a reboot keeps the guest running; one that does not run cannot be rebooted', async () => {
      const [hypervisor, host] = at();
      const wanted = await started();
      await hypervisor.reboot(host, wanted.id, 'hard', patience());
      expect(await look(wanted.id)).toMatchObject({ state: 'running' });
      await hypervisor.shutDown(host, wanted.id, 0, patience());
      await expect(hypervisor.reboot(host, wanted.id, 'hard', patience())).rejects.toMatchObject({
        name: 'CairnError',
      });
      await away(wanted.id);
    });

    test('the console log begins when the guest starts', async () => {
      const wanted = await started();
      const log = await eventually('console output', async () => {
        const bytes = await lab.ports.volumes.read(
          lab.host_id,
          wanted.console_volume,
          0,
          100_000,
          patience(),
        );
        return bytes.length > 0 ? Buffer.from(bytes).toString('latin1') : null;
      });
      expect(log.length).toBeGreaterThan(0);
      await away(wanted.id);
    });

    test('a line to the serial port carries bytes both ways, and goes to whoever opened it last', async () => {
      const { consoles } = lab.ports;
      const { id } = await started();
      const heard = async (channel: ConsoleChannel): Promise<string> => {
        for await (const bytes of channel.output) if (bytes.length > 0) return Buffer.from(bytes).toString();
        return 'closed';
      };
      const first = await consoles.openSerial(lab.host_id, id, patience());
      const hearing = heard(first);
      await first.write(Buffer.from('\r'));
      expect(await hearing).not.toBe('closed');
      first.close();
      expect(await heard(first)).toBe('closed');
      const second = await consoles.openSerial(lab.host_id, id, patience());
      const third = await consoles.openSerial(lab.host_id, id, patience());
      const toItsEnd = async (): Promise<void> => {
        for await (const bytes of second.output) expect(bytes.length).toBeGreaterThan(0);
      };
      await expect(toItsEnd()).rejects.toMatchObject({ code: 'conflict' });
      await third.write(Buffer.from('\r'));
      expect(await heard(third)).not.toBe('closed');
      third.close();
      await away(id);
    });

    test('there is no line to a guest that is not there or does not run', async () => {
      const wanted = definition();
      const { consoles, hypervisor } = lab.ports;
      for (const open of [consoles.openSerial, consoles.openScreen]) {
        await expect(open(lab.host_id, wanted.id, patience())).rejects.toMatchObject({ code: 'not_found' });
      }
      await hypervisor.define(lab.host_id, wanted, patience());
      for (const open of [consoles.openSerial, consoles.openScreen]) {
        await expect(open(lab.host_id, wanted.id, patience())).rejects.toMatchObject({ code: 'conflict' });
        await expect(open(lab.unreachable_host_id, wanted.id, patience())).rejects.toMatchObject({
          code: 'unavailable',
        });
      }
      await away(wanted.id);
    });

    test('listeners hear of what happens, until they stop', async () => {
      const [hypervisor, host] = at();
      const heard: string[] = [];
      let resyncs = 0;
      const stop = hypervisor.watch(host, {
        hint: ({ id }) => void heard.push(id),
        resync: () => {
          resyncs += 1;
        },
      });
      const wanted = await started();
      await lab.hands.destroyDomain(wanted.id);
      await eventually(
        'a hint',
        async () => (heard.includes(wanted.id) || resyncs > 1 ? true : null),
        20_000,
      );
      await hypervisor.start(host, wanted.id, patience());
      const before = heard.length;
      await lab.hands.destroyDomain(wanted.id);
      await eventually(
        'a hint of the second time',
        async () => (heard.length > before ? true : null),
        20_000,
      );
      expect(heard).toContain(wanted.id);
      stop();
      await away(wanted.id);
    });

    test('a host that cannot be reached is unavailable', async () => {
      const { unreachable_host_id: host } = lab;
      const { hypervisor } = lab.ports;
      const id = randomUUID();
      for (const attempt of [
        () => hypervisor.inventory(host, patience()),
        () => hypervisor.list(host, patience()),
        () => hypervisor.get(host, id, patience()),
        () => hypervisor.start(host, id, patience()),
        () => hypervisor.undefine(host, id, patience()),
      ]) {
        await expect(attempt()).rejects.toMatchObject({ code: 'unavailable' });
      }
    });
  });
}
