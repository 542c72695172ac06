import type { KindName } from '../../schemas/generated/types.ts';
import { CairnError } from '../model/error.ts';
import type { AnyKind } from '../model/kind.ts';
import { aggregate } from './aggregate/index.ts';
import { applicationCredential } from './application_credential/index.ts';
import { domain } from './domain/index.ts';
import { endpoint } from './endpoint/index.ts';
import { group } from './group/index.ts';
import { groupMembership } from './group_membership/index.ts';
import { policy } from './policy/index.ts';
import { quota } from './quota/index.ts';
import { region } from './region/index.ts';
import { role } from './role/index.ts';
import { roleAssignment } from './role_assignment/index.ts';
import { service } from './service/index.ts';
import { user } from './user/index.ts';
import { flavor } from './flavor/index.ts';
import { host } from './host/index.ts';
import { image } from './image/index.ts';
import { imageAcceptance } from './image_acceptance/index.ts';
import { imageMember } from './image_member/index.ts';
import { keypair } from './keypair/index.ts';
import { network } from './network/index.ts';
import { project } from './project/index.ts';
import { server } from './server/index.ts';
import { serverGroup } from './server_group/index.ts';
import { serverSet } from './server_set/index.ts';
import { subnet } from './subnet/index.ts';

/** Every kind, referenced kinds before those that refer to them. */
export const KINDS: readonly AnyKind[] = [
  domain,
  project,
  user,
  group,
  groupMembership,
  role,
  roleAssignment,
  applicationCredential,
  service,
  region,
  endpoint,
  policy,
  quota,
  flavor,
  keypair,
  host,
  aggregate,
  image,
  imageMember,
  imageAcceptance,
  network,
  subnet,
  serverGroup,
  server,
  serverSet(server),
];

/** Pure. The kind of this name; throws internal when it is not on the list. */
export function kindOf(name: KindName): AnyKind {
  const kind = KINDS.find((candidate) => candidate.name === name);
  if (kind === undefined) throw new CairnError('internal', `There is no kind ${name}.`);
  return kind;
}
