/** What relates the properties of one object and no schema says: rules of single kinds, for configurations that are drawn. */
import { isRecord, record } from '../../../provider/protocol/cty-value.ts';
import type { CtyValue } from '../../../provider/protocol/cty-value.ts';
import type { Context } from './drawn-configs.ts';

type Members = Map<string, CtyValue>;
type Relation = (context: Context, members: Members) => void;

const defaultOf = ({ kind }: Context, name: string): unknown =>
  kind.spec.find((property) => property.name === name)?.default;

/** A parent is of the same domain. */
const relateProject: Relation = (context, members) => {
  const domain_id = members.get('domain_id') ?? defaultOf(context, 'domain_id');
  const peers = context.ground.stock.get('project') ?? [];
  const fitting = peers.filter(({ state }) => state['domain_id'] === domain_id);
  if (!members.has('parent_id')) return;
  if (fitting.length === 0) members.delete('parent_id');
  else members.set('parent_id', context.draw.pick(fitting).id);
};

/** For a user or for a group, in one place; below everything there is nothing that could inherit. */
const relateAssignment: Relation = ({ draw, ground }, members) => {
  if (members.has('user_id') && members.has('group_id')) members.delete(draw.pick(['user_id', 'group_id']));
  const anyOf = (kind: string): string => draw.pick(ground.stock.get(kind) ?? []).id;
  const [place, value] = draw.pick<() => readonly [string, CtyValue]>([
    () => ['project_id', anyOf('project')],
    () => ['domain_id', anyOf('domain')],
    () => ['system_wide', true],
  ])();
  const drawn = members.get('scope');
  const names = isRecord(drawn) ? Object.keys(drawn) : [];
  members.set('scope', record(names.map((name) => [name, name === place ? value : null])));
  if (place === 'system_wide' && members.get('inherited') === true) members.delete('inherited');
};

/** Nobody could log in with a credential without a secret. */
const relateCredential: Relation = ({ draw }, members) => {
  members.set('secret_wo', `a-secret-of-${draw.whole(10_000, 99_999)}`);
  members.set('secret_wo_version', draw.whole(0, 9));
};

/** A CPU is dedicated or shared, and no range runs backwards. */
const relateHost: Relation = ({ draw }, members) => {
  const first = draw.whole(32, 60);
  if (members.has('cpu_dedicated_set'))
    members.set('cpu_dedicated_set', `${first}-${first + 3},^${first + 1}`);
  if (members.has('cpu_shared_set')) members.set('cpu_shared_set', `0-${draw.whole(8, 31)}`);
};

const RELATIONS: Readonly<Record<string, Relation>> = {
  host: relateHost,
  project: relateProject,
  role_assignment: relateAssignment,
  application_credential: relateCredential,
};

/** Makes the members of a drawn object fit each other. */
export const relate: Relation = (context, members) => RELATIONS[context.kind.name]?.(context, members);
