/** What stands in the way of a token. */
export interface TokenFault {
  /** For people, a few words. */
  readonly title?: string;
  /** The setting that is at fault, when it is not the one that gives the token. */
  readonly setting?: 'endpoint' | 'ca_file';
}

/** The token cannot be had; the message says why and is for the user. */
export class TokenError extends Error {
  override readonly name = 'TokenError';
  readonly title: string;
  readonly setting: TokenFault['setting'];

  constructor(message: string, fault: TokenFault = {}, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.title = fault.title ?? 'The token cannot be read';
    this.setting = fault.setting;
  }
}
