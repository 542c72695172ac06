/** The fake host itself: opening, features, node information, capabilities, events, secrets. */
import { FEATURE } from '../rpc/handshake.ts';
import { element, findAttribute, findText, writeXml } from '../xml.ts';
import type { Handlers } from './handler.ts';
import { FROM, refuse } from './failure.ts';
import { readXml } from './read-xml.ts';
import type { FakeHost, FakeSecret } from './state.ts';

const VERSION = 9_000_000n;
const EMULATOR = '/usr/bin/qemu-system-x86_64';
const MACHINES = ['pc-i440fx-7.2', 'pc-q35-7.2'] as const;

const machineElements = () => [
  ...MACHINES.map((machine) => element('machine', { maxCpus: 255 }, machine)),
  element('machine', { canonical: MACHINES[0], maxCpus: 255 }, 'pc'),
  element('machine', { canonical: MACHINES[1], maxCpus: 288 }, 'q35'),
];

function capabilities(host: FakeHost): string {
  const arch = element(
    'arch',
    { name: 'x86_64' },
    element('wordsize', {}, '64'),
    element('emulator', {}, EMULATOR),
    ...machineElements(),
    element('domain', { type: 'qemu' }),
    element('domain', { type: 'kvm' }),
  );
  const cpu = element(
    'cpu',
    {},
    element('arch', {}, 'x86_64'),
    element('model', {}, 'qemu64'),
    element('topology', { sockets: 1, dies: 1, cores: host.cpus, threads: 1 }),
  );
  const cells = element(
    'cells',
    { num: 1 },
    element(
      'cell',
      { id: 0 },
      element('memory', { unit: 'KiB' }, String(host.memory_kib)),
      element('pages', { unit: 'KiB', size: 4 }, String(host.memory_kib / 4n)),
      element('pages', { unit: 'KiB', size: 2048 }, '0'),
      element(
        'cpus',
        { num: host.cpus },
        ...Array.from({ length: host.cpus }, (_, id) =>
          element('cpu', { id, socket_id: 0, die_id: 0, core_id: id, siblings: String(id) }),
        ),
      ),
    ),
  );
  return writeXml(
    element(
      'capabilities',
      {},
      element('host', {}, cpu, element('topology', {}, cells)),
      element('guest', {}, element('os_type', {}, 'hvm'), arch),
    ),
  );
}

function domainCapabilities(virttype: string | null, machine: string | null): string {
  const is_q35 = machine?.includes('q35') ?? false;
  const values = (name: string, ...options: readonly string[]) =>
    element('enum', { name }, ...options.map((option) => element('value', {}, option)));
  const devices = element(
    'devices',
    {},
    element(
      'disk',
      { supported: 'yes' },
      values('diskDevice', 'disk', 'cdrom'),
      values('bus', ...(is_q35 ? [] : ['ide']), 'virtio', 'sata', 'scsi'),
    ),
    element('graphics', { supported: 'yes' }, values('type', 'vnc')),
    element('video', { supported: 'yes' }, values('modelType', 'vga', 'cirrus', 'bochs', 'virtio', 'none')),
  );
  return writeXml(
    element(
      'domainCapabilities',
      {},
      element('path', {}, EMULATOR),
      element('domain', {}, virttype ?? 'kvm'),
      element('machine', {}, MACHINES[is_q35 ? 1 : 0]),
      element('arch', {}, 'x86_64'),
      element('vcpu', { max: 255 }),
      element(
        'os',
        { supported: 'yes' },
        values('firmware', 'efi'),
        element('loader', { supported: 'yes' }, values('secure', ...(is_q35 ? ['yes'] : []), 'no')),
      ),
      devices,
    ),
  );
}

