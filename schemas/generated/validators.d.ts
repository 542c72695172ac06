// Generated from schemas/*.json by schemas/generate. Do not edit: change the schema and run make generate.
import type { KindName } from './types.ts';

/** One finding of ajv. */
export interface StandaloneError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
}

/** A compiled schema; `errors` holds the findings of the last call. */
export interface StandaloneValidator {
  (value: unknown): boolean;
  errors?: readonly StandaloneError[] | null;
}

/** Effect: fills defaults into the value given; whether it is the spec input of the kind. */
export const validators: Readonly<Record<KindName, StandaloneValidator>>;

/** Effect: fills defaults into the value given; whether it is the configuration of the service. */
export const validate_config: StandaloneValidator;
