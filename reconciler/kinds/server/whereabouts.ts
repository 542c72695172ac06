import { remainsOn } from './elsewhere.ts';
import type { PlacedServer, ServerObserved } from './shapes.ts';

/**
 * Where a moving server is: `there`: still where it comes from; `arrived`: it belongs to its new host, but a domain of it is left where it
 * came from; `here`: on its new host, and nothing can run elsewhere.
 */
export type Whereabouts = 'there' | 'arrived' | 'here';

/**
 * Pure. Decided by what both hosts show and by nothing else, so that whoever goes on after a crash decides the same. The domain on the new
 * host counts once its definition is stored there: a migration stores it when all of the guest has come, a cold move when all of the disk
 * has. A guest that runs where it comes from has the newest data, unless it runs on the new host too: then libvirt let it go there, and
 * what is left is its shell.
 */
export function whereabouts(desired: PlacedServer, observed: ServerObserved): Whereabouts {
  const { moving, root } = desired;
  const source = moving === undefined ? null : remainsOn(observed, moving.host_id);
  if (moving === undefined || source === null) return 'here';
  const target = observed.domain;
  if (source.domain === null) {
    const has = ({ volumes }: Pick<ServerObserved, 'volumes'>): boolean =>
      root !== null && (volumes[root.volume_name] ?? null) !== null;
    return target === null && has(source) && !has(observed) ? 'there' : 'here';
  }
  if (target === null || !target.persistent) return 'there';
  const { state } = source.domain;
  if (target.state === 'running' || state === 'stopped' || state === 'crashed') return 'arrived';
  // A guest that libvirt paused because it went; one that was started anew in a cold move has newer data than the copy.
  return state === 'paused' && moving.kind === 'live' ? 'arrived' : 'there';
}
