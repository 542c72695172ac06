import type { Knex } from 'knex';
import type { Visibility, VisibilityKey } from '../policy/visibility.ts';

/** Ids of the images that a project (the one binding) is a member of. */
const SHARED_IMAGES_SQL = `SELECT (m.spec ->> 'image_id')::uuid FROM desired m
  WHERE m.kind = 'image_member' AND m.spec ->> 'member_id' = ? AND m.deletion_requested_at IS NULL`;

/** Each comparison in SQL, with one binding: the value. Must ask the same as isInside of policy/visibility.ts. */
const COMPARISONS: Readonly<Record<VisibilityKey, string>> = {
  id: 'desired.id = ?::uuid',
  project_id: 'desired.project_id = ?::uuid',
  domain_id: "desired.spec ->> 'domain_id' = ?",
  user_id: "desired.spec ->> 'user_id' = ?",
  'scope.project_id': "desired.spec #>> '{scope,project_id}' = ?",
  'scope.domain_id': "desired.spec #>> '{scope,domain_id}' = ?",
  'group.domain_id': `EXISTS (SELECT 1 FROM desired g WHERE g.id = (desired.spec ->> 'group_id')::uuid
    AND g.spec ->> 'domain_id' = ?)`,
  'project.domain_id': `EXISTS (SELECT 1 FROM desired p WHERE p.id = (desired.spec #>> '{scope,project_id}')::uuid
    AND p.spec ->> 'domain_id' = ?)`,
  visibility: "desired.spec ->> 'visibility' = ?",
  member_id: "desired.spec ->> 'member_id' = ?",
  shared_with: `(desired.spec ->> 'visibility' = 'shared' AND desired.id IN (${SHARED_IMAGES_SQL}))`,
  public: "desired.spec ->> 'public' = ?",
  access_project_ids: "desired.spec -> 'access_project_ids' @> to_jsonb(?::text)",
};

/** Effect: narrows a query over `desired` down to what lies inside. */
export function whereVisible(query: Knex.QueryBuilder, visibility: Visibility): void {
  if (visibility.all) return;
  void query.where((inside) => {
    void inside.whereRaw('false');
    for (const { key, value } of visibility.any_of) void inside.orWhereRaw(COMPARISONS[key], [value]);
  });
}
