import type { ImageSpec } from '../../../schemas/generated/types.ts';
import type { QuotaUse } from '../../model/quota.ts';
import { gibFor } from '../../model/units.ts';

/** What an image takes of its project's quota: its bytes in the service's store, in whole GiB. Bytes of which nobody knows how many there are count as they arrive. */
export const quotaUse: QuotaUse<ImageSpec> = {
  amounts: ({ size_bytes }) => ({ images: 1, image_gib: gibFor(size_bytes ?? 0) }),
  places: { image_gib: ['/spec/size_bytes'] },
  bytes: ({ size_bytes }) => size_bytes ?? null,
};
