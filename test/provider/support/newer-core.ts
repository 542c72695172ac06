/**
 * What a core newer than the one at hand does with a provider: asks for identities, lists resources, runs actions.
 * Written after the protocol's documentation; the messages travel through @grpc/grpc-js as those of plugin-client.
 */
import { decodeCty, encodeCty } from '../../../provider/protocol/msgpack.ts';
import type { CtyType } from '../../../provider/protocol/cty-type.ts';
import { isRecord, record } from '../../../provider/protocol/cty-value.ts';
import type { CtyRecord, CtyValue } from '../../../provider/protocol/cty-value.ts';
import type { Tfplugin6 } from '../../../provider/protocol/messages.ts';
import type { Decoded } from '../../../provider/protocol/protobuf.ts';
import { identityType, impliedType } from '../../../provider/schema/schemas.ts';
import { startPlugin } from './plugin-client.ts';
import type { Plugin } from './plugin-client.ts';

/** An object that a list found. */
export interface Listed {
  readonly id: CtyValue;
  readonly name: string;
  readonly object: CtyRecord | null;
}

/** Diagnostics as a person reads them. */
export type Said = readonly {
  readonly summary: string;
  readonly detail: string;
  readonly attribute: string;
}[];

/** A core of a newer version with one provider process. */
export interface NewerCore {
  readonly plugin: Plugin;
  readonly schemas: Decoded<Tfplugin6, 'GetProviderSchema.Response'>;
  readonly resourceType: (name: string) => CtyType;
  readonly identityOf: (
    typeName: string,
    data: Decoded<Tfplugin6, 'ResourceIdentityData'> | undefined,
  ) => CtyRecord | null;
  readonly configure: (settings?: Record<string, CtyValue>) => Promise<Said>;
  readonly validateList: (typeName: string, config: Record<string, CtyValue>) => Promise<Said>;
  readonly list: (
    typeName: string,
    config: Record<string, CtyValue>,
    options?: { readonly limit?: number; readonly include?: boolean },
  ) => Promise<{ readonly found: readonly Listed[]; readonly said: Said }>;
  readonly validateAction: (typeName: string, config: Record<string, CtyValue>) => Promise<Said>;
  readonly planAction: (typeName: string, config: Record<string, CtyValue>) => Promise<Said>;
  readonly invokeAction: (
    typeName: string,
    config: Record<string, CtyValue>,
  ) => Promise<{ readonly progress: readonly string[]; readonly said: Said | null }>;
}

const said = (diagnostics: readonly Decoded<Tfplugin6, 'Diagnostic'>[]): Said =>
  diagnostics.map(({ summary, detail, attribute }) => ({
    summary,
    detail,
    attribute: attribute?.steps.map((step) => step.attribute_name ?? '?').join('.') ?? '',
  }));

const must = <Value>(value: Value | undefined, what: string): Value => {
  if (value === undefined) throw new Error(`the provider serves no ${what}`);
  return value;
};

/** Starts the provider as a core of `version` would, and asks for everything that it knows. */
export const startNewerCore = async (
  executable: string,
  environment: Readonly<Record<string, string>>,
  version = '1.14.0',
): Promise<NewerCore> => {
  const plugin = await startPlugin(executable, environment);
  const schemas = await plugin.call('GetProviderSchema', {});
  const { identity_schemas } = await plugin.call('GetResourceIdentitySchemas', {});
  const resourceType = (name: string): CtyType => impliedType(must(schemas.resource_schemas[name], name));
  const listType = (name: string): CtyType => impliedType(must(schemas.list_resource_schemas[name], name));
  const actionType = (name: string): CtyType =>
    impliedType(must(must(schemas.action_schemas[name], name).schema, name));
  const encode = (values: Record<string, CtyValue>, type: CtyType): { msgpack: Uint8Array } => {
    const names = typeof type === 'object' && type.kind === 'object' ? Object.keys(type.attributes) : [];
    const strange = Object.keys(values).filter((name) => !names.includes(name));
    if (strange.length > 0) throw new Error(`no argument ${strange.join(', ')}`);
    return { msgpack: encodeCty(record(names.map((name) => [name, values[name] ?? null])), type) };
  };
  const identityOf: NewerCore['identityOf'] = (typeName, data) => {
    if (data?.identity_data === undefined) return null;
    const value = decodeCty(
      data.identity_data.msgpack,
      identityType(must(identity_schemas[typeName], typeName)),
    );
    return isRecord(value) ? value : null;
  };
  return {
    plugin,
    schemas,
    resourceType,
    identityOf,
    configure: async (settings = {}) => {
      const type = impliedType(must(schemas.provider, 'provider'));
      const config = encode(settings, type);
      return said(
        (await plugin.call('ConfigureProvider', { terraform_version: version, config })).diagnostics,
      );
    },
    validateList: async (type_name, values) => {
      const config = encode(values, listType(type_name));
      return said((await plugin.call('ValidateListResourceConfig', { type_name, config })).diagnostics);
    },
    list: async (type_name, values, { limit = 100, include = false } = {}) => {
      const config = encode(values, listType(type_name));
      const events = await plugin.stream('ListResource', {
        type_name,
        config,
        limit,
        include_resource_object: include,
      });
      const found = events.filter((event) => event.identity !== undefined);
      return {
        found: found.map((event) => ({
          id: identityOf(type_name, event.identity)?.['id'] ?? null,
          name: event.display_name,
          object:
            event.resource_object === undefined
              ? null
              : (decodeCty(event.resource_object.msgpack, resourceType(type_name)) as CtyRecord),
        })),
        said: said(events.flatMap((event) => event.diagnostic)),
      };
    },
    validateAction: async (type_name, values) => {
      const config = encode(values, actionType(type_name));
      return said((await plugin.call('ValidateActionConfig', { type_name, config })).diagnostics);
    },
    planAction: async (action_type, values) => {
      const config = encode(values, actionType(action_type));
      return said((await plugin.call('PlanAction', { action_type, config })).diagnostics);
    },
    invokeAction: async (action_type, values) => {
      const config = encode(values, actionType(action_type));
      const events = await plugin.stream('InvokeAction', { action_type, config });
      const last = events.at(-1)?.completed;
      return {
        progress: events.flatMap((event) => (event.progress === undefined ? [] : [event.progress.message])),
        said: last === undefined ? null : said(last.diagnostics),
      };
    },
  };
};
