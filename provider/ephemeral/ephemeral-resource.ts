/** What an ephemeral resource is: something that lasts for one run of Terraform and that no state or plan holds. */
import type { CairnApi } from '../client/cairn-api.ts';
import type { JsonObject } from '../client/resource.ts';
import type { CtyRecord } from '../protocol/cty-value.ts';
import type { Diagnostic } from '../protocol/diagnostics.ts';
import type { DataSourceDescription } from '../schema/description.ts';

/** What the service may be asked with. */
export interface EphemeralContext {
  readonly api: CairnApi;
  readonly signal: AbortSignal;
  /** The provider's own; null when nobody said. */
  readonly project_id: string | null;
}

/** What must be remembered until the end, and how long until the next renewal is due. */
export interface Lease {
  /** What renewing and closing need. Terraform keeps it in memory; no secrets. */
  readonly kept: JsonObject;
  /** Null when it cannot or need not be renewed. */
  readonly renew_in_ms: number | null;
}

/** What was opened. */
export interface Opened extends Lease {
  /** Values of the computed attributes; all others are as configured. */
  readonly values: CtyRecord;
  /** Values that no log may show. */
  readonly secrets: readonly string[];
}

/** An ephemeral resource: how it looks, what it refuses, how it is opened, renewed and closed. */
export interface EphemeralResource extends DataSourceDescription {
  /** Pure. What is wrong with a configuration, of which parts may be unknown. */
  readonly validate: (config: CtyRecord) => readonly Diagnostic[];
  /** Effect: asks the service. Throws ApiProblem, AbortedError and DiagnosticError, as do the other two. */
  readonly open: (context: EphemeralContext, config: CtyRecord) => Promise<Opened>;
  /** Effect: asks for more time. */
  readonly renew: (context: EphemeralContext, kept: JsonObject) => Promise<Lease>;
  /** Effect: ends it; no error when it has ended already. Runs also when Terraform was interrupted. */
  readonly close: (api: CairnApi, kept: JsonObject) => Promise<void>;
}
