/** What every data source is made of, and the parts that many of them share. */
import type { LosslessJson } from '../protocol/json.ts';
import { attributePath } from '../protocol/attribute-path.ts';
import { isUnknown } from '../protocol/cty-value.ts';
import type { CtyRecord, CtyValue } from '../protocol/cty-value.ts';
import { DiagnosticError, errorDiagnostic } from '../protocol/diagnostics.ts';
import type { Diagnostic } from '../protocol/diagnostics.ts';
import type { Connection } from '../rpc/context.ts';
import type { AttributeDescriptions, DataSourceDescription } from '../schema/description.ts';

/** What a read may use besides its configuration. */
export interface ReadContext {
  readonly connection: Connection;
  readonly signal: AbortSignal;
}

/** A data source: how it looks, what it refuses, and how it is read. */
export interface DataSource extends DataSourceDescription {
  /** Pure. What is wrong with a configuration, of which parts may be unknown. */
  readonly validate: (config: CtyRecord) => readonly Diagnostic[];
  /** Effect: asks the service; every attribute of the answer is known. Throws ApiProblem and DiagnosticError. */
  readonly read: (context: ReadContext, config: CtyRecord) => Promise<CtyRecord>;
}

/** Pure. Is the attribute written in the configuration? True also while its value is unknown. */
export const isGiven = (config: CtyRecord, name: string): boolean => (config[name] ?? null) !== null;

/** Pure. Is the attribute written and its value known? */
export const isKnown = (config: CtyRecord, name: string): boolean =>
  isGiven(config, name) && !isUnknown(config[name]);

/** Pure. A string of the configuration; undefined when it is not given, empty or unknown. */
export const textOf = (config: CtyRecord, name: string): string | undefined => {
  const value = config[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

/** Pure. A number of the configuration as JSON, or `fallback`. */
export const numberOf = (config: CtyRecord, name: string, fallback: number): number => {
  const value = config[name];
  return typeof value === 'number' ? value : fallback;
};

/** Pure. The complaint about a known number that is not whole or not between the limits; none while it may be right. */
export const checkWhole = (
  config: CtyRecord,
  name: string,
  minimum: number,
  maximum: number,
): readonly Diagnostic[] => {
  if (!isKnown(config, name)) return [];
  const value = config[name];
  if (typeof value === 'number' && Number.isInteger(value) && value >= minimum && value <= maximum) return [];
  const detail = `${name} must be a whole number from ${minimum} to ${maximum}.`;
  return [errorDiagnostic('Out of range', detail, attributePath(name))];
};

/** Pure. The arguments that are known, as query parameters of the service; numbers and booleans as text. */
export const queryOf = (config: CtyRecord, names: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    names.flatMap((name): readonly (readonly [string, string])[] => {
      const value: CtyValue | undefined = config[name];
      const isText = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
      return isText ? [[name, String(value)]] : [];
    }),
  );

/** Pure. The attributes as something only reported: computed, whatever they are where they are asked for. */
export const reported = (attributes: AttributeDescriptions): AttributeDescriptions =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, { type, nested, description, sensitive, deprecated }]) => [
      name,
      {
        ...(type === undefined ? {} : { type }),
        ...(nested === undefined
          ? {}
          : { nested: { nesting: nested.nesting, attributes: reported(nested.attributes) } }),
        description,
        computed: true,
        ...(sensitive === undefined ? {} : { sensitive }),
        ...(deprecated === undefined ? {} : { deprecated }),
      },
    ]),
  );

/** Pure. JSON objects by the string that each of them holds under `key`, in their order. */
export const keyedBy = (
  items: LosslessJson | undefined,
  key: string,
): Readonly<Record<string, LosslessJson>> => {
  const entries = Array.isArray(items) ? (items as readonly LosslessJson[]) : [];
  return Object.fromEntries(
    entries.flatMap((item) => {
      const id = (item as Readonly<Record<string, LosslessJson>> | null)?.[key];
      return typeof id === 'string' ? [[id, item] as const] : [];
    }),
  );
};

/** Pure. Throws the one error as a DiagnosticError. */
export const refuse = (summary: string, detail: string, name: string): never => {
  throw new DiagnosticError([errorDiagnostic(summary, detail, attributePath(name))]);
};
