import type { Weigher } from '../request.ts';

/** Pure. Prefers hosts that already hold a copy of the server's images: nothing to stream. Source: Kubernetes, ImageLocality. */
export const imageLocalityWeigher: Weigher = {
  name: 'image-locality',
  concerns: ({ image_hosts }) => image_hosts.length > 0,
  weigh: (request, host) => {
    const wanted = request.image_hosts.length;
    const held = request.image_hosts.filter((hosts) => hosts.has(host.host_id)).length;
    return wanted === 0 ? 0 : held / wanted;
  },
};
