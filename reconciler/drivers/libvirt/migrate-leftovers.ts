import { CairnError } from '../../model/error.ts';
import type { Clock } from '../../ports/clock.ts';
import type { OpenHost } from './hosts.ts';
import { domainReference } from './hypervisor.ts';
import { isAlreadySo, isMissing, translateError } from './translate.ts';

/** How often a guest that is to leave a host is looked at. */
const LOOK_EVERY_MS = 500;

/** Effect: waits for a call; what goes wrong names the host. */
export async function on<T>(host: OpenHost, call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (thrown) {
    throw translateError(host.connection.name, thrown);
  }
}

/** Effect: ends the job of a guest that migrates away. Nothing to do when there is none. */
export async function abortJob(source: OpenHost, server_id: string): Promise<void> {
  try {
    await source.session.call('domain_abort_job', { dom: domainReference(server_id) });
  } catch (thrown) {
    if (!isAlreadySo(thrown) && !isMissing(thrown)) throw translateError(source.connection.name, thrown);
  }
}

/** How long what an earlier migration left may take to end by itself. */
const LEFTOVER_MS = 30_000;

/** Effect: the domain's state and whether its definition is stored; null when there is none. */
async function standing(
  host: OpenHost,
  server_id: string,
  signal: AbortSignal,
): Promise<{ readonly active: boolean; readonly running: boolean; readonly persistent: boolean } | null> {
  const dom = domainReference(server_id);
  try {
    const { state } = await host.session.call('domain_get_state', { dom, flags: 0 }, { signal });
    const { persistent } = await host.session.call('domain_is_persistent', { dom }, { signal });
    // Running, blocked, paused, shutting down. Source: virDomainState.
    return { active: [1, 2, 3, 4].includes(state), running: state === 1, persistent };
  } catch (thrown) {
    if (isMissing(thrown)) return null;
    throw translateError(host.connection.name, thrown);
  }
}

/**
 * Effect: ends what an earlier migration of the guest left: its job at the source, half a guest at the target. The guest runs on at the
 * source afterwards. Throws conflict when it does not run there, or is at the target already: the next look decides.
 */
export async function endLeftovers(
  source: OpenHost,
  target: OpenHost,
  server_id: string,
  clock: Clock,
  signal: AbortSignal,
): Promise<void> {
  const dom = domainReference(server_id);
  const conflict = (what: string): CairnError =>
    new CairnError('conflict', `The guest ${what}, so it cannot migrate now; Cairn looks again.`, {
      resource: server_id,
    });
  let there = await standing(target, server_id, signal);
  if (there !== null) await abortJob(source, server_id);
  for (const deadline = clock.nowMs() + LEFTOVER_MS; there !== null && clock.nowMs() < deadline;) {
    if (there.running || there.persistent) throw conflict(`is on host '${target.connection.name}' already`);
    await clock.sleep(LOOK_EVERY_MS, signal);
    signal.throwIfAborted();
    there = await standing(target, server_id, signal);
  }
  const here = await standing(source, server_id, signal);
  if (here === null || !here.active) throw conflict(`does not run on host '${source.connection.name}'`);
  if (there !== null) {
    try {
      await on(target, target.session.call('domain_destroy_flags', { dom, flags: 0 }, { signal }));
    } catch (thrown) {
      if (!(thrown instanceof CairnError) || thrown.code !== 'not_found') throw thrown;
    }
  }
  if (here.running) return;
  try {
    await source.session.call('domain_resume', { dom }, { signal });
  } catch (thrown) {
    if (!isAlreadySo(thrown)) throw translateError(source.connection.name, thrown);
  }
}
