import type { Bandwidth, NicHardware } from '../../../model/hardware.ts';
import { NIC_MODELS } from '../../../model/hardware.ts';
import type { Wishes } from './wishes.ts';

/** Pure. Which model the NICs are, and what may pass. Source: Nova, multiqueue: as many queues as CPUs. */
export function nicsOf(wishes: Wishes): NicHardware {
  const asked = wishes.word('hw_vif_model');
  const model = NIC_MODELS.find((each) => each === asked) ?? 'virtio';
  const many = wishes.agreedYes('hw:vif_multiqueue_enabled', 'hw_vif_multiqueue_enabled');
  const queues = many === true && model === 'virtio' ? wishes.vcpus : 1;
  const inbound = bandwidth(wishes, 'inbound');
  const outbound = bandwidth(wishes, 'outbound');
  return {
    ...(model === 'virtio' ? {} : { model }),
    ...(queues > 1 ? { queues } : {}),
    ...(inbound === null ? {} : { inbound }),
    ...(outbound === null ? {} : { outbound }),
  };
}

function bandwidth(wishes: Wishes, way: 'inbound' | 'outbound'): Bandwidth | null {
  const read = (part: string): number => wishes.count(`quota:vif_${way}_${part}`) ?? 0;
  const [average, peak, burst] = [read('average'), read('peak'), read('burst')];
  if (average > 0) {
    return { average, ...(peak > 0 ? { peak } : {}), ...(burst > 0 ? { burst } : {}) };
  }
  if (peak > 0 || burst > 0) {
    wishes.refuse(
      `quota:vif_${way}_${peak > 0 ? 'peak' : 'burst'}`,
      'it means nothing without an average.',
      `Give quota:vif_${way}_average too.`,
    );
  }
  return null;
}
