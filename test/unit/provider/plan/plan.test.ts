import { describe, expect, it } from 'vitest';
import { parseDuration, timeoutMs } from '../../../../provider/plan/durations.ts';
import { planResource } from '../../../../provider/plan/plan.ts';
import type { ResourcePlan } from '../../../../provider/plan/plan.ts';
import { numberFromJson, numberFromText } from '../../../../provider/protocol/cty-number.ts';
import { preserve, sameText } from '../../../../provider/plan/preserve.ts';
import { hasUnknownSpec, settle, specOf, stateOf } from '../../../../provider/plan/resource-state.ts';
import { formatPath } from '../../../../provider/protocol/attribute-path.ts';
import { UNKNOWN, hasUnknown, record } from '../../../../provider/protocol/cty-value.ts';
import type { CtyRecord, CtyValue } from '../../../../provider/protocol/cty-value.ts';
import { TEST_DESCRIPTION } from '../../../provider/support/description.ts';

const kind = TEST_DESCRIPTION.kinds['server'] ?? {
  type_name: '',
  collection: '',
  description: '',
  version: 0,
  attributes: {},
};

const object = (values: Record<string, CtyValue>): CtyRecord => record(Object.entries(values));

const config = (values: Record<string, CtyValue> = {}): CtyRecord =>
  record(
    Object.keys(kind.attributes).map((name) => [
      name,
      { name: 'web', flavor_id: 'small', ...values }[name] ?? null,
    ]),
  );

const nic = (values: Record<string, CtyValue>): CtyRecord =>
  object({ subnet_id: 's', address: null, mac: null, mtu: null, ...values });

const prior = (values: Record<string, CtyValue> = {}): CtyRecord =>
  object({
    ...config(),
    id: 'the-id',
    project_id: 'p',
    metadata: record(),
    nics: record(),
    power_state: 'running',
    state: 'ACTIVE',
    addresses: record(),
    instance_name: 'i-1',
    drift: record(),
    ...values,
  });

const plan = (
  given: CtyRecord,
  before: CtyRecord | null,
  fills: Record<string, CtyValue> = {},
): ResourcePlan => planResource({ kind, config: given, prior: before, fills });

describe('the plan of a create', () => {
  it('fills defaults and the project, and leaves the rest to the service', () => {
    const made = plan(config({ user_data: 'secret' }), null, { project_id: 'mine' });
    expect(made.action).toBe('create');
    expect({ ...made.planned }).toMatchObject({
      name: 'web',
      project_id: 'mine',
      power_state: 'running',
      description: null,
      user_data: null,
      id: UNKNOWN,
      state: UNKNOWN,
      instance_name: UNKNOWN,
    });
    expect(made.planned['drift']).toEqual(record());
    expect(made.planned['nics']).toEqual(record());
    expect(made.requires_replace).toEqual([]);
  });

  it('prefers what is configured to what could be filled in', () => {
    expect(plan(config({ project_id: 'theirs' }), null, { project_id: 'mine' }).planned['project_id']).toBe(
      'theirs',
    );
    expect(plan(config(), null).planned['project_id']).toBe(UNKNOWN);
  });

  it('fills defaults inside nested objects', () => {
    const nics = object({ eth0: nic({}), eth1: nic({ mtu: 9000 }) });
    const planned = plan(config({ nics }), null).planned['nics'] as CtyRecord;
    expect((planned['eth0'] as CtyRecord)['mtu']).toBe(1500);
    expect((planned['eth1'] as CtyRecord)['mtu']).toBe(9000);
  });
});

