import { createHash } from 'node:crypto';
import { canonicalJson } from '../model/canonical-json.ts';
import type { Plan } from '../model/operation.ts';

/** Pure. SHA-256 of a plan's operations as canonical JSON, hexadecimal: equal plans have equal hashes. */
export function planHash(plan: Plan): string {
  return createHash('sha256').update(canonicalJson(plan.operations)).digest('hex');
}
