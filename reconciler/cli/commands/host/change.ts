import type { PutBody } from '../../../../schemas/generated/api.ts';
import { slashName } from '../../format/columns.ts';
import { EXIT } from '../../io.ts';
import type { Io } from '../../io.ts';
import { findObjects } from '../../lookup.ts';
import { runWithService } from '../../run.ts';
import type { ConnectionFlags, Service } from '../../service.ts';
import type { ResourceView } from '../../wire.ts';

/** A host that was changed. */
export type ChangedHost = { readonly host: ResourceView; readonly generation: number };

/**
 * Effect: changes the specs of hosts, all looked up before the first is changed, prints `words` of each, and does what comes `after`. A property that
 * becomes undefined is left out. Throws a refusal for one that somebody else changed meanwhile.
 */
export function changeHosts(
  io: Io,
  names: readonly string[],
  flags: ConnectionFlags,
  words: string,
  change: Readonly<Record<string, unknown>>,
  after: (service: Service, changed: readonly ChangedHost[]) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  return runWithService(io, flags, async (service) => {
    const { client } = service;
    const targets = names.map((name) => ({ kind: 'host' as const, name: name.replace(/^hosts?\//, '') }));
    const changed: ChangedHost[] = [];
    for (const host of await findObjects(client, targets, undefined)) {
      const merged = Object.entries({ ...host.spec, ...change });
      const spec = Object.fromEntries(merged.filter(([, value]) => value !== undefined));
      // The service validates the spec.
      const body = { spec } as unknown as PutBody<'host'>;
      const options = { if_match: host.generation, signal: io.signal };
      const { generation } = await client.putHost(host.id, body, options);
      changed.push({ host, generation });
      await io.write(`${slashName(host)} ${words}\n`);
    }
    await after(service, changed);
    return EXIT.done;
  });
}
