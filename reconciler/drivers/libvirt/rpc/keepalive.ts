/**
 * Keepalive: pings when the other side has been silent, gives up after several unanswered.
 * Any received byte counts as life: pongs wait behind slow calls and bulk data, so counting pongs alone kills healthy
 * links.
 */
import type { Clock } from './clock.ts';

/** How often to ping a silent peer, and after how many unanswered pings it counts as dead. */
export type KeepaliveOptions = { readonly interval_ms: number; readonly count: number };

/** What keepalive needs to know and do. */
export type KeepalivePeer = {
  /** When the peer last showed life, by the clock given. */
  readonly aliveAt: () => number;
  /** True while silence proves nothing: the daemon reads nothing while it has as many requests as it takes. */
  readonly silenceIsNormal: () => boolean;
  readonly ping: () => void;
  readonly dead: (silent_ms: number) => void;
};

/** Effect: starts a timer; the returned function stops it. Calls `peer.dead` at most once. */
export function startKeepalive(clock: Clock, options: KeepaliveOptions, peer: KeepalivePeer): () => void {
  let unanswered = 0;
  let seen_alive_at = peer.aliveAt();
  let cancel = clock.after(options.interval_ms, tick);

  function tick(): void {
    const alive_at = peer.aliveAt();
    if (alive_at > seen_alive_at || peer.silenceIsNormal()) unanswered = 0;
    seen_alive_at = alive_at;
    const silent_ms = clock.now() - alive_at;
    if (unanswered >= options.count) return peer.dead(silent_ms);
    if (silent_ms >= options.interval_ms) {
      unanswered++;
      peer.ping();
    }
    cancel = clock.after(options.interval_ms, tick);
  }

  return () => cancel();
}
