import type { DriftItem, Event, JournalEntry, Plan } from '../../../schemas/generated/api.ts';
import type { ResourceView } from '../../../reconciler/cli/wire.ts';
import type { NameOf } from '../../../reconciler/cli/format/value.ts';

/** Objects as the API returns them, for tests of what the CLI prints. */

export const NOW = new Date('2026-11-21T12:00:00.000Z');

export function ago(seconds: number): string {
  return new Date(NOW.getTime() - seconds * 1000).toISOString();
}

export function id(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

const NAMES: Readonly<Record<string, string>> = {
  [id(1)]: 'demo',
  [id(2)]: 'tiny',
  [id(3)]: 'debian-12',
  [id(4)]: 'lan-a',
  [id(5)]: 'kvm1',
  [id(6)]: 'lan',
};

export const nameOf: NameOf = (_kind, wanted) => NAMES[wanted];

export const READY = { type: 'Ready', status: 'True', reason: 'Ready', message: 'All is as asked.' } as const;

export const WEB: ResourceView = {
  id: id(10),
  kind: 'server',
  generation: 3,
  claimed: false,
  observed_generation: 3,
  spec: {
    name: 'web',
    project_id: id(1),
    flavor_id: id(2),
    image_id: id(3),
    user_data: '#!/bin/sh\necho hello\n',
    metadata: { role: 'web' },
    nics: { eth0: { subnet_id: id(4), address: '10.20.0.5' }, eth1: { subnet_id: id(4) } },
    power_state: 'running',
    drift_policy: 'report',
  },
  status: {
    state: 'ACTIVE',
    addresses: { eth0: '10.20.0.5', eth1: '10.20.0.6' },
    mac_addresses: { eth0: '52:54:00:00:00:01', eth1: '52:54:00:00:00:02' },
    placed_host_id: id(5),
    instance_name: `cairn-${id(10)}`,
    accelerator: 'kvm',
    drift: {},
  },
  conditions: [{ ...READY, time: ago(200) }],
  deletion_requested_at: null,
  created_at: ago(4 * 86_400),
  updated_at: ago(240),
};

export const UNPLACED: ResourceView = {
  ...WEB,
  id: id(11),
  generation: 1,
  observed_generation: 0,
  spec: {
    name: 'big',
    project_id: id(1),
    flavor_id: id(2),
    nics: {},
    power_state: 'running',
    metadata: {},
    drift_policy: 'enforce',
  },
  status: {
    state: 'BUILD',
    addresses: null,
    mac_addresses: null,
    placed_host_id: null,
    instance_name: null,
    accelerator: null,
    drift: {},
  },
  conditions: [
    {
      type: 'Ready',
      status: 'False',
      reason: 'Unschedulable',
      message: 'No host has 64 free CPUs: 1 host has too few.',
      time: ago(30),
    },
  ],
  created_at: ago(30),
  updated_at: ago(30),
};

export const DRIFT: DriftItem = {
  kind: 'server',
  id: id(10),
  name: 'web',
  project_id: id(1),
  policy: 'report',
  field: 'power_state',
  expected: 'running',
  found: 'stopped',
  since: ago(180),
};

export const EVENTS: readonly Event[] = [
  event(1, 4 * 86_400, 'created', 'admin', 'admin created the server "web".'),
  event(7, 4 * 86_400 - 3, 'ready', null, 'The server "web" is as asked.'),
  event(9, 180, 'drifted', null, 'power_state: expected running, found stopped.'),
];

function event(
  sequence: number,
  seconds: number,
  type: string,
  actor: string | null,
  message: string,
): Event {
  const request_id = actor === null ? null : 'r1';
  return {
    sequence,
    at: ago(seconds),
    resource_id: id(10),
    kind: 'server',
    project_id: id(1),
    type,
    actor,
    request_id,
    source_address: actor === null ? null : '127.0.0.1',
    outcome: 'done',
    message,
    data: {},
  };
}

export const JOURNAL: readonly JournalEntry[] = [
  entry(1, 'clone_volume', 'the root disk starts from the image', 800, 'done'),
  entry(2, 'define_domain', 'the guest is not defined on the host', 35, 'done'),
  entry(3, 'start_domain', 'power_state is running', 2345, 'failed'),
  entry(4, 'start_domain', 'power_state is running', null, null),
];

function entry(
  sequence: number,
  operation: string,
  reason: string,
  took_ms: number | null,
  outcome: 'done' | 'failed' | null,
): JournalEntry {
  const started = Date.parse(ago(4 * 86_400));
  return {
    sequence,
    resource_id: id(10),
    generation: 1,
    plan_hash: 'h',
    ordinal: sequence - 1,
    operation,
    arguments: {},
    reason,
    started_at: new Date(started).toISOString(),
    finished_at: took_ms === null ? null : new Date(started + took_ms).toISOString(),
    outcome,
    error: outcome === 'failed' ? { code: 'unavailable', message: 'The host kvm1 cannot be reached.' } : null,
  };
}

export const EMPTY_PLAN: Plan = {
  resource_id: id(10),
  kind: 'server',
  generation: 3,
  known: true,
  changes: [],
  operations: [],
  waiting: null,
  problem: null,
};

export const RESIZE_PLAN: Plan = {
  ...EMPTY_PLAN,
  changes: [
    { field: 'memory_mib', expected: '512', found: '256', disruption: 'restart' },
    { field: 'nics.eth1', expected: 'lan-a', found: 'absent', disruption: 'none' },
  ],
  operations: [
    step('attach_nic', 'eth1 is to be in lan-a', [], 'none', false),
    step('shut_down', 'memory_mib takes effect with a restart', [], 'restart', true),
    step('define_domain', 'memory_mib is 512', [1], 'none', false),
    step('start_domain', 'power_state is running', [2], 'none', false),
  ],
};

function step(
  name: string,
  reason: string,
  after: readonly number[],
  disruption: 'none' | 'restart',
  destructive: boolean,
): Plan['operations'][number] {
  return { name, arguments: {}, after, timeout_seconds: 30, reason, disruption, destructive };
}
