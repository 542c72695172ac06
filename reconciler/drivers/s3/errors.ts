import { CairnError, toCairnError } from '../../model/error.ts';

/** What an error says of the store that it comes from. */
export type StorePlace = {
  /** The store's name among `image_stores`. */
  readonly name: string;
  /** Null: the library's own choice of address for the region. */
  readonly endpoint: string | null;
  readonly bucket: string;
};

/** What an S3 library or the network said, whatever form it took. */
type Said = { readonly name: string; readonly status: number | null; readonly text: string };

const NO_ACCESS =
  /^(AccessDenied|Forbidden|InvalidAccessKeyId|SignatureDoesNotMatch|ExpiredToken|InvalidToken)/;
const FULL =
  /^(EntityTooLarge|QuotaExceeded|ServiceQuotaExceeded|InsufficientStorage|InsufficientCapacity|XMinioStorageFull|XMinioAdminBucketQuotaExceeded)/;
const WRONG_REGION = /^(PermanentRedirect|AuthorizationHeaderMalformed|IllegalLocationConstraintException)/;
const NETWORK =
  /^(E[A-Z]{4,}|CERT_[A-Z_]+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_[A-Z_]+|ERR_TLS_[A-Z_]+|ERR_STREAM_PREMATURE_CLOSE)$/;
const SPOILT = /^(BadDigest|InvalidDigest|XAmzContentSHA256Mismatch|XAmzContentChecksumMismatch)$/;
const TOO_LATE = /^(TimeoutError|AbortError|RequestTimeout)$/;
/** Answers of endpoints that do not copy on their side, or only under conditions of their own. */
const NO_COPYING =
  /^(NotImplemented|MethodNotAllowed|InvalidPart|InvalidPartOrder|InvalidArgument|InvalidRequest|EntityTooSmall|XNotImplemented)$/;

/** Pure. The error for a store that cannot take `missing_bytes` more. */
function full(place: StorePlace, missing_bytes: number, said: Said): CairnError {
  return new CairnError(
    'unavailable',
    `${placeOf(place)} is full: ${missing_bytes} bytes are missing (${said.name}). Raise the bucket's quota or delete images that ` +
      'nobody uses, then send the upload again; it continues where it stopped.',
    { detail: said.text },
  );
}

/** Pure. What was thrown while a store was used, as one of Cairn's codes: where it happened, what it means, and what to check. */
export function fromS3(thrown: unknown, place: StorePlace, missing_bytes: number): CairnError {
  if (thrown instanceof CairnError) return thrown;
  const said = saidBy(thrown);
  const unusable = (code: 'unavailable' | 'timeout', what: string): CairnError =>
    new CairnError(code, `${placeOf(place)} ${what}`, { detail: said.text });
  if (said.name === 'NoSuchBucket') {
    return unusable(
      'unavailable',
      'cannot be used: there is no such bucket. Create it, or correct "bucket" of the store in image_stores.',
    );
  }
  if (FULL.test(said.name) || said.status === 507) return full(place, missing_bytes, said);
  if (said.name === 'RequestTimeTooSkewed') {
    return unusable(
      'unavailable',
      'refuses access: the clock of this machine differs from its own. Set the clock.',
    );
  }
  if (WRONG_REGION.test(said.name) || said.status === 301) {
    return unusable(
      'unavailable',
      `is in another region (${said.name}). Correct "region" of the store in image_stores.`,
    );
  }
  if (said.name === 'CredentialsProviderError') {
    return unusable(
      'unavailable',
      'cannot be used: there are no credentials. Give "access_key_id" and "secret_access_key" of the store in image_stores, or ' +
        'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment of the service.',
    );
  }
  if (NO_ACCESS.test(said.name) || said.status === 401 || said.status === 403) {
    return unusable(
      'unavailable',
      `refuses access (${said.name}). Check the store's access key and secret key, and that they may list, read, write and delete ` +
        'objects in the bucket.',
    );
  }
  if (TOO_LATE.test(said.name)) {
    return unusable(
      'timeout',
      'did not answer in time. Check the network between the service and the endpoint; it tries again.',
    );
  }
  if (NETWORK.test(said.name)) {
    return unusable(
      'unavailable',
      `cannot be reached (${said.name}). Check "endpoint" of the store in image_stores and that the endpoint runs.`,
    );
  }
  if (said.status !== null && (said.status >= 500 || said.status === 429)) {
    return unusable(
      'unavailable',
      `is not able to answer now (${said.status} ${said.name}). It is tried again.`,
    );
  }
  if (said.status !== null) {
    return unusable(
      'unavailable',
      `refused a request (${said.status} ${said.name}). The log has what it said.`,
    );
  }
  return toCairnError(thrown);
}

/** Pure. Was the object of a request absent? A missing bucket is another thing. */
export function isAbsent(thrown: unknown): boolean {
  const { name, status } = saidBy(thrown);
  return name === 'NoSuchKey' || name === 'NotFound' || (status === 404 && name !== 'NoSuchBucket');
}

/** Pure. May the same request work when it is sent again soon? */
export function isPassing(thrown: unknown): boolean {
  const { name, status } = saidBy(thrown);
  return NETWORK.test(name) || TOO_LATE.test(name) || (status !== null && (status >= 500 || status === 429));
}

/** Pure. Does the endpoint not copy objects on its own side, or not such objects? */
export function isCopyRefused(thrown: unknown): boolean {
  const { name, status } = saidBy(thrown);
  return NO_COPYING.test(name) || status === 501 || status === 405;
}

/** Pure. Did other bytes arrive than were sent? */
export function isSpoilt(thrown: unknown): boolean {
  return SPOILT.test(saidBy(thrown).name);
}

/** Pure. Was something else there than what the request was made for? */
export function isChanged(thrown: unknown): boolean {
  const { name, status } = saidBy(thrown);
  return name === 'PreconditionFailed' || status === 412;
}

function placeOf({ name, endpoint, bucket }: StorePlace): string {
  return `The image store "${name}" (bucket ${bucket}${endpoint === null ? '' : ` at ${endpoint}`})`;
}

/** Never the error itself, which may hold what was signed. */
function saidBy(thrown: unknown): Said {
  if (!(thrown instanceof Error)) return { name: 'unknown', status: null, text: String(thrown) };
  const fields = thrown as {
    code?: unknown;
    Code?: unknown;
    $metadata?: { httpStatusCode?: unknown; requestId?: unknown };
  };
  const status = fields.$metadata?.httpStatusCode;
  const code = typeof fields.code === 'string' ? fields.code : undefined;
  const name = code !== undefined && NETWORK.test(code) ? code : thrown.name;
  const request =
    typeof fields.$metadata?.requestId === 'string' ? ` (request ${fields.$metadata.requestId})` : '';
  return {
    name,
    status: typeof status === 'number' ? status : null,
    text: `${thrown.name}: ${thrown.message}${request}`,
  };
}
