import { describe, expect, test } from 'vitest';
import { events } from '../../../../reconciler/drivers/libvirt/rpc/events.ts';
import type { EventName } from '../../../../reconciler/drivers/libvirt/rpc/events.ts';
import { procedures } from '../../../../reconciler/drivers/libvirt/rpc/procedures.ts';
import type { ArgsOf, ProcedureName, RetOf } from '../../../../reconciler/drivers/libvirt/rpc/procedures.ts';
import { param } from '../../../../reconciler/drivers/libvirt/rpc/procedures/types.ts';
import { remoteError } from '../../../../reconciler/drivers/libvirt/rpc/remote-error.ts';
import { decode, encode } from '../../../../reconciler/drivers/libvirt/rpc/xdr.ts';
import type { AnyCodec, Codec } from '../../../../reconciler/drivers/libvirt/rpc/xdr.ts';

// Bytes composed here by hand from the fields that libvirt documents, not by the codecs under test.
const u32 = (value: number): string => (value >>> 0).toString(16).padStart(8, '0');
const u64 = (value: bigint): string => BigInt.asUintN(64, value).toString(16).padStart(16, '0');
const str = (value: string): string => {
  const hex = Buffer.from(value).toString('hex');
  return u32(hex.length / 2) + hex.padEnd(Math.ceil(hex.length / 8) * 8, '0');
};
const some = (value: string): string => u32(1) + value;
const none = u32(0);

const UUID = '0123abcd-4567-89ab-cdef-001122334455';
const UUID_HEX = '0123abcd456789abcdef001122334455';
const dom = { name: 'web', uuid: UUID, id: -1 } as const;
const DOM = str('web') + UUID_HEX + u32(-1);
const net = { name: 'blue', uuid: UUID } as const;
const NET = str('blue') + UUID_HEX;
const pool = { name: 'cairn', uuid: UUID } as const;
const POOL = str('cairn') + UUID_HEX;
const vol = { pool: 'cairn', name: 'v', key: '/p/v' } as const;
const VOL = str('cairn') + str('v') + str('/p/v');

type ArgsCase = { [N in ProcedureName]: readonly [name: N, args: ArgsOf<N>, hex: string] }[ProcedureName];
type RetCase = { [N in ProcedureName]: readonly [name: N, ret: RetOf<N>, hex: string] }[ProcedureName];

