import { DATABASE_USER, layoutOf, urlOf } from './cluster.ts';
import { findServer } from './server-process.ts';

/** Effect: reads. URL of the private PostgreSQL that a service runs over this data directory; null when none runs. */
export async function findRunningDatabase(data_directory: string): Promise<string | null> {
  const layout = layoutOf(data_directory);
  return (await findServer(layout)) === null ? null : urlOf(layout, DATABASE_USER);
}
