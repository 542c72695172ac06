/** Why no answer came: the network, or TLS. */

const UNTRUSTED: ReadonlySet<string> = new Set([
  'CERT_SIGNATURE_FAILURE',
  'CERT_UNTRUSTED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'INVALID_CA',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

const DATED: ReadonlySet<string> = new Set(['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID']);

/** Why there was no answer: a few words, sentences, and the setting that is at fault. */
export interface UnreachableFault {
  readonly title: string;
  readonly detail: string;
  readonly setting: 'endpoint' | 'ca_file';
  /** Another attempt will not help. */
  readonly is_final: boolean;
}

type Fault = Omit<UnreachableFault, 'is_final'>;

const tlsFault = (endpoint: string, code: string, reason: string, hasCa: boolean): Fault | undefined => {
  if (UNTRUSTED.has(code)) {
    const checked = hasCa
      ? 'None of the certificates in the CA file has signed it.'
      : 'No authority that this system trusts has signed it.';
    const title = 'The certificate of the service is not trusted';
    const detail = `${endpoint}: ${reason}. ${checked} Set ca_file or CAIRN_CA_FILE to the PEM file of the authority that did.`;
    return { title, detail, setting: 'ca_file' };
  }
  if (DATED.has(code)) {
    const title = 'The certificate of the service is out of date';
    return {
      title,
      detail: `${endpoint}: ${reason}. Renew it, and compare the clocks.`,
      setting: 'endpoint',
    };
  }
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    const title = 'The certificate is for another name';
    const detail = `${endpoint}: ${reason}. Use a name of the service that stands in its certificate.`;
    return { title, detail, setting: 'endpoint' };
  }
  if (code === 'EPROTO' || code === 'ERR_SSL_WRONG_VERSION_NUMBER') {
    const detail = `${endpoint} does not answer in TLS. Is it an http:// service? (${reason})`;
    return { title: 'The service speaks no TLS', detail, setting: 'endpoint' };
  }
  return undefined;
};

/** Node puts several failed addresses into an AggregateError without a message of its own. */
const reasonOf = (error: unknown, code: string): string => {
  if (error instanceof AggregateError && error.message === '') {
    const [first] = error.errors as readonly unknown[];
    return first instanceof Error ? first.message : code;
  }
  return error instanceof Error && error.message !== '' ? error.message : code;
};

/** Pure. What an error of node:http or node:https means; `hasCa`: a CA file was given. */
export const unreachableFault = (endpoint: string, error: unknown, hasCa: boolean): UnreachableFault => {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const reason = reasonOf(error, code);
  const fault = tlsFault(endpoint, code, reason, hasCa);
  if (fault !== undefined) return { ...fault, is_final: true };
  return {
    title: 'Cairn cannot be reached',
    detail: `No answer from ${endpoint}: ${reason}. Is the service running, and is the endpoint right?`,
    setting: 'endpoint',
    is_final: false,
  };
};
