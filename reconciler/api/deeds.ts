import type { KindName } from '../../schemas/generated/types.ts';
import { mayManageCredentials } from '../identity/token-view.ts';
import { CairnError } from '../model/error.ts';
import type { JsonObject } from '../model/json.ts';
import type { Resource } from '../model/resource.ts';
import { withUnseenAccess } from '../policy/flavor-access.ts';
import { isOwn, judge, maySee, shownSpec, viewer } from '../policy/judge.ts';
import { withUnseenProperties } from '../policy/property-protections.ts';
import { targetOf } from '../policy/target.ts';
import type { Target } from '../policy/values.ts';
import type { Database } from '../store/database.ts';
import type { View } from '../store/listing.ts';
import { readRelated } from '../store/related.ts';
import type { Access } from './authorize.ts';

/** What somebody wants to do to an object; see policy/judge.ts. */
export type Wish = {
  readonly kind: KindName;
  readonly id: string;
  readonly verb: string;
  /** Spec of the object as it is; null when it is to be made. */
  readonly stored: JsonObject | null;
  /** Spec of the object as it would be; null when it stays or goes. */
  readonly planned: JsonObject | null;
};

/**
 * Effect: reads what rules look at besides the object. Throws not_found when the caller may not know of it, forbidden when the rules do not
 * let it do this, with the properties that are denied.
 */
export async function requireDeed(database: Database, access: Access, wish: Wish): Promise<void> {
  const { kind, id, verb, stored, planned } = wish;
  requireUnrestricted(access, kind, verb);
  const { credentials } = access.principal;
  const objects = [stored, planned].filter(isSpec).map((spec) => ({ id, spec }));
  const related = await readRelated(database, kind, objects, credentials.project_id);
  const target = (spec: JsonObject | null) =>
    spec === null ? null : targetOf(kind, id, spec, related({ id, spec }));
  const judgement = judge(access.policy, {
    credentials,
    kind,
    verb,
    stored: target(stored),
    planned: target(planned),
  });
  if (judgement.outcome === 'allowed') return;
  if (judgement.outcome !== 'forbidden') throw new CairnError('not_found', `There is no ${kind} ${id}.`);
  const { explanation, violations } = judgement;
  throw new CairnError('forbidden', explanation, violations.length === 0 ? {} : { violations });
}

/**
 * Effect: reads what rules look at besides the objects. Those of them that the caller may know of, each without what it may not see of its
 * spec.
 */
export async function onlyVisible<Item extends Pick<Resource, 'id' | 'kind' | 'spec'>>(
  database: Database,
  access: Access,
  kind: KindName,
  items: readonly Item[],
): Promise<readonly Item[]> {
  const { policy, principal } = access;
  const { credentials } = principal;
  const sees = viewer(policy, kind, credentials);
  return (await withTargets(database, access, kind, items))
    .filter(({ target }) => sees(target))
    .map(({ item, target }) => shown(item, shownSpec(policy, kind, credentials, target, item.spec)));
}

/** Effect: the same for objects with what is reported of them, which those who merely use what others own see less of. */
export async function onlyVisibleViews(
  database: Database,
  access: Access,
  kind: KindName,
  views: readonly View[],
): Promise<readonly View[]> {
  const sees = viewer(access.policy, kind, access.principal.credentials);
  return (await viewsWithTargets(database, access, kind, views))
    .filter(({ target }) => sees(target))
    .map(({ view, target }) => shownView(access, kind, view, target));
}

/** Effect: reads what rules look at besides the object. It without what the caller may not see of it; that it may see it at all is known. */
export async function viewFor(database: Database, access: Access, view: View): Promise<View> {
  const { kind } = view.resource;
  const [found] = await viewsWithTargets(database, access, kind, [view]);
  return found === undefined ? view : shownView(access, kind, view, found.target);
}

function shownView({ policy, principal }: Access, kind: KindName, view: View, target: Target): View {
  const { credentials } = principal;
  const { resource } = view;
  const spec = shownSpec(policy, kind, credentials, target, resource.spec);
  const seen = { ...view, resource: shown(resource, spec) };
  return isOwn(kind, credentials, target) ? seen : lentView(seen);
}

async function viewsWithTargets(
  database: Database,
  access: Access,
  kind: KindName,
  views: readonly View[],
): Promise<readonly { readonly view: View; readonly target: Target }[]> {
  const resources = views.map(({ resource }) => resource);
  const targets = await withTargets(database, access, kind, resources);
  return views.flatMap((view, at) => {
    const found = targets[at];
    return found === undefined ? [] : [{ view, target: found.target }];
  });
}

/**
 * Effect: reads. A spec that the caller sends for an object, with what it cannot see of that and so left out. Throws forbidden when it sends
 * some of that nevertheless. Whether it may know of the object is asked afterwards, and told then.
 */
export async function withUnseen(
  database: Database,
  access: Access,
  stored: Pick<Resource, 'id' | 'kind' | 'spec'>,
  given: JsonObject,
): Promise<JsonObject> {
  const { policy, principal } = access;
  if (stored.kind === 'flavor') return withUnseenAccess(principal.credentials, stored.spec, given);
  if (stored.kind !== 'image' || policy.protections.patterns.length === 0) return given;
  const [found] = await withTargets(database, access, stored.kind, [stored]);
  if (found === undefined || !maySee(policy, stored.kind, principal.credentials, found.target)) return given;
  const { spec, violations } = withUnseenProperties(policy, principal.credentials, found.target, given);
  const [first] = violations;
  if (first !== undefined)
    throw new CairnError('forbidden', `You may not set ${first.path}.`, { violations });
  return spec;
}

/** What goes wrong with an object, and where it is, is told to its own project. */
function lentView(view: View): View {
  return {
    ...view,
    drift: [],
    conditions: view.conditions.map((condition) => ({ ...condition, message: '' })),
  };
}

/**
 * Effect: reads. Throws forbidden when the object is lent to the caller by another project: what is done with it there is told to nobody
 * else. That the caller may know of it is known.
 */
export async function requireOwn(database: Database, access: Access, resource: Resource): Promise<void> {
  const [found] = await withTargets(database, access, resource.kind, [resource]);
  if (found !== undefined && isOwn(resource.kind, access.principal.credentials, found.target)) return;
  throw new CairnError(
    'forbidden',
    `The ${resource.kind} belongs to another project, which alone may see what is done with it.`,
  );
}

async function withTargets<Item extends Pick<Resource, 'id' | 'spec'>>(
  database: Database,
  { principal }: Access,
  kind: KindName,
  items: readonly Item[],
): Promise<readonly { readonly item: Item; readonly target: Target }[]> {
  const related = await readRelated(database, kind, items, principal.credentials.project_id);
  return items.map((item) => ({ item, target: targetOf(kind, item.id, item.spec, related(item)) }));
}

function shown<Item extends { readonly spec: JsonObject }>(item: Item, spec: JsonObject): Item {
  return spec === item.spec ? item : { ...item, spec };
}

/** A program that acts by a credential makes no further ones, which would outlive its own. Source: OpenStack Identity API v3, unrestricted. */
function requireUnrestricted({ principal }: Access, kind: KindName, verb: string): void {
  if (kind !== 'application_credential' || verb === 'get' || principal.login === null) return;
  if (mayManageCredentials(principal.login)) return;
  throw new CairnError(
    'forbidden',
    'Your token comes from an application credential that may not manage credentials. Log in as the user, or use one that is unrestricted.',
  );
}

function isSpec(spec: JsonObject | null): spec is JsonObject {
  return spec !== null;
}
