import type { Policy, PropertyProtections } from '../policy/compile.ts';
import { effectivePolicy } from '../policy/merge.ts';
import type { Database } from '../store/database.ts';
import { readPolicyDocuments } from '../store/policy-documents.ts';

/** How long the rules that were read are believed: so soon another policy holds everywhere. */
const BELIEVED_MS = 500;

/**
 * Effect: a function that gives the rules in force: the shipped ones with those of the policies in their places, and those of the settings for
 * free properties of images. Reads at most twice a second.
 */
export function createPolicies(database: Database, protections: PropertyProtections): () => Promise<Policy> {
  let known: { readonly policy: Policy; readonly text: string; readonly until_ms: number } | null = null;
  let reading: Promise<Policy> | null = null;
  const read = async (): Promise<Policy> => {
    const documents = await readPolicyDocuments(database);
    const text = JSON.stringify(documents);
    const policy = known?.text === text ? known.policy : effectivePolicy(documents, protections);
    known = { policy, text, until_ms: performance.now() + BELIEVED_MS };
    return policy;
  };
  return () => {
    if (known !== null && performance.now() < known.until_ms) return Promise.resolve(known.policy);
    reading ??= read().finally(() => {
      reading = null;
    });
    return reading;
  };
}
