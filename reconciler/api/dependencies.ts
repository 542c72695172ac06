import type { PlaceShare } from '../../schemas/generated/api.ts';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { FlavorSpec, ServerSetSpec, ServerSpec } from '../../schemas/generated/types.ts';
import type { Identity } from '../identity/identity.ts';
import type { CairnError } from '../model/error.ts';
import type { JsonObject } from '../model/json.ts';
import type { AnyKind, Observation, Snapshot } from '../model/kind.ts';
import type { Change, Operation, Plan } from '../model/operation.ts';
import type { PlacementRules } from '../model/placement-rules.ts';
import type { QuotaLimits } from '../model/quota.ts';
import type { Transfers } from '../model/transfer.ts';
import type { PropertyProtections } from '../policy/compile.ts';
import type { Clock } from '../ports/clock.ts';
import type { ConsoleChannel } from '../ports/consoles.ts';
import type { Hashing } from '../ports/hashing.ts';
import type { Images } from '../ports/images.ts';
import type { PlacementRequest } from '../scheduler/request.ts';
import type { HostSurvey } from '../scheduler/survey.ts';
import type { ConsoleType } from '../store/console-tokens.ts';
import type { Database } from '../store/database.ts';
import type { HostTable } from '../store/host-table.ts';
import type { Passwords } from './v1/hashed-secrets.ts';
import type { EVENT_CHANNEL } from '../store/events.ts';
import type { IDENTITY_CHANNEL } from '../store/identity-revision.ts';
import type { STATUS_CHANNEL } from '../store/status.ts';

/** What the engine would do now with one object, and why. */
export type Explanation = {
  readonly changes: readonly Change[];
  readonly operations: readonly Operation[];
  readonly waiting: Plan['waiting'];
  /** Null when the object was not looked at, because its choices are not made yet. */
  readonly observation: Observation<JsonObject> | null;
  /** Why nothing can be planned, when nothing can. */
  readonly problem: CairnError | null;
};

/** Where a server would go, and why. */
export type PreviewedServer = {
  readonly host_id: string | null;
  readonly explanation: string;
  readonly nearest_fix: string | null;
  readonly addresses: { readonly [nic_name: string]: string };
  readonly hosts: readonly HostSurvey[];
};

/** A piece of a guest's console. */
export type ConsolePiece = {
  readonly content: Uint8Array;
  /** Where the next piece begins. */
  readonly next_offset_bytes: number;
};

/** A periodic task of this service. */
export type WorkerTask = { readonly name: string; readonly every_seconds: number };

/**
 * Effect: calls the listener with the payload of each notification on a channel of PostgreSQL, and with null whenever some may have been
 * lost; the result ends it.
 */
export type Subscribe = (
  channel: typeof STATUS_CHANNEL | typeof EVENT_CHANNEL | typeof IDENTITY_CHANNEL,
  listener: (payload: string | null) => void,
) => () => void;

/** A server that a server set asks for, by the key of the member. */
export type PlannedMember = { readonly key: string; readonly server_id: string; readonly spec: ServerSpec };

/** Everything that the API is built from. */
export type ApiDependencies = {
  readonly service_version: string;
  /** Name of the region that this service is. */
  readonly region: string;
  /** URL by which clients reach the service; null when it is what they write into Host. */
  readonly public_url: string | null;
  readonly database: Database;
  /** All hosts as the scheduler sees them. */
  readonly hosts: HostTable;
  /** How the cloud wants its servers placed. */
  readonly placement_rules: PlacementRules;
  readonly subscribe: Subscribe;
  readonly kinds: readonly AnyKind[];
  readonly images: Images;
  /** Where uploads say how far they are. */
  readonly transfers: Transfers;
  readonly hashing: Hashing;
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics: Registry;
  /** Effect: reads the world. Throws not_found when there is no such object. */
  readonly explain: (id: string) => Promise<Explanation>;
  /** Effect: reads. Why an order could not be followed if it were given now; null when it could. */
  readonly foreseeOrder: (
    id: string,
    order: { readonly name: string; readonly arguments: JsonObject },
  ) => Promise<string | null>;
  /** Effect: reads up to limit_bytes of a server's console from offset_bytes on. */
  readonly readConsole: (
    server_id: string,
    offset_bytes: number,
    limit_bytes: number,
  ) => Promise<ConsolePiece>;
  /** Effect: asks for a restart of a server's guest; resolves when the host has accepted it. */
  readonly reboot: (server_id: string, type: 'soft' | 'hard') => Promise<void>;
  /** Effect: opens a line to a console of a server. */
  readonly openConsole: (server_id: string, type: ConsoleType) => Promise<ConsoleChannel>;
  /** Pure. Where a server that nobody asked for yet would go. */
  readonly previewServer: (snapshot: Snapshot<ServerSpec>) => PreviewedServer;
  /** Pure. What a server of a flavor asks of a host's CPUs. */
  readonly sizeOfFlavor: (flavor: FlavorSpec) => Pick<PlacementRequest, 'vcpus' | 'pinning'>;
  /** Pure. What a planned server would take of the host where it would be, more than it has there, or so many alike that have no place yet; and why the next would be nowhere. Fewer without an error: that cannot be said yet. */
  readonly previewPlaces: (
    snapshot: Snapshot<ServerSpec>,
    count: number,
  ) => { readonly places: readonly PlaceShare[]; readonly error: CairnError | null };
  /** Pure. The members of a server set as servers. */
  readonly membersOf: (set_id: string, spec: ServerSetSpec) => readonly PlannedMember[];
  /** Effect: throws when the engine of this process does not run any more; nothing to say when this process has none. */
  readonly checkEngine: () => Promise<void>;
  readonly passwords: Passwords;
  /** Logins and tokens. */
  readonly identity: Identity;
  /** What a project may have of each where its quota does not say. */
  readonly quotas: QuotaLimits;
  /** Who may what with free properties of images. */
  readonly property_protections: PropertyProtections;
  readonly workers: readonly WorkerTask[];
  /** The OpenAPI document. */
  readonly openapi: JsonObject;
};
