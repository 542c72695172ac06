import type { ServerSpec } from '../../../schemas/generated/types.ts';
import { serverAmounts } from '../../model/quota.ts';
import type { QuotaUse } from '../../model/quota.ts';

const FLAVOR = ['/spec/flavor_id'];

/** What a server takes of its project's quota: its flavor's size. */
export const quotaUse: QuotaUse<ServerSpec> = {
  amounts: ({ flavor_id, image_id }, references) => serverAmounts(references, flavor_id, image_id),
  places: { vcpus: FLAVOR, memory_mib: FLAVOR, disk_gib: FLAVOR },
};