describe('the plan of an update', () => {
  it('is empty when nothing changes', () => {
    const made = plan(config(), prior());
    expect(made.action).toBe('none');
    expect(hasUnknown(made.planned)).toBe(false);
  });

  it('keeps stable values and makes the other reported ones unknown', () => {
    const made = plan(config({ description: 'new' }), prior());
    expect(made.action).toBe('update');
    expect(made.planned).toMatchObject({
      id: 'the-id',
      instance_name: 'i-1',
      state: UNKNOWN,
      addresses: UNKNOWN,
    });
    expect(made.planned['drift']).toEqual(record());
  });

  it('lets a stable value that is not known yet become known', () => {
    expect(
      plan(config({ description: 'new' }), prior({ instance_name: null })).planned['instance_name'],
    ).toBe(UNKNOWN);
  });

  it('keeps the project of an object when the configuration names none', () => {
    expect(plan(config(), prior()).planned['project_id']).toBe('p');
  });

  it('names what needs a replacement, inside nested objects too', () => {
    const disk = object({ size_gib: 10, pool: 'a' });
    const made = plan(
      config({ image_id: 'two', root_disk: object({ size_gib: 20, pool: 'b' }) }),
      prior({ image_id: 'one', root_disk: disk }),
    );
    expect(made.requires_replace.map(formatPath)).toEqual(['image_id', 'root_disk.pool']);
    expect(plan(config({ project_id: UNKNOWN }), prior()).requires_replace.map(formatPath)).toEqual([
      'project_id',
    ]);
    expect(
      plan(config({ root_disk: object({ size_gib: 20, pool: 'a' }) }), prior({ root_disk: disk }))
        .requires_replace,
    ).toEqual([]);
  });

  it('names what restarts', () => {
    const made = plan(config({ flavor_id: 'large' }), prior());
    expect(made.restarts.map(formatPath)).toEqual(['flavor_id']);
    expect(plan(config({ flavor_id: 'large' }), null).restarts).toEqual([]);
  });

  it('repairs drift, and then everything reported may change', () => {
    const made = plan(config(), prior({ drift: object({ power_state: 'expected running, found shutoff' }) }));
    expect(made.action).toBe('repair');
    expect(made.planned['drift']).toEqual(record());
    expect(made.planned['state']).toBe(UNKNOWN);
    expect(made.requires_replace).toEqual([]);
  });

  it('knows changes that concern only Terraform', () => {
    const timeouts = object({ create: '3m', update: null, delete: null });
    const made = plan(config({ timeouts }), prior());
    expect(made.action).toBe('state');
    expect(made.planned['state']).toBe('ACTIVE');
  });

  it('plans the prior text where the configured one means the same', () => {
    const nics = (mac: string): CtyRecord => object({ eth0: nic({ mac, mtu: 1500 }) });
    const made = plan(
      config({ nics: nics('52:54:00:AB:CD:EF') }),
      prior({ nics: nics('52:54:00:ab:cd:ef') }),
    );
    expect(made.action).toBe('none');
  });
});

describe('keeping the form of the user', () => {
  it('knows texts that mean the same', () => {
    expect(sameText('52:54:00:AB:CD:EF', '52:54:00:ab:cd:ef')).toBe(true);
    expect(sameText('ssh-ed25519 AAAA me\n', 'ssh-ed25519 AAAA me')).toBe(true);
    expect(sameText('2001:DB8:0:0::1', '2001:db8::1')).toBe(true);
    expect(sameText('2001:db8::/32', '2001:DB8:0::/32')).toBe(true);
    expect(sameText('2001:db8::/32', '2001:db8::/33')).toBe(false);
    expect(sameText('Web', 'web')).toBe(false);
    expect(sameText(' x', 'x')).toBe(false);
    expect(sameText('::zz', '::ZZ')).toBe(false);
    expect(sameText('A'.repeat(64), 'a'.repeat(64))).toBe(true);
  });

  it('keeps order in sets, empty for nothing, and members one by one', () => {
    const set = { kind: 'set', element: 'string' } as const;
    expect(preserve(set, ['b', 'a'], ['a', 'b'])).toEqual(['b', 'a']);
    expect(preserve(set, ['b', 'a'], ['a', 'c'])).toEqual(['a', 'c']);
    expect(preserve(set, null, [])).toBeNull();
    expect(preserve(set, [], null)).toEqual([]);
    expect(preserve('string', null, '')).toBeNull();
    expect(preserve('string', UNKNOWN, 'x')).toBe('x');
    expect(preserve('number', 1, 2)).toBe(2);
    const third = numberFromText(`0.${'3'.repeat(60)}`);
    expect(preserve('number', third, numberFromJson(1 / 3))).toBe(third);
    expect(preserve('number', third, numberFromJson(0.33))).toEqual(numberFromJson(0.33));
    expect(preserve('string', 'x', null)).toBeNull();
    const map = { kind: 'map', element: 'string' } as const;
    expect(preserve(map, object({ a: 'x ', gone: 'y' }), object({ a: 'x', b: 'z' }))).toEqual(
      object({ a: 'x ', b: 'z' }),
    );
  });
});

