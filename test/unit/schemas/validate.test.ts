import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { KIND_NAMES, KINDS } from '../../../schemas/generated/kinds.ts';
import type { KindName } from '../../../schemas/generated/types.ts';
import { validateConfig, validateSpec } from '../../../schemas/validate.ts';
import { sentenceOf } from '../../../schemas/violations.ts';
import { arbitrarySpec } from '../../support/arbitrary.ts';

const ID = '0b1e3a52-7c1f-4a5e-9d5c-3f1f6f0f9a11';
const SERVER = { name: 'web', project_id: ID, flavor_id: ID, image_id: ID };

function sentences(kind: KindName, input: unknown): readonly string[] {
  const outcome = validateSpec(kind, input);
  return outcome.ok ? [] : outcome.violations.map(sentenceOf);
}

test('defaults are filled into a copy, at every use anew', () => {
  const input = structuredClone(SERVER);
  const first = validateSpec('server', input);
  const second = validateSpec('server', input);
  expect(input).toEqual(SERVER);
  expect(first).toEqual({
    ok: true,
    value: {
      ...SERVER,
      metadata: {},
      nics: {},
      power_state: 'running',
      migration_policy: 'live',
      on_host_loss: 'wait',
      drift_policy: 'enforce',
    },
  });
  if (first.ok && second.ok) expect(first.value.metadata).not.toBe(second.value.metadata);
});

const SENTENCES: readonly [string, KindName, unknown, string][] = [
  [
    'an address that is none',
    'server',
    { ...SERVER, nics: { eth0: { subnet_id: ID, address: '10.20.0' } } },
    '/spec/nics/eth0/address must be an IPv4 address such as 10.20.0.5; found "10.20.0"',
  ],
  [
    'one of two that is needed',
    'server',
    { name: 'web', project_id: ID, flavor_id: ID },
    '/spec/image_id is required unless kernel_id is given. Give image_id or kernel_id.',
  ],
  [
    'what needs another',
    'server',
    { ...SERVER, ramdisk_id: ID },
    '/spec/ramdisk_id is of no use without kernel_id. Give kernel_id, or leave ramdisk_id out.',
  ],
  [
    'a misspelt property',
    'server',
    { ...SERVER, metdata: {} },
    '/spec/metdata is not a property of a server. Did you mean "metadata"?',
  ],
  [
    'a misspelt property deep inside',
    'server',
    { ...SERVER, nics: { eth0: { subnet_id: ID, adress: '10.20.0.5' } } },
    '/spec/nics/eth0/adress is not a property of /spec/nics/eth0. Did you mean "address"?',
  ],
  [
    'a property that is like none',
    'project',
    { name: 'shop', colour: 'red' },
    '/spec/colour is not a property of a project. It has name, domain_id, parent_id, description, enabled, tags.',
  ],
  [
    'what only Cairn sets',
    'server',
    { ...SERVER, state: 'ACTIVE' },
    '/spec/state is set by Cairn and cannot be asked for. Leave it out.',
  ],
  [
    'what is missing',
    'server',
    { name: 'web', project_id: ID, image_id: ID },
    '/spec/flavor_id is required. Size of the server. Another flavor changes CPUs and memory with one restart.',
  ],
  [
    'null',
    'server',
    { ...SERVER, image_id: null },
    '/spec/image_id must be text; found null. Leave it out instead of sending null.',
  ],
  [
    'a misspelt word',
    'server',
    { ...SERVER, power_state: 'runing' },
    '/spec/power_state must be one of running, stopped, paused, suspended, shelved; found "runing". Did you mean "running"?',
  ],
  [
    'a number in quotes',
    'flavor',
    { name: 'small', vcpus: '2', memory_mib: 512 },
    '/spec/vcpus must be a whole number; found "2". Send the number without quotes.',
  ],
  [
    'too little, with its unit',
    'flavor',
    { name: 'small', vcpus: 1, memory_mib: 16 },
    '/spec/memory_mib must be at least 32 MiB; found 16. Memory of the guest.',
  ],
  [
    'a form without a name of its own',
    'host',
    { name: 'h1', uri: 'http://h1' },
    '/spec/uri must have the right form; found "http://h1". libvirt connection URI, for example qemu:///system, qemu+tls://kvm1.example/system or qemu+ssh://root@kvm1.example/system.',
  ],
  [
    'too many entries',
    'subnet',
    {
      name: 's',
      project_id: ID,
      network_id: ID,
      cidr: '10.20.0.0/24',
      dns_servers: Array(9).fill('9.9.9.9'),
    },
    '/spec/dns_servers must have at most 8 entries; found a list of 9. Resolvers that DHCP names, in order; the gateway when empty.',
  ],
  ['no object at all', 'project', 'shop', '/spec must be an object; found "shop"'],
];

