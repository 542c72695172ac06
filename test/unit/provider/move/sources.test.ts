import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../provider/client/resource.ts';
import { MOVE_SOURCES, findSource } from '../../../../provider/move/sources.ts';
import type { Mapping, MoveSource } from '../../../../provider/move/source.ts';
import { ctyFromJson } from '../../../../provider/protocol/cty-json.ts';
import { parseJson } from '../../../../provider/protocol/json.ts';
import type { ProviderDescription } from '../../../../provider/schema/description.ts';
import { objectType } from '../../../../provider/schema/types.ts';
import terraformJson from '../../../../schemas/generated/terraform.json' with { type: 'json' };

const description = terraformJson as unknown as ProviderDescription;

const storedState = (typeName: string): JsonObject =>
  parseJson(
    readFileSync(
      join(import.meta.dirname, `../../../provider/fixtures/foreign-states/${typeName}.json`),
      'utf8',
    ),
  ) as JsonObject;

const source = (typeName: string): MoveSource => {
  const found = MOVE_SOURCES.find((one) => one.type_name === typeName);
  if (found === undefined) throw new Error(`no mapping of ${typeName}`);
  return found;
};

const mapped = (typeName: string, changes: JsonObject = {}): Mapping =>
  source(typeName).map({ ...storedState(typeName), ...changes });

const attributes = (typeName: string, changes: JsonObject = {}): JsonObject => {
  const mapping = mapped(typeName, changes);
  if ('refused' in mapping) throw new Error(mapping.refused);
  return mapping.attributes;
};

const EXPECTED: Readonly<Record<string, JsonObject>> = {
  openstack_compute_flavor_v2: {
    name: 'm1.medium',
    description: 'for web servers',
    vcpus: 2,
    memory_mib: 4096,
    disk_gib: 20,
  },
  openstack_images_image_v2: {
    name: 'debian-12',
    disk_format: 'qcow2',
    file: 'images/debian-12.qcow2',
    size_bytes: 361_431_040,
    min_disk_gib: 3,
    min_memory_mib: 512,
    properties: { os_distro: 'debian' },
  },
  openstack_compute_instance_v2: {
    name: 'web-1',
    metadata: { role: 'web', tier: 'front' },
    power_state: 'stopped',
  },
  openstack_compute_keypair_v2: {
    name: 'deploy',
    public_key:
      'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKcZ4vX0m7mJrI0p9X6u2mJb8m9jz6sB8Q7y1H2k3L4M deploy@example.org',
  },
  openstack_networking_network_v2: {
    name: 'backend',
    description: 'between the tiers',
    dns_domain: 'web.internal',
  },
  openstack_networking_subnet_v2: {
    name: 'backend-v4',
    cidr: '10.20.0.0/24',
    gateway_address: '10.20.0.1',
    dns_servers: ['10.20.0.1', '9.9.9.9'],
  },
  libvirt_domain: { name: 'web-1', description: 'the front', power_state: 'running' },
  libvirt_network: { name: 'backend', mode: 'isolated', dns_domain: 'web.internal' },
  libvirt_volume: { name: 'debian-12', disk_format: 'qcow2', file: '/srv/images/debian-12.qcow2' },
};

describe.each(MOVE_SOURCES.map((one) => [one.type_name, one] as const))('%s', (typeName, one) => {
  const kind = description.kinds[one.kind];

  it('maps a stored state to attributes that its kind has, of their types', () => {
    const result = attributes(typeName);
    expect(result).toEqual(EXPECTED[typeName]);
    expect(Object.keys(kind?.attributes ?? {})).toEqual(expect.arrayContaining(Object.keys(result)));
    expect(ctyFromJson(result, objectType(kind?.attributes ?? {}))).toMatchObject({ name: result['name'] });
  });

  it('compares only what cannot change in place', () => {
    const mapping = mapped(typeName);
    for (const name of 'same' in mapping ? mapping.same : []) {
      expect(kind?.attributes[name]?.mutability, name).toBe('replace');
    }
  });

  it('carries no secret over', () => {
    expect(JSON.stringify(mapped(typeName))).not.toContain('s3cret');
  });

  it('needs a name, and takes anything for a state', () => {
    expect(mapped(typeName, { name: '' })).toHaveProperty('refused');
    expect(one.map({})).toHaveProperty('refused');
    const odd = Object.fromEntries(Object.keys(storedState(typeName)).map((key) => [key, [{ odd: true }]]));
    expect(() => one.map({ ...odd, name: 'odd' })).not.toThrow();
    expect(() => one.map({ ...odd, name: { toString: 'x' } })).not.toThrow();
  });
});

describe('what is less plain', () => {
  it('is found by the last word of the address, whatever registry it came from', () => {
    const type = 'openstack_compute_instance_v2';
    expect(findSource('registry.terraform.io/terraform-provider-openstack/openstack', type)?.kind).toBe(
      'server',
    );
    expect(findSource('registry.opentofu.org/terraform-provider-openstack/openstack', type)?.kind).toBe(
      'server',
    );
    expect(findSource('registry.terraform.io/somebody/notopenstack', type)).toBeUndefined();
    expect(findSource('registry.terraform.io/dmacvicar/libvirt', type)).toBeUndefined();
  });

  it('refuses what has no counterpart, and says why', () => {
    const refusal = (typeName: string, changes: JsonObject): string => {
      const mapping = mapped(typeName, changes);
      return 'refused' in mapping ? mapping.refused : '';
    };
    expect(refusal('openstack_networking_network_v2', { external: true })).toContain('external network');
    expect(refusal('openstack_networking_subnet_v2', { ip_version: 6 })).toContain('IPv6');
    expect(refusal('openstack_images_image_v2', { disk_format: 'vmdk' })).toContain('qemu-img');
    expect(refusal('libvirt_network', { mode: 'bridge' })).toContain('mode is bridge');
    expect(refusal('libvirt_volume', { source: null })).toContain('no image');
    expect(refusal('libvirt_volume', { base_volume_id: '/var/lib/libvirt/images/base' })).toContain(
      'no image',
    );
  });

  it('reads the form that the libvirt provider has since 0.9', () => {
    const only = (typeName: string, state: JsonObject) => {
      const mapping = source(typeName).map(state);
      return 'refused' in mapping ? mapping.refused : mapping.attributes;
    };
    expect(
      only('libvirt_volume', {
        name: 'ubuntu.qcow2',
        pool: 'default',
        target: { format: { type: 'qcow2' } },
        backing_store: null,
        create: { content: { url: 'https://example.org/ubuntu.img' } },
      }),
    ).toEqual({ name: 'ubuntu.qcow2', disk_format: 'qcow2' });
    expect(
      only('libvirt_volume', { name: 'own', create: { content: { url: 'file:///srv/own.qcow2' } } }),
    ).toEqual({ name: 'own', file: '/srv/own.qcow2' });
    expect(
      only('libvirt_volume', {
        name: 'overlay',
        backing_store: { path: '/base' },
        create: { content: { url: '/x' } },
      }),
    ).toContain('no image');
    expect(only('libvirt_network', { name: 'n', forward: { mode: 'nat' }, domain: { name: 'lab' } })).toEqual(
      { name: 'n', mode: 'nat', dns_domain: 'lab' },
    );
  });
});
