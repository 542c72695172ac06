// Generated from schemas/*.json by schemas/generate. Do not edit: change the schema and run make generate.
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

/** Effect: fills defaults into `value`; whether it is the spec input of a flavor. */
export const validate_flavor: StandaloneValidator;

/** Effect: fills defaults into `value`; whether it is the spec input of a host. */
export const validate_host: StandaloneValidator;

/** Effect: fills defaults into `value`; whether it is the spec input of a project. */
export const validate_project: StandaloneValidator;

/** Effect: fills defaults into `value`; whether it is the spec input of an image. */
export const validate_image: StandaloneValidator;

/** Effect: fills defaults into `value`; whether it is the spec input of a keypair. */
export const validate_keypair: StandaloneValidator;

/** Effect: fills defaults into `value`; whether it is the spec input of a network. */
export const validate_network: StandaloneValidator;

/** Effect: fills defaults into `value`; whether it is the spec input of a subnet. */
export const validate_subnet: StandaloneValidator;

/** Effect: fills defaults into `value`; whether it is the spec input of a server. */
export const validate_server: StandaloneValidator;

/** Effect: fills defaults into `value`; whether it is the configuration of the service. */
export const validate_config: StandaloneValidator;
