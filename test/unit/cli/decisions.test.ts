import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { KIND_NAMES, KINDS } from '../../../schemas/generated/kinds.ts';
import { exportLines } from '../../../reconciler/cli/commands/env.ts';
import { exitCode } from '../../../reconciler/cli/commands/plan.ts';
import { requireOutcome } from '../../../reconciler/cli/commands/wait.ts';
import { installCommand, isAtLeast, ok, weigh } from '../../../reconciler/cli/doctor/check.ts';
import { hostChecks } from '../../../reconciler/cli/doctor/service-checks.ts';
import { Failure, toFailure } from '../../../reconciler/cli/failure.ts';
import { resourceTable, shownFields } from '../../../reconciler/cli/format/columns.ts';
import { planOutcome, planSummary } from '../../../reconciler/cli/format/plan.ts';
import { statusWord } from '../../../reconciler/cli/format/state.ts';
import { inline, valueLines } from '../../../reconciler/cli/format/value.ts';
import { parseKind, parseTargets } from '../../../reconciler/cli/kind-name.ts';
import { ambiguous, notFound } from '../../../reconciler/cli/lookup.ts';
import { processIo } from '../../../reconciler/cli/io.ts';
import { parseManifest } from '../../../reconciler/cli/manifest.ts';
import { allFields, referencedIds } from '../../../reconciler/cli/names.ts';
import { findConnection } from '../../../reconciler/cli/service.ts';
import type { Resource } from '../../../schemas/generated/api.ts';
import { EMPTY_PLAN, NOW, READY, RESIZE_PLAN, UNPLACED, WEB, ago, id } from './samples.ts';

