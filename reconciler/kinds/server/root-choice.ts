import type { ServerSpec } from '../../../schemas/generated/types.ts';
import type { Snapshot } from '../../model/kind.ts';
import { rootVolumeName } from '../../model/names.ts';
import type { RootChoice, ServerChoices, ServerObserved } from './shapes.ts';

/** The order to make the root disk of a server anew from the image that it has. */
const REBUILD = 'rebuild';

/** Which root disk a server is to have, and the orders that this follows. */
export type RootDecision = {
  readonly root: RootChoice;
  /** Whether this disk is another one than before: nothing of the old one counts. */
  readonly is_anew: boolean;
  readonly taken_orders: readonly string[];
};

/**
 * Pure. The root disk: another one when the spec names another image or somebody ordered it, else the stored one. Older ones are remembered until
 * a look found nothing of them; volumes are named by serial, so that no crash can mix them up. While the server moves it keeps its disk.
 */
export function chooseRoot(snapshot: Snapshot<ServerSpec>, previous: Partial<ServerChoices>): RootDecision {
  const { id, spec } = snapshot.self.resource;
  const image_id = spec.image_id ?? null;
  const orders = snapshot.orders.filter((order) => order.name === REBUILD);
  const taken_orders = orders.map((order) => order.id);
  // What has no place yet has no disk to make anew.
  if (previous.host_id === undefined) {
    return { root: { serial: 0, image_id, older: [] }, is_anew: false, taken_orders };
  }
  const before = previous.root ?? { serial: 0, image_id, older: [] };
  // One thing at a time: a disk that is on its way to another host arrives first.
  if (previous.moving_from !== undefined) return { root: before, is_anew: false, taken_orders: [] };
  const is_anew = before.image_id !== image_id || orders.length > 0;
  const seen = (snapshot.self.observed as unknown as ServerObserved | null)?.volumes ?? {};
  const isLeft = ({ serial }: { readonly serial: number }): boolean =>
    seen[rootVolumeName(id, serial)] !== null;
  const { serial } = before;
  const older = is_anew ? [...before.older, { serial, image_id: before.image_id }] : before.older;
  return {
    root: { serial: is_anew ? serial + 1 : serial, image_id, older: older.filter(isLeft) },
    is_anew,
    taken_orders,
  };
}

/** Pure. Whether something of a root disk of before may be left. */
export function isRebuilding({ root }: RootDecision): boolean {
  return root.older.length > 0;
}

/** Pure. Volumes of root disks that a server had before this one and that may be left. */
export function olderVolumes(server_id: string, root: RootChoice | undefined): readonly string[] {
  return (root?.older ?? []).map(({ serial }) => rootVolumeName(server_id, serial));
}

/** How many of a server's earlier root disks are looked for when nothing may be left. */
const SERIALS_SWEPT = 64;

/** Pure. Volumes of all root disks that anything may be left of, whatever a crash or a late reply left behind. */
export function allRootVolumes(server_id: string, root: RootChoice | undefined): readonly string[] {
  const last = root?.serial ?? 0;
  const first = Math.max(0, last - SERIALS_SWEPT);
  const recent = Array.from({ length: last - first + 1 }, (_, index) =>
    rootVolumeName(server_id, first + index),
  );
  return [...new Set([...olderVolumes(server_id, root), ...recent])];
}
