import { describe, expect, it } from 'vitest';
import { replacementDiagnostics } from '../../../../provider/plan/disruption.ts';
import { planResource } from '../../../../provider/plan/plan.ts';
import { formatPath } from '../../../../provider/protocol/attribute-path.ts';
import { UNKNOWN, record } from '../../../../provider/protocol/cty-value.ts';
import type { CtyRecord, CtyValue } from '../../../../provider/protocol/cty-value.ts';
import type { KindDescription } from '../../../../provider/schema/description.ts';

const TEXT = { type: 'string', description: 'Text.', optional: true, source: 'spec' } as const;
const TOLD = { type: 'string', description: 'Told.', computed: true, source: 'provider' } as const;

const KIND: KindDescription = {
  type_name: 'cairn_box',
  collection: 'boxes',
  description: 'A box.',
  version: 0,
  holds_data: 'what is in it',
  attributes: {
    name: { ...TEXT, mutability: 'in-place' },
    size: { ...TEXT, mutability: 'restart' },
    content: { ...TEXT, mutability: 'rebuild' },
    place: { ...TEXT, mutability: 'replace' },
    parts: {
      nested: { nesting: 'map', attributes: { port: TEXT, size: { ...TEXT, mutability: 'restart' } } },
      description: 'Parts.',
      optional: true,
      source: 'spec',
    },
    labels: { type: { set: 'string' }, description: 'Labels.', optional: true, source: 'spec' },
    drift: { type: { map: 'string' }, description: 'Drift.', computed: true, source: 'status' },
    disruption: TOLD,
    disruption_reason: TOLD,
    allow_replace: { type: 'bool', description: 'Opt-in.', optional: true, source: 'provider' },
  },
};

const object = (values: Record<string, CtyValue>): CtyRecord => record(Object.entries(values));

const state = (values: Record<string, CtyValue>): CtyRecord =>
  record(
    Object.keys(KIND.attributes).map((name) => [
      name,
      { name: 'a', size: 's', content: 'c', place: 'p', drift: record(), ...values }[name] ?? null,
    ]),
  );

/** What a plan says of its disruption; `before` is what differs in the prior state, null for a create. */
const told = (
  config: Record<string, CtyValue>,
  before: Record<string, CtyValue> | null = {},
  is_unfinished = false,
): readonly [CtyValue | undefined, CtyValue | undefined] => {
  const given = record(
    Object.entries(state(config)).map(([name, value]) => [
      name,
      ['drift', 'disruption', 'disruption_reason'].includes(name) ? null : value,
    ]),
  );
  const prior = before === null ? null : state(before);
  const { planned } = planResource({ kind: KIND, config: given, prior, fills: {}, is_unfinished });
  return [planned['disruption'], planned['disruption_reason']];
};

const LAST = { disruption: 'restart', disruption_reason: 'restart: another value of size' };

describe('what a plan says of its disruption', () => {
  it('is the worst of what changes, with its causes', () => {
    expect(told({ name: 'b' })).toEqual(['none', null]);
    expect(told({ name: 'b', size: 't' })).toEqual(['restart', 'restart: another value of size']);
    expect(told({ size: 't', content: 'd' })).toEqual(['rebuild', 'rebuild: another value of content']);
    expect(told({ content: 'd', place: 'q' })).toEqual(['replace', 'replace: another value of place']);
    const part = (size: string): CtyRecord => object({ one: object({ port: '1', size }) });
    expect(told({ size: 't', parts: part('l') }, { parts: part('m') })).toEqual([
      'restart',
      'restart: another value of size, parts["one"].size',
    ]);
  });

  it('is nothing for a new object', () => {
    expect(told({}, null)).toEqual([null, null]);
    expect(told({ size: UNKNOWN }, null)).toEqual([null, null]);
  });

  it('stays when nothing changes, or an earlier change goes on', () => {
    expect(told({}, LAST)).toEqual([LAST.disruption, LAST.disruption_reason]);
    expect(told({}, LAST, true)).toEqual([LAST.disruption, LAST.disruption_reason]);
    expect(told({}, {})).toEqual([null, null]);
  });

  it('is none when only Terraform itself is concerned', () => {
    expect(told({ allow_replace: true }, LAST)).toEqual(['none', null]);
  });

  it('leaves to the service what a repair takes', () => {
    expect(told({}, { ...LAST, drift: object({ size: 'expected s, found t' }) })).toEqual([
      null,
      'repair of drift in size',
    ]);
  });

  it('is open only as far as unknown values can change it', () => {
    expect(told({ size: UNKNOWN })).toEqual([UNKNOWN, UNKNOWN]);
    expect(told({ name: 'b', size: UNKNOWN })).toEqual([UNKNOWN, UNKNOWN]);
    // Something worse is certain, or something as bad.
    expect(told({ size: UNKNOWN, content: 'd' })).toEqual(['rebuild', 'rebuild: another value of content']);
    const parts = object({ one: object({ port: '1', size: UNKNOWN }) });
    const before = { parts: object({ one: object({ port: '1', size: 'm' }) }) };
    expect(told({ size: 't', parts }, before)).toEqual(['restart', UNKNOWN]);
    // Harmless, and certain: an element more.
    expect(
      told({ parts: object({ two: object({ port: UNKNOWN, size: null }) }) }, { parts: record() }),
    ).toEqual(['none', null]);
  });

  it('is open where it may turn out that nothing changes, unless that says the same', () => {
    for (const open of [{ name: UNKNOWN }, { labels: [UNKNOWN, 'x'] }]) {
      const before = { labels: ['x', 'y'] };
      expect(told({ ...before, ...open }, { ...before, ...LAST })).toEqual([UNKNOWN, UNKNOWN]);
      expect(told({ ...before, ...open }, { ...before, disruption: 'none' })).toEqual(['none', null]);
      const drifting = { ...before, disruption: 'none', drift: object({ size: 'expected s, found t' }) };
      expect(told({ ...before, ...open }, drifting)).toEqual([UNKNOWN, UNKNOWN]);
    }
  });
});

describe('a replacement of what holds data', () => {
  const causes = [[{ attribute: 'place' }], [{ attribute: 'parts' }, { key: 'one' }]];
  const said = (allow_replace: CtyValue, holds_data = KIND.holds_data) => {
    const { holds_data: _own, ...kind } = KIND;
    const description = holds_data === '' ? kind : KIND;
    return replacementDiagnostics({ name: 'box_set', description }, state({ allow_replace }), causes).map(
      ({ severity, summary, detail, path }) => [
        severity,
        formatPath(path ?? []),
        summary,
        detail.includes('Lost: what is in it.') && detail.includes('box set'),
        detail.includes('allow_replace = true'),
      ],
    );
  };

  it('is refused at each cause without the opt-in, and warned of with it', () => {
    for (const value of [null, false, UNKNOWN]) {
      const summary = 'This change would lose data of the box set';
      expect(said(value)).toEqual([
        ['error', 'place', summary, true, true],
        ['error', 'parts["one"]', summary, true, true],
      ]);
    }
    const summary = 'This change loses data of the box set';
    expect(said(true)).toEqual([
      ['warning', 'place', summary, true, false],
      ['warning', 'parts["one"]', summary, true, false],
    ]);
    expect(said(null, '')).toEqual([]);
  });
});
