/**
 * Configurations of a set of servers. Its template is a server without name and project, so it is drawn as one; what its members differ in
 * follows from the template. No JSON Schema says either.
 */
import * as fc from 'fast-check';
import { isRecord, record } from '../../../provider/protocol/cty-value.ts';
import type { CtyRecord, CtyValue } from '../../../provider/protocol/cty-value.ts';
import type { KindDescription } from '../../../provider/schema/description.ts';
import type { KindModel, Property } from '../../../schemas/generate/model.ts';
import { childrenOf } from '../../../schemas/generate/model.ts';
import type { Draw } from './draw.ts';
import { drawConfig, drawMembers, keepRules, withoutOrphans } from './drawn-configs.ts';
import type { Context, Ground } from './drawn-configs.ts';

/** A key that can be part of a server's name. */
const KEY = fc.stringMatching(/^[A-Za-z0-9]([A-Za-z0-9_.-]{0,6}[A-Za-z0-9])?$/);
const MOST_MEMBERS = 2;

/** The kinds that meet in a set. */
export interface SetKinds {
  readonly set: KindModel;
  readonly server: KindModel;
}

const partsOf = (properties: readonly Property[], name: string): readonly Property[] => {
  const property = properties.find((each) => each.name === name);
  if (property === undefined) throw new Error(`there is no ${name}`);
  return childrenOf(property.shape);
};

const recordOf = (value: CtyValue | undefined): CtyRecord => (isRecord(value) ? value : record([]));

/** An object with just these members of `value`, null for those that it has not. */
const only = (properties: readonly Property[], value: CtyRecord): CtyRecord =>
  record(properties.map(({ name }) => [name, value[name] ?? null]));

/** The same with every member that no server changes in place as it was. */
const withoutRebuild = (properties: readonly Property[], value: CtyRecord, previous: CtyRecord): CtyRecord =>
  record(
    properties.map(({ name, mutability }) => [
      name,
      (mutability === 'rebuild' ? previous[name] : value[name]) ?? null,
    ]),
  );

/** The same on the host where it was, for servers that may not move. */
export const anchored = (value: CtyRecord, previous: CtyRecord, policy: CtyValue | undefined): CtyRecord =>
  policy === 'never' ? { ...value, host_id: previous['host_id'] ?? null } : value;

/** A server as a template may have it: of an interface only what is no member's own. */
const drawTemplate = (context: Context, properties: readonly Property[]): CtyRecord => {
  const members = new Map<string, CtyValue>();
  const server = { ...context, top: members };
  drawMembers(server, context.kind.spec, members);
  keepRules(server, members);
  const nics = members.get('nics');
  if (isRecord(nics)) {
    const parts = partsOf(properties, 'nics');
    const plain = Object.entries(nics).map(([key, nic]) => [key, only(parts, recordOf(nic))] as const);
    members.set('nics', record(plain));
  }
  return only(properties, record([...members]));
};

/** What a member differs in; of its interfaces only such that the template has. */
const drawMember = (context: Context, properties: readonly Property[], template: CtyRecord): CtyRecord => {
  const { draw } = context;
  const drawn = drawMembers(context, properties);
  if (drawn['nics'] === null) return drawn;
  const differing = Object.entries(recordOf(template['nics'])).flatMap(([key, nic]) => {
    if (draw.chance(0.5)) return [];
    const { subnet_id = null } = recordOf(nic);
    const own = drawMembers(context, partsOf(properties, 'nics'), new Map([['subnet_id', subnet_id]]));
    const isSame = own['subnet_id'] === subnet_id;
    return [[key, isSame && draw.chance(0.7) ? { ...own, subnet_id: null } : own] as const];
  });
  return { ...drawn, nics: record(differing) };
};

/** Keys of members: mostly some of those that were there, and new ones. */
const drawKeys = (draw: Draw, previous: CtyRecord): readonly string[] => {
  const kept = Object.keys(previous).filter(() => draw.chance(0.7));
  const fresh = Array.from({ length: draw.whole(0, Math.max(0, MOST_MEMBERS - kept.length)) }, () =>
    draw.of(KEY),
  );
  return [...new Set([...kept, ...fresh])];
};

/**
 * Draws one configuration of a set; with `previous` one that follows it: what would replace members comes only with replace_members.
 */
export const drawSetConfig = (
  draw: Draw,
  { set, server }: SetKinds,
  description: KindDescription,
  ground: Ground,
  previous: CtyRecord | null,
  only_project_id?: string,
): CtyRecord => {
  const config = drawConfig(draw, set, description, ground, 'any', only_project_id);
  const projectOf = ({ project_id: given }: CtyRecord): string =>
    typeof given === 'string' ? given : ground.default_project_id;
  const project_id = projectOf(config);
  const context: Context = { draw, ground, kind: server, extent: 'any', project_id, top: new Map() };
  const before = recordOf(previous?.['template']);
  const isNew = previous === null || projectOf(previous) !== project_id;
  const replaces = isNew || config['replace_members'] === true;
  const parts = partsOf(set.spec, 'template');
  const free = drawTemplate(context, parts);
  const policy = free['migration_policy'];
  const drawn = isNew ? free : anchored(free, before, policy);
  const template = replaces ? drawn : withoutOrphans(server, withoutRebuild(parts, drawn, before));
  const wishes = partsOf(set.spec, 'members');
  const old = recordOf(previous?.['members']);
  const members = drawKeys(draw, old).map((key) => {
    const member = drawMember(context, wishes, template);
    const was = old[key];
    if (isNew || was === undefined) return [key, member] as const;
    const staying = anchored(member, recordOf(was), policy);
    return [key, replaces ? staying : withoutRebuild(wishes, staying, recordOf(was))] as const;
  });
  return { ...config, template, members: record(members) };
};
