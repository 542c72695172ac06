import type { Logger } from 'pino';
import { compilePolicy } from '../policy/compile.ts';
import type { Policy } from '../policy/compile.ts';
import { shippedRules } from '../policy/defaults.ts';
import { parseRule } from '../policy/parse.ts';
import type { Database } from '../store/database.ts';
import { readPolicyRules } from '../store/policy-rules.ts';

/** How long the rules that were read are believed: so soon another policy holds everywhere. */
const BELIEVED_MS = 500;

/** Effect: a function that gives the rules in force: the shipped ones with those of the policies in their places. Reads at most twice a second. */
export function createPolicies(database: Database, log: Logger): () => Promise<Policy> {
  let known: { readonly policy: Policy; readonly text: string; readonly until_ms: number } | null = null;
  let reading: Promise<Policy> | null = null;
  const read = async (): Promise<Policy> => {
    const rules = await readPolicyRules(database);
    const text = JSON.stringify(rules);
    const policy = known?.text === text ? known.policy : toPolicy(rules, log);
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

/** A rule that cannot be read, which admission refuses, allows nobody: falling back to the shipped one could allow what was meant to end. */
function toPolicy(rules: readonly (readonly [name: string, text: string])[], log: Logger): Policy {
  const effective = new Map(shippedRules());
  for (const [name, text] of rules) {
    const parsed = parseRule(text);
    if ('problem' in parsed) {
      log.error({ rule: name, problem: parsed.problem.message }, 'a rule of a policy cannot be read');
      effective.delete(name);
    } else effective.set(name, { check: parsed.check });
  }
  return compilePolicy(effective);
}
