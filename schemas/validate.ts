import type { Config, KindName, SpecOf } from './generated/types.ts';
import { validate_config, validators } from './generated/validators.js';
import type { StandaloneValidator } from './generated/validators.js';
import { configSubject, specSubject, toViolations } from './violations.ts';
import type { Violation, ViolationSubject } from './violations.ts';

/** Outcome of a validation: the value with defaults filled in, or all that is wrong with it. */
export type Validated<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly violations: readonly Violation[] };

/**
 * Pure. Checks what a user wrote for a kind against its schema and fills the defaults into a copy. Properties
 * that only Cairn sets, unknown properties and null are refused; paths begin with `/spec`.
 */
export function validateSpec<K extends KindName>(kind: K, input: unknown): Validated<SpecOf[K]> {
  return validate<SpecOf[K]>(validators[kind], input, specSubject(kind, input));
}

/** Pure. Checks the service's configuration and fills the defaults into a copy; paths begin with `/`. */
export function validateConfig(input: unknown): Validated<Config> {
  return validate<Config>(validate_config, input, configSubject(input));
}

function validate<Value>(
  validator: StandaloneValidator,
  input: unknown,
  subject: ViolationSubject,
): Validated<Value> {
  const copy = structuredClone(input);
  if (validator(copy)) return { ok: true, value: copy as Value };
  return { ok: false, violations: toViolations(validator.errors ?? [], subject) };
}
