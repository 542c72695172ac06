import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createProvider } from '../../provider/rpc/provider.ts';
import { isRecord, record } from '../../provider/protocol/cty-value.ts';
import type { CtyRecord } from '../../provider/protocol/cty-value.ts';
import type { KindDescription } from '../../provider/schema/description.ts';
import { createLog } from '../../provider/serve/log.ts';
import type { KindModel } from '../../schemas/generate/model.ts';
import { referencedKinds } from '../../schemas/generate/model.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { MODEL } from '../support/arbitrary.ts';
import { TEST_SEED } from '../support/seed.ts';
import { startPlentifulService } from '../support/plentiful-service.ts';
import type { PlentifulService } from '../support/plentiful-service.ts';
import { createCore, Refused } from './support/core.ts';
import type { Core, Held, Planned } from './support/core.ts';
import type { Draw } from './support/draw.ts';
import { drawConfig, shuffled, withoutOrphans } from './support/drawn-configs.ts';
import type { Ground, StockItem } from './support/drawn-configs.ts';
import { drawUnused } from './support/drawn-keys.ts';
import { anchored, drawSetConfig } from './support/drawn-sets.ts';
import { writeFixtures } from './support/fixtures.ts';
import {
  create,
  DESCRIPTION,
  descriptionOf,
  draws,
  forEach,
  groundFor,
  kindNamed,
  makeStock,
} from './support/law-ground.ts';

vi.setConfig({ testTimeout: 600_000, hookTimeout: 120_000 });

/** Configurations drawn for each kind; make soak draws 500. */
const COUNT = Number(process.env['CAIRN_LAW_COUNT'] ?? 100);

/** Largest part of the drawn configurations that the service may refuse: what relates two objects no schema can say. */
const REFUSED_SHARE = 0.1;

const SERVER = kindNamed('server');

let folder = '';
let service: PlentifulService;
let core: Core;
const stock = new Map<string, StockItem[]>();
let ground: Ground;
/** Keys of the objects drawn so far. */
const used = new Set<string>();

/** One object on its way through its life. */
interface Life {
  readonly draw: Draw;
  readonly config: CtyRecord;
  held: Held;
}

