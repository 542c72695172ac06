import { QUOTA_RESOURCES } from '../../model/quota.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Database } from '../../store/database.ts';
import type { View } from '../../store/listing.ts';
import { readUsage } from '../../store/quota.ts';
import { readAcceptances } from '../../store/shared-images.ts';

/**
 * Effect: reads. Objects with what is only known when it is asked, because nothing wakes them when it changes: what the project of a quota
 * uses now, and what the project of an image_member says of the image.
 */
export async function withUsage(database: Database, views: readonly View[]): Promise<readonly View[]> {
  return await withAcceptance(database, await withUsed(database, views));
}

async function withUsed(database: Database, views: readonly View[]): Promise<readonly View[]> {
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
    return withStatus(view, { used });
  });
}

async function withAcceptance(database: Database, views: readonly View[]): Promise<readonly View[]> {
  const keys = views.flatMap(({ resource }) => (resource.kind === 'image_member' ? [resource.name] : []));
  if (keys.length === 0) return views;
  const said = await readAcceptances(database, keys);
  return views.map((view) =>
    view.resource.kind === 'image_member'
      ? withStatus(view, { acceptance: said.get(view.resource.name) ?? 'pending' })
      : view,
  );
}

function withStatus(view: View, more: JsonObject): View {
  return { ...view, status: { ...view.status, ...more } };
}