const argsCases: readonly ArgsCase[] = [
  ['connect_open', { name: 'qemu:///system', flags: 0 }, some(str('qemu:///system')) + u32(0)],
  ['connect_open', { name: null, flags: 1 }, none + u32(1)],
  ['connect_supports_feature', { feature: 10 }, u32(10)],
  ['connect_list_all_domains', { need_results: 1, flags: 3 }, u32(1) + u32(3)],
  ['domain_lookup_by_uuid', { uuid: UUID }, UUID_HEX],
  ['domain_define_xml_flags', { xml: '<domain/>', flags: 1 }, str('<domain/>') + u32(1)],
  ['domain_create_with_flags', { dom, flags: 1 }, DOM + u32(1)],
  ['domain_suspend', { dom }, DOM],
  ['domain_set_autostart', { dom, autostart: true }, DOM + u32(1)],
  ['domain_set_vcpus_flags', { dom, nvcpus: 4, flags: 2 }, DOM + u32(4) + u32(2)],
  ['domain_set_memory_flags', { dom, memory_kib: 1n << 40n, flags: 5 }, DOM + u64(1n << 40n) + u32(5)],
  ['domain_attach_device_flags', { dom, xml: '<disk/>', flags: 3 }, DOM + str('<disk/>') + u32(3)],
  [
    'domain_set_metadata',
    { dom, type: 2, metadata: '<a/>', key: 'cairn', uri: 'urn:x', flags: 3 },
    DOM + u32(2) + some(str('<a/>')) + some(str('cairn')) + some(str('urn:x')) + u32(3),
  ],
  [
    'domain_set_metadata',
    { dom, type: 1, metadata: null, key: null, uri: null, flags: 0 },
    DOM + u32(1) + none + none + none + u32(0),
  ],
  [
    'domain_get_metadata',
    { dom, type: 2, uri: 'urn:x', flags: 2 },
    DOM + u32(2) + some(str('urn:x')) + u32(2),
  ],
  ['domain_memory_stats', { dom, max_stats: 13, flags: 0 }, DOM + u32(13) + u32(0)],
  ['domain_block_resize', { dom, disk: 'vda', size: 7n, flags: 1 }, DOM + str('vda') + u64(7n) + u32(1)],
  ['domain_open_console', { dom, dev_name: null, flags: 1 }, DOM + none + u32(1)],
  ['domain_screenshot', { dom, screen: 0, flags: 0 }, DOM + u32(0) + u32(0)],
  [
    'domain_send_key',
    { dom, codeset: 0, holdtime_ms: 50, keycodes: [29, 56], flags: 0 },
    DOM + u32(0) + u32(50) + u32(2) + u32(29) + u32(56) + u32(0),
  ],
  [
    'domain_pin_vcpu_flags',
    { dom, vcpu: 1, cpumap: Buffer.from([3]), flags: 2 },
    `${DOM}${u32(1)}${u32(1)}03000000${u32(2)}`,
  ],
  ['connect_get_all_domain_stats', { doms: [dom], stats: 3, flags: 0 }, u32(1) + DOM + u32(3) + u32(0)],
  [
    'domain_migrate_perform3_params',
    {
      dom,
      dconnuri: null,
      params: [param('migrate_uri', 'string', 'tcp:b'), param('bandwidth', 'ullong', 9n)],
      cookie_in: Buffer.from([1, 2]),
      flags: 1,
    },
    DOM +
      none +
      u32(2) +
      str('migrate_uri') +
      u32(7) +
      str('tcp:b') +
      str('bandwidth') +
      u32(4) +
      u64(9n) +
      `${u32(2)}01020000` +
      u32(1),
  ],
  [
    'domain_migrate_finish3_params',
    { params: [], cookie_in: Buffer.alloc(0), flags: 1, cancelled: true },
    u32(0) + u32(0) + u32(1) + u32(1),
  ],
  [
    'domain_block_commit',
    { dom, disk: 'vda', base: null, top: 'x', bandwidth: 0n, flags: 4 },
    DOM + str('vda') + none + some(str('x')) + u64(0n) + u32(4),
  ],
  ['domain_snapshot_create_xml', { dom, xml_desc: '<s/>', flags: 0 }, DOM + str('<s/>') + u32(0)],
  ['domain_revert_to_snapshot', { snap: { name: 's', dom }, flags: 2 }, str('s') + DOM + u32(2)],
  [
    'network_update',
    { net, command: 3, section: 4, parent_index: -1, xml: '<host/>', flags: 3 },
    NET + u32(3) + u32(4) + u32(-1) + str('<host/>') + u32(3),
  ],
  ['network_get_dhcp_leases', { net, mac: null, need_results: 1, flags: 0 }, NET + none + u32(1) + u32(0)],
  ['network_list_all_ports', { network: net, need_results: 1, flags: 0 }, NET + u32(1) + u32(0)],
  ['storage_pool_create', { pool, flags: 0 }, POOL + u32(0)],
  [
    'storage_vol_create_xml_from',
    { pool, xml: '<volume/>', clonevol: vol, flags: 2 },
    POOL + str('<volume/>') + VOL + u32(2),
  ],
  [
    'storage_vol_upload',
    { vol, offset_bytes: 1n, length_bytes: 2n, flags: 1 },
    VOL + u64(1n) + u64(2n) + u32(1),
  ],
  ['storage_vol_resize', { vol, capacity_bytes: 5n, flags: 1 }, VOL + u64(5n) + u32(1)],
  [
    'secret_set_value',
    { secret: { uuid: UUID, usage_type: 1, usage_id: 'x' }, value: Buffer.from('abc'), flags: 0 },
    `${UUID_HEX}${u32(1)}${str('x')}${u32(3)}61626300${u32(0)}`,
  ],
  ['nwfilter_binding_delete', { nwfilter: { portdev: 'vnet0', filtername: 'f' } }, str('vnet0') + str('f')],
  ['connect_domain_event_callback_register_any', { event_id: 0, dom: null }, u32(0) + none],
  ['connect_network_event_register_any', { event_id: 0, net }, u32(0) + some(NET)],
];

