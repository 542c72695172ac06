/** What a provider function is: its signature, its words for people, and the pure function behind it. */
import { typeBytes } from '../protocol/cty-type.ts';
import type { CtyType } from '../protocol/cty-type.ts';
import { CtyDynamic, isRecord, isUnknown } from '../protocol/cty-value.ts';
import type { CtyRecord, CtyValue } from '../protocol/cty-value.ts';
import type { FunctionMessage } from '../schema/schemas.ts';

/** One parameter. Unless `allow_unknown`, Terraform calls only when the whole argument is known. */
export interface FunctionParameter {
  readonly name: string;
  readonly type: CtyType;
  /** Markdown, one or two sentences. */
  readonly description: string;
  readonly allow_unknown?: boolean;
}

/** A result, or an error for the user; `argument` counts from zero and makes Terraform underline that argument. */
export type FunctionResult =
  { readonly result: CtyValue } | { readonly error: string; readonly argument: number };

/** One function, called in HCL as `provider::cairn::<name>(...)`, with an example in examples/functions. */
export interface ProviderFunction {
  readonly name: string;
  /** One line without a full stop's worth of detail. */
  readonly summary: string;
  /** Markdown. */
  readonly description: string;
  readonly parameters: readonly FunctionParameter[];
  /** Takes all further arguments, none or many. */
  readonly variadic?: FunctionParameter;
  readonly returns: CtyType;
  /** Pure. Never throws; the same arguments give the same result on every machine. */
  readonly call: (args: readonly CtyValue[]) => FunctionResult | Promise<FunctionResult>;
}

const MARKDOWN = 1;

const parameterMessage = (parameter: FunctionParameter) => ({
  name: parameter.name,
  type: typeBytes(parameter.type),
  description: parameter.description,
  description_kind: MARKDOWN,
  allow_unknown_values: parameter.allow_unknown === true,
});

/** Pure. The definition as the protocol carries it. */
export const functionMessage = (definition: ProviderFunction): FunctionMessage => ({
  parameters: definition.parameters.map(parameterMessage),
  ...(definition.variadic === undefined ? {} : { variadic_parameter: parameterMessage(definition.variadic) }),
  return: { type: typeBytes(definition.returns) },
  summary: definition.summary,
  description: definition.description,
  description_kind: MARKDOWN,
});

/** Pure. A value without the wrapper that tells the type of a `dynamic` one. */
export const plain = (value: CtyValue | undefined): CtyValue =>
  value instanceof CtyDynamic ? plain(value.value) : (value ?? null);

/** Pure. The object or map in an argument; null when it is something else. */
export const objectIn = (value: CtyValue | undefined): CtyRecord | null => {
  const inner = plain(value);
  return isRecord(inner) && !isUnknown(inner) ? inner : null;
};

/** Pure. A whole number in an argument; null when it is something else. Text with digits counts, as in Terraform. */
export const wholeNumberIn = (value: CtyValue | undefined): number | null => {
  const inner = plain(value);
  if (typeof inner === 'number' && Number.isSafeInteger(inner)) return inner;
  return typeof inner === 'string' && /^-?\d{1,15}$/.test(inner) ? Number(inner) : null;
};
