import { expect, test } from 'vitest';
import { describeFailure, Failure } from '../../../reconciler/cli/failure.ts';
import type { Check } from '../../../reconciler/cli/doctor/check.ts';
import { capacityReport, placementReport } from '../../../reconciler/cli/format/capacity.ts';
import { resourceTable } from '../../../reconciler/cli/format/columns.ts';
import { describe } from '../../../reconciler/cli/format/describe.ts';
import { transferTable } from '../../../reconciler/cli/format/transfers.ts';
import { doctorReport } from '../../../reconciler/cli/format/doctor.ts';
import { driftSummary, driftTable } from '../../../reconciler/cli/format/drift.ts';
import { eventLine } from '../../../reconciler/cli/format/events.ts';
import { objectPlan, planSummary } from '../../../reconciler/cli/format/plan.ts';
import { plain } from '../../../reconciler/cli/format/text.ts';
import {
  DRIFT,
  EMPTY_PLAN,
  EVENTS,
  JOURNAL,
  NOW,
  RESIZE_PLAN,
  UNPLACED,
  WEB,
  id,
  nameOf,
} from './samples.ts';

/** What people read, as files: a change of the output is a change of a file that a reviewer sees. */
async function golden(name: string, text: string): Promise<void> {
  await expect(text).toMatchFileSnapshot(`../../golden/cli/${name}.txt`);
}

const DELETED = {
  ...WEB,
  id: id(12),
  spec: { ...WEB.spec, name: 'old', project_id: id(99) },
  deletion_requested_at: WEB.created_at,
};

test('list of servers', () =>
  golden('list-servers', resourceTable('server', [WEB, UNPLACED], { now: NOW, nameOf })));

test('wide list of servers of two projects', () =>
  golden(
    'list-servers-wide',
    resourceTable('server', [WEB, UNPLACED, DELETED], { now: NOW, nameOf, wide: true }),
  ));

test('list of hosts', () => {
  const base = { ...WEB, kind: 'host' as const };
  const spec = { name: 'kvm1', uri: 'qemu+tls://kvm1.example/system', enabled: true };
  const up = {
    ...base,
    id: id(5),
    spec,
    status: { state: 'up', vcpus: 64, memory_mib: 257_000, disk_gib: 900, accelerator: 'kvm' },
  };
  const down = {
    ...base,
    id: id(7),
    spec: { ...spec, name: 'kvm2', uri: 'qemu+tls://kvm2.example/system' },
    status: { state: 'down', vcpus: null },
  };
  const why = [
    {
      type: 'Ready' as const,
      status: 'False' as const,
      reason: 'Unavailable',
      message: 'refused',
      time: WEB.created_at,
    },
  ];
  return golden(
    'list-hosts',
    resourceTable('host', [up, { ...down, conditions: why }], { now: NOW, nameOf }),
  );
});

test('list of images', () => {
  const spec = {
    name: 'debian-12',
    project_id: id(1),
    disk_format: 'qcow2',
    size_bytes: 2_361_393_152,
    sha256: 'a'.repeat(64),
  };
  const image = { ...WEB, kind: 'image' as const, id: id(3), spec, status: { state: 'active' } };
  return golden('list-images', resourceTable('image', [image], { now: NOW, nameOf }));
});

test('describe a server', () =>
  golden(
    'describe-server',
    describe(
      { resource: WEB, drift: [DRIFT], events: EVENTS, journal: JOURNAL },
      { now: NOW, nameOf, paint: plain },
    ),
  ));

test('describe what nothing is known of yet', () =>
  golden(
    'describe-new',
    describe({ resource: UNPLACED, drift: [], events: [], journal: [] }, { now: NOW, nameOf, paint: plain }),
  ));

test('transfers', () => {
  const moving = {
    activity: 'distribute',
    host_id: id(5),
    host_name: 'kvm1',
    done_bytes: 1_610_612_736,
    total_bytes: 2_361_393_152,
    rate_bytes_per_second: 104_857_600,
    eta_seconds: 8,
    started_at: WEB.created_at,
    updated_at: WEB.created_at,
  };
  const slow = { ...moving, host_name: null, done_bytes: 512, rate_bytes_per_second: 1, eta_seconds: 7384 };
  const unknown = {
    ...moving,
    activity: 'fetch',
    host_id: null,
    host_name: null,
    total_bytes: null,
    rate_bytes_per_second: null,
    eta_seconds: null,
  };
  return golden('transfers', transferTable([moving, { ...slow, eta_seconds: 185 }, slow, unknown]));
});