/** A network card and the bridge that it is behind. */
const PCI_DEVICES: Readonly<Record<string, string>> = {
  pci_0000_00_01_0: writeXml(
    element(
      'device',
      {},
      element('name', {}, 'pci_0000_00_01_0'),
      element(
        'capability',
        { type: 'pci' },
        element('class', {}, '0x060400'),
        ...['domain', 'bus', 'slot', 'function'].map((name) =>
          element(name, {}, name === 'slot' ? '1' : '0'),
        ),
        element('product', { id: '0x1237' }),
        element('vendor', { id: '0x8086' }),
      ),
    ),
  ),
  pci_0000_3b_00_0: writeXml(
    element(
      'device',
      {},
      element('name', {}, 'pci_0000_3b_00_0'),
      element(
        'capability',
        { type: 'pci' },
        element('class', {}, '0x020000'),
        ...['domain', 'bus', 'slot', 'function'].map((name) =>
          element(name, {}, name === 'bus' ? '59' : '0'),
        ),
        element('product', { id: '0x1572' }),
        element('vendor', { id: '0x8086' }),
        element('numa', { node: 0 }),
      ),
    ),
  ),
};

/** Handlers of the connection and of the node. */
export const hostHandlers = {
  auth_list: () => ({ types: [0] }),
  auth_polkit: () => ({ complete: true }),
  connect_open: () => {},
  connect_close: (_args, { client }) => client.closeAfterReply(),
  connect_get_type: () => ({ type: 'QEMU' }),
  connect_get_version: () => ({ hv_ver: 7_002_022n }),
  connect_get_lib_version: () => ({ lib_ver: VERSION }),
  connect_get_hostname: (_args, { host }) => ({ hostname: host.hostname }),
  connect_get_uri: () => ({ uri: 'qemu:///system' }),
  connect_is_secure: () => ({ secure: true }),
  connect_supports_feature: ({ feature }) => ({
    supported: (Object.values(FEATURE) as readonly number[]).includes(feature),
  }),
  connect_register_close_callback: () => {},
  connect_unregister_close_callback: () => {},
  connect_set_identity: () => {},
  connect_get_max_vcpus: () => ({ max_vcpus: 255 }),
  connect_get_capabilities: (_args, { host }) => ({ capabilities: capabilities(host) }),
  connect_get_domain_capabilities: ({ virttype, machine }) => ({
    capabilities: domainCapabilities(virttype, machine),
  }),
  connect_get_sysinfo: (_args, { host }) => ({
    sysinfo: writeXml(element('sysinfo', { type: 'smbios' }, element('system', {}, host.hostname))),
  }),
  connect_list_all_interfaces: () => ({ ifaces: [], ret: 0 }),
  connect_list_all_node_devices: () => {
    const devices = Object.keys(PCI_DEVICES).map((name) => ({ name }));
    return { devices, ret: devices.length };
  },
  node_device_get_xml_desc: ({ name }) =>
    Object.hasOwn(PCI_DEVICES, name)
      ? { xml: PCI_DEVICES[name] ?? '' }
      : refuse('no_node_device', `no node device with matching name '${name}'`, FROM.node_device),
  connect_baseline_cpu: () => ({
    cpu: writeXml(
      element(
        'cpu',
        {},
        element('model', {}, 'qemu64'),
        ...['sse2', 'pni', 'svm'].map((name) => element('feature', { policy: 'require', name })),
      ),
    ),
  }),
  node_get_info: (_args, { host }) => ({
    model: 'x86_64',
    memory_kib: host.memory_kib,
    cpus: host.cpus,
    mhz: 2400,
    nodes: 1,
    sockets: 1,
    cores: host.cpus,
    threads: 1,
  }),
  node_get_free_memory: (_args, { host }) => ({ free_memory_bytes: (host.memory_kib * 1024n) / 2n }),
  node_get_cells_free_memory: (_args, { host }) => ({ cells_bytes: [(host.memory_kib * 1024n) / 2n] }),
  node_get_cpu_map: (_args, { host }) => ({
    cpumap: Buffer.alloc(Math.ceil(host.cpus / 8), 0xff),
    online: host.cpus,
    ret: host.cpus,
  }),
  node_get_memory_stats: ({ nparams }, { host }) => {
    const params = [
      { field: 'total', value: host.memory_kib },
      { field: 'free', value: host.memory_kib / 2n },
    ];
    return { params: params.slice(0, nparams), nparams: params.length };
  },
  node_get_cpu_stats: ({ nparams }) => {
    const params = ['kernel', 'user', 'idle', 'iowait'].map((field) => ({ field, value: 1_000_000_000n }));
    return { params: params.slice(0, nparams), nparams: params.length };
  },
  node_get_security_model: () => ({ model: '', doi: '' }),
  connect_domain_event_callback_register_any: ({ event_id, dom }, { client }) => ({
    callback_id: client.register('domain', event_id, dom?.uuid ?? null),
  }),
  connect_domain_event_callback_deregister_any: ({ callback_id }, { client }) =>
    client.deregister(callback_id),
  connect_network_event_register_any: ({ event_id, net }, { client }) => ({
    callback_id: client.register('network', event_id, net?.uuid ?? null),
  }),
  connect_network_event_deregister_any: ({ callback_id }, { client }) => client.deregister(callback_id),
  connect_storage_pool_event_register_any: ({ event_id, pool }, { client }) => ({
    callback_id: client.register('storage_pool', event_id, pool?.uuid ?? null),
  }),
  connect_storage_pool_event_deregister_any: ({ callback_id }, { client }) => client.deregister(callback_id),
  connect_node_device_event_register_any: ({ event_id }, { client }) => ({
    callback_id: client.register('node_device', event_id, null),
  }),
  connect_node_device_event_deregister_any: ({ callback_id }, { client }) => client.deregister(callback_id),
  connect_secret_event_register_any: ({ event_id, secret }, { client }) => ({
    callback_id: client.register('secret', event_id, secret?.uuid ?? null),
  }),
  connect_secret_event_deregister_any: ({ callback_id }, { client }) => client.deregister(callback_id),
} as const satisfies Handlers;

