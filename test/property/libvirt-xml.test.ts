import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { domainXml, parseDomain } from '../../reconciler/drivers/libvirt/domain-xml.ts';
import { networkXml, parseNetwork } from '../../reconciler/drivers/libvirt/network-xml.ts';
import { cpuList } from '../../reconciler/model/cpu-list.ts';
import type { DomainDefinition } from '../../reconciler/ports/hypervisor.ts';
import type { NetworkDefinition } from '../../reconciler/ports/network.ts';

const SCHEMAS = '/usr/share/libvirt/schemas';
const RUNS = 1000;

const mac = fc
  .array(fc.integer({ min: 0, max: 255 }), { minLength: 3, maxLength: 3 })
  .map((bytes) => `52:54:00:${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(':')}`);
/** Names as the schema allows them: anything printable, so also what XML has to escape. */
const title = fc
  .string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
  .filter((text) => /^[^\s/\p{C}\u2028\u2029]+$/u.test(text));
const label = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/);
const volume = label.map((name) => `cairn-${name}`);

const cpuset = fc
  .uniqueArray(fc.integer({ min: 0, max: 255 }), { minLength: 1, maxLength: 6 })
  .map((cpus) => cpuList(cpus));

const domain: fc.Arbitrary<DomainDefinition> = fc.record({
  id: fc.uuid(),
  generation: fc.integer({ min: 1, max: 1_000_000 }),
  name: fc.uuid().map((id) => `cairn-${id}`),
  title,
  accelerator: fc.constantFrom('kvm' as const, 'tcg' as const),
  vcpus: fc.integer({ min: 1, max: 256 }),
  memory_mib: fc.integer({ min: 32, max: 1_048_576 }),
  disks: fc.uniqueArray(
    fc.record({
      volume_name: fc.tuple(fc.constantFrom('', 'shared/'), volume).map((parts) => parts.join('')),
      format: fc.constantFrom('raw' as const, 'qcow2' as const),
      device: fc.constant('disk' as const),
      read_only: fc.boolean(),
      target: fc.constantFrom('vda', 'vdb', 'vdc'),
    }),
    { maxLength: 3, selector: (disk) => disk.target },
  ),
  nics: fc.uniqueArray(
    fc.record({ name: title, mac, network_name: volume, mtu: fc.integer({ min: 576, max: 9000 }) }),
    { maxLength: 4, selector: (nic) => nic.mac },
  ),
  kernel: fc.option(
    fc.record({
      kernel_volume: volume,
      ramdisk_volume: fc.option(volume),
      arguments: fc.stringMatching(/^[ -~]{0,60}$/).filter((text) => text === '' || text.trim() !== ''),
    }),
  ),
  console_volume: volume,
  hardware: fc.oneof(
    fc.constant({}),
    cpuset.map((cpus) => ({ cpuset: cpus })),
    fc.record({
      vcpu_pins: fc
        .tuple(cpuset, cpuset)
        .map((pins) => pins.map((cpus, vcpu) => `${vcpu}=${cpus}`).join(' ')),
      emulator_pin: cpuset,
      numa_nodes: fc
        .tuple(fc.integer({ min: 1, max: 4096 }), fc.integer({ min: 1, max: 4096 }))
        .map(([first, second]) => `0:${first}@1 1:${second}@0`),
      page_kib: fc.constantFrom(2048, 1_048_576),
    }),
  ),
});

const network: fc.Arbitrary<NetworkDefinition> = fc
  .record({
    id: fc.uuid(),
    generation: fc.integer({ min: 1, max: 1_000_000 }),
    name: fc.uuid().map((id) => `cairn-${id}`),
    bridge: fc.stringMatching(/^cb[0-9a-f]{12}$/),
    mode: fc.constantFrom('nat' as const, 'route' as const, 'isolated' as const),
    mtu: fc.integer({ min: 576, max: 9000 }),
    dns_domain: fc.option(label.filter((text) => !text.endsWith('-'))),
    third: fc.integer({ min: 0, max: 255 }),
    prefix: fc.constantFrom(24, 25, 28),
    dns_servers: fc.uniqueArray(
      fc.integer({ min: 1, max: 254 }).map((last) => `9.9.9.${last}`),
      { maxLength: 3 },
    ),
    hosts: fc.uniqueArray(fc.record({ last: fc.integer({ min: 2, max: 14 }), mac, hostname: label }), {
      maxLength: 5,
      selector: (host) => host.mac,
    }),
  })
  .map(({ third, prefix, hosts, ...rest }) => ({
    ...rest,
    cidr: `10.9.${third}.0/${prefix}`,
    gateway: `10.9.${third}.1`,
    ports: [...new Map(hosts.map((host) => [host.last, host])).values()].map((host) => ({
      mac: host.mac,
      address: `10.9.${third}.${host.last}`,
      hostname: host.hostname,
    })),
  }));

const pathOf = (name: string): string => `/var/lib/cairn/${name}`;

test('a domain that is written and read again is the same, and the same input gives the same bytes', () => {
  fc.assert(
    fc.property(domain, (definition) => {
      const xml = domainXml(definition, pathOf, '127.0.0.1');
      expect(domainXml(definition, pathOf, '127.0.0.1')).toBe(xml);
      const view = parseDomain(xml, xml, { state: 'running', persistent: true });
      const { generation, console_volume: _console, ...rest } = definition;
      expect(view).toEqual({
        ...rest,
        marked_generation: generation,
        state: 'running',
        persistent: true,
        balloon_mib: definition.memory_mib,
        hardware: definition.hardware ?? {},
        live: {
          vcpus: definition.vcpus,
          memory_mib: definition.memory_mib,
          balloon_mib: definition.memory_mib,
          nics: definition.nics,
          title: definition.title,
          hardware: definition.hardware ?? {},
        },
      });
    }),
    { numRuns: RUNS },
  );
});

test('a network that is written and read again is the same', () => {
  fc.assert(
    fc.property(network, ({ generation, ...definition }) => {
      const view = parseNetwork(networkXml({ ...definition, generation }), { active: true, autostart: true });
      expect(view).toEqual({ ...definition, marked_generation: generation, active: true, autostart: true });
    }),
    { numRuns: RUNS },
  );
});

/** Every document that one xmllint call refuses, with its reason. */
function refusedBy(schema: string, documents: readonly string[]): string {
  const directory = mkdtempSync(join(tmpdir(), 'cairn-rng-'));
  try {
    const files = documents.map((text, index) => {
      const file = join(directory, `${index}.xml`);
      writeFileSync(file, text);
      return file;
    });
    execFileSync('xmllint', ['--noout', '--relaxng', join(SCHEMAS, schema), ...files], { stdio: 'pipe' });
    return '';
  } catch (error) {
    return String((error as { stderr: Buffer }).stderr)
      .split('\n')
      .filter((line) => !line.endsWith('validates'))
      .slice(0, 10)
      .join('\n');
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

test('what is written is valid by the RNG schemas that libvirt installs', () => {
  expect(
    existsSync(join(SCHEMAS, 'domain.rng')),
    'libvirt-daemon-system or libvirt0 installs the schemas; run make setup',
  ).toBe(true);
  const domains = fc.sample(domain, RUNS).map((definition) => domainXml(definition, pathOf, '127.0.0.1'));
  const networks = fc.sample(network, RUNS).map(networkXml);
  expect(refusedBy('domain.rng', domains)).toBe('');
  expect(refusedBy('network.rng', networks)).toBe('');
  expect(refusedBy('domain.rng', ['<domain type="qemu"><name>x</name><nonsense/></domain>'])).not.toBe('');
}, 120_000);
