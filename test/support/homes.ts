import type { LabHost } from '../lab/host.ts';

/** Effect: asks every host for a server's domain: names of those that know it, each with the domain's state. */
export async function homesOf(hosts: readonly LabHost[], server_id: string): Promise<readonly string[]> {
  const found = await Promise.all(
    hosts.map((host) =>
      host.virsh('domstate', server_id).then(
        (state) => [`${host.name} ${state.trim()}`],
        () => [],
      ),
    ),
  );
  return found.flat();
}
