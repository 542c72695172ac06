/**
 * Terraform's core as far as one resource at a time needs it: encodes requests, calls the provider's methods with
 * bytes as the wire carries them, and refuses what the real core refuses.
 */
import { formatPath } from '../../../provider/protocol/attribute-path.ts';
import type { PathStep } from '../../../provider/protocol/attribute-path.ts';
import { ctyToJson } from '../../../provider/protocol/cty-json.ts';
import { isRecord, valuesEqual } from '../../../provider/protocol/cty-value.ts';
import type { CtyRecord, CtyValue } from '../../../provider/protocol/cty-value.ts';
import { TFPLUGIN6 } from '../../../provider/protocol/messages.ts';
import type { RpcName, Tfplugin6 } from '../../../provider/protocol/messages.ts';
import { decodeCty, encodeCty } from '../../../provider/protocol/msgpack.ts';
import { stringifyJson } from '../../../provider/protocol/json.ts';
import { decodeMessage, encodeMessage } from '../../../provider/protocol/protobuf.ts';
import type { Decoded, Encodable } from '../../../provider/protocol/protobuf.ts';
import { impliedType } from '../../../provider/schema/schemas.ts';
import type { GrpcMethods } from '../../../provider/serve/server.ts';
import { applyBreaks, planBreaks } from './core-rules.ts';
import type { ServedObject } from './core-rules.ts';

type Unary = Exclude<RpcName, 'ListResource' | 'InvokeAction'>;

/** A diagnostic with its path as people write it; empty when it has none. */
export interface Told {
  readonly severity: 'error' | 'warning';
  readonly text: string;
  readonly path: string;
}

/** An object in Terraform's state. */
export interface Held {
  readonly state: CtyRecord;
  readonly private: Uint8Array;
}

/** A plan that keeps the rules of the core. */
export interface Planned {
  readonly planned: CtyRecord;
  readonly private: Uint8Array;
  /** Paths of attributes that need a new object, sorted. */
  readonly replaces: readonly string[];
  readonly told: readonly Told[];
}

/** The provider did what no provider may do. */
export class RuleBroken extends Error {
  override readonly name = 'RuleBroken';
}

/** The provider answered with errors. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly told: readonly Told[];
  constructor(told: readonly Told[]) {
    super(told.map(({ path, text }) => `${path}: ${text}`).join('\n'));
    this.told = told;
  }
}

/** The core's side of the protocol for one provider. */
export interface Core {
  readonly configure: () => Promise<void>;
  readonly schemaOf: (type_name: string) => ServedObject;
  readonly validate: (type_name: string, config: CtyRecord) => Promise<readonly Told[]>;
  /** Plans; `held` null for a create. Throws Refused and RuleBroken. */
  readonly plan: (type_name: string, config: CtyRecord, held: Held | null) => Promise<Planned>;
  /** Plans the second half of a replacement: a create that knows what it replaces. */
  readonly planAnew: (type_name: string, config: CtyRecord, first: Planned) => Promise<Planned>;
  readonly apply: (type_name: string, config: CtyRecord, held: Held | null, plan: Planned) => Promise<Held>;
  /** Null when the object is gone. */
  readonly remove: (type_name: string, held: Held) => Promise<void>;
  readonly read: (type_name: string, held: Held) => Promise<Held>;
  /** The state as a file keeps it and the provider reads it again. */
  readonly stored: (type_name: string, held: Held) => Promise<Held>;
  readonly isSame: (type_name: string, a: CtyRecord, b: CtyRecord) => boolean;
}

const tell = (diagnostics: readonly Decoded<Tfplugin6, 'Diagnostic'>[]): readonly Told[] =>
  diagnostics.map(({ severity, summary, detail, attribute }) => ({
    severity: severity === 1 ? 'error' : 'warning',
    text: `${summary}: ${detail}`,
    path: formatPath(
      (attribute?.steps ?? []).map((step): PathStep => {
        if (step.attribute_name !== undefined) return { attribute: step.attribute_name };
        if (step.element_key_string !== undefined) return { key: step.element_key_string };
        return { index: Number(step.element_key_int) };
      }),
    ),
  }));

const refuse = (told: readonly Told[]): void => {
  const errors = told.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Refused(errors);
};

const keep = (breaks: readonly string[], what: string, context: unknown): void => {
  if (breaks.length === 0) return;
  const show = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? `${value}n` : value);
  throw new RuleBroken(`${what}:\n${breaks.join('\n')}\n${JSON.stringify(context, show, 1)}`);
};

