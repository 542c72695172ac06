import type { JsonObject } from './documents.ts';
import { time, count, flag, list, ref, orNull, record, page } from './shape-words.ts';

/** Pure. The envelope of one kind's resource: `spec` and `status` are names of component schemas. */
export function envelope(name: string, kind: string, spec: string, status: string): JsonObject {
  return record(`${name} as the API returns it.`, {
    id: ref('id'),
    kind: { enum: [kind], description: 'Kind of the object.' },
    generation: count('Count of edits of the spec, from 1; also the ETag.'),
    observed_generation: count('Last generation that was brought about; 0 before the first.'),
    claimed: flag('Whether a client keeps the object in its state, so that no other run may adopt it.'),
    spec: ref(spec),
    status: ref(status),
    conditions: list(
      ref('condition'),
      'What holds for the object: Ready, Stalled, Drifted, and Stuck once a step of it kept failing.',
    ),
    deletion_requested_at: orNull(time('When deletion was asked for.')),
    created_at: time('When it was created.'),
    updated_at: time('When its spec was last edited.'),
  });
}

/** Pure. The page of one kind's resources. */
export function resourcePage(name: string): JsonObject {
  return page(name, 'Objects, oldest first.');
}
