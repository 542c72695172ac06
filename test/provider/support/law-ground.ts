/** What drawn configurations stand on: objects that they refer to, made over the same protocol. */
import { record } from '../../../provider/protocol/cty-value.ts';
import type { CtyRecord } from '../../../provider/protocol/cty-value.ts';
import type { KindDescription, ProviderDescription } from '../../../provider/schema/description.ts';
import { allProperties } from '../../../schemas/generate/model.ts';
import type { KindModel } from '../../../schemas/generate/model.ts';
import terraformJson from '../../../schemas/generated/terraform.json' with { type: 'json' };
import { MODEL } from '../../support/arbitrary.ts';
import { TEST_SEED } from '../../support/seed.ts';
import { Refused } from './core.ts';
import type { Core, Held } from './core.ts';
import { createDraw } from './draw.ts';
import type { Draw } from './draw.ts';
import { drawConfig } from './drawn-configs.ts';
import type { Extent, Ground, StockItem } from './drawn-configs.ts';
import { keyedBy } from './drawn-keys.ts';

/** What terraform.json says of the provider. */
export const DESCRIPTION = terraformJson as unknown as ProviderDescription;

/** Objects on their way at once. */
const IN_FLIGHT = 48;

/** Objects of each kind (and word of a required enum) that others may refer to, in each project. */
const COPIES = 3;

/** Objects that others of their own kind stand below, whoever owns them. */
const PEERS = 12;

const MOST_TRIES = 5;

/** The kind of that name; throws when there is none. */
export const kindNamed = (name: string): KindModel => {
  const found = MODEL.kinds.find((kind) => kind.name === name);
  if (found === undefined) throw new Error(`there is no kind ${name}`);
  return found;
};

/** What terraform.json says of the kind. */
export const descriptionOf = (kind: KindModel): KindDescription => {
  const description = DESCRIPTION.kinds[kind.name];
  if (description === undefined) throw new Error(`terraform.json has no ${kind.name}`);
  return description;
};

