/**
 * What a provider implements: one function per RPC, over decoded values. A handler that is left out answers
 * UNIMPLEMENTED; one that throws becomes an error diagnostic. Schemas, metadata and the list of functions are
 * answered by the router itself.
 */
import type { AttributePath } from '../protocol/attribute-path.ts';
import type { CtyRecord, CtyValue } from '../protocol/cty-value.ts';
import type { Diagnostic } from '../protocol/diagnostics.ts';
import type { LosslessJson } from '../protocol/json.ts';
import type { CallContext } from '../serve/server.ts';

/** What this version of Terraform can do. */
export interface ClientCapabilities {
  readonly deferral_allowed: boolean;
  readonly write_only_attributes_allowed: boolean;
}

/** A client that says nothing of its capabilities. */
export const NO_CAPABILITIES: ClientCapabilities = {
  deferral_allowed: false,
  write_only_attributes_allowed: false,
};

/** An object, or null where there is none (before a create, after a delete). */
export type ObjectValue = CtyRecord | null;

/** Diagnostics that go with every answer. */
export interface WithDiagnostics {
  readonly diagnostics?: readonly Diagnostic[];
}

/** A type's configuration, to be validated or opened. Values may be unknown. */
export interface ConfigRequest {
  readonly type_name: string;
  readonly config: ObjectValue;
  readonly client_capabilities: ClientCapabilities;
}

/** The provider's own configuration; values may be unknown during a plan. */
export interface ConfigureRequest {
  readonly terraform_version: string;
  readonly config: ObjectValue;
  readonly client_capabilities: ClientCapabilities;
}

/** State as stored, maybe under an older schema: parsed JSON (null when absent). */
export interface UpgradeStateRequest {
  readonly type_name: string;
  readonly version: number;
  readonly raw_state: LosslessJson;
}

/** Identity as stored. */
export interface UpgradeIdentityRequest {
  readonly type_name: string;
  readonly version: number;
  readonly raw_identity: LosslessJson;
}

/** A refresh of one resource. `private` is what the provider stored with the state. */
export interface ReadRequest {
  readonly type_name: string;
  readonly current_state: ObjectValue;
  readonly private: Uint8Array;
  readonly current_identity: ObjectValue;
}

/** `new_state` null means that the object is gone. */
export interface ReadResponse extends WithDiagnostics {
  readonly new_state: ObjectValue;
  readonly private?: Uint8Array;
  readonly new_identity?: ObjectValue;
}

/** A planned change: create (prior null), delete (proposed null) or update. */
export interface PlanRequest {
  readonly type_name: string;
  readonly prior_state: ObjectValue;
  readonly proposed_new_state: ObjectValue;
  readonly config: ObjectValue;
  readonly prior_private: Uint8Array;
  readonly prior_identity: ObjectValue;
  readonly client_capabilities: ClientCapabilities;
}

/** The plan; `requires_replace` names attributes whose change needs a new object. */
export interface PlanResponse extends WithDiagnostics {
  readonly planned_state: ObjectValue;
  readonly requires_replace?: readonly AttributePath[];
  readonly planned_private?: Uint8Array;
  readonly planned_identity?: ObjectValue;
}

/** A change to carry out. */
export interface ApplyRequest {
  readonly type_name: string;
  readonly prior_state: ObjectValue;
  readonly planned_state: ObjectValue;
  readonly config: ObjectValue;
  readonly planned_private: Uint8Array;
  readonly planned_identity: ObjectValue;
}

/** The result; every value known. With an error diagnostic a new object is marked tainted by Terraform. */
export interface ApplyResponse extends WithDiagnostics {
  readonly new_state: ObjectValue;
  readonly private?: Uint8Array;
  readonly new_identity?: ObjectValue;
}

/** An import by `id` text or, from Terraform 1.12, by identity. */
export interface ImportRequest {
  readonly type_name: string;
  readonly id: string;
  readonly identity: ObjectValue;
}

/** One object that an import found. */
export interface ImportedResource {
  readonly type_name: string;
  readonly state: ObjectValue;
  readonly private?: Uint8Array;
  readonly identity?: ObjectValue;
}

/** State of another type or provider to be taken over by a `moved` block. */
export interface MoveRequest {
  readonly source_provider_address: string;
  readonly source_type_name: string;
  readonly source_schema_version: number;
  readonly source_state: LosslessJson;
  readonly source_private: Uint8Array;
  readonly source_identity: LosslessJson;
  readonly target_type_name: string;
}

