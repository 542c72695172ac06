import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../provider/client/resource.ts';
import { planResource } from '../../../../provider/plan/plan.ts';
import { forgetWriteOnly } from '../../../../provider/plan/resource-state.ts';
import { ctyFromJson, ctyToJson } from '../../../../provider/protocol/cty-json.ts';
import { record } from '../../../../provider/protocol/cty-value.ts';
import type { CtyRecord } from '../../../../provider/protocol/cty-value.ts';
import { parseJson } from '../../../../provider/protocol/json.ts';
import type { KindDescription, ProviderDescription } from '../../../../provider/schema/description.ts';
import { attributesFrom, objectType } from '../../../../provider/schema/types.ts';
import { STATE_UPGRADES, stateVersion, upgradeState } from '../../../../provider/upgrade/state-upgrades.ts';
import type { StateUpgrades } from '../../../../provider/upgrade/state-upgrades.ts';
import terraformJson from '../../../../schemas/generated/terraform.json' with { type: 'json' };

const { kinds } = terraformJson as unknown as ProviderDescription;
const root = join(import.meta.dirname, '../../../provider/states');

const releases = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) =>
    readdirSync(join(root, name)).map((file) => [name, file.replace('.json', '')] as const),
  );

const stored = (release: string, kind: string): { schema_version: number; attributes: JsonObject } =>
  parseJson(readFileSync(join(root, release, `${kind}.json`), 'utf8')) as unknown as {
    schema_version: number;
    attributes: JsonObject;
  };

/** The configuration of which the state is the outcome. */
const configOf = (kind: KindDescription, state: CtyRecord): CtyRecord => {
  const given = new Map(attributesFrom(kind, 'spec', 'provider'));
  return record(
    Object.keys(kind.attributes).map((name) => [name, given.has(name) ? (state[name] ?? null) : null]),
  );
};

describe('states that were released', () => {
  it('are there', () => {
    expect(releases.length).toBeGreaterThanOrEqual(8);
  });

  it.each(releases)('%s: a %s loses nothing and plans empty', (release, name) => {
    const kind = kinds[name];
    if (kind === undefined) throw new Error(`${name} was released; the kind cannot go`);
    const { schema_version, attributes } = stored(release, name);
    const upgraded = upgradeState(STATE_UPGRADES, name, schema_version, attributes);
    expect(Object.keys(kind.attributes)).toEqual(expect.arrayContaining(Object.keys(upgraded)));
    const whole = ctyFromJson(upgraded, objectType(kind.attributes)) as CtyRecord;
    expect(JSON.parse(JSON.stringify(ctyToJson(whole)))).toMatchObject(
      JSON.parse(JSON.stringify(upgraded)) as object,
    );
    const prior = forgetWriteOnly(kind, whole);
    const plan = planResource({ kind, config: configOf(kind, prior), prior, fills: {} });
    expect([plan.action, plan.requires_replace]).toEqual(['none', []]);
  });

  it('have the versions that the provider serves', () => {
    for (const [name, kind] of Object.entries(kinds)) {
      expect(kind.version, name).toBe(stateVersion(STATE_UPGRADES, name));
    }
  });
});

describe('a chain of upgrades', () => {
  const chains: StateUpgrades = {
    server: [
      ({ ram_mb: memory_mib = null, ...rest }) => ({ ...rest, memory_mib }),
      ({ network_id, ...rest }) => ({ ...rest, nics: { eth0: { subnet_id: network_id ?? null } } }),
    ],
  };

  it('begins at the version of the state', () => {
    const present = { name: 'a', memory_mib: 512, nics: { eth0: { subnet_id: 'n' } } };
    expect(upgradeState(chains, 'server', 0, { name: 'a', ram_mb: 512, network_id: 'n' })).toEqual(present);
    expect(upgradeState(chains, 'server', 1, { name: 'a', memory_mib: 512, network_id: 'n' })).toEqual(
      present,
    );
    expect(upgradeState(chains, 'server', 2, present)).toEqual(present);
    expect(stateVersion(chains, 'server')).toBe(2);
    expect(upgradeState(chains, 'image', 0, { name: 'b' })).toEqual({ name: 'b' });
  });

  it.each([3, -1, 0.5, Number.NaN])('refuses version %s', (version) => {
    expect(() => upgradeState(chains, 'server', version, {})).toThrow('knows versions 0 to 2');
  });
});
