import { allows } from './compile.ts';
import type { Policy } from './compile.ts';
import type { Credentials } from './credentials.ts';
import { explain } from './explain.ts';
import type { Target } from './values.ts';

/** What a rule says; a refusal tells what would have been enough. */
export type Decision = { readonly allowed: true } | { readonly allowed: false; readonly explanation: string };

const ALLOWED: Decision = { allowed: true };

/** Pure. Asks one rule. A rule that is not there refuses, and so does a check of something that is missing; nothing is thrown. */
export function evaluate(policy: Policy, name: string, credentials: Credentials, target: Target): Decision {
  if (allows(policy, name, credentials, target)) return ALLOWED;
  return { allowed: false, explanation: explain(policy, name, credentials, target) };
}
