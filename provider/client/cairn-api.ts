/** What a provider asks of the service's /v1, generic over collections. */
import type { LosslessJson } from '../protocol/json.ts';
import type { StreamBody } from './http.ts';
import type { PlaceShare } from '../../schemas/generated/api.ts';
import type { QuotaShare } from './planned-quota.ts';
import type { ApiProblem } from './problem.ts';
import type { ApiResource, JsonObject } from './resource.ts';

/** Who this run is: `origin` stays the same for a working directory and workspace, `run` is drawn per process. */
export interface Provenance {
  readonly origin: string;
  readonly run: string;
}

/** What the token stands for. */
export interface Session {
  readonly service_version: string;
  readonly api_version: string;
  readonly min_provider_version: string | null;
  /** Null from a service that has none. */
  readonly region: string | null;
  readonly project_id: string | null;
  /** Who logged in; null for a token that stands for no user, and from a service that does not say. */
  readonly user_id: string | null;
}

/** The state that a PUT expects: nothing, a generation, or anything. */
export type Expectation =
  | { readonly kind: 'new' }
  | { readonly kind: 'generation'; readonly generation: number }
  | { readonly kind: 'any' };

/** A PUT of an object of this kind, to be judged and not stored. */
export interface PlannedPut {
  readonly kind: string;
  readonly id: string;
  readonly spec: JsonObject;
  readonly expect: Expectation;
  /** Object that the same plan removes before. */
  readonly replaces?: string;
}

/** What the service says of a planned PUT. */
export interface CheckAnswer {
  /** Why it would be refused; null when it would not. */
  readonly problem: ApiProblem | null;
  /** What it would take of its project's quota. */
  readonly quota: QuotaShare | null;
  /** What a server would take of a host. */
  readonly place: PlaceShare | null;
  /** What the members of a server set would take of hosts. */
  readonly member_places: readonly PlaceShare[];
  /** Whether what has no place now may have one when it is stored. */
  readonly makes_room: boolean;
}

/** What else a plan holds besides what is asked about. */
export interface Besides {
  readonly planned?: readonly QuotaShare[];
  readonly places?: readonly PlaceShare[];
}

/** A PUT. */
export interface PutCall {
  readonly collection: string;
  readonly id: string;
  readonly spec: JsonObject;
  readonly expect: Expectation;
  readonly repair?: boolean;
}

/** How far the content of an image has arrived. */
export interface UploadState {
  readonly offset_bytes: number;
  readonly size_bytes: number;
  readonly complete: boolean;
}

/** What a call takes besides its own parameters. */
export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /** Until when (performance.now()) to try again; default 15 s from now. */
  readonly retry_until_ms?: number;
}

/** The service. Every function throws ApiProblem, and AbortedError when the signal aborts. */
export interface CairnApi {
  readonly session: (options?: CallOptions) => Promise<Session>;
  /** Null when there is no such object. */
  readonly get: (collection: string, id: string, options?: CallOptions) => Promise<ApiResource | null>;
  /** A long poll of at most `hold_seconds`; null when the object is gone. */
  readonly poll: (
    collection: string,
    id: string,
    wait: {
      readonly for: 'ready' | 'settled' | 'deleted';
      readonly generation?: number;
      readonly hold_seconds: number;
    },
    options?: CallOptions,
  ) => Promise<ApiResource | null>;
  readonly byIds: (
    collection: string,
    ids: readonly string[],
    options?: CallOptions,
  ) => Promise<readonly ApiResource[]>;
  readonly byName: (
    collection: string,
    name: string,
    project_id: string | undefined,
    options?: CallOptions,
  ) => Promise<readonly ApiResource[]>;
  /** A page of the whole collection, or of what the filters in the query let through; `cursor` undefined for the first. */
  readonly page: (
    collection: string,
    cursor: string | undefined,
    options?: CallOptions,
    query?: Readonly<Record<string, string | number>>,
  ) => Promise<{ readonly items: readonly ApiResource[]; readonly next_cursor: string | null }>;
  /** Objects of a collection that the filters in the query let through and that nobody deletes, at most `most`, oldest first. */
  readonly search: (
    collection: string,
    query: Readonly<Record<string, string>>,
    most: number,
    options?: CallOptions,
  ) => Promise<readonly ApiResource[]>;
  /** What the service answers to a question that belongs to no kind, such as `/v1/drift`; asks by POST when there is a body. */
  readonly ask: (
    path: string,
    question: {
      readonly query?: Readonly<Record<string, string>>;
      readonly body?: LosslessJson;
      /** Drawn for this one question: asked again because an answer was lost, it is the same question. */
      readonly idempotency_key?: string;
    },
    options?: CallOptions,
  ) => Promise<LosslessJson | undefined>;
  /** At most 1 MiB of what the guest wrote to its console; null when there is no such server. */
  readonly console: (
    server_id: string,
    offset_bytes: number,
    options?: CallOptions,
  ) => Promise<{ readonly content: Buffer; readonly next_offset_bytes: number } | null>;
  /** The stored resource. */
  readonly put: (call: PutCall, options?: CallOptions) => Promise<ApiResource>;
  /** What is said of each of up to 100 planned PUTs, given what else is planned. */
  readonly checks: (
    puts: readonly PlannedPut[],
    options?: CallOptions & Besides,
  ) => Promise<readonly CheckAnswer[]>;
  /** False when there was nothing to delete. */
  readonly remove: (collection: string, id: string, options?: CallOptions) => Promise<boolean>;
  /** Asks, once, for an action on an object; the object as it stands then. */
  readonly act: (
    collection: string,
    id: string,
    action: string,
    body: JsonObject,
    options?: Pick<CallOptions, 'signal'>,
  ) => Promise<ApiResource>;
  readonly claim: (ids: readonly string[], options?: CallOptions) => Promise<void>;
  readonly uploadState: (collection: string, id: string, options?: CallOptions) => Promise<UploadState>;
  /** Sends one part, once. */
  readonly uploadPart: (
    collection: string,
    id: string,
    offset_bytes: number,
    body: StreamBody,
    options?: CallOptions,
  ) => Promise<void>;
}
