import { join } from 'node:path';
import { filled } from './settings.ts';
import type { Environment } from './settings.ts';

/** Whose files are meant, and from where relative paths count. */
export interface Place {
  readonly environment: Environment;
  readonly home: string;
  /** Numeric user id; 0 is root. */
  readonly user_id: number;
  /** Working directory. */
  readonly directory: string;
}

/** Pure. Where a service keeps its data unless told: for root /var/lib/cairn-service, else the user's data directory. Source: XDG Base Directory Specification. */
export function defaultDataDirectory({ environment, home, user_id }: Omit<Place, 'directory'>): string {
  const told = filled(environment['CAIRN_DATA_DIRECTORY']);
  if (told !== undefined) return told;
  if (user_id === 0) return '/var/lib/cairn-service';
  return join(environment['XDG_DATA_HOME'] || join(home, '.local', 'share'), 'cairn');
}

/** Pure. Where credentials files may lie: the user's own, then that of a service on this machine. */
export function credentialsFiles(place: Omit<Place, 'directory'>): readonly string[] {
  return [
    join(configHome(place), 'cairn', 'credentials.json'),
    join(defaultDataDirectory(place), 'credentials.json'),
  ];
}

/**
 * Pure. Where OpenStack's clients look for clouds.yaml and secure.yaml; the first file that exists counts.
 * Source: openstacksdk documentation, "Configuring OpenStack SDK Applications".
 */
export function cloudFiles(place: Place): {
  readonly clouds: readonly string[];
  readonly secure: readonly string[];
} {
  const { environment, directory } = place;
  const folders = [directory, join(configHome(place), 'openstack'), '/etc/openstack'];
  const search = (name: string, told: string | undefined): readonly string[] => [
    ...(told === undefined ? [] : [told]),
    ...folders.flatMap((folder) => ['yaml', 'yml', 'json'].map((end) => join(folder, `${name}.${end}`))),
  ];
  return {
    clouds: search('clouds', filled(environment['OS_CLIENT_CONFIG_FILE'])),
    secure: search('secure', filled(environment['OS_CLIENT_SECURE_FILE'])),
  };
}

function configHome({ environment, home }: Pick<Place, 'environment' | 'home'>): string {
  return environment['XDG_CONFIG_HOME'] || join(home, '.config');
}