test('the command finds the service where the provider finds it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-clouds-'));
  try {
    const clouds = join(folder, 'clouds.yaml');
    writeFileSync(
      clouds,
      'clouds:\n  mine:\n    cacert: /ca\n    auth: { endpoint: "http://a:1/", token: t-1 }\n',
    );
    writeFileSync(join(folder, 'token'), 't-2\n');
    const io = (environment: Record<string, string>) => ({
      ...processIo(),
      environment,
      home: folder,
      user_id: 1000,
    });
    const os = { OS_CLIENT_CONFIG_FILE: clouds, OS_CLOUD: 'mine' };
    expect(await findConnection(io(os), {})).toMatchObject({
      endpoint: 'http://a:1',
      token: 't-1',
      ca_file: '/ca',
    });
    const cairn = { ...os, CAIRN_TOKEN_FILE: join(folder, 'token') };
    expect(await findConnection(io(cairn), {})).toMatchObject({ endpoint: 'http://a:1', token: 't-2' });
    expect(await findConnection(io(cairn), { endpoint: 'http://b:1', token: 't-3' })).toMatchObject({
      endpoint: 'http://b:1',
      token: 't-3',
      ca_file: null,
      from: 'the flags',
    });
    await expect(findConnection(io({ CAIRN_TOKEN: 't' }), {})).rejects.toMatchObject({
      title: 'No Cairn service is configured',
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

function failureOf(body: () => unknown): Failure {
  try {
    body();
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

test('env quotes what it prints', () => {
  const connection = {
    endpoint: 'http://a',
    token: "t'$(x)",
    ca_file: null,
    project_id: null,
    project_name: null,
    from: 'f',
  };
  expect(exportLines(connection)).toBe(`export CAIRN_ENDPOINT='http://a'\nexport CAIRN_TOKEN='t'\\''$(x)'\n`);
});

test('kinds are known in singular, plural, any case and with hyphens; a typo names the nearest', () => {
  for (const kind of KIND_NAMES) {
    expect(parseKind(kind)).toBe(kind);
    expect(parseKind(KINDS[kind].collection.toUpperCase())).toBe(kind);
  }
  expect(failureOf(() => parseKind('sever')).message).toBe(
    "there is no kind 'sever'. Did you mean 'server'?",
  );
  expect(failureOf(() => parseKind('flavour')).message).toContain("'flavor'");
  expect(failureOf(() => parseKind('zzz')).message).toBe("there is no kind 'zzz'.");
});

test('objects are named by kind and name, or by both in one word', () => {
  expect(parseTargets(['servers'])).toEqual({ kind: 'server', targets: [] });
  const both = [
    { kind: 'server', name: 'web' },
    { kind: 'server', name: 'db' },
  ];
  expect(parseTargets(['server', 'web', 'server/db']).targets).toEqual(both);
  expect(parseTargets(['server/web', 'servers/db']).targets).toEqual(both);
  expect(parseTargets(['server/web', 'network/lan']).targets[1]).toEqual({ kind: 'network', name: 'lan' });
  expect(failureOf(() => parseTargets(['server', 'network/lan'])).title).toBe('Mixed kinds');
  expect(failureOf(() => parseTargets(['server/'])).title).toBe('Bad name');
  expect(failureOf(() => parseTargets(['server/a/b'])).title).toBe('Bad name');
  expect(failureOf(() => parseTargets(['server'], { needsName: true })).message).toBe('no server is named.');
});

test('a name that is not there, and one that is there twice', () => {
  const missing = notFound({ kind: 'server', name: 'wbe' }, ['db', 'web'], false);
  expect(missing.message).toBe("there is no server 'wbe'. Did you mean 'web'?");
  expect(missing.fields.hints).toEqual(['cairn list servers']);
  const twin = { ...WEB, id: id(20), spec: { ...WEB.spec, project_id: id(9) } };
  const several = ambiguous({ kind: 'server', name: 'web' }, [WEB, twin], new Map([[id(1), 'demo']]));
  expect(several.fields.violations).toEqual([
    { path: WEB.id, message: 'in project demo' },
    { path: twin.id, message: `in project ${id(9)}` },
  ]);
});

test.each([
  ['Ready', {}],
  ['Updating', { generation: 4 }],
  ['Deleting', { deletion_requested_at: ago(1) }],
  ['Pending', { conditions: [] }],
  ['Drifted', { conditions: [{ ...READY, time: ago(1) }, condition('Drifted', 'True', 'Drifted')] }],
  [
    'WrongFormat',
    { conditions: [condition('Ready', 'False', 'x'), condition('Stalled', 'True', 'WrongFormat')] },
  ],
  ['Waiting', { conditions: [condition('Ready', 'False', 'Waiting')] }],
  ['Unavailable', { conditions: [condition('Ready', 'Unknown', 'Unavailable')] }],
])('an object is %s', (word, change) => {
  expect(statusWord({ ...WEB, ...change }).text).toBe(word);
});

function condition(
  type: 'Ready' | 'Stalled' | 'Drifted',
  status: 'True' | 'False' | 'Unknown',
  reason: string,
): (typeof WEB.conditions)[number] {
  return { type, status, reason, message: `${reason}.`, time: ago(1) };
}

test('every kind has a list: its columns are fields of its schema, and none holds a secret', () => {
  for (const kind of KIND_NAMES) {
    const secrets = KINDS[kind].fields.filter((field) => field.write_only).map((field) => field.pointer);
    for (const field of shownFields(kind)) {
      expect(KINDS[kind].fields).toContain(field);
      expect(secrets).not.toContain(field.pointer);
    }
    const text = resourceTable(kind, [{ ...WEB, kind }], { now: NOW, nameOf: () => undefined, wide: true });
    expect(text.split('\n')[0]).toMatch(/^ID +NAME .*STATUS .*AGE$/);
  }
  expect(shownFields('flavor').map((field) => field.pointer)).toEqual(['/vcpus', '/memory_mib', '/disk_gib']);
});

test('values on one line and on many', () => {
  expect(inline({ a: '1', b: { c: true }, d: [1, 2], e: null })).toBe('a=1,b={c=true},d=1,2,e=-');
  expect(valueLines({ a: [], b: {}, c: '', d: ['x', { y: 1 }] }, '').slice(1)).toEqual([
    'a: []',
    'b: {}',
    'c: ""',
    'd:',
    '  - x',
    '  -',
    '    y: 1',
  ]);
  expect(valueLines('one\n\u001b[2Jtwo\n', '  ')).toEqual(['|', '  one', '  \\x1b[2Jtwo']);
});

test('ids that a server refers to, at any depth', () => {
  const found = referencedIds([WEB], allFields);
  expect([...(found.get('subnet') ?? [])]).toEqual([id(4)]);
  expect([...(found.get('host') ?? [])]).toEqual([id(5)]);
  expect([...found.keys()].sort()).toEqual([
    'flavor',
    'host',
    'image',
    'keypair',
    'project',
    'server',
    'server_group',
    'subnet',
  ]);
});

test("a plan's exit code: 1 unknown, 2 something, 0 nothing; what only waits is known without a look", () => {
  const nothing = { resource: WEB, plan: EMPTY_PLAN };
  const something = { resource: WEB, plan: RESIZE_PLAN };
  const waiting = { reason: 'Waiting', message: 'The subnet is not ready.', for_ids: [] };
  const waits = { resource: WEB, plan: { ...EMPTY_PLAN, known: false, waiting } };
  const problem = (code: 'unschedulable' | 'unavailable') => ({
    ...EMPTY_PLAN,
    known: false,
    problem: { code, message: 'x' },
  });
  const unseen = { resource: WEB, plan: problem('unavailable') };
  const full = { resource: UNPLACED, plan: problem('unschedulable') };
  expect([nothing, something, waits, unseen, full].map(planOutcome)).toEqual([
    'nothing',
    'something',
    'something',
    'unknown',
    'something',
  ]);
  expect(exitCode([nothing])).toBe(0);
  expect(exitCode([])).toBe(0);
  expect(exitCode([nothing, something])).toBe(2);
  expect(exitCode([something, unseen])).toBe(1);
  expect(planSummary([nothing, nothing])).toBe('Nothing to do: 2 objects are as asked.');
  expect(planSummary([])).toBe('Nothing to do: 0 objects are as asked.');
  expect(planSummary([unseen])).toBe('Plan: unknown. 1 object could not be looked at.');
});

test('a wait that ends otherwise says why', () => {
  const resource = (view: typeof WEB): Resource => view as unknown as Resource;
  const wanted = { for: 'ready' as const, timeout: 60 };
  expect(() => requireOutcome({ outcome: 'ready', resource: resource(WEB) }, wanted, 'x')).not.toThrow();
  const late = failureOf(() =>
    requireOutcome({ outcome: 'late', resource: resource(UNPLACED) }, wanted, 'x'),
  );
  expect(late.message).toBe(
    'server/big is not ready after 60s: No host has 64 free CPUs: 1 host has too few.',
  );
  const stalled = { ...WEB, conditions: [condition('Stalled', 'True', 'WrongFormat')] };
  expect(
    failureOf(() => requireOutcome({ outcome: 'stalled', resource: resource(stalled) }, wanted, 'x')).message,
  ).toBe('server/web cannot become ready: WrongFormat.');
  expect(failureOf(() => requireOutcome({ outcome: 'deleted' }, wanted, 'server/x')).message).toContain(
    'server/x',
  );
  expect(() => requireOutcome({ outcome: 'deleted' }, { for: 'deleted', timeout: 1 }, 'x')).not.toThrow();
});

test('manifests: one object, a list, a page; what get prints can be applied', () => {
  const flavor = { kind: 'flavors', spec: { name: 'tiny' } };
  const parsed = { kind: 'flavor', spec: { name: 'tiny' } };
  expect(parseManifest('f', JSON.stringify(flavor))).toEqual([parsed]);
  expect(parseManifest('f', JSON.stringify([flavor, { ...flavor, id: id(1), status: {} }]))).toEqual([
    parsed,
    { ...parsed, id: id(1) },
  ]);
  expect(parseManifest('f', JSON.stringify({ items: [flavor] }))).toEqual([parsed]);
  expect(failureOf(() => parseManifest('f', '{')).message).toContain('f is not JSON');
  expect(failureOf(() => parseManifest('f', '{"items":[{"kind":"flavor"}]}')).fields.violations).toEqual([
    { path: '/items/0/spec', message: 'must be an object' },
  ]);
  expect(failureOf(() => parseManifest('f', '{"kind":"flavr","spec":{}}')).message).toContain("'flavor'");
});

test('an unforeseen error says that it is a bug and keeps its cause', () => {
  const cause = new Error('boom');
  expect(toFailure(cause).cause).toBe(cause);
  expect(toFailure(cause).message).toContain('boom');
});

test('versions are compared by number', () => {
  expect(isAtLeast('20.19.0', '20.19.0')).toBe(true);
  expect(isAtLeast('v22.1.0', '20.19.0')).toBe(true);
  expect(isAtLeast('20.9.9', '20.19.0')).toBe(false);
  expect(isAtLeast('1.11.0-beta1', '1.11.0')).toBe(true);
  expect(isAtLeast('1.2', '1.11.0')).toBe(false);
});

test('a broken host side here is only a warning when a host elsewhere is up', () => {
  const broken = { ...ok('libvirt', 'libvirt', 'no socket'), status: 'failed' as const, mend: 'x' };
  const service = { ...broken, group: 'service' as const };
  expect(weigh([broken, service], false).map((check) => check.status)).toEqual(['failed', 'failed']);
  expect(weigh([broken, service], true).map((check) => check.status)).toEqual(['warning', 'failed']);
  expect(installCommand('apt-get', 'qemu-img')).toBe('apt-get install -y qemu-utils');
  expect(installCommand(null, 'dnsmasq')).toContain('dnsmasq');
});

test("the doctor says each registered host's state", () => {
  expect(hostChecks([]).map((check) => check.status)).toEqual(['warning']);
  const host = {
    ...WEB,
    kind: 'host',
    spec: { name: 'kvm1', uri: 'qemu:///system', enabled: true },
    status: { state: 'up', accelerator: 'kvm' },
  };
  const down = {
    ...host,
    status: { state: 'down' },
    conditions: [condition('Ready', 'False', 'Unavailable')],
  };
  const checks = hostChecks([host, down] as unknown as Resource<'host'>[]);
  expect(checks.map((check) => check.status)).toEqual(['ok', 'failed']);
  expect(checks[1]?.found).toBe('down at qemu:///system: Unavailable.');
});
