import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startFakeServer } from '../../../reconciler/drivers/libvirt/fake/server.ts';
import { createHostSession } from '../../../reconciler/drivers/libvirt/rpc/connect.ts';
import { LibvirtError, VIR_ERROR } from '../../../reconciler/drivers/libvirt/rpc/errors.ts';
import {
  AFFECT,
  DOMAIN_CREATE,
  DOMAIN_EVENT,
  DOMAIN_METADATA,
  DOMAIN_STATE,
  DOMAIN_XML,
  LIST_DOMAINS,
  NETWORK_EVENT,
  NETWORK_SECTION,
  NETWORK_UPDATE_COMMAND,
  NETWORK_XML,
  STORAGE_POOL_EVENT,
  STORAGE_POOL_STATE,
} from '../../../reconciler/drivers/libvirt/rpc/flags.ts';
import type { DomainRef, StoragePoolRef } from '../../../reconciler/drivers/libvirt/rpc/procedures/types.ts';
import type { HostSession } from '../../../reconciler/drivers/libvirt/rpc/session.ts';
import type { StreamItem } from '../../../reconciler/drivers/libvirt/rpc/stream.ts';
import {
  childElements,
  find,
  findAttribute,
  findText,
  parseXml,
} from '../../../reconciler/drivers/libvirt/xml.ts';
import { startHost } from '../../lab/host.ts';

type Host = { readonly uri: string; readonly stop: () => Promise<void> };

/** The same suite over libvirtd and over the fake host: what passes on both is what the fake may be trusted for. */
const implementations: Readonly<Record<string, (directory: string) => Promise<Host>>> = {
  libvirtd: (directory) => startHost({ name: 'rpc', directory: join(directory, 'host') }),
  'the fake host': (directory) => startFakeServer({ socket_path: join(directory, 'fake.sock') }),
};

const POOL_DIRECTORY = '/var/lib/cairn/rpc-contract';

function domainXml(name: string, uuid: string, extra = ''): string {
  return `<domain type='qemu'>
    <name>${name}</name><uuid>${uuid}</uuid><memory unit='MiB'>64</memory><vcpu current='1'>2</vcpu>
    <os><type arch='x86_64' machine='pc'>hvm</type></os><features><acpi/></features>
    <devices><emulator>/usr/bin/qemu-system-x86_64</emulator><serial type='pty'/>${extra}</devices></domain>`;
}

