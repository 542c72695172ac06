import type { Filter } from '../request.ts';

/** Pure. Drops hosts of other zones than the one asked for. Source: Nova, availability zones. */
export const availabilityZoneFilter: Filter = {
  name: 'availability-zone',
  concerns: ({ availability_zone }) => availability_zone !== null,
  reject: (request, host) => {
    const wanted = request.availability_zone;
    if (wanted === null || wanted === host.availability_zone) return null;
    return {
      why: `in zone ${host.availability_zone}`,
      setting: `set availability_zone to ${host.availability_zone} or remove it from the server, or add host ${host.name} to an aggregate of zone ${wanted}`,
    };
  },
  drops: ({ availability_zone }, host) =>
    availability_zone !== null && availability_zone !== host.availability_zone,
};
