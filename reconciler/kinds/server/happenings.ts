import type { ServerSpec } from '../../../schemas/generated/types.ts';
import type { Snapshot, Happening } from '../../model/kind.ts';
import type { Place } from './choose-place.ts';
import type { ServerChoices } from './shapes.ts';

/**
 * Pure. What happens to the place of a server: a move begins (migration_started), turns round (migration_aborted), is over (migration_ended), or
 * the server is taken from a dead host (evacuated). The history of its migrations is made of these events.
 */
export function happeningsOf(
  { self, hosts }: Snapshot<ServerSpec>,
  previous: Partial<ServerChoices>,
  { host, moving_from, abandons }: Place,
): readonly Happening[] {
  const { name } = self.resource;
  const called = (id: string): string =>
    hosts.find((view) => view.resource.id === id)?.resource.name ?? `the host ${id}, which is gone`;
  const tell = (type: string, from_host_id: string, kind: string, sentence: string): Happening => ({
    type,
    message: `The server "${name}" ${sentence}.`,
    data: { from_host_id, host_id: host.resource.id, kind },
  });
  const before = previous.moving_from;
  const to = host.resource.name;
  if (abandons !== undefined) {
    const sentence = `was taken from ${called(abandons)}, which is dead; it is to be on ${to}`;
    return [tell('evacuated', abandons, 'evacuate', sentence)];
  }
  if (moving_from === null) {
    if (before === undefined) return [];
    return [tell('migration_ended', before.host_id, before.kind, `is on ${to} alone now`)];
  }
  const { host_id: from, kind } = moving_from;
  if (before === undefined) {
    const how = kind === 'live' ? 'while its guest runs' : 'with its guest stopped';
    return [tell('migration_started', from, kind, `moves from ${called(from)} to ${to}, ${how}`)];
  }
  if (previous.host_id === host.resource.id) return [];
  return [tell('migration_aborted', from, kind, `goes back to ${to}: its move to ${called(from)} was ended`)];
}
