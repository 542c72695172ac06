/** How someone proved who they are. The names are Keystone's; a renewed token keeps the methods of the first. */
export const AUTHENTICATION_METHODS = ['password', 'token', 'application_credential'] as const;

/** One of AUTHENTICATION_METHODS. */
export type AuthenticationMethod = (typeof AUTHENTICATION_METHODS)[number];

/** Where a token is good. Ids are UUIDs in lower case. */
export type TokenScope =
  | { readonly kind: 'unscoped' }
  | { readonly kind: 'project'; readonly id: string }
  | { readonly kind: 'domain'; readonly id: string }
  | { readonly kind: 'system' };

/** All that a token says. */
export type TokenPayload = {
  readonly user_id: string;
  /** How often all sessions of the user were ended before this one began; a token of an earlier epoch is void. */
  readonly epoch: number;
  /** In the order of AUTHENTICATION_METHODS, at least one. */
  readonly methods: readonly AuthenticationMethod[];
  readonly scope: TokenScope;
  /** Milliseconds since 1970. */
  readonly issued_at_ms: number;
  readonly expires_at_ms: number;
  /** 16 random bytes as 22 characters of base64url: names the token without being it. */
  readonly audit_id: string;
  /** Audit id of the first token of a chain of renewals; null for a first one. */
  readonly audit_chain_id: string | null;
  readonly application_credential_id: string | null;
};

/** What a login lasts by, apart from the time at which its token ends. */
export type Session = Pick<
  TokenPayload,
  'user_id' | 'epoch' | 'scope' | 'audit_id' | 'application_credential_id'
>;

const LAYOUT = 1;
const UUID_BYTES = 16;
const AUDIT_BYTES = 16;
/** Layout, flags, methods, epoch, user, issued, expires, audit id. */
const FIXED_BYTES = 3 + 4 + UUID_BYTES + 6 + 6 + AUDIT_BYTES;

const SCOPES = ['unscoped', 'project', 'domain', 'system'] as const;
const SCOPE_MASK = 0b0011;
const HAS_CHAIN = 0b0100;
const HAS_CREDENTIAL = 0b1000;
const KNOWN_FLAGS = SCOPE_MASK | HAS_CHAIN | HAS_CREDENTIAL;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const AUDIT_ID = /^[A-Za-z0-9_-]{21}[AQgw]$/;

/** Longest time that is believed: the end of year 9999, the last that ISO 8601 writes with four digits. */
const LAST_MS = Date.UTC(10_000, 0, 1) - 1;

/** Pure. The payload as bytes: 51, and 16 more each for the scope's id, the chain and the credential. Throws on a value out of range. */
export function encodePayload(payload: TokenPayload): Uint8Array {
  const { scope, audit_chain_id, application_credential_id } = payload;
  const flags =
    SCOPES.indexOf(scope.kind) |
    (audit_chain_id === null ? 0 : HAS_CHAIN) |
    (application_credential_id === null ? 0 : HAS_CREDENTIAL);
  const methods = payload.methods.reduce(
    (bits, method) => bits | (1 << AUTHENTICATION_METHODS.indexOf(method)),
    0,
  );
  const head = Buffer.alloc(7);
  head.writeUInt8(LAYOUT, 0);
  head.writeUInt8(flags, 1);
  head.writeUInt8(methods, 2);
  head.writeUInt32BE(payload.epoch, 3);
  return Buffer.concat([
    head,
    uuidBytes(payload.user_id),
    timeBytes(payload.issued_at_ms),
    timeBytes(payload.expires_at_ms),
    auditBytes(payload.audit_id),
    'id' in scope ? uuidBytes(scope.id) : Buffer.alloc(0),
    audit_chain_id === null ? Buffer.alloc(0) : auditBytes(audit_chain_id),
    application_credential_id === null ? Buffer.alloc(0) : uuidBytes(application_credential_id),
  ]);
}

/** Pure. The payload in the bytes; null unless they are exactly what encodePayload writes. */
export function decodePayload(content: Uint8Array): TokenPayload | null {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (bytes.length < FIXED_BYTES || bytes[0] !== LAYOUT) return null;
  const flags = bytes.readUInt8(1);
  const bits = bytes.readUInt8(2);
  if ((flags & ~KNOWN_FLAGS) !== 0 || bits === 0 || bits >> AUTHENTICATION_METHODS.length !== 0) return null;
  const kind = SCOPES[flags & SCOPE_MASK] ?? 'unscoped';
  const has_id = kind === 'project' || kind === 'domain';
  const extras = [has_id, (flags & HAS_CHAIN) !== 0, (flags & HAS_CREDENTIAL) !== 0];
  if (bytes.length !== FIXED_BYTES + UUID_BYTES * extras.filter(Boolean).length) return null;
  let offset = 7;
  const take = (length: number): Buffer => bytes.subarray(offset, (offset += length));
  const user_id = uuidText(take(UUID_BYTES));
  const issued_at_ms = take(6).readUIntBE(0, 6);
  const expires_at_ms = take(6).readUIntBE(0, 6);
  if (issued_at_ms > LAST_MS || expires_at_ms > LAST_MS) return null;
  const audit_id = take(AUDIT_BYTES).toString('base64url');
  return {
    user_id,
    epoch: bytes.readUInt32BE(3),
    methods: AUTHENTICATION_METHODS.filter((_method, index) => (bits & (1 << index)) !== 0),
    issued_at_ms,
    expires_at_ms,
    audit_id,
    scope: kind === 'project' || kind === 'domain' ? { kind, id: uuidText(take(UUID_BYTES)) } : { kind },
    audit_chain_id: (flags & HAS_CHAIN) === 0 ? null : take(AUDIT_BYTES).toString('base64url'),
    application_credential_id: (flags & HAS_CREDENTIAL) === 0 ? null : uuidText(take(UUID_BYTES)),
  };
}

function uuidBytes(id: string): Buffer {
  if (!UUID.test(id)) throw new Error('an id in a token must be a UUID in lower case');
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}

function uuidText(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function timeBytes(ms: number): Buffer {
  if (ms > LAST_MS) throw new Error('a time in a token must be before year 10000');
  const bytes = Buffer.alloc(6);
  bytes.writeUIntBE(ms, 0, 6);
  return bytes;
}

function auditBytes(id: string): Buffer {
  if (!AUDIT_ID.test(id)) throw new Error('an audit id must be 16 bytes in base64url');
  return Buffer.from(id, 'base64url');
}