/** Does `work` for every item, IN_FLIGHT at a time. */
export const forEach = async <Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
): Promise<void> => {
  const left = [...items].reverse();
  const worker = async (): Promise<void> => {
    for (let item = left.pop(); item !== undefined; item = left.pop()) await work(item);
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
};

/** So many draws, other ones for each salt. */
export const draws = (count: number, salt: number): readonly Draw[] =>
  Array.from({ length: count }, (_, index) => createDraw(TEST_SEED + salt * 100_003 + index));

/** Validates, plans and applies; throws Refused. */
export const create = async (core: Core, kind: KindModel, config: CtyRecord): Promise<Held> => {
  const { type_name } = descriptionOf(kind);
  const told = await core.validate(type_name, config);
  if (told.length > 0) throw new Refused(told);
  return core.apply(type_name, config, null, await core.plan(type_name, config, null));
};

const itemOf = ({ state }: Held): StockItem => ({
  id: String(state['id']),
  project_id: typeof state['project_id'] === 'string' ? state['project_id'] : null,
  state,
});

/** One object for each extent; a configuration that the service refuses is drawn again. */
const makeItems = async (
  core: Core,
  ground: Ground,
  kind: KindModel,
  extents: readonly Extent[],
  salt: number,
): Promise<readonly StockItem[]> => {
  const drawn = draws(extents.length, salt);
  const items = extents.flatMap((extent, index) => {
    const draw = drawn[index];
    if (draw === undefined) return [];
    const again = (): CtyRecord => drawConfig(draw, kind, descriptionOf(kind), ground, extent);
    return [{ config: again(), again }];
  });
  const made: StockItem[] = [];
  await forEach([...items.entries()], async ([index, { config, again }]) => {
    for (let tried = config, attempt = 1; ; attempt += 1, tried = again()) {
      try {
        made[index] = itemOf(await create(core, kind, tried));
        return;
      } catch (error) {
        if (!(error instanceof Refused) || attempt === MOST_TRIES) throw error;
      }
    }
  });
  return made;
};

/** Whether others refer only to such objects of the kind as say something certain here. */
const isAskedFor = (kind: KindModel, name: string): boolean =>
  MODEL.kinds.some(({ spec }) =>
    allProperties(spec).some(
      ({ references, references_where }) => references === kind.name && name in (references_where ?? {}),
    ),
  );

/** Of each kind that others refer to a few objects that want as little as can be. */
export const makeStock = async (
  core: Core,
  ground: Ground,
  kind: KindModel,
): Promise<readonly StockItem[]> => {
  const inProject = kind.spec.some(({ name }) => name === 'project_id');
  const projects = inProject
    ? (ground.stock.get('project') ?? []).map(({ id }) => id)
    : [ground.default_project_id];
  const choice = kind.spec.find(
    ({ name, required, shape }) =>
      shape.type === 'string' && shape.values !== undefined && (required || isAskedFor(kind, name)),
  );
  const all = choice?.shape.type === 'string' ? (choice.shape.values ?? []) : [''];
  const made = all.filter((word) => ground.fixtures.has(word));
  const words = made.length > 0 ? made : all;
  const wanted = projects.flatMap((project_id) =>
    words.flatMap((word) =>
      Array.from({ length: kind.name === 'project' ? 1 : COPIES }, (_, copy) => ({
        project_id,
        copy,
        values: choice === undefined ? {} : { [choice.name]: word },
      })),
    ),
  );
  return makeItems(core, ground, kind, wanted, 1000);
};

/**
 * The ground for `count` configurations of one kind. Such as are told apart by what they join get objects of their own to join, as many:
 * a quota may not bind the projects of all others. Such as stand below their like get some of several owners.
 */
export const groundFor = async (
  core: Core,
  ground: Ground,
  kind: KindModel,
  count: number,
): Promise<Ground> => {
  const keyed = keyedBy(kind);
  const isBelow = kind.owner !== undefined && kind.spec.some(({ references }) => references === kind.name);
  if (keyed === undefined && !isBelow) return ground;
  const other = kindNamed(keyed ?? kind.name);
  const isLent = kind.name === 'image_acceptance';
  const values: Readonly<Record<string, string>> = isLent ? { visibility: 'shared' } : {};
  const least: Extent = { copy: 0, project_id: ground.default_project_id, values };
  const extents = Array.from({ length: keyed === undefined ? PEERS : count + COPIES }, () =>
    keyed === undefined ? 'any' : least,
  );
  const more = await makeItems(core, ground, other, extents, 3);
  const shared = keyed === undefined ? (ground.stock.get(other.name) ?? []) : [];
  const joined = { ...ground, stock: new Map([...ground.stock, [other.name, [...shared, ...more]]]) };
  const isOfProject = (each: KindModel): boolean => each.spec.some(({ name }) => name === 'project_id');
  if (keyed === undefined || !isOfProject(other)) return joined;
  if (!isLent) return { ...joined, only: { project_id: ground.default_project_id, lent: false } };
  const projects = (ground.stock.get('project') ?? []).map(({ id }) => id);
  const project_id = projects.find((id) => id !== ground.default_project_id);
  if (project_id === undefined) throw new Error('there is no project to lend to');
  await lend(core, more, project_id);
  return { ...joined, only: { project_id, lent: true } };
};

/** Shares images of the default project with another one. */
const lend = async (core: Core, images: readonly StockItem[], member_id: string): Promise<void> => {
  const member = kindNamed('image_member');
  const names = Object.keys(descriptionOf(member).attributes);
  await forEach(images, async ({ id: image_id, project_id }) => {
    const given: Readonly<Record<string, string | null>> = { project_id, image_id, member_id };
    await create(core, member, record(names.map((name) => [name, given[name] ?? null])));
  });
};
