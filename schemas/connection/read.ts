/** Reading what says where the service is: files, and the token behind a credential. */
import { execFile } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { filled } from './settings.ts';
import type { Credential, Environment } from './settings.ts';
import type { FileText } from './find.ts';

const MAX_FILE_BYTES = 1024 * 1024;
const COMMAND_MS = 30_000;
const MAX_OUTPUT_BYTES = 64 * 1024;

/** The token cannot be had; the message says why and is for the user. */
export class TokenError extends Error {
  override readonly name = 'TokenError';
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
 * Effect: the token of a credential; reads its file or runs its command with a shell (at most 30 s). Throws
 * TokenError.
 */
export async function readToken(credential: Credential, environment: Environment): Promise<string> {
  const [text, what] = await tokenText(credential, environment);
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
  environment: Environment,
): Promise<readonly [text: string, what: string]> {
  const { from } = credential;
  if (credential.kind === 'token') return [credential.token, `The token of ${from}`];
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
