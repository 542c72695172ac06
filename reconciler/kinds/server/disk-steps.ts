import type { Step } from '../../model/steps.ts';
import type { DomainView } from '../../ports/hypervisor.ts';
import type { Ground } from './planning-ground.ts';
import type { PlacedServer, Prerequisite } from './shapes.ts';

/** Pure. The images that disks are to be made of and that are not ready: no domain is defined before its disks are there. */
export function unreadyDisks({ desired, has }: Ground): readonly Prerequisite[] {
  const root = has('create_root') && desired.root_image !== null ? [desired.root_image] : [];
  const rescue = has('create_rescue') && desired.rescue !== undefined ? [desired.rescue.image] : [];
  return [...root, ...rescue].filter(({ ready }) => !ready);
}

/** Pure. The steps that make disks and the config drive; no disks while their images are not ready. */
export function makingSteps({ desired, has, why }: Ground, blocked: boolean): readonly Step[] {
  const { root, rescue, host_id } = desired;
  const steps: Step[] = [];
  if (has('create_rescue') && rescue !== undefined && !blocked) {
    steps.push(creation('rescue', { host_id, ...rescue.disk }, why('create_rescue')));
  }
  if (has('create_root') && root !== null && !blocked) {
    steps.push(creation('root', { host_id, ...root }, why('create_root')));
  }
  if (has('upload_seed')) {
    steps.push({
      key: 'seed',
      name: 'upload_seed',
      arguments: { host_id, volume_name: desired.seed_volume_name, inputs: desired.seed },
      after: [],
      timeout_seconds: 120,
      reason: why('upload_seed'),
    });
  }
  return steps;
}

type Disk = { readonly host_id: string } & NonNullable<PlacedServer['root']>;

function creation(key: 'rescue' | 'root', disk: Disk, reason: string): Step {
  return { key, name: 'create_root_volume', arguments: disk, after: [], timeout_seconds: 120, reason };
}

/** Pure. The step that grows the root disk, which nobody may use then. */
export function growingSteps({ desired, active, has, why }: Ground, stops: boolean): readonly Step[] {
  const { root, host_id } = desired;
  if (!has('resize_root') || root === null || (active && !stops)) return [];
  const { volume_name, capacity_bytes } = root;
  return [
    {
      key: 'resize',
      name: 'resize_root_volume',
      arguments: { host_id, volume_name, capacity_bytes },
      after: ['stop'],
      timeout_seconds: 120,
      reason: why('resize_root'),
    },
  ];
}

/** Pure. The steps that remove disks of before: each when no domain is defined with it. */
export function removingSteps({ desired, domain, remedies }: Ground, defines: boolean): readonly Step[] {
  return remedies.flatMap((remedy): readonly Step[] => {
    if (remedy.do !== 'remove' || (!defines && isUsed(domain, remedy.volume_name))) return [];
    return [
      {
        key: remedy.volume_name,
        name: 'remove_volume',
        arguments: { host_id: desired.host_id, volume_name: remedy.volume_name },
        after: ['root', 'rescue', 'stop', 'define', 'start'],
        timeout_seconds: 120,
        reason: 'it is no disk of the server any more',
        destructive: true,
      },
    ];
  });
}

function isUsed(domain: DomainView | null, volume_name: string): boolean {
  return domain?.disks.some((disk) => disk.volume_name === volume_name) ?? false;
}
