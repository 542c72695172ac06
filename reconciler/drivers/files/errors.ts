import { CairnError, toCairnError } from '../../model/error.ts';

/** Pure. The error code that Node gave an operating system error, for example ENOENT; undefined for any other thing. */
export function systemCode(thrown: unknown): string | undefined {
  if (!(thrown instanceof Error) || !('code' in thrown)) return undefined;
  return typeof thrown.code === 'string' ? thrown.code : undefined;
}

/** Pure. The error for a store that cannot take `missing_bytes` more. */
export function storeFull(directory: string, missing_bytes: number, cause?: unknown): CairnError {
  return new CairnError(
    'unavailable',
    `The image store ${directory} is full: ${missing_bytes} bytes are missing. Make room on its file system or delete ` +
      'images that nobody uses, then send the upload again; it continues where it stopped.',
    { cause },
  );
}

/** Pure. What was thrown by the file system as one of Cairn's codes. */
export function fromSystem(thrown: unknown, directory: string, missing_bytes: number): CairnError {
  if (thrown instanceof CairnError) return thrown;
  const code = systemCode(thrown);
  if (code === 'ENOSPC' || code === 'EDQUOT') return storeFull(directory, missing_bytes, thrown);
  if (code === 'EIO' || code === 'EROFS' || code === 'EACCES' || code === 'EPERM' || code === 'EMFILE') {
    return new CairnError(
      'unavailable',
      `The image store ${directory} cannot be used (${code}). Check the directory's owner and its file system.`,
      { cause: thrown },
    );
  }
  return toCairnError(thrown);
}
