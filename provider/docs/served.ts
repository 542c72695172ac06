/** Everything that the provider serves, as it tells Terraform itself: the one input of the documentation. */
import packageJson from '../../package.json' with { type: 'json' };
import terraformJson from '../../schemas/generated/terraform.json' with { type: 'json' };
import { TFPLUGIN6 } from '../protocol/messages.ts';
import type { Tfplugin6 } from '../protocol/messages.ts';
import { decodeMessage, encodeMessage } from '../protocol/protobuf.ts';
import type { Decoded } from '../protocol/protobuf.ts';
import { createProvider } from '../rpc/provider.ts';
import type { KindDescription, ProviderDescription } from '../schema/description.ts';
import { createLog } from '../serve/log.ts';

/** A schema as the protocol carries it, decoded. */
export type ServedSchema = Decoded<Tfplugin6, 'Schema'>;

/** One attribute of a schema. */
export type ServedAttribute = Decoded<Tfplugin6, 'Schema.Attribute'>;

/** A function's definition, decoded. */
export type ServedFunction = Decoded<Tfplugin6, 'Function'>;

/** An attribute of a resource's identity. */
export type ServedIdentityAttribute = Decoded<Tfplugin6, 'ResourceIdentitySchema.IdentityAttribute'>;

/** Schemas by full type name (`cairn_server`), functions by name, and what only the description knows of kinds. */
export interface Served {
  readonly version: string;
  readonly provider: ServedSchema;
  readonly resources: Readonly<Record<string, ServedSchema>>;
  readonly data_sources: Readonly<Record<string, ServedSchema>>;
  readonly ephemeral_resources: Readonly<Record<string, ServedSchema>>;
  readonly list_resources: Readonly<Record<string, ServedSchema>>;
  readonly actions: Readonly<Record<string, ServedSchema>>;
  readonly functions: Readonly<Record<string, ServedFunction>>;
  readonly identities: Readonly<Record<string, readonly ServedIdentityAttribute[]>>;
  /** By type name. */
  readonly kinds: Readonly<Record<string, KindDescription>>;
}

const EMPTY_SCHEMA: ServedSchema = { version: 0, block: undefined };

/** Effect: none outside this process. Asks the provider, as Terraform would, for all that it serves. */
export async function readServed(): Promise<Served> {
  const description = terraformJson as unknown as ProviderDescription;
  const log = createLog({}, () => undefined);
  const methods = createProvider({ description, version: packageJson.version, environment: {} }, log);
  const ask = async <Name extends 'GetProviderSchema' | 'GetFunctions' | 'GetResourceIdentitySchemas'>(
    name: Name,
  ): Promise<Decoded<Tfplugin6, `${Name}.Response`>> => {
    const method = methods[`/tfplugin6.Provider/${name}`];
    if (method === undefined || !('unary' in method)) throw new Error(`the provider does not answer ${name}`);
    const signal = new AbortController().signal;
    const answer = await method.unary(encodeMessage(TFPLUGIN6, `${name}.Request`, {}), { signal });
    return decodeMessage(TFPLUGIN6, `${name}.Response`, answer);
  };
  const schemas = await ask('GetProviderSchema');
  const { functions } = await ask('GetFunctions');
  const { identity_schemas } = await ask('GetResourceIdentitySchemas');
  return {
    version: packageJson.version,
    provider: schemas.provider ?? EMPTY_SCHEMA,
    resources: schemas.resource_schemas,
    data_sources: schemas.data_source_schemas,
    ephemeral_resources: schemas.ephemeral_resource_schemas,
    list_resources: schemas.list_resource_schemas,
    actions: Object.fromEntries(
      Object.entries(schemas.action_schemas).map(([name, { schema }]) => [name, schema ?? EMPTY_SCHEMA]),
    ),
    functions,
    identities: Object.fromEntries(
      Object.entries(identity_schemas).map(([name, identity]) => [name, identity.identity_attributes]),
    ),
    kinds: Object.fromEntries(Object.values(description.kinds).map((kind) => [kind.type_name, kind])),
  };
}