test.each(SENTENCES)('%s is said in a sentence', (_, kind, input, sentence) => {
  expect(sentences(kind, input)).toEqual([sentence]);
});

test('every mistake is told at once', () => {
  expect(sentences('server', { name: ' ', nics: [], power_state: 1 })).toHaveLength(6);
});

test('a secret is never repeated', () => {
  const secret = { key: '-----BEGIN PRIVATE KEY-----' };
  const [sentence] = sentences('host', { name: 'h1', uri: 'qemu:///system', client_key_wo: secret });
  expect(sentence).toMatch(/^\/spec\/client_key_wo must be text\. /);
  expect(sentence).not.toContain('BEGIN');
});

test('a long value is shortened', () => {
  const [sentence] = sentences('keypair', { name: 'k', project_id: ID, public_key: 'x'.repeat(5000) });
  expect(sentence?.length).toBeLessThan(400);
  expect(sentence).toContain('5000 characters');
});

test('keys with slashes and tildes are escaped as JSON pointers ask', () => {
  const outcome = validateSpec('server', { ...SERVER, 'a/b~c': 1 });
  expect(outcome.ok ? [] : outcome.violations.map(({ path }) => path)).toEqual(['/spec/a~1b~0c']);
});

test('a key __proto__ stays a key and changes nothing else', () => {
  const metadata = JSON.parse('{"__proto__": "x"}') as object;
  const outcome = validateSpec('server', { ...SERVER, metadata });
  expect(outcome.ok && Object.keys(outcome.value.metadata)).toEqual(['__proto__']);
  expect(({} as Record<string, unknown>)['x']).toBeUndefined();
});

test('the configuration is checked in the same words', () => {
  expect(validateConfig({})).toMatchObject({ ok: true, value: { listen_port: 8788, driver: 'libvirt' } });
  const outcome = validateConfig({ listen_prt: 1, roles: ['api', 'api'], resync_seconds: 0 });
  expect(outcome.ok ? [] : outcome.violations.map(sentenceOf)).toEqual([
    '/listen_prt is not a property of the configuration. Did you mean "listen_port"?',
    '/roles must not hold the same entry twice; found a list of 2. What this process does; comma separated in the environment.',
    '/resync_seconds must be at least 1 second; found 0. Longest time without a look at an object, unless resync_per_second makes it longer.',
  ]);
});

describe.each([...KIND_NAMES])('%s', (kind) => {
  test('whatever its schema draws is valid, and stays so with its defaults', () => {
    fc.assert(
      fc.property(arbitrarySpec(kind), (spec) => {
        const outcome = validateSpec(kind, spec);
        expect(outcome).toMatchObject({ ok: true });
        if (outcome.ok) expect(validateSpec(kind, outcome.value)).toEqual(outcome);
      }),
      { numRuns: 60 },
    );
  });

  test('a required property that is missing is named', () => {
    const required = KINDS[kind].fields.filter(
      (field) => field.required && field.source === 'spec' && field.pointer.lastIndexOf('/') === 0,
    );
    fc.assert(
      fc.property(arbitrarySpec(kind), fc.constantFrom(...required), (spec, field) => {
        const { [field.pointer.slice(1)]: _, ...rest } = spec as unknown as Record<string, unknown>;
        expect(paths(kind, rest)).toEqual([`/spec${field.pointer}`]);
      }),
      { numRuns: 20 },
    );
  });

  test('a property of another type is named', () => {
    const own = KINDS[kind].fields.filter(
      (field) => field.source === 'spec' && field.pointer.lastIndexOf('/') === 0,
    );
    fc.assert(
      fc.property(arbitrarySpec(kind), fc.constantFrom(...own), (spec, field) => {
        const wrong = field.type === 'string' ? 7 : 'seven';
        const name = field.pointer.slice(1);
        expect(paths(kind, { ...spec, [name]: wrong })).toEqual([`/spec/${name}`]);
      }),
      { numRuns: 20 },
    );
  });

  test('what only Cairn sets, and what is unknown, is refused', () => {
    const reported = KINDS[kind].fields.filter(
      (field) => field.source === 'status' && field.pointer.lastIndexOf('/') === 0,
    );
    const names = [...reported.map((field) => field.pointer.slice(1)), 'unheard_of'];
    fc.assert(
      fc.property(arbitrarySpec(kind), fc.constantFrom(...names), fc.jsonValue(), (spec, name, value) => {
        expect(paths(kind, { ...spec, [name]: value })).toEqual([`/spec/${name}`]);
      }),
      { numRuns: 20 },
    );
  });
});

function paths(kind: KindName, input: unknown): readonly string[] {
  const outcome = validateSpec(kind, input);
  return outcome.ok ? [] : [...new Set(outcome.violations.map(({ path }) => path))];
}
