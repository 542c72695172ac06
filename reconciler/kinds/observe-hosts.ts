import { toCairnError } from '../model/error.ts';
import type { HostPart, HostParts } from '../model/host-parts.ts';

/** Effect: looks at each host at once; one that does not answer makes only its own part unknown. Bugs are thrown on. */
export async function observeHosts<View>(
  host_ids: readonly string[],
  look: (host_id: string) => Promise<View | null>,
): Promise<HostParts<View>> {
  const parts = await Promise.all(
    host_ids.map(async (host_id): Promise<readonly [string, HostPart<View>]> => {
      try {
        return [host_id, { known: true, view: await look(host_id) }];
      } catch (thrown) {
        const error = toCairnError(thrown);
        if (error.code === 'internal') throw error;
        return [host_id, { known: false, code: error.code, message: error.message }];
      }
    }),
  );
  return Object.fromEntries(parts);
}
