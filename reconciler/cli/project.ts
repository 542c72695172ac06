import type { Client } from '../../schemas/generated/client.ts';
import { Failure } from './failure.ts';
import { listAll } from './lookup.ts';
import type { Service } from './service.ts';

/** Effect: the id of the project that objects belong to when nobody says it: the connection's, as in the Terraform provider; null when there is none. */
export async function projectOf(client: Client, connection: Service['connection']): Promise<string | null> {
  const { project_id, project_name } = connection;
  if (project_id !== null) return project_id;
  if (project_name === null) return (await client.getSession()).project_id;
  const [found] = await listAll(client, 'project', { name: project_name }, 1);
  if (found !== undefined) return found.id;
  throw new Failure(
    'No such project',
    `There is no project ${JSON.stringify(project_name)} (${connection.from}).`,
  );
}
