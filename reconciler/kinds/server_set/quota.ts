import type { ServerSetSpec } from '../../../schemas/generated/types.ts';
import { QUOTA_RESOURCES, serverAmounts } from '../../model/quota.ts';
import type { Amounts, QuotaUse } from '../../model/quota.ts';
import type { Known } from '../../model/resource.ts';

const SIZES = ['/spec/members', '/spec/template/flavor_id', '/spec/template/image_id'];

/** What a set takes of its project's quota: all that its members need, which therefore take nothing themselves. */
export const quotaUse: QuotaUse<ServerSetSpec> = {
  amounts,
  places: { servers: ['/spec/members'], vcpus: SIZES, memory_mib: SIZES, disk_gib: SIZES },
};

function amounts({ template, members }: ServerSetSpec, references: ReadonlyMap<string, Known>): Amounts {
  const count_of = new Map<string, number>();
  for (const { flavor_id = template.flavor_id } of Object.values(members)) {
    count_of.set(flavor_id, (count_of.get(flavor_id) ?? 0) + 1);
  }
  const sum: { -readonly [Resource in keyof Amounts]: Amounts[Resource] } = {};
  for (const [flavor_id, count] of count_of) {
    const one = serverAmounts(references, flavor_id, template.image_id);
    for (const resource of QUOTA_RESOURCES) {
      const amount = one[resource] ?? 0;
      if (amount > 0) sum[resource] = (sum[resource] ?? 0) + count * amount;
    }
  }
  return sum;
}
