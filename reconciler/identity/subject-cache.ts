import type { Database } from '../store/database.ts';
import { readSubjectFacts } from '../store/subjects.ts';
import type { SubjectScope } from '../store/subjects.ts';
import type { Freshness } from './freshness.ts';
import { subjectOf } from './subjects.ts';
import type { Refusal, Subject } from './subjects.ts';

/** Most subjects that a process remembers; the one that was not asked for the longest goes. */
const LIMIT = 10_000;

/** Who is asked about. */
export type SubjectKey = {
  readonly user_id: string;
  readonly scope: SubjectScope;
  readonly application_credential_id: string | null;
};

/** Who that is, or why nobody. */
export type SubjectAnswer = { readonly subject: Subject } | { readonly refused: Refusal };

/** What one process remembers of who may what. */
export type SubjectCache = {
  /** Effect: who that is, as of less than a second ago: remembered, or read in one statement. */
  readonly find: (key: SubjectKey) => Promise<SubjectAnswer>;
  /** Effect: who that is now, always read. */
  readonly read: (key: SubjectKey) => Promise<SubjectAnswer>;
};

type Entry = { readonly answer: SubjectAnswer; readonly revision: number };

/** Pure. A cache whose entries hold while nothing of identity has changed since they were read, as far as `freshness` knows. */
export function createSubjectCache(
  database: Database,
  freshness: Pick<Freshness, 'current' | 'subjectsRevision' | 'noteSubjects'>,
): SubjectCache {
  const entries = new Map<string, Entry>();
  const reading = new Map<string, { readonly since: number; readonly answer: Promise<SubjectAnswer> }>();

  const read = async (key: SubjectKey, name: string): Promise<SubjectAnswer> => {
    const facts = await readSubjectFacts(database, key);
    const answer = subjectOf(facts, key.scope, key.application_credential_id);
    freshness.noteSubjects(facts.revision);
    entries.delete(name);
    entries.set(name, { answer, revision: facts.revision });
    const [oldest] = entries.keys();
    if (entries.size > LIMIT && oldest !== undefined) entries.delete(oldest);
    return answer;
  };

  return {
    find: async (key) => {
      await freshness.current();
      const name = nameOf(key);
      const entry = entries.get(name);
      const revision = freshness.subjectsRevision();
      if (entry?.revision === revision) {
        // The last in the map is the last that was asked for.
        entries.delete(name);
        entries.set(name, entry);
        return entry.answer;
      }
      // One that was begun before the newest change may not have seen it.
      const begun = reading.get(name);
      if (begun?.since === revision) return await begun.answer;
      const answer = read(key, name).finally(() => {
        if (reading.get(name)?.answer === answer) reading.delete(name);
      });
      reading.set(name, { since: revision, answer });
      return await answer;
    },
    read: (key) => read(key, nameOf(key)),
  };
}

function nameOf({ user_id, scope, application_credential_id }: SubjectKey): string {
  return `${user_id} ${scope.kind} ${'id' in scope ? scope.id : ''} ${application_credential_id ?? ''}`;
}
