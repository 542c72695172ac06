import type { Request } from 'express';
import { CairnError } from '../../model/error.ts';

/** What a request says of the state that it expects. */
export type Preconditions = {
  /** If-None-Match: * */
  readonly must_be_new: boolean;
  /** Generation of If-Match, null without it. */
  readonly generation: number | null;
};

/** Where a request comes from: a client's working directory and one run in it. */
export type Provenance = { readonly origin: string | null; readonly run: string | null };

/** Pure. Reads If-None-Match and If-Match. Throws invalid_input for a form that Cairn does not know. */
export function preconditionsOf(request: Request): Preconditions {
  const none = request.headers['if-none-match'];
  const match = request.headers['if-match'];
  if (none !== undefined && none.trim() !== '*') throw wrongHeader('If-None-Match must be *.');
  if (none !== undefined && match !== undefined)
    throw wrongHeader('Send If-None-Match or If-Match, not both.');
  if (match === undefined) return { must_be_new: none !== undefined, generation: null };
  const generation = /^"([1-9]\d{0,14})"$/.exec(match.trim())?.[1];
  if (generation === undefined)
    throw wrongHeader('If-Match must be one generation in quotes, as in the ETag: "3".');
  return { must_be_new: false, generation: Number(generation) };
}

/** Pure. Reads Cairn-Origin and Cairn-Run. Throws invalid_input when one is longer than 255 characters. */
export function provenanceOf(request: Request): Provenance {
  return { origin: wordOf(request, 'cairn-origin'), run: wordOf(request, 'cairn-run') };
}

function wordOf(request: Request, name: string): string | null {
  const value = request.get(name);
  if (value === undefined || value === '') return null;
  if (value.length > 255) throw wrongHeader(`${name} must have at most 255 characters.`);
  return value;
}

function wrongHeader(message: string): CairnError {
  return new CairnError('invalid_input', message);
}
