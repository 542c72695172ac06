/** libvirt_network -> network. */
import { NAMELESS, known, text } from './foreign-state.ts';
import type { MoveSource } from './source.ts';

const MODES: Readonly<Record<string, string>> = { nat: 'nat', route: 'route', none: 'isolated' };

/** A network, before and since version 0.9 of that provider; the addresses become a subnet, which is to be declared. */
export const libvirtNetwork: MoveSource = {
  provider: 'libvirt',
  type_name: 'libvirt_network',
  kind: 'network',
  map: (state) => {
    const name = text(state, 'name');
    if (name === undefined) return NAMELESS;
    const forward = text(state, 'mode') ?? text(state, 'forward', 'mode');
    const mode = forward === undefined ? undefined : MODES[forward];
    if (forward !== undefined && mode === undefined) {
      return { refused: `Its mode is ${forward}; the networks of Cairn are nat, route or isolated.` };
    }
    return {
      attributes: {
        ...known({ mode, dns_domain: text(state, 'domain') ?? text(state, 'domain', 'name') }),
        name,
      },
      same: ['mode'],
    };
  },
};
