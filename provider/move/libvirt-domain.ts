/** libvirt_domain -> server. */
import { NAMELESS, at, known, text } from './foreign-state.ts';
import type { MoveSource } from './source.ts';

/** A domain, before and since version 0.9 of that provider. Size, disks and interfaces are other objects in Cairn. */
export const libvirtDomain: MoveSource = {
  provider: 'libvirt',
  type_name: 'libvirt_domain',
  kind: 'server',
  map: (state) => {
    const name = text(state, 'name');
    if (name === undefined) return NAMELESS;
    const running = at(state, 'running');
    return {
      attributes: {
        ...known({
          description: text(state, 'description'),
          power_state: typeof running === 'boolean' ? (running ? 'running' : 'stopped') : undefined,
        }),
        name,
      },
      same: [],
    };
  },
};