/** What is drawn, and what it is drawn for. All is drawn before any of it is sent: who answers first must not decide what comes next. */
interface Drawn<Item> {
  readonly item: Item;
  readonly config: CtyRecord;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cairn-law-'));
  service = await startPlentifulService();
  const { endpoint, token, project_id } = service.api.credentials;
  const environment = {
    CAIRN_ENDPOINT: endpoint,
    CAIRN_TOKEN: token,
    CAIRN_PROJECT_ID: project_id,
    XDG_CACHE_HOME: folder,
    XDG_CONFIG_HOME: folder,
  };
  const parts = { description: DESCRIPTION, version: packageJson.version, environment };
  core = await createCore(
    createProvider(
      parts,
      createLog({}, () => undefined),
    ),
  );
  await core.configure();
  let serial = 0;
  ground = {
    stock,
    fixtures: writeFixtures(folder),
    default_project_id: project_id,
    next: () => (serial += 1),
  };
  stock.set('project', [{ id: project_id, project_id: null, state: { id: project_id } }]);
  const referenced = new Set(MODEL.kinds.flatMap((kind) => referencedKinds(kind.spec)));
  for (const kind of MODEL.kinds) {
    if (!referenced.has(kind.name)) continue;
    const made = await makeStock(core, ground, kind);
    stock.set(kind.name, [...(stock.get(kind.name) ?? []), ...made]);
  }
});
afterAll(async () => {
  await service.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A refusal must say which attribute is wrong. */
const places = (refusal: Refused): readonly string[] => {
  for (const { path, text } of refusal.told) expect(path, text).not.toBe('');
  return refusal.told.map(({ path, text }) => `${path}: ${text.split('\n')[0] ?? ''}`);
};

const demandNothing = (type_name: string, planned: Planned, held: Held, what: string): void => {
  expect(planned.told, what).toEqual([]);
  expect(planned.replaces, what).toEqual([]);
  if (!core.isSame(type_name, planned.planned, held.state)) expect(planned.planned, what).toEqual(held.state);
};

/** Read, keep in a file, plan again in any order of keys: nothing may be left to do. */
const settle = async (kind: KindModel, lives: readonly Life[], what: string): Promise<void> => {
  const { type_name } = descriptionOf(kind);
  await forEach(lives, async (life) => {
    const read = await core.read(type_name, life.held);
    if (!core.isSame(type_name, read.state, life.held.state)) {
      expect(read.state, `${what}: a read says something else`).toEqual(life.held.state);
    }
    life.held = await core.stored(type_name, read);
  });
  await forEach(lives, async (life) => {
    const again = await core.plan(type_name, life.config, life.held);
    demandNothing(type_name, again, life.held, `${what}: the second plan`);
    const [config, state] = [shuffled(life.draw, life.config), shuffled(life.draw, life.held.state)];
    if (!isRecord(config) || !isRecord(state)) throw new Error('a shuffled record is a record');
    const mixed = await core.plan(type_name, config, { ...life.held, state });
    demandNothing(type_name, mixed, life.held, `${what}: the plan with everything in another order`);
  });
};

/** A configuration that may replace an object that holds data. */
const permitting = (description: KindDescription, config: CtyRecord): CtyRecord =>
  description.holds_data === undefined
    ? config
    : record([...Object.entries(config), ['allow_replace', true]]);

/** Any configuration of the kind, or one that may follow `previous`; its key may be another's. */
const drawAny = (
  kind: KindModel,
  draw: Draw,
  previous: CtyRecord | null = null,
  project_id?: string,
): CtyRecord => {
  const description = descriptionOf(kind);
  if (kind.name !== 'server_set') {
    const config = drawConfig(draw, kind, description, ground, 'any', project_id);
    const stays = kind.name === 'server' && previous !== null;
    return stays ? anchored(config, previous, config['migration_policy']) : config;
  }
  return drawSetConfig(draw, { set: kind, server: SERVER }, description, ground, previous, project_id);
};

/** The same, fit to stand beside all others. */
const drawNew = (kind: KindModel, draw: Draw, previous: CtyRecord | null = null): CtyRecord =>
  drawUnused(kind, ground, used, () => drawAny(kind, draw, previous));

/** The second configuration: mostly one that can be reached in place, sometimes any. */
const drawSecond = (kind: KindModel, { draw, config, held }: Life): CtyRecord => {
  const description = descriptionOf(kind);
  if (draw.chance(0.1)) return permitting(description, drawNew(kind, draw, config));
  const project = held.state['project_id'];
  const drawn = drawAny(kind, draw, config, typeof project === 'string' ? project : undefined);
  // What is made anew within an object that stays loses data too.
  const rebuilds = draw.chance(0.5);
  const allowed = rebuilds ? permitting(description, drawn) : drawn;
  const entries = Object.entries(description.attributes).map(([name, attribute]) => {
    const { mutability, format } = attribute;
    const loses = mutability === 'rebuild' && !rebuilds;
    const keeps = mutability === 'replace' || loses || format === 'local-file';
    return [name, (keeps ? config[name] : allowed[name]) ?? null] as const;
  });
  return withoutOrphans(kind, record(entries));
};

const change = async (kind: KindModel, { draw, held }: Life, config: CtyRecord): Promise<Life> => {
  const { type_name } = descriptionOf(kind);
  const plan = await core.plan(type_name, config, held);
  if (plan.replaces.length === 0) {
    return { draw, config, held: await core.apply(type_name, config, held, plan) };
  }
  const anew = await core.planAnew(type_name, config, plan);
  await core.remove(type_name, held);
  return { draw, config, held: await core.apply(type_name, config, null, anew) };
};

/** Does `work` for every configuration; what a refusal says is added to `refusals`. */
const attempt = async <Item>(
  drawn: readonly Drawn<Item>[],
  refusals: string[],
  work: (drawn: Drawn<Item>) => Promise<Life>,
): Promise<readonly Life[]> => {
  const lives: (Life | undefined)[] = drawn.map(() => undefined);
  await forEach([...drawn.entries()], async ([index, each]) => {
    try {
      lives[index] = await work(each);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      refusals.push(...places(error));
    }
  });
  return lives.filter((life) => life !== undefined);
};

/** Draws, creates and settles; gives what the service took. */
const begin = async (
  kind: KindModel,
  drawn: readonly Draw[],
  refusals: string[],
): Promise<readonly Life[]> => {
  const first = drawn.map((draw) => ({ item: draw, config: drawNew(kind, draw) }));
  const lives = await attempt(first, refusals, async ({ item, config }) => ({
    draw: item,
    config,
    held: await create(core, kind, config),
  }));
  await settle(kind, lives, 'after the create');
  return lives;
};

describe.each(MODEL.kinds.map((kind) => [kind.name, kind] as const).reverse())('%s', (_name, kind) => {
  it(`keeps Terraform's law for ${COUNT} drawn configurations (CAIRN_TEST_SEED=${TEST_SEED})`, async () => {
    ground = await groundFor(core, { ...ground, stock }, kind, COUNT);
    used.clear();
    const refusals: string[] = [];
    // Each object has two: the one that it is made with, and the one that it is changed to.
    const lives = await begin(kind, draws(Math.ceil(COUNT / 2), 1), refusals);
    const second = lives.map((life) => ({ item: life, config: drawSecond(kind, life) }));
    const changed = await attempt(second, refusals, async ({ item, config }) => change(kind, item, config));
    await settle(kind, changed, 'after the change');
    expect(refusals.length / COUNT, refusals.join('\n')).toBeLessThan(REFUSED_SHARE);
    // In place of those that the service refused.
    const left = COUNT - lives.length - changed.length;
    const more = left > 0 ? await begin(kind, draws(Math.ceil(left * 1.5), 2), refusals) : [];
    expect(lives.length + changed.length + more.length).toBeGreaterThanOrEqual(COUNT);
  });
});
