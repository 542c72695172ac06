import type { RoleSpec } from '../../../schemas/generated/types.ts';
import type { Violation } from '../../model/error.ts';
import type { Admission } from '../../model/kind.ts';

/** Pure. Refuses a role that would come with itself, by way of the roles that it implies. */
export function admit({ id, spec, peers }: Admission<RoleSpec>): readonly Violation[] {
  const implied = new Map(peers.map((peer) => [peer.id, peer.spec.implied_role_ids]));
  const nameOf = new Map(peers.map((peer) => [peer.id, peer.name]));
  for (const first of spec.implied_role_ids) {
    const path = pathTo(id, first, implied);
    if (path === null) continue;
    const names = path.map((role_id) => (role_id === id ? spec.name : (nameOf.get(role_id) ?? role_id)));
    return [
      {
        path: '/spec/implied_role_ids',
        message: `closes a circle: ${[spec.name, ...names].join(' -> ')}`,
        hint: 'A role implies weaker ones; take one of these out.',
      },
    ];
  }
  return [];
}

/** The way from one role to another along what is implied, ends included; null when there is none. */
function pathTo(
  target: string,
  from: string,
  implied: ReadonlyMap<string, readonly string[]>,
): readonly string[] | null {
  const ways: (readonly string[])[] = [[from]];
  const seen = new Set<string>();
  for (let way = ways.shift(); way !== undefined; way = ways.shift()) {
    const last = way.at(-1) ?? '';
    if (last === target) return way;
    if (seen.has(last)) continue;
    seen.add(last);
    for (const next of implied.get(last) ?? []) ways.push([...way, next]);
  }
  return null;
}
