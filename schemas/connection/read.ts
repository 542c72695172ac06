/** Reading what says where the service is: files, and the token behind a credential. */
import { execFile } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { logIn } from './authenticate.ts';
import type { FileText } from './find.ts';
import { filled } from './settings.ts';
import type { Credential, Environment } from './settings.ts';
import { TokenError } from './token-error.ts';

const MAX_FILE_BYTES = 1024 * 1024;
const COMMAND_MS = 30_000;
const MAX_OUTPUT_BYTES = 64 * 1024;

/** What reading a token may need besides the credential. */
export interface TokenSurroundings {
  readonly environment: Environment;
  /** PEM certificates that replace the system's authorities for a login. */
  readonly ca_pem?: string | undefined;
  /** How long a login waits for a service that does not answer; default 0. */
  readonly patience_ms?: number;
}

/** Effect: reads a file of at most 1 MiB. */
export function readText(file: string): FileText {
  try {
    if (statSync(file).size > MAX_FILE_BYTES) return { outcome: 'failed', reason: 'it is too large' };
    return { outcome: 'read', text: readFileSync(file, 'utf8') };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return { outcome: 'absent' };
    return { outcome: 'failed', reason: code ?? String(error) };
  }
}

/**
 * Effect: the token of a credential; reads its file, runs its command with a shell (at most 30 s), or logs in. Throws
 * TokenError.
 */
export async function readToken(credential: Credential, around: TokenSurroundings): Promise<string> {
  const [text, what] = await tokenText(credential, around);
  const token = filled(text);
  if (token === undefined) throw new TokenError(`${what} is empty.`);
  // Anything else cannot stand in a header, and comes from a file or command that holds more than a token.
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new TokenError(`${what} holds spaces, line ends or letters that no token has.`);
  }
  return token;
}

async function tokenText(
  credential: Credential,
  { environment, ca_pem, patience_ms = 0 }: TokenSurroundings,
): Promise<readonly [text: string, what: string]> {
  const { from } = credential;
  if (credential.kind === 'token') return [credential.token, `The token of ${from}`];
  if (credential.kind === 'login') {
    const { login, auth_url } = credential;
    const token = await logIn({ login, auth_url, from, ca_pem, patience_ms });
    return [token, `The token that ${auth_url} gave`];
  }
  if (credential.kind === 'command') {
    const what = `The output of the token command of ${from}`;
    return [await run(credential.command, environment), what];
  }
  const found = readText(credential.file);
  if (found.outcome === 'read') return [found.text, `The token file ${credential.file} (from ${from})`];
  const reason = found.outcome === 'absent' ? 'there is none' : found.reason;
  throw new TokenError(`The token file ${credential.file} (from ${from}) cannot be read: ${reason}.`);
}

function run(command: string, environment: Environment): Promise<string> {
  const options = { env: { ...environment }, timeout: COMMAND_MS, maxBuffer: MAX_OUTPUT_BYTES };
  return new Promise((resolve, reject) => {
    execFile('/bin/sh', ['-c', command], options, (error, stdout, stderr) => {
      if (error === null) return resolve(stdout);
      const said = stderr.trim().slice(0, 500);
      const end =
        error.killed === true
          ? `did not end within ${COMMAND_MS / 1000} s`
          : `failed with ${error.code ?? error.signal ?? 'an error'}`;
      reject(
        new TokenError(`The token command (CAIRN_TOKEN_COMMAND) ${end}${said === '' ? '.' : `: ${said}`}`),
      );
    });
  });
}
