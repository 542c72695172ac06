import type { CairnError } from '../../../model/error.ts';
import type { JsonObject } from '../../../model/json.ts';
import { FacadeError, messageOf, statusOf } from '../errors.ts';

/** The word that an error of a status stands under. Source: Nova, wsgi.Fault; what is not listed is a computeFault. */
const FAULTS: Readonly<Record<number, string>> = {
  400: 'badRequest',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'itemNotFound',
  405: 'badMethod',
  409: 'conflictingRequest',
  413: 'overLimit',
  415: 'badMediaType',
  429: 'overLimit',
  501: 'notImplemented',
  503: 'serviceUnavailable',
};

/** What clients of Nova call a property of a spec, where the words differ. */
const WORDS: Readonly<Record<string, string>> = {
  flavor_id: 'flavorRef',
  image_id: 'imageRef',
  rescue_image_id: 'rescue_image_ref',
  keypair_id: 'key_name',
  nics: 'networks',
  memory_mib: 'ram',
  disk_gib: 'disk',
};

/** An error whose status in this API is not that of its code, for example 406. */
export class NovaError extends FacadeError {}

/** Pure. The status of the answer for an error, as Nova has it. */
export function novaStatus(error: CairnError): number {
  // Who meets a lock is not refused for good.
  const isLocked = error.fields.violations?.some(({ path }) => path === '/spec/locked') ?? false;
  return isLocked && error.code === 'forbidden' ? 409 : statusOf(error);
}

/** Pure. The body of the answer for an error: what is wrong where, in one message. `fields.detail` stays behind. */
export function toNovaError(error: CairnError): JsonObject {
  const code = novaStatus(error);
  const message = novaMessage(error);
  // Who may not come in hears it from Keystone's middleware, not from Nova.
  if (code === 401) return { error: { code, title: 'Unauthorized', message } };
  const { retry_after_seconds } = error.fields;
  const retryAfter = retry_after_seconds === undefined ? {} : { retryAfter: String(retry_after_seconds) };
  return { [FAULTS[code] ?? 'computeFault']: { code, message, ...retryAfter } };
}

function novaMessage(error: CairnError): string {
  return messageOf(error, ([root = '', ...rest]) => [WORDS[root] ?? root, ...rest].join('.'));
}