const USAGE_TYPES = ['none', 'volume', 'ceph', 'iscsi', 'tls', 'vtpm'] as const;
const USAGE_ELEMENTS = ['', 'volume', 'name', 'target', 'name', 'name'] as const;

function secretOf(host: FakeHost, uuid: string): FakeSecret {
  return (
    host.secrets.get(uuid) ??
    refuse('no_secret', `Secret not found: no secret with matching uuid '${uuid}'`, FROM.secret)
  );
}

const secretRef = ({ uuid, usage_type, usage_id }: FakeSecret) => ({ uuid, usage_type, usage_id });

/** Handlers of secrets. */
export const secretHandlers = {
  connect_list_all_secrets: (_args, { host }) => {
    const secrets = [...host.secrets.values()].map(secretRef);
    return { secrets, ret: secrets.length };
  },
  secret_define_xml: ({ xml }, { host }) => {
    const root = readXml(xml, 'secret');
    const uuid = findText(root, 'uuid') ?? host.newUuid();
    const usage_type = Math.max(
      0,
      USAGE_TYPES.findIndex((type) => type === findAttribute(root, 'type', 'usage')),
    );
    const usage_id = findText(root, 'usage', USAGE_ELEMENTS[usage_type] ?? '') ?? '';
    const secret: FakeSecret = {
      uuid,
      usage_type,
      usage_id,
      xml: root,
      value: host.secrets.get(uuid)?.value ?? null,
    };
    host.secrets.set(uuid, secret);
    return { secret: secretRef(secret) };
  },
  secret_lookup_by_uuid: ({ uuid }, { host }) => ({ secret: secretRef(secretOf(host, uuid)) }),
  secret_lookup_by_usage: ({ usage_type, usage_id }, { host }) => {
    const found = [...host.secrets.values()].find(
      (s) => s.usage_type === usage_type && s.usage_id === usage_id,
    );
    return {
      secret: secretRef(found ?? refuse('no_secret', `no secret with usage '${usage_id}'`, FROM.secret)),
    };
  },
  secret_get_xml_desc: ({ secret }, { host }) => ({ xml: writeXml(secretOf(host, secret.uuid).xml) }),
  secret_set_value: ({ secret, value }, { host }) =>
    void (secretOf(host, secret.uuid).value = Buffer.from(value)),
  secret_get_value: ({ secret }, { host }) => ({
    value:
      secretOf(host, secret.uuid).value ??
      refuse('no_secret', 'the secret does not have a value', FROM.secret),
  }),
  secret_undefine: ({ secret }, { host }) => void host.secrets.delete(secretOf(host, secret.uuid).uuid),
} as const satisfies Handlers;
