/** What the handlers share: the description, the connection once there is one, and the wish to stop. */
import type { Environment } from '../../schemas/connection/settings.ts';
import type { CairnApi } from '../client/cairn-api.ts';
import type { Checks } from '../client/checks.ts';
import type { Claims } from '../client/claims.ts';
import type { Reader } from '../client/reader.ts';
import type { Digests } from '../files/digest-cache.ts';
import { DiagnosticError, errorDiagnostic } from '../protocol/diagnostics.ts';
import type { KindDescription, ProviderDescription } from '../schema/description.ts';
import type { Log } from '../serve/log.ts';
import type { StateUpgrades } from '../upgrade/state-upgrades.ts';

/** A connection to one service. `project_id` is planned where a resource names none; null when nobody said. */
export interface Connection {
  readonly api: CairnApi;
  readonly reader: Reader;
  readonly checks: Checks;
  readonly claims: Claims;
  readonly project_id: string | null;
}

/** `waiting`: not configured yet. `unknown`: the configuration depends on something that is not made yet. */
export type ConnectionState = Connection | 'waiting' | 'unknown';

/** A kind with its name. */
export interface NamedKind {
  readonly name: string;
  readonly description: KindDescription;
}

/** The provider's one piece of mutable state, and what it is made with. */
export interface ProviderContext {
  readonly description: ProviderDescription;
  readonly version: string;
  readonly environment: Environment;
  readonly log: Log;
  readonly digests: Digests;
  readonly upgrades: StateUpgrades;
  connection: ConnectionState;
  /** Aborted by StopProvider; replaced by ConfigureProvider. */
  stopping: AbortController;
}

/** Pure. The kind that a type name stands for. Throws DiagnosticError. */
export const kindOf = (context: ProviderContext, typeName: string): NamedKind => {
  for (const [name, description] of Object.entries(context.description.kinds)) {
    if (description.type_name === typeName) return { name, description };
  }
  throw new DiagnosticError([
    errorDiagnostic('Unknown type', `This version of the Cairn provider has no ${typeName}.`),
  ]);
};

/** Pure. The connection, or null while it cannot be known. */
export const connected = (context: ProviderContext): Connection | null =>
  typeof context.connection === 'string' ? null : context.connection;

/** Pure. The connection. Throws DiagnosticError when there is none. */
export const requireConnection = (context: ProviderContext): Connection => {
  if (typeof context.connection !== 'string') return context.connection;
  throw new DiagnosticError([
    context.connection === 'unknown'
      ? errorDiagnostic(
          'The provider is not configured yet',
          'The configuration of the Cairn provider depends on values that are not known before apply. Create ' +
            'what they come from first, for example with terraform apply -target=...',
        )
      : errorDiagnostic('The provider is not configured', 'Terraform did not call ConfigureProvider.'),
  ]);
};