const retCases: readonly RetCase[] = [
  [
    'node_get_info',
    {
      model: 'x86_64',
      memory_kib: 8n,
      cpus: 2,
      mhz: 2400,
      nodes: 1,
      sockets: 1,
      cores: 2,
      threads: 1,
    },
    [...Buffer.from('x86_64'.padEnd(32, '\0'))].map(u32).join('') +
      u64(8n) +
      [2, 2400, 1, 1, 2, 1].map(u32).join(''),
  ],
  [
    'domain_get_info',
    { state: 1, max_memory_kib: 2n, memory_kib: 1n, vcpus: 4, cpu_time_ns: 9n },
    u32(1) + u64(2n) + u64(1n) + u32(4) + u64(9n),
  ],
  ['domain_get_state', { state: 5, reason: 1 }, u32(5) + u32(1)],
  ['connect_list_all_domains', { domains: [dom], ret: 1 }, u32(1) + DOM + u32(1)],
  [
    'storage_pool_get_info',
    { state: 2, capacity_bytes: 3n, allocation_bytes: 2n, available_bytes: 1n },
    u32(2) + u64(3n) + u64(2n) + u64(1n),
  ],
  ['storage_vol_get_info', { type: 0, capacity_bytes: 3n, allocation_bytes: 2n }, u32(0) + u64(3n) + u64(2n)],
  [
    'network_get_dhcp_leases',
    {
      leases: [
        {
          iface: 'virbr0',
          expirytime: 5n,
          type: 0,
          mac: '52:54:00:00:00:01',
          iaid: null,
          ipaddr: '10.0.0.2',
          prefix: 24,
          hostname: 'web',
          clientid: null,
        },
      ],
      ret: 1,
    },
    u32(1) +
      str('virbr0') +
      u64(5n) +
      u32(0) +
      some(str('52:54:00:00:00:01')) +
      none +
      str('10.0.0.2') +
      u32(24) +
      some(str('web')) +
      none +
      u32(1),
  ],
  [
    'domain_interface_addresses',
    { ifaces: [{ name: 'vnet0', hwaddr: null, addrs: [{ type: 0, addr: '10.0.0.2', prefix: 24 }] }] },
    u32(1) + str('vnet0') + none + u32(1) + u32(0) + str('10.0.0.2') + u32(24),
  ],
  [
    'domain_migrate_begin3_params',
    { cookie_out: Buffer.from([9]), xml: '<d/>' },
    `${u32(1)}09000000${str('<d/>')}`,
  ],
  [
    'domain_get_block_job_info',
    { found: true, type: 2, bandwidth: 1n, cur: 2n, end: 3n },
    u32(1) + u32(2) + u64(1n) + u64(2n) + u64(3n),
  ],
  ['domain_screenshot', { mime: 'image/png' }, some(str('image/png'))],
];

const hexOf = (codec: AnyCodec, value: unknown): string =>
  encode(codec as Codec<unknown>, value).toString('hex');

describe('arguments', () => {
  test.each(argsCases)('%s', (name, args, hex) => {
    const codec: AnyCodec = procedures[name].args;
    expect(hexOf(codec, args)).toBe(hex);
    expect(decode(codec, Buffer.from(hex, 'hex'))).toEqual(args);
  });
});

describe('results', () => {
  test.each(retCases)('%s', (name, ret, hex) => {
    const codec: AnyCodec = procedures[name].ret;
    expect(decode(codec, Buffer.from(hex, 'hex'))).toEqual(ret);
    expect(hexOf(codec, ret)).toBe(hex);
  });

  test('a node information reply is 188 bytes long with its header', () => {
    const [, , hex] = retCases[0] ?? [];
    expect(28 + (hex ?? '').length / 2).toBe(188);
  });
});

describe('events', () => {
  const cases: readonly (readonly [EventName, unknown, string])[] = [
    ['domain_lifecycle', { callback_id: 3, dom, event: 2, detail: 1 }, u32(3) + DOM + u32(2) + u32(1)],
    ['domain_reboot', { callback_id: 3, dom }, u32(3) + DOM],
    ['domain_device_removed', { callback_id: 3, dom, dev_alias: 'net0' }, u32(3) + DOM + str('net0')],
    ['domain_device_added', { callback_id: 3, dom, dev_alias: 'net0' }, u32(3) + DOM + str('net0')],
    ['domain_pm_wakeup', { callback_id: 3, reason: 0, dom }, u32(3) + u32(0) + DOM],
    [
      'domain_job_completed',
      { callback_id: 3, dom, params: [param('operation', 'int', 5)] },
      u32(3) + DOM + u32(1) + str('operation') + u32(1) + u32(5),
    ],
    ['network_lifecycle', { callback_id: 3, net, event: 2, detail: 0 }, u32(3) + NET + u32(2) + u32(0)],
    [
      'storage_pool_lifecycle',
      { callback_id: 3, pool, event: 2, detail: 0 },
      u32(3) + POOL + u32(2) + u32(0),
    ],
  ];

  test.each(cases)('%s', (name, event, hex) => {
    expect(decode(events[name].message as AnyCodec, Buffer.from(hex, 'hex'))).toEqual(event);
    expect(hexOf(events[name].message, event)).toBe(hex);
  });
});

test('an error', () => {
  const hex = [
    u32(42),
    u32(10),
    some(str('gone')),
    u32(2),
    some(DOM),
    some(str('a')),
    none,
    none,
    u32(-1),
    u32(5),
    none,
  ];
  expect(decode(remoteError, Buffer.from(hex.join(''), 'hex'))).toEqual({
    code: 42,
    domain: 10,
    message: 'gone',
    level: 2,
    str1: 'a',
    str2: null,
    str3: null,
    int1: -1,
    int2: 5,
  });
});
