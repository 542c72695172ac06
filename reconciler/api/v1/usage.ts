import { QUOTA_RESOURCES } from '../../model/quota.ts';
import type { Database } from '../../store/database.ts';
import type { View } from '../../store/listing.ts';
import { readUsage } from '../../store/quota.ts';

/**
 * Effect: reads. Objects with what is only known when it is asked: what the project of a quota uses now. Nothing wakes a quota when a
 * server is made.
 */
export async function withUsage(database: Database, views: readonly View[]): Promise<readonly View[]> {
  const projects = views.flatMap(({ resource }) =>
    resource.kind === 'quota' ? (resource.project_id ?? []) : [],
  );
  if (projects.length === 0) return views;
  const usage = await readUsage(database, projects);
  return views.map((view) => {
    const { kind, project_id } = view.resource;
    if (kind !== 'quota' || project_id === null) return view;
    const amounts = usage.get(project_id) ?? {};
    const used = Object.fromEntries(QUOTA_RESOURCES.map((resource) => [resource, amounts[resource] ?? 0]));
    return { ...view, status: { ...view.status, used } };
  });
}