test('plan', () => {
  const waits = { reason: 'Waiting', message: 'The subnet "lan-a" is not ready on kvm1.', for_ids: [id(4)] };
  const unseen = {
    code: 'unavailable',
    message: 'The host kvm1 cannot be reached: connection refused.',
  } as const;
  const plans = [
    { resource: WEB, plan: RESIZE_PLAN },
    { resource: UNPLACED, plan: { ...EMPTY_PLAN, known: false, waiting: waits } },
    { resource: DELETED, plan: { ...EMPTY_PLAN, known: false, problem: unseen } },
    { resource: WEB, plan: EMPTY_PLAN },
  ];
  const text = plans.slice(0, 3).map((plan) => `${objectPlan(plan, plain)}\n`);
  return golden('plan', `${text.join('')}${planSummary(plans)}\n`);
});

test('drift', () => {
  const other = {
    ...DRIFT,
    id: id(11),
    name: 'db',
    field: 'memory_mib',
    expected: '512',
    found: '256',
    policy: 'enforce' as const,
  };
  const items = [other, DRIFT];
  return golden('drift', `${driftTable(items, { now: NOW, nameOf, paint: plain })}${driftSummary(items)}\n`);
});

const SURVEY = {
  host_id: id(5),
  name: 'kvm1',
  fitting_count: 2,
  vcpus: { total: 32, claimed: 24, free: 8 },
  memory_mib: { total: 8192, claimed: 2048, free: 6144 },
  disk_gib: { total: 90, claimed: 0, free: 90 },
  rejections: [],
  nearest_fix: null,
};
const UNSEEN = { total: null, claimed: 0, free: null };
const SURVEYS = [
  SURVEY,
  {
    ...SURVEY,
    host_id: id(7),
    name: 'kvm2',
    fitting_count: 0,
    vcpus: UNSEEN,
    memory_mib: UNSEEN,
    disk_gib: UNSEEN,
    rejections: [{ filter: 'enabled', why: 'disabled', short: null }],
    nearest_fix: 'enable host kvm2',
  },
];

test('capacity', () => {
  const size = { vcpus: 4, memory_mib: 3000, disk_gib: 10 };
  const few = { ...size, server_count: 1, fits: true, fitting_count: 2, nearest_fix: null };
  const many = { ...size, server_count: 3, fits: false, fitting_count: 2, nearest_fix: 'enable host kvm2' };
  return golden(
    'capacity',
    [
      capacityReport(
        { ...many, explanation: 'Only 2 fit on 1 of 2 hosts.', hosts: SURVEYS },
        { paint: plain },
      ),
      capacityReport({ ...few, explanation: '2 fit on 1 of 2 hosts.', hosts: [] }, { paint: plain }),
    ].join('\n'),
  );
});

test('placement', () => {
  const placed = {
    fits: true,
    host_id: id(5),
    host_name: 'kvm1',
    explanation: 'kvm1 has the most free memory.',
    nearest_fix: null,
    addresses: { eth0: '10.77.0.9', eth1: '10.78.0.2' },
    hosts: SURVEYS,
  };
  const nowhere = {
    fits: false,
    host_id: null,
    host_name: null,
    explanation: 'No host fits: 1 of 1 is disabled.',
    nearest_fix: 'enable host kvm2',
    addresses: {},
    hosts: SURVEYS.slice(1),
  };
  const options = { paint: plain };
  return golden('placement', `${placementReport(placed, options)}\n${placementReport(nowhere, options)}`);
});

test('events', () => golden('events', EVENTS.map((event) => eventLine(event, 'web', plain)).join('')));

test('error', () => {
  const failure = new Failure('Invalid input', 'The server cannot be made as written.', {
    code: 'invalid_input',
    violations: [
      {
        path: '/spec/nics/eth0/address',
        message: 'must be an IPv4 address such as 10.20.0.5; found "10.20.0"',
      },
      { path: '/spec/flavour_id', message: 'is not a property of a server', hint: 'Did you mean flavor_id?' },
    ],
    hints: ['cairn describe server/web'],
    request_id: '5f0c',
  });
  return golden('error', describeFailure(failure, plain));
});

test('doctor', () => {
  const checks: readonly Check[] = [
    { group: 'machine', name: 'node', status: 'ok', found: '20.20.2', mend: null },
    {
      group: 'machine',
      name: 'terraform',
      status: 'warning',
      found: 'not installed',
      mend: 'tfenv install 1.11.4',
    },
    {
      group: 'libvirt',
      name: 'libvirt',
      status: 'failed',
      found: 'no socket at /run/libvirt/libvirt-sock',
      mend: 'apt-get install -y libvirt-daemon-system',
    },
    { group: 'libvirt', name: 'kvm', status: 'skipped', found: 'cannot be tried without QEMU', mend: null },
    { group: 'service', name: 'service', status: 'ok', found: '0.1.0 at http://127.0.0.1:8788', mend: null },
    { group: 'hosts', name: 'kvm1', status: 'ok', found: 'up at qemu:///system', mend: null },
  ];
  return golden('doctor', doctorReport(checks, plain));
});
