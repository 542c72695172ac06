import type { ServerSpec } from '../../../schemas/generated/types.ts';
import type { Snapshot } from '../../model/kind.ts';
import { rescueVolumeName, rootVolumeName } from '../../model/names.ts';
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
  const decision = chooseDisk(snapshot, previous);
  const { root, is_anew } = decision;
  if (previous.storage === undefined || is_anew || root.is_made === true) return decision;
  const seen = (snapshot.self.observed as unknown as ServerObserved | null)?.volumes ?? {};
  const volume = seen[rootVolumeName(snapshot.self.resource.id, root.serial, previous.storage)] ?? null;
  return volume === null ? decision : { ...decision, root: { ...root, is_made: true } };
}

function chooseDisk(snapshot: Snapshot<ServerSpec>, previous: Partial<ServerChoices>): RootDecision {
  const { spec } = snapshot.self.resource;
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
  const next = is_anew ? anew(before, image_id) : before;
  return { root: withoutGone(snapshot, next, rootVolumeName, previous.storage), is_anew, taken_orders };
}

/**
 * Pure. The disk that a rescued server boots from, made anew each time that it is rescued with another image; null when it never was. Its
 * image_id is null while it is not rescued.
 */
export function chooseRescue(
  snapshot: Snapshot<ServerSpec>,
  previous: Partial<ServerChoices>,
): RootChoice | null {
  const image_id = snapshot.self.resource.spec.rescue_image_id ?? null;
  const before = previous.rescue ?? { serial: 0, image_id: null, older: [] };
  if (previous.moving_from !== undefined) return previous.rescue ?? null;
  if (previous.rescue === undefined && image_id === null) return null;
  const next = before.image_id === image_id ? before : anew(before, image_id);
  // Without an image there was no disk.
  const made = { ...next, older: next.older.filter((disk) => disk.image_id !== null) };
  return withoutGone(snapshot, made, rescueVolumeName, previous.storage);
}

function anew({ serial, image_id: had, older }: RootChoice, image_id: string | null): RootChoice {
  return { serial: serial + 1, image_id, older: [...older, { serial, image_id: had }] };
}

function withoutGone(
  { self }: Snapshot<ServerSpec>,
  choice: RootChoice,
  nameOf: typeof rootVolumeName,
  storage: string | undefined,
): RootChoice {
  const seen = (self.observed as unknown as ServerObserved | null)?.volumes ?? {};
  const left = choice.older.filter(({ serial }) => seen[nameOf(self.resource.id, serial, storage)] !== null);
  return { ...choice, older: left };
}

/** Pure. Whether there may be a disk of before. */
export function hasOlderDisk(root: RootChoice, rescue: RootChoice | null): boolean {
  return root.older.length > 0 || (rescue !== null && rescue.older.length > 0);
}

/** Pure. Volumes of disks that a server had before those of now and that may be left. */
export function olderVolumes(server_id: string, { root, rescue, storage }: Disks): readonly string[] {
  return [
    ...(root?.older ?? []).map(({ serial }) => rootVolumeName(server_id, serial, storage)),
    ...(rescue?.older ?? []).map(({ serial }) => rescueVolumeName(server_id, serial, storage)),
  ];
}

type Disks = Pick<Partial<ServerChoices>, 'root' | 'rescue' | 'storage'>;

/** How many of a server's earlier disks are looked for when nothing may be left. */
const SERIALS_SWEPT = 64;

/** Pure. Volumes of all root and rescue disks that anything may be left of, whatever a crash or a late reply left behind. */
export function allDisks(server_id: string, choices: Disks): readonly string[] {
  const { root, rescue, storage } = choices;
  const recent = (last: number, nameOf: typeof rootVolumeName): readonly string[] => {
    const first = Math.max(0, last - SERIALS_SWEPT);
    return Array.from({ length: last - first + 1 }, (_, index) => nameOf(server_id, first + index, storage));
  };
  return [
    ...new Set([
      ...recent(root?.serial ?? 0, rootVolumeName),
      ...(rescue === undefined ? [] : recent(rescue.serial, rescueVolumeName)),
      ...olderVolumes(server_id, choices),
    ]),
  ];
}