/** An opened ephemeral resource; `renew_at` says when Terraform should renew it. */
export interface OpenEphemeralResponse extends WithDiagnostics {
  readonly result: ObjectValue;
  readonly renew_at?: Date;
  readonly private?: Uint8Array;
}

/** An opened ephemeral resource to renew or close. */
export interface EphemeralRequest {
  readonly type_name: string;
  readonly private: Uint8Array;
}

/** A call of a provider function with decoded arguments. */
export interface FunctionRequest {
  readonly name: string;
  readonly arguments: readonly CtyValue[];
}

/** A function's result, or its error; `argument` counts from zero. */
export type FunctionResponse =
  { readonly result: CtyValue } | { readonly error: string; readonly argument?: number };

/** A query for existing resources. */
export interface ListRequest {
  readonly type_name: string;
  readonly config: ObjectValue;
  readonly include_resource_object: boolean;
  readonly limit: number;
}

/** One found resource; the identity is required. */
export interface ListEvent extends WithDiagnostics {
  readonly identity: ObjectValue;
  readonly display_name: string;
  readonly resource_object?: ObjectValue;
}

/** An action with its configuration. */
export interface ActionRequest {
  readonly action_type: string;
  readonly config: ObjectValue;
}

/** Progress for the terminal, any number of times, then completion. */
export type ActionEvent = { readonly progress: string } | { readonly completed: readonly Diagnostic[] };

type Handler<Request, Response> = (request: Request, context: CallContext) => Promise<Response>;

/** The RPCs that a provider implements. */
export interface Handlers {
  readonly validateProviderConfig?: Handler<{ readonly config: ObjectValue }, WithDiagnostics>;
  readonly configureProvider?: Handler<ConfigureRequest, WithDiagnostics>;
  /** Must return quickly; running calls are to be aborted by it. */
  readonly stopProvider?: () => Promise<void>;
  readonly validateResourceConfig?: Handler<ConfigRequest, WithDiagnostics>;
  readonly validateDataResourceConfig?: Handler<ConfigRequest, WithDiagnostics>;
  readonly upgradeResourceState?: Handler<
    UpgradeStateRequest,
    WithDiagnostics & { readonly upgraded_state: ObjectValue }
  >;
  readonly upgradeResourceIdentity?: Handler<
    UpgradeIdentityRequest,
    WithDiagnostics & { readonly upgraded_identity: ObjectValue }
  >;
  readonly readResource?: Handler<ReadRequest, ReadResponse>;
  readonly planResourceChange?: Handler<PlanRequest, PlanResponse>;
  readonly applyResourceChange?: Handler<ApplyRequest, ApplyResponse>;
  readonly importResourceState?: Handler<
    ImportRequest,
    WithDiagnostics & { readonly imported_resources: readonly ImportedResource[] }
  >;
  readonly generateResourceConfig?: Handler<
    { readonly type_name: string; readonly state: ObjectValue },
    WithDiagnostics & { readonly config: ObjectValue }
  >;
  readonly moveResourceState?: Handler<
    MoveRequest,
    WithDiagnostics & {
      readonly target_state: ObjectValue;
      readonly target_private?: Uint8Array;
      readonly target_identity?: ObjectValue;
    }
  >;
  readonly readDataSource?: Handler<ConfigRequest, WithDiagnostics & { readonly state: ObjectValue }>;
  readonly validateEphemeralResourceConfig?: Handler<ConfigRequest, WithDiagnostics>;
  readonly openEphemeralResource?: Handler<ConfigRequest, OpenEphemeralResponse>;
  readonly renewEphemeralResource?: Handler<
    EphemeralRequest,
    WithDiagnostics & { readonly renew_at?: Date; readonly private?: Uint8Array }
  >;
  readonly closeEphemeralResource?: Handler<EphemeralRequest, WithDiagnostics>;
  readonly callFunction?: Handler<FunctionRequest, FunctionResponse>;
  readonly validateListResourceConfig?: Handler<ConfigRequest, WithDiagnostics>;
  readonly listResource?: (request: ListRequest, context: CallContext) => AsyncIterable<ListEvent>;
  readonly validateActionConfig?: Handler<ConfigRequest, WithDiagnostics>;
  readonly planAction?: Handler<ActionRequest, WithDiagnostics>;
  readonly invokeAction?: (request: ActionRequest, context: CallContext) => AsyncIterable<ActionEvent>;
}