/** Effect: asks the provider for its schemas. A core over the methods of a provider, with the provider's block empty. */
export const createCore = async (methods: GrpcMethods): Promise<Core> => {
  const call = async <Name extends Unary>(
    name: Name,
    request: Encodable<Tfplugin6, `${Name}.Request`>,
  ): Promise<Decoded<Tfplugin6, `${Name}.Response`>> => {
    const method = methods[`/tfplugin6.Provider/${name}`];
    if (method === undefined || !('unary' in method)) throw new Error(`${name} is not served`);
    const bytes = encodeMessage(TFPLUGIN6, `${name}.Request`, request);
    const answer = await method.unary(bytes, { signal: new AbortController().signal });
    return decodeMessage(TFPLUGIN6, `${name}.Response`, answer);
  };

  const served = await call('GetProviderSchema', {});
  const objects = new Map<string, ServedObject>(
    Object.entries(served.resource_schemas).map(([name, schema]) => [
      name,
      { attributes: schema.block?.attributes ?? [], type: impliedType(schema) },
    ]),
  );
  const schemaOf = (type_name: string): ServedObject => {
    const object = objects.get(type_name);
    if (object === undefined) throw new Error(`the provider serves no ${type_name}`);
    return object;
  };
  const encode = (type_name: string, value: CtyRecord | null) => ({
    msgpack: encodeCty(value, schemaOf(type_name).type),
  });
  const decode = (
    type_name: string,
    value: { readonly msgpack: Uint8Array } | undefined,
  ): CtyRecord | null => {
    const decoded = decodeCty(value?.msgpack ?? new Uint8Array([0xc0]), schemaOf(type_name).type);
    return isRecord(decoded) ? decoded : null;
  };
  /** What the core proposes: the configuration, with prior values where a computed attribute is not configured. */
  const propose = (type_name: string, config: CtyRecord, prior: CtyRecord | null): CtyRecord =>
    Object.fromEntries(
      schemaOf(type_name).attributes.map(({ name, computed }): [string, CtyValue] => {
        const given = config[name] ?? null;
        return [name, given === null && computed ? (prior?.[name] ?? null) : given];
      }),
    );
  const plan = async (
    type_name: string,
    config: CtyRecord,
    prior: CtyRecord | null,
    prior_private: Uint8Array,
  ): Promise<Planned> => {
    const answer = await call('PlanResourceChange', {
      type_name,
      prior_state: encode(type_name, prior),
      proposed_new_state: encode(type_name, propose(type_name, config, prior)),
      config: encode(type_name, config),
      prior_private,
      client_capabilities: { deferral_allowed: false, write_only_attributes_allowed: true },
    });
    const told = tell(answer.diagnostics);
    refuse(told);
    const planned = decode(type_name, answer.planned_state);
    if (planned === null) throw new RuleBroken(`${type_name}: the plan of an object is null`);
    keep(planBreaks(schemaOf(type_name), config, prior, planned), 'invalid plan', { config, prior, planned });
    const replaces = answer.requires_replace.map(({ steps }) =>
      steps.map((step) => step.attribute_name ?? step.element_key_string ?? '').join('.'),
    );
    return { planned, private: answer.planned_private, replaces: replaces.sort(), told };
  };
  const applyTo = async (
    type_name: string,
    states: {
      readonly prior: CtyRecord | null;
      readonly planned: CtyRecord | null;
      readonly config: CtyRecord | null;
    },
    planned_private: Uint8Array,
  ) => {
    const answer = await call('ApplyResourceChange', {
      type_name,
      prior_state: encode(type_name, states.prior),
      planned_state: encode(type_name, states.planned),
      config: encode(type_name, states.config),
      planned_private,
    });
    const told = tell(answer.diagnostics);
    refuse(told);
    return { state: decode(type_name, answer.new_state), private: answer.private, told };
  };

  return {
    schemaOf,
    configure: async () => {
      const type = served.provider === undefined ? undefined : impliedType(served.provider);
      if (type === undefined) throw new Error('the provider has no schema');
      const nothing = Object.fromEntries(Object.keys(type.attributes).map((name) => [name, null]));
      const answer = await call('ConfigureProvider', {
        terraform_version: '1.11.4',
        config: { msgpack: encodeCty(nothing, type) },
      });
      refuse(tell(answer.diagnostics));
    },
    validate: async (type_name, config) => {
      const answer = await call('ValidateResourceConfig', {
        type_name,
        config: encode(type_name, config),
        client_capabilities: { deferral_allowed: false, write_only_attributes_allowed: true },
      });
      return tell(answer.diagnostics);
    },
    plan: (type_name, config, held) =>
      plan(type_name, config, held?.state ?? null, held?.private ?? new Uint8Array(0)),
    planAnew: (type_name, config, first) => plan(type_name, config, null, first.private),
    apply: async (type_name, config, held, { planned, private: planned_private }) => {
      const prior = held?.state ?? null;
      const applied = await applyTo(type_name, { prior, planned, config }, planned_private);
      const { state } = applied;
      if (state === null)
        throw new RuleBroken(`${type_name}: was present in the plan and is absent after apply`);
      if (applied.told.length > 0) throw new RuleBroken(`${type_name}: ${applied.told[0]?.text ?? ''}`);
      keep(applyBreaks(schemaOf(type_name), planned, state), 'inconsistent result', {
        config,
        planned,
        state,
      });
      return { state, private: applied.private };
    },
    remove: async (type_name, held) => {
      const applied = await applyTo(
        type_name,
        { prior: held.state, planned: null, config: null },
        held.private,
      );
      if (applied.state !== null) throw new RuleBroken(`${type_name}: is present after its removal`);
    },
    read: async (type_name, held) => {
      const answer = await call('ReadResource', {
        type_name,
        current_state: encode(type_name, held.state),
        private: held.private,
      });
      refuse(tell(answer.diagnostics));
      const state = decode(type_name, answer.new_state);
      if (state === null) throw new RuleBroken(`${type_name}: is gone although nobody removed it`);
      return { state, private: answer.private };
    },
    stored: async (type_name, held) => {
      const json = Buffer.from(stringifyJson(ctyToJson(held.state)));
      const answer = await call('UpgradeResourceState', {
        type_name,
        version: served.resource_schemas[type_name]?.version ?? 0,
        raw_state: { json },
      });
      refuse(tell(answer.diagnostics));
      const state = decode(type_name, answer.upgraded_state);
      if (state === null || !valuesEqual(state, held.state, schemaOf(type_name).type)) {
        keep(['state'], 'the state does not survive its file', { before: held.state, after: state });
      }
      return { ...held, state: state ?? held.state };
    },
    isSame: (type_name, a, b) => valuesEqual(a, b, schemaOf(type_name).type),
  };
};
