/** The error structure of the wire. */
import { int, uint } from './xdr.ts';
import type { Codec } from './xdr.ts';
import { mapped, optional, struct } from './xdr-compound.ts';
import { LibvirtError } from './errors.ts';
import type { VirErrorFields } from './errors.ts';
import { domain, maybeText, network } from './procedures/types.ts';

const wire = struct({
  code: int,
  domain: int,
  message: maybeText,
  level: uint,
  dom: optional(domain),
  str1: maybeText,
  str2: maybeText,
  str3: maybeText,
  int1: int,
  int2: int,
  net: optional(network),
});

/** libvirt's virError on the wire, without the objects it may point at (deprecated there). */
export const remoteError: Codec<VirErrorFields> = mapped(
  wire,
  ({ dom: _dom, net: _net, message, ...fields }) => ({
    ...fields,
    message: message ?? 'the daemon gave no reason',
  }),
  (fields) => ({ ...fields, dom: null, net: null }),
);

/** Pure. The error that the daemon reported for `procedure`. */
export function rejectedBy(fields: VirErrorFields, procedure: string): LibvirtError {
  return new LibvirtError(fields, 'rejected', procedure);
}
