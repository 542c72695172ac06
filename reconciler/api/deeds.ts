import type { KindName } from '../../schemas/generated/types.ts';
import { mayManageCredentials } from '../identity/token-view.ts';
import { CairnError } from '../model/error.ts';
import type { JsonObject } from '../model/json.ts';
import type { Resource } from '../model/resource.ts';
import { judge, viewer } from '../policy/judge.ts';
import { targetOf } from '../policy/target.ts';
import type { Database } from '../store/database.ts';
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
  const related = await readRelated(database, kind, [stored, planned].filter(isSpec));
  const target = (spec: JsonObject | null) =>
    spec === null ? null : targetOf(kind, id, spec, related(spec));
  const { credentials } = access.principal;
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

/** Effect: reads what rules look at besides the objects. Those of them that the caller may know of. */
export async function onlyVisible<Item extends Pick<Resource, 'id' | 'kind' | 'spec'>>(
  database: Database,
  access: Access,
  kind: KindName,
  items: readonly Item[],
): Promise<readonly Item[]> {
  const related = await readRelated(
    database,
    kind,
    items.map(({ spec }) => spec),
  );
  const sees = viewer(access.policy, kind, access.principal.credentials);
  return items.filter(({ id, spec }) => sees(targetOf(kind, id, spec, related(spec))));
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
