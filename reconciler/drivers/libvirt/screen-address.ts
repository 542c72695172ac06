import { CairnError } from '../../model/error.ts';
import type { HostConnection } from '../../ports/ports.ts';
import { parseLibvirtUri } from './rpc/uri.ts';

/** Where guests of a host show their screens when its spec names no address. */
export const LOCAL_ADDRESS = '127.0.0.1';

/** Pure. Where the VNC servers of a host's guests listen. Throws unsupported when nobody said it of a host that is another machine. */
export function screenAddress({ console_address, name, uri }: HostConnection): string {
  if (console_address !== null) return console_address;
  if (parseLibvirtUri(uri).transport === 'unix') return LOCAL_ADDRESS;
  throw new CairnError(
    'unsupported',
    `The host '${name}' is another machine and has no console_address. Set it to an address of the host that this service alone can reach; guests show their screens there from their next start on.`,
  );
}
