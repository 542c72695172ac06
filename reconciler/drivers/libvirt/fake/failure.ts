/** Errors that the fake host reports, as libvirt would. */
import type { VirErrorFields } from '../rpc/errors.ts';
import { VIR_ERROR } from '../rpc/errors.ts';

/** virErrorDomain of the drivers that speak. */
export const FROM = {
  xml: 5,
  rpc: 7,
  qemu: 10,
  storage: 18,
  network: 19,
  node_device: 22,
  streams: 38,
  nwfilter: 33,
  secret: 30,
} as const;

/** A refusal to be sent to the client. */
export class FakeFailure extends Error {
  readonly fields: VirErrorFields;

  constructor(code: number, message: string, domain: number = FROM.qemu, int1 = -1) {
    super(message);
    this.name = 'FakeFailure';
    this.fields = { code, domain, message, level: 2, str1: '%s', str2: message, str3: null, int1, int2: -1 };
  }
}

/** Pure. Throws a FakeFailure with libvirt's number for `reason`. */
export function refuse(
  reason: keyof typeof VIR_ERROR,
  message: string,
  domain?: number,
  int1?: number,
): never {
  throw new FakeFailure(VIR_ERROR[reason], message, domain, int1);
}