function networkXml(name: string, uuid: string, octet: number): string {
  return `<network><name>${name}</name><uuid>${uuid}</uuid><bridge name='cbr${octet}'/>
    <ip address='10.99.${octet}.1' prefix='24'><dhcp><range start='10.99.${octet}.100' end='10.99.${octet}.200'/></dhcp></ip></network>`;
}

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<StreamItem> {
  for (let at = 0; at < bytes.length; at += size) yield Promise.resolve(bytes.subarray(at, at + size));
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe.each(Object.entries(implementations))('over %s', (_name, start) => {
  let directory = '';
  let host: Host;
  let session: HostSession;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'cairn-rpc-'));
    host = await start(directory);
    session = createHostSession(host.uri);
  });

  afterAll(async () => {
    await session.close();
    await host.stop();
    await rm(directory, { recursive: true, force: true });
  });

  async function codeOf(promise: Promise<unknown>): Promise<number> {
    try {
      await promise;
    } catch (error) {
      if (error instanceof LibvirtError) return error.code;
      throw error;
    }
    return 0;
  }

  test('the host tells about itself', async () => {
    const { lib_ver } = await session.call('connect_get_lib_version');
    expect(lib_ver).toBeGreaterThanOrEqual(9_000_000n);
    expect((await session.call('connect_get_hostname')).hostname).not.toBe('');
    const info = await session.call('node_get_info');
    expect(info.model).toBe('x86_64');
    expect(info.cpus).toBeGreaterThan(0);
    const capabilities = parseXml((await session.call('connect_get_capabilities')).capabilities);
    expect(findText(capabilities, 'host', 'cpu', 'arch')).toBe('x86_64');
    const args = { emulatorbin: null, arch: 'x86_64', machine: null, virttype: 'qemu', flags: 0 };
    const domain = parseXml((await session.call('connect_get_domain_capabilities', args)).capabilities);
    expect(findText(domain, 'domain')).toBe('qemu');
    const count = (await session.call('node_get_memory_stats', { nparams: 0, cell_num: -1, flags: 0 }))
      .nparams;
    const { params } = await session.call('node_get_memory_stats', {
      nparams: count,
      cell_num: -1,
      flags: 0,
    });
    expect(params.map(({ field }) => field)).toEqual(expect.arrayContaining(['total', 'free']));
    expect([...(await session.features())]).toEqual(
      expect.arrayContaining(['network_update_order', 'event_callback', 'program_keepalive']),
    );
  });

  describe('domains', () => {
    const uuid = randomUUID();
    const name = `rpc-${uuid.slice(0, 8)}`;
    const events: string[] = [];
    let dom: DomainRef;

    test('are defined, and defining the same again changes nothing', async () => {
      const names = Object.fromEntries(Object.entries(DOMAIN_EVENT).map(([key, value]) => [value, key]));
      await session.subscribe('domain_lifecycle', (event) => {
        if (event.dom.uuid === uuid) events.push(names[event.event] ?? '?');
      }).ready;
      ({ dom } = await session.call('domain_define_xml_flags', { xml: domainXml(name, uuid), flags: 0 }));
      expect(dom).toEqual({ name, uuid, id: -1 });
      expect(await session.call('domain_define_xml_flags', { xml: domainXml(name, uuid), flags: 0 })).toEqual(
        { dom },
      );
      expect(await session.call('domain_lookup_by_uuid', { uuid })).toEqual({ dom });
      expect(await session.call('domain_lookup_by_name', { name })).toEqual({ dom });
      const { domains } = await session.call('connect_list_all_domains', {
        need_results: 1,
        flags: LIST_DOMAINS.inactive,
      });
      expect(domains).toContainEqual(dom);
    });

    test('names and UUIDs belong together', async () => {
      const define = (xml: string) => codeOf(session.call('domain_define_xml_flags', { xml, flags: 0 }));
      expect(await define(domainXml(name, randomUUID()))).toBe(VIR_ERROR.operation_failed);
      expect(await define(domainXml(`${name}-x`, uuid))).toBe(VIR_ERROR.operation_failed);
      expect(await define('<domain')).toBe(VIR_ERROR.xml_detail);
      expect(await define('<network/>')).toBe(VIR_ERROR.xml_error);
    });

    test('what is absent', async () => {
      expect(await codeOf(session.call('domain_lookup_by_uuid', { uuid: randomUUID() }))).toBe(
        VIR_ERROR.no_domain,
      );
      expect(await codeOf(session.call('domain_lookup_by_name', { name: 'nobody' }))).toBe(
        VIR_ERROR.no_domain,
      );
      const absent = { name: 'nobody', uuid: randomUUID(), id: -1 };
      expect(await codeOf(session.call('domain_create_with_flags', { dom: absent, flags: 0 }))).toBe(
        VIR_ERROR.no_domain,
      );
    });

    test('cannot be stopped, suspended or shut down while stopped', async () => {
      const invalid = VIR_ERROR.operation_invalid;
      expect(await codeOf(session.call('domain_destroy_flags', { dom, flags: 0 }))).toBe(invalid);
      expect(await codeOf(session.call('domain_suspend', { dom }))).toBe(invalid);
      expect(await codeOf(session.call('domain_shutdown_flags', { dom, flags: 0 }))).toBe(invalid);
      expect(await codeOf(session.call('domain_reset', { dom, flags: 0 }))).toBe(invalid);
    });

    test('carry title and metadata', async () => {
      const set = {
        dom,
        type: DOMAIN_METADATA.element,
        key: 'cairn',
        uri: 'urn:cairn:test',
        flags: AFFECT.config,
      };
      const get = { dom, type: DOMAIN_METADATA.element, uri: 'urn:cairn:test', flags: AFFECT.config };
      expect(await codeOf(session.call('domain_get_metadata', get))).toBe(VIR_ERROR.no_domain_metadata);
      await session.call('domain_set_metadata', { ...set, metadata: '<mark generation="3"/>' });
      const { metadata } = await session.call('domain_get_metadata', get);
      expect(parseXml(metadata).attributes['generation']).toBe('3');
      const { xml } = await session.call('domain_get_xml_desc', { dom, flags: DOMAIN_XML.inactive });
      expect(findAttribute(parseXml(xml), 'generation', 'metadata', 'cairn:mark')).toBe('3');
      await session.call('domain_set_metadata', { ...set, metadata: null });
      expect(await codeOf(session.call('domain_get_metadata', get))).toBe(VIR_ERROR.no_domain_metadata);
      const title = { dom, type: DOMAIN_METADATA.title, metadata: 'web & <co>', key: null, uri: null };
      await session.call('domain_set_metadata', { ...title, flags: AFFECT.config });
      const titled = await session.call('domain_get_metadata', {
        dom,
        type: DOMAIN_METADATA.title,
        uri: null,
        flags: AFFECT.config,
      });
      expect(titled.metadata).toBe('web & <co>');
    });

    test('are resized in their definition', async () => {
      await session.call('domain_set_vcpus_flags', { dom, nvcpus: 2, flags: AFFECT.config });
      expect((await session.call('domain_get_vcpus_flags', { dom, flags: AFFECT.config })).num).toBe(2);
      expect(
        await codeOf(session.call('domain_set_vcpus_flags', { dom, nvcpus: 3, flags: AFFECT.config })),
      ).toBe(VIR_ERROR.invalid_argument);
      await session.call('domain_set_memory_flags', { dom, memory_kib: 98_304n, flags: AFFECT.config | 4 });
      expect((await session.call('domain_get_info', { dom })).max_memory_kib).toBe(98_304n);
    });

    test('take and give devices in their definition', async () => {
      const xml =
        "<interface type='network'><mac address='52:54:00:aa:00:01'/><source network='none'/><model type='virtio'/></interface>";
      const macs = async (): Promise<readonly (string | undefined)[]> => {
        const root = parseXml(
          (await session.call('domain_get_xml_desc', { dom, flags: DOMAIN_XML.inactive })).xml,
        );
        const devices = find(root, 'devices');
        if (devices === undefined) return [];
        return childElements(devices, 'interface').map((device) => findAttribute(device, 'address', 'mac'));
      };
      await session.call('domain_attach_device_flags', { dom, xml, flags: AFFECT.config });
      expect(await macs()).toEqual(['52:54:00:aa:00:01']);
      await session.call('domain_detach_device_flags', { dom, xml, flags: AFFECT.config });
      expect(await macs()).toEqual([]);
      expect(
        await codeOf(session.call('domain_detach_device_flags', { dom, xml, flags: AFFECT.config })),
      ).not.toBe(0);
    });

    test('start, pause, go on, and say what they are doing', async () => {
      const state = async () => (await session.call('domain_get_state', { dom, flags: 0 })).state;
      const started = await session.call('domain_create_with_flags', { dom, flags: DOMAIN_CREATE.paused });
      expect(started.dom.id).toBeGreaterThan(0);
      expect(await state()).toBe(DOMAIN_STATE.paused);
      expect(await codeOf(session.call('domain_create_with_flags', { dom, flags: 0 }))).toBe(
        VIR_ERROR.operation_invalid,
      );
      await session.call('domain_resume', { dom });
      expect(await state()).toBe(DOMAIN_STATE.running);
      await session.call('domain_suspend', { dom });
      expect(await state()).toBe(DOMAIN_STATE.paused);
      await session.call('domain_resume', { dom });
      await session.call('domain_reset', { dom, flags: 0 });
      expect(await state()).toBe(DOMAIN_STATE.running);
      const root = parseXml((await session.call('domain_get_xml_desc', { dom, flags: 0 })).xml);
      expect(root.attributes['id']).toBe(String(started.dom.id));
      expect(await session.call('domain_lookup_by_id', { id: started.dom.id })).toEqual({ dom: started.dom });
    });

    test('give statistics', async () => {
      const { ret_stats } = await session.call('connect_get_all_domain_stats', {
        doms: [dom],
        stats: 0,
        flags: 0,
      });
      const fields = ret_stats[0]?.params.map(({ field }) => field) ?? [];
      expect(fields).toEqual(
        expect.arrayContaining(['state.state', 'cpu.time', 'balloon.current', 'vcpu.current']),
      );
      const { stats } = await session.call('domain_memory_stats', { dom, max_stats: 13, flags: 0 });
      expect(stats.length).toBeGreaterThan(0);
      // 0 free, 1 and 2 busy for a moment, 3 broken.
      expect((await session.call('domain_get_control_info', { dom, flags: 0 })).state).toBeLessThan(3);
      expect((await session.call('domain_get_job_info', { dom })).type).toBe(0);
    });

    test('have a console', async () => {
      const console = await session.duplex('domain_open_console', { dom, dev_name: null, flags: 0 });
      console.resume();
      const closed = new Promise((resolve) => console.once('close', resolve));
      console.destroy();
      await closed;
    });

    test('end, and vanish when undefined', async () => {
      await session.call('domain_destroy_flags', { dom, flags: 0 });
      expect((await session.call('domain_get_state', { dom, flags: 0 })).state).toBe(DOMAIN_STATE.shutoff);
      await session.call('domain_set_autostart', { dom, autostart: true });
      expect(await session.call('domain_get_autostart', { dom })).toEqual({ autostart: true });
      await session.call('domain_undefine_flags', { dom, flags: 0 });
      expect(await codeOf(session.call('domain_lookup_by_uuid', { uuid }))).toBe(VIR_ERROR.no_domain);
      expect(events).toEqual(
        expect.arrayContaining(['defined', 'started', 'suspended', 'resumed', 'stopped', 'undefined']),
      );
      expect(events.at(-1)).toBe('undefined');
    });

    test('that were never stored vanish when they end', async () => {
      const transient = randomUUID();
      const xml_desc = domainXml(`${name}-t`, transient);
      const made = await session.call('domain_create_xml', { xml_desc, flags: DOMAIN_CREATE.paused });
      expect(await session.call('domain_is_persistent', { dom: made.dom })).toEqual({ persistent: false });
      await session.call('domain_destroy_flags', { dom: made.dom, flags: 0 });
      expect(await codeOf(session.call('domain_lookup_by_uuid', { uuid: transient }))).toBe(
        VIR_ERROR.no_domain,
      );
    });

    test('undefined while they run go on until they end', async () => {
      const fleeting = randomUUID();
      const made = await session.call('domain_define_xml_flags', {
        xml: domainXml(`${name}-f`, fleeting),
        flags: 0,
      });
      await session.call('domain_create_with_flags', { dom: made.dom, flags: DOMAIN_CREATE.paused });
      await session.call('domain_undefine_flags', { dom: made.dom, flags: 0 });
      expect(await session.call('domain_is_persistent', { dom: made.dom })).toEqual({ persistent: false });
      await session.call('domain_destroy_flags', { dom: made.dom, flags: 0 });
      expect(await codeOf(session.call('domain_lookup_by_uuid', { uuid: fleeting }))).toBe(
        VIR_ERROR.no_domain,
      );
    });
  });

  describe('networks', () => {
    const uuid = randomUUID();
    const name = `rpcnet-${uuid.slice(0, 6)}`;
    const net = { name, uuid };
    const events: number[] = [];
    const xmlOf = async (flags: number) =>
      parseXml((await session.call('network_get_xml_desc', { net, flags })).xml);

    test('are defined, started and found', async () => {
      await session.subscribe('network_lifecycle', (event) => {
        if (event.net.uuid === uuid) events.push(event.event);
      }).ready;
      expect(await session.call('network_define_xml', { xml: networkXml(name, uuid, 7) })).toEqual({ net });
      expect(await session.call('network_is_active', { net })).toEqual({ active: false });
      await session.call('network_create', { net });
      await session.call('network_set_autostart', { net, autostart: true });
      expect(await session.call('network_get_autostart', { net })).toEqual({ autostart: true });
      expect(await session.call('network_get_bridge_name', { net })).toEqual({ name: 'cbr7' });
      expect(await session.call('network_lookup_by_name', { name })).toEqual({ net });
      const { nets } = await session.call('connect_list_all_networks', { need_results: 1, flags: 0 });
      expect(nets).toContainEqual(net);
      expect(await codeOf(session.call('network_create', { net }))).toBe(VIR_ERROR.operation_invalid);
      expect(await codeOf(session.call('network_lookup_by_uuid', { uuid: randomUUID() }))).toBe(
        VIR_ERROR.no_network,
      );
    });

    test('take and give DHCP hosts while they run', async () => {
      const update = (command: number, xml: string) =>
        session.call('network_update', {
          net,
          command,
          section: NETWORK_SECTION.ip_dhcp_host,
          parent_index: -1,
          xml,
          flags: AFFECT.live | AFFECT.config,
        });
      const hosts = async (flags: number) => {
        const dhcp = find(await xmlOf(flags), 'ip', 'dhcp');
        return dhcp === undefined
          ? []
          : childElements(dhcp, 'host').map(({ attributes }) => attributes['ip']);
      };
      const host_xml = "<host mac='52:54:00:aa:00:02' name='web' ip='10.99.7.5'/>";
      await update(NETWORK_UPDATE_COMMAND.add_last, host_xml);
      expect([await hosts(0), await hosts(NETWORK_XML.inactive)]).toEqual([['10.99.7.5'], ['10.99.7.5']]);
      expect(await codeOf(update(NETWORK_UPDATE_COMMAND.add_last, host_xml))).toBe(
        VIR_ERROR.operation_invalid,
      );
      await update(
        NETWORK_UPDATE_COMMAND.modify,
        "<host mac='52:54:00:aa:00:02' name='web' ip='10.99.7.6'/>",
      );
      expect(await hosts(0)).toEqual(['10.99.7.6']);
      await update(NETWORK_UPDATE_COMMAND.delete, "<host mac='52:54:00:aa:00:02'/>");
      expect(await hosts(0)).toEqual([]);
      expect(await codeOf(update(NETWORK_UPDATE_COMMAND.delete, host_xml))).toBe(VIR_ERROR.operation_invalid);
      const leases = await session.call('network_get_dhcp_leases', {
        net,
        mac: null,
        need_results: 1,
        flags: 0,
      });
      expect(leases).toEqual({ leases: [], ret: 0 });
    });

    test('carry guests', async () => {
      const xml_desc = domainXml(
        `${name}-guest`,
        randomUUID(),
        `<interface type='network'><mac address='52:54:00:aa:00:03'/><source network='${name}'/><model type='virtio'/></interface>`,
      );
      const { dom } = await session.call('domain_create_xml', { xml_desc, flags: DOMAIN_CREATE.paused });
      const device = find(
        parseXml((await session.call('domain_get_xml_desc', { dom, flags: 0 })).xml),
        'devices',
        'interface',
      );
      expect(findAttribute(device, 'dev', 'target')).toMatch(/^vnet\d+$/);
      expect((await xmlOf(0)).attributes['connections']).toBe('1');
      const added: string[] = [];
      await session.subscribe('domain_device_added', ({ dev_alias }) => added.push(dev_alias)).ready;
      const xml = `<interface type='network'><mac address='52:54:00:aa:00:04'/><source network='${name}'/><model type='virtio'/></interface>`;
      await session.call('domain_attach_device_flags', { dom, xml, flags: AFFECT.live });
      await expect.poll(() => added.length, { timeout: 20_000 }).toBe(1);
      expect((await xmlOf(0)).attributes['connections']).toBe('2');
      await session.call('domain_destroy_flags', { dom, flags: 0 });
      expect((await xmlOf(0)).attributes['connections']).toBeUndefined();
    });

    test('are needed by their guests', async () => {
      const xml_desc = domainXml(
        `${name}-lost`,
        randomUUID(),
        "<interface type='network'><source network='not-there'/></interface>",
      );
      expect(await codeOf(session.call('domain_create_xml', { xml_desc, flags: 0 }))).toBe(
        VIR_ERROR.no_network,
      );
    });

    test('stop and vanish', async () => {
      await session.call('network_destroy', { net });
      expect(await codeOf(session.call('network_destroy', { net }))).toBe(VIR_ERROR.operation_invalid);
      await session.call('network_undefine', { net });
      expect(await codeOf(session.call('network_undefine', { net }))).toBe(VIR_ERROR.no_network);
      const { defined, started, stopped, undefined: gone } = NETWORK_EVENT;
      expect(events).toEqual([defined, started, stopped, gone]);
    });
  });

  describe('storage', () => {
    const uuid = randomUUID();
    const pool: StoragePoolRef = { name: `rpcpool-${uuid.slice(0, 6)}`, uuid };
    const target = `${POOL_DIRECTORY}-${uuid.slice(0, 6)}`;
    const xml = `<pool type='dir'><name>${pool.name}</name><uuid>${uuid}</uuid><target><path>${target}</path></target></pool>`;
    const events: number[] = [];
    const create = async (volume_xml: string) =>
      (await session.call('storage_vol_create_xml', { pool, xml: volume_xml, flags: 0 })).vol;
    const rawXml = (name: string, bytes: number): string =>
      `<volume><name>${name}</name><capacity unit='bytes'>${bytes}</capacity><allocation>0</allocation><target><format type='raw'/></target></volume>`;

    test('pools are defined, built and started', async () => {
      await session.subscribe('storage_pool_lifecycle', (event) => {
        if (event.pool.uuid === uuid) events.push(event.event);
      }).ready;
      expect(await session.call('storage_pool_define_xml', { xml, flags: 0 })).toEqual({ pool });
      expect(await codeOf(session.call('storage_pool_create', { pool, flags: 0 }))).toBe(
        VIR_ERROR.system_error,
      );
      await session.call('storage_pool_build', { pool, flags: 0 });
      await session.call('storage_pool_create', { pool, flags: 0 });
      expect(await codeOf(session.call('storage_pool_create', { pool, flags: 0 }))).toBe(
        VIR_ERROR.operation_invalid,
      );
      const info = await session.call('storage_pool_get_info', { pool });
      expect(info.state).toBe(STORAGE_POOL_STATE.running);
      expect(info.available_bytes).toBeGreaterThan(0n);
      expect(await session.call('storage_pool_lookup_by_name', { name: pool.name })).toEqual({ pool });
      expect(await session.call('storage_pool_lookup_by_target_path', { path: target })).toEqual({ pool });
      expect(await codeOf(session.call('storage_pool_lookup_by_uuid', { uuid: randomUUID() }))).toBe(
        VIR_ERROR.no_storage_pool,
      );
    });

    test('what goes into a volume comes out of it', async () => {
      const content = randomBytes(3_333_333);
      const vol = await create(rawXml('raw', content.length));
      expect(vol).toEqual({ pool: pool.name, name: 'raw', key: `${target}/raw` });
      const whole = { vol, offset_bytes: 0n, length_bytes: 0n, flags: 0 };
      const totals = await session.upload('storage_vol_upload', whole, pieces(content, 400_000));
      expect(totals).toEqual({ sent_bytes: BigInt(content.length), hole_bytes: 0n });
      const read = (args: typeof whole) =>
        session.download('storage_vol_download', args, async (items) => {
          const parts: Uint8Array[] = [];
          for await (const item of items) parts.push(item as Uint8Array);
          return Buffer.concat(parts);
        });
      expect(sha256(await read(whole))).toBe(sha256(content));
      const part = await read({ ...whole, offset_bytes: 1_000_000n, length_bytes: 1000n });
      expect(part.equals(content.subarray(1_000_000, 1_001_000))).toBe(true);
      expect((await session.call('storage_vol_get_info', { vol })).capacity_bytes).toBe(
        BigInt(content.length),
      );
      expect(await codeOf(create(rawXml('raw', 10)))).toBe(VIR_ERROR.storage_volume_exists);
    });

    test('too much data is refused with errno, too little is not', async () => {
      const vol = await create(rawXml('limited', 1000));
      const limited = { vol, offset_bytes: 0n, length_bytes: 1000n, flags: 0 };
      const tooMuch = session.upload('storage_vol_upload', limited, pieces(Buffer.alloc(1001), 500));
      await expect(tooMuch).rejects.toMatchObject({ code: VIR_ERROR.system_error, int1: 28 });
      const tooLittle = await session.upload('storage_vol_upload', limited, pieces(Buffer.alloc(999), 500));
      expect(tooLittle.sent_bytes).toBe(999n);
    });

    test('an upload that is broken off lets the volume go at once', async () => {
      const vol = await create(rawXml('broken', 10_000_000));
      async function* failing(): AsyncGenerator<StreamItem> {
        yield Promise.resolve(Buffer.alloc(1_000_000));
        throw new Error('source');
      }
      const args = { vol, offset_bytes: 0n, length_bytes: 0n, flags: 0 };
      await expect(session.upload('storage_vol_upload', args, failing())).rejects.toThrow('source');
      await session.call('storage_vol_delete', { vol, flags: 0 });
      expect(await codeOf(session.call('storage_vol_lookup_by_name', { pool, name: 'broken' }))).toBe(
        VIR_ERROR.no_storage_volume,
      );
    });

    test('holes take no room', async () => {
      const vol = await create(rawXml('sparse', 4_294_967_296));
      async function* items(): AsyncGenerator<StreamItem> {
        yield Promise.resolve(Buffer.alloc(100_000, 1));
        yield { hole_bytes: 4_294_967_296n - 200_000n };
        yield Buffer.alloc(100_000, 2);
      }
      const sparse = { vol, offset_bytes: 0n, length_bytes: 0n, flags: 1 };
      expect(await session.upload('storage_vol_upload', sparse, items())).toEqual({
        sent_bytes: 200_000n,
        hole_bytes: 4_294_767_296n,
      });
      const info = await session.call('storage_vol_get_info', { vol });
      expect(info.capacity_bytes).toBe(4_294_967_296n);
      expect(info.allocation_bytes).toBeLessThan(1_000_000n);
    });

    test('overlays, clones and sizes', async () => {
      const base = await create(
        "<volume><name>base</name><capacity unit='MiB'>10</capacity><target><format type='qcow2'/></target></volume>",
      );
      const overlay = await create(
        `<volume><name>overlay</name><capacity unit='MiB'>20</capacity><target><format type='qcow2'/></target>
         <backingStore><path>${base.key}</path><format type='qcow2'/></backingStore></volume>`,
      );
      const described = parseXml(
        (await session.call('storage_vol_get_xml_desc', { vol: overlay, flags: 0 })).xml,
      );
      expect(findText(described, 'capacity')).toBe('20971520');
      expect(findAttribute(described, 'type', 'target', 'format')).toBe('qcow2');
      expect(findText(described, 'backingStore', 'path')).toBe(base.key);
      await session.call('storage_vol_resize', { vol: overlay, capacity_bytes: 31_457_280n, flags: 0 });
      expect((await session.call('storage_vol_get_info', { vol: overlay })).capacity_bytes).toBe(31_457_280n);
      const clonevol = { pool: pool.name, name: 'raw', key: `${target}/raw` };
      const clone = rawXml('clone', 3_333_333);
      const made = await session.call('storage_vol_create_xml_from', {
        pool,
        xml: clone,
        clonevol,
        flags: 0,
      });
      expect((await session.call('storage_vol_get_info', { vol: made.vol })).capacity_bytes).toBe(3_333_333n);
      const { vols } = await session.call('storage_pool_list_all_volumes', {
        pool,
        need_results: 1,
        flags: 0,
      });
      expect(vols.map(({ name }) => name).toSorted()).toEqual([
        'base',
        'clone',
        'limited',
        'overlay',
        'raw',
        'sparse',
      ]);
      expect(await session.call('storage_vol_lookup_by_path', { path: base.key })).toEqual({ vol: base });
    });

    test('the format is what the bytes say', async () => {
      const from = { pool: pool.name, name: 'base', key: `${target}/base` };
      const source = { vol: from, offset_bytes: 0n, length_bytes: 0n, flags: 0 };
      const bytes = await session.download('storage_vol_download', source, async (items) => {
        const parts: Uint8Array[] = [];
        for await (const item of items) parts.push(item as Uint8Array);
        return Buffer.concat(parts);
      });
      const vol = await create(rawXml('image', bytes.length));
      await session.upload('storage_vol_upload', { ...source, vol }, pieces(bytes, 100_000));
      await session.call('storage_pool_refresh', { pool, flags: 0 });
      const described = parseXml((await session.call('storage_vol_get_xml_desc', { vol, flags: 0 })).xml);
      expect(findAttribute(described, 'type', 'target', 'format')).toBe('qcow2');
      expect(findText(described, 'capacity')).toBe('10485760');
    });

    test('pools stop and vanish', async () => {
      expect(await codeOf(session.call('storage_pool_undefine', { pool }))).toBe(VIR_ERROR.operation_invalid);
      const { vols } = await session.call('storage_pool_list_all_volumes', {
        pool,
        need_results: 1,
        flags: 0,
      });
      for (const vol of vols) await session.call('storage_vol_delete', { vol, flags: 0 });
      await session.call('storage_pool_destroy', { pool });
      const inactive = session.call('storage_pool_list_all_volumes', { pool, need_results: 1, flags: 0 });
      expect(await codeOf(inactive)).toBe(VIR_ERROR.operation_invalid);
      await session.call('storage_pool_delete', { pool, flags: 0 });
      await session.call('storage_pool_undefine', { pool });
      expect(await codeOf(session.call('storage_pool_lookup_by_uuid', { uuid }))).toBe(
        VIR_ERROR.no_storage_pool,
      );
      const { defined, started, stopped, deleted, undefined: gone } = STORAGE_POOL_EVENT;
      expect(events.filter((event) => event !== STORAGE_POOL_EVENT.created)).toEqual([
        defined,
        started,
        stopped,
        deleted,
        gone,
      ]);
    });
  });

  test('network filters', async () => {
    const xml =
      "<filter name='cairn-contract' chain='root'><rule action='drop' direction='in' priority='500'><all/></rule></filter>";
    const { nwfilter } = await session.call('nwfilter_define_xml', { xml });
    expect(nwfilter.name).toBe('cairn-contract');
    expect(await session.call('nwfilter_lookup_by_name', { name: 'cairn-contract' })).toEqual({ nwfilter });
    const { filters } = await session.call('connect_list_all_nwfilters', { need_results: 1, flags: 0 });
    expect(filters).toContainEqual(nwfilter);
    expect(
      findText(parseXml((await session.call('nwfilter_get_xml_desc', { nwfilter, flags: 0 })).xml), 'uuid'),
    ).toBe(nwfilter.uuid);
    await session.call('nwfilter_undefine', { nwfilter });
    expect(await codeOf(session.call('nwfilter_lookup_by_name', { name: 'cairn-contract' }))).toBe(
      VIR_ERROR.no_nwfilter,
    );
  });

  test('secrets', async () => {
    const uuid = randomUUID();
    const xml = `<secret ephemeral='no' private='no'><uuid>${uuid}</uuid><usage type='volume'><volume>/a</volume></usage></secret>`;
    const { secret } = await session.call('secret_define_xml', { xml, flags: 0 });
    expect(secret).toEqual({ uuid, usage_type: 1, usage_id: '/a' });
    expect(await codeOf(session.call('secret_get_value', { secret, flags: 0 }))).toBe(VIR_ERROR.no_secret);
    await session.call('secret_set_value', { secret, value: Buffer.from('s3cret'), flags: 0 });
    expect(Buffer.from((await session.call('secret_get_value', { secret, flags: 0 })).value).toString()).toBe(
      's3cret',
    );
    expect(await session.call('secret_lookup_by_usage', { usage_type: 1, usage_id: '/a' })).toEqual({
      secret,
    });
    await session.call('secret_undefine', { secret });
    expect(await codeOf(session.call('secret_lookup_by_uuid', { uuid }))).toBe(VIR_ERROR.no_secret);
  });
});
