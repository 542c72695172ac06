/** Why an image must not be used: the rest of a sentence that begins with what the image is ("The vmdk image ..."), and what to do. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  /** What to do next; null when the advice for the format holds. */
  readonly hint: string | null;

  constructor(phrase: string, hint: string | null = null) {
    super(phrase);
    this.hint = hint;
  }
}

/** What helps against a file that ends too early. */
export const WHOLE_FILE = 'Upload the whole file.';

/** Largest disk that a flavor can ask for. */
export const LARGEST_DISK_BYTES = 65_536 * 1024 ** 3;

/** Pure. Ends the examination: throws a Refusal. */
export function refuse(phrase: string, hint: string | null = null): never {
  throw new Refusal(phrase, hint);
}

/** Pure. Ends the examination of a disk whose virtual size is none, or more than any host has. */
export function requireSize(virtual_size_bytes: number): number {
  if (virtual_size_bytes === 0) refuse('has a virtual size of 0');
  if (virtual_size_bytes > LARGEST_DISK_BYTES) {
    refuse(`has an absurd virtual size (${virtual_size_bytes} bytes; Cairn takes 64 TiB)`);
  }
  return virtual_size_bytes;
}