describe('state and spec', () => {
  it('sends what is known and configured, with secrets from the configuration', () => {
    const given = config({ user_data: 'secret', nics: object({ eth0: nic({ address: '10.0.0.1' }) }) });
    const { planned } = plan(given, null);
    expect(specOf(kind, planned, given, null)).toEqual({
      name: 'web',
      flavor_id: 'small',
      metadata: record(),
      nics: { eth0: { subnet_id: 's', address: '10.0.0.1', mtu: 1500 } },
      user_data: 'secret',
      power_state: 'running',
    });
  });

  it('sends a secret again only with another version', () => {
    const first = plan(config({ user_data: 'secret', user_data_version: 1 }), null).planned;
    const again = config({ user_data: 'other', user_data_version: 1, description: 'changed' });
    expect(specOf(kind, plan(again, first).planned, again, first)).not.toHaveProperty('user_data');
    const next = config({ user_data: 'other', user_data_version: 2 });
    const made = plan(next, first);
    expect(made.action).toBe('update');
    expect(specOf(kind, made.planned, next, first)).toMatchObject({
      user_data: 'other',
      user_data_version: 2,
    });
  });

  it('tells unknown values of the user from those that the service chooses', () => {
    const given = config();
    expect(hasUnknownSpec(kind, plan(given, null).planned, given)).toBe(false);
    const open = config({ nics: object({ eth0: nic({ subnet_id: UNKNOWN }) }) });
    expect(hasUnknownSpec(kind, plan(open, null).planned, open)).toBe(true);
  });

  it('reads a resource, keeps what only Terraform knows, and drops secrets', () => {
    const mine = prior({ timeouts: object({ create: '3m', update: null, delete: null }), tags: ['b', 'a'] });
    const state = stateOf(
      kind,
      {
        spec: { name: 'web', flavor_id: 'small', tags: ['a', 'b'], user_data: 'leaked', other: 1 },
        status: { state: 'ACTIVE' },
        envelope: { id: 'the-id' },
      },
      mine,
    );
    expect(state).toMatchObject({
      id: 'the-id',
      tags: ['b', 'a'],
      user_data: null,
      state: 'ACTIVE',
      addresses: null,
    });
    expect(state['timeouts']).toEqual(mine['timeouts']);
    expect(state['drift']).toEqual(record());
    expect(() => stateOf(kind, { spec: { name: {} }, status: {}, envelope: {} }, null)).toThrow(
      'name is not a string',
    );
  });

  it('settles what is unknown', () => {
    expect(settle(kind, object({ ...prior(), state: UNKNOWN }))['state']).toBeNull();
  });
});

describe('durations', () => {
  it('reads durations as Go writes them', () => {
    expect(parseDuration('90s')).toBe(90_000);
    expect(parseDuration('1h30m')).toBe(5_400_000);
    expect(parseDuration('1.5m')).toBe(90_000);
    expect(parseDuration('250ms')).toBe(250);
    for (const bad of ['', '10', 'm', '10 m', '-1s', '0s', '1d', '200h'])
      expect(parseDuration(bad)).toBeUndefined();
  });

  it('takes timeouts from the state, or the default', () => {
    expect(timeoutMs(object({ timeouts: object({ create: '5s' }) }), 'create')).toBe(5_000);
    expect(timeoutMs(object({ timeouts: object({ create: '5s' }) }), 'delete')).toBe(600_000);
    expect(timeoutMs(null, 'update')).toBe(600_000);
  });
});
