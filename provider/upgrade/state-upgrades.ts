/** How a stored state of an older form becomes the present one: per kind, a chain of pure steps. */
import type { JsonObject } from '../client/resource.ts';

/** What projects that name no domain belong to. */
const DEFAULT_DOMAIN_ID = '00000000-0000-4000-8000-000000000001';

/** Pure. The attributes of a state of version N as those of version N + 1. Throws when they are not such a state. */
export type StateUpgrade = (state: JsonObject) => JsonObject;

/** Chains by kind; step N leads from version N to N + 1, so the length of a chain is the present version. */
export type StateUpgrades = Readonly<Record<string, readonly StateUpgrade[]>>;

/**
 * The chains of the kinds. A release that gives an attribute another name, type or meaning adds a step here;
 * attributes that only come or go need none. What was released stands in test/provider/states.
 */
export const STATE_UPGRADES: StateUpgrades = {
  flavor: [
    // Flavors of some projects only, and extra specs, came later.
    (state) => ({ ...state, extra_specs: {}, public: true, access_project_ids: [] }),
  ],
  host: [
    // A secret is NAME_wo with NAME_wo_version since every kind has the same words for it.
    ({ client_key: _never_stored, client_key_version = null, ...rest }) => ({
      ...rest,
      client_key_wo: null,
      client_key_wo_version: client_key_version,
    }),
    // What hosts keep for themselves besides memory, and that they can be known to be dead or drained, came later.
    (state) => ({ ...state, fenced: false, drain: false, reserved_vcpus: 0, reserved_disk_gib: 0 }),
  ],
  image: [
    // What images may say besides came later; the service gave those it had the defaults.
    (state) => ({
      ...state,
      container_format: 'bare',
      visibility: 'private',
      protected: false,
      hidden: false,
      deactivated: false,
      tags: [],
    }),
  ],
  project: [
    // Domains came later; the service put what was there into the domain Default.
    (state) => ({ ...state, domain_id: DEFAULT_DOMAIN_ID, enabled: true, tags: [] }),
  ],
  server: [
    // Servers that move came later.
    (state) => ({ ...state, migration_policy: 'live', on_host_loss: 'wait' }),
  ],
};

/** Pure. The present version of a kind's state. */
export const stateVersion = (upgrades: StateUpgrades, kind: string): number => upgrades[kind]?.length ?? 0;

/** Pure. A state of `version` in the present form. Throws RangeError for a version that is none of the kind's. */
export const upgradeState = (
  upgrades: StateUpgrades,
  kind: string,
  version: number,
  state: JsonObject,
): JsonObject => {
  const present = stateVersion(upgrades, kind);
  if (!Number.isInteger(version) || version < 0 || version > present) {
    throw new RangeError(`has version ${version}; this provider knows versions 0 to ${present}`);
  }
  return (upgrades[kind] ?? []).slice(version).reduce<JsonObject>((older, step) => step(older), state);
};
