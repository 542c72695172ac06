// Generated from schemas/*.json by schemas/generate. Do not edit: change the schema and run make generate.
import type { Condition, KindName, SpecInputOf, SpecOf, StatusOf } from './types.ts';

/** An object as the API returns it. Secrets of the spec are left out. */
export interface Resource<K extends KindName = KindName> {
  readonly id: string;
  readonly kind: K;
  /** Count of edits of the spec, from 1; also the ETag. */
  readonly generation: number;
  /** Last generation that was brought about; 0 before the first. */
  readonly observed_generation: number;
  /** Whether a client keeps it in its state, so that no other run may adopt it. */
  readonly claimed: boolean;
  readonly spec: SpecOf[K];
  readonly status: StatusOf[K];
  readonly conditions: readonly Condition[];
  readonly deletion_requested_at: string | null;
  readonly created_at: string;
  readonly updated_at: string;
}

/** A page of objects; `next_cursor` leads to the next one and is null on the last. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next_cursor: string | null;
}

/** Body of a PUT. */
export interface PutBody<K extends KindName = KindName> {
  readonly spec: SpecInputOf[K];
}

/** An error in the form of RFC 9457. */
export interface Problem {
  /** URI of the kind of error; its last segment is the code. */
  readonly type: string;
  /** Short text for the code. */
  readonly title: string;
  /** HTTP status. */
  readonly status: number;
  /** What is wrong and what to do, for people. */
  readonly detail: string;
  /** Code for programs. */
  readonly code:
    | 'invalid_input'
    | 'unauthenticated'
    | 'forbidden'
    | 'not_found'
    | 'conflict'
    | 'stale_generation'
    | 'quota_exceeded'
    | 'unschedulable'
    | 'blocked'
    | 'too_many_requests'
    | 'unavailable'
    | 'timeout'
    | 'unsupported'
    | 'internal';
  /** Id of the request, also in the log of the service. */
  readonly request_id: string;
  /** What is wrong with the request, one by one. */
  readonly errors?: ReadonlyArray<Violation>;
  /** The object that already has the name. */
  readonly existing?: {
    readonly id: string;
    /** Whether the same client left it behind and may take it over. */
    readonly adoptable: boolean;
  };
}
/** One thing wrong with a request. */
export interface Violation {
  /** JSON pointer of the place, such as /spec/nics/eth0/address. */
  readonly path: string;
  /** What is wrong, to be read after the path. */
  readonly message: string;
  /** What to do. */
  readonly hint?: string;
}
/** One difference between what is asked for and what is there. */
export interface Change {
  /** Field in the words of the schema, such as memory_mib or nics.eth0. */
  readonly field: string;
  /** What should be. */
  readonly expected: string;
  /** What is. */
  readonly found: string;
  /** What removing the difference costs the guest. */
  readonly disruption: 'none' | 'restart' | 'rebuild' | 'replace';
}
/** One idempotent step of a plan. */
export interface Operation {
  /** Name of the operation, such as define_domain. */
  readonly name: string;
  /** Arguments, without secrets. */
  readonly arguments: Readonly<Record<string, unknown>>;
  /** Ordinals of the operations that must be done before. */
  readonly after: ReadonlyArray<number>;
  /** How long the operation may take. */
  readonly timeout_seconds: number;
  /** Why it is done. */
  readonly reason: string;
  /** What it costs the guest. */
  readonly disruption: 'none' | 'restart' | 'rebuild' | 'replace';
  /** Whether it removes data or stops something. */
  readonly destructive: boolean;
  /** Given for what may take hours: it waits for a place among those of its kind. */
  readonly lane?: 'arrival' | 'copies' | 'moves';
  /** Given where its failure keeps only those steps from starting that come after it. */
  readonly independent?: boolean;
}
/** What an object waits for. */
export interface Waiting {
  /** One CamelCase word for programs. */
  readonly reason: string;
  /** A sentence for people. */
  readonly message: string;
  /** Objects whose change wakes this one; empty when any host may. */
  readonly for_ids: ReadonlyArray<string>;
}
/** What Cairn would do now to bring one object to what was asked for, and why. */
export interface Plan {
  readonly resource_id: string;
  /** Kind of the object. */
  readonly kind: KindName;
  /** Generation of the spec that the plan is for. */
  readonly generation: number;
  /** Whether the world could be observed; without that nothing is planned. */
  readonly known: boolean;
  /** Differences found. */
  readonly changes: ReadonlyArray<Change>;
  /** Steps in order. */
  readonly operations: ReadonlyArray<Operation>;
  readonly waiting: Waiting | null;
  readonly problem: Reason | null;
}
/** A code of the table of errors and a sentence. */
export interface Reason {
  /** Code for programs. */
  readonly code:
    | 'invalid_input'
    | 'unauthenticated'
    | 'forbidden'
    | 'not_found'
    | 'conflict'
    | 'stale_generation'
    | 'quota_exceeded'
    | 'unschedulable'
    | 'blocked'
    | 'too_many_requests'
    | 'unavailable'
    | 'timeout'
    | 'unsupported'
    | 'internal';
  /** Sentence for people. */
  readonly message: string;
}
/** One operation that was begun. */
export interface JournalEntry {
  /** Place in the journal, growing. */
  readonly sequence: number;
  readonly resource_id: string;
  /** Generation that it was done for. */
  readonly generation: number;
  /** Hash of the plan that it belongs to. */
  readonly plan_hash: string;
  /** Place in the plan. */
  readonly ordinal: number;
  /** Name of the operation. */
  readonly operation: string;
  /** Arguments, without secrets. */
  readonly arguments: Readonly<Record<string, unknown>>;
  /** Why it was done. */
  readonly reason: string;
  /** When it began. */
  readonly started_at: string;
  /** When it ended; null while it runs or when the process died in it. */
  readonly finished_at: string | null;
  /** How it ended. */
  readonly outcome: 'done' | 'failed' | null;
  readonly error: Reason | null;
}
/** What a deletion would take along. */
export interface Deletion {
  /** In the order in which they go. */
  readonly items: ReadonlyArray<{
    readonly id: string;
    /** Kind of the object. */
    readonly kind: KindName;
    /** Its name. */
    readonly name: string;
    readonly project_id: string | null;
  }>;
}
/** A page of JournalEntry. */
export interface JournalPage {
  /** Entries, newest first. */
  readonly items: ReadonlyArray<JournalEntry>;
  /** Give it as cursor to get the next page; null on the last. */
  readonly next_cursor: string | null;
}
/** Something that happened, as the data of a server-sent event. */
export interface Event {
  /** Place in the log, growing; also the id of the server-sent event. */
  readonly sequence: number;
  /** When. */
  readonly at: string;
  readonly resource_id: string | null;
  /** Kind of the object. */
  readonly kind: KindName | null;
  readonly project_id: string | null;
  /** Type for programs, such as created, ready or drifted. */
  readonly type: string;
  /** Name of the user or token that asked for it. */
  readonly actor: string | null;
  /** Request that caused it. */
  readonly request_id: string | null;
  /** Address that the request came from. */
  readonly source_address: string | null;
  /** Whether it was done or refused. */
  readonly outcome: 'done' | 'refused';
  /** Sentence for people. */
  readonly message: string;
  /** Details. */
  readonly data: Readonly<Record<string, unknown>>;
}
/** One field of one object that is not as asked although nobody edited the spec. */
export interface DriftItem {
  /** Kind of the object. */
  readonly kind: KindName;
  readonly id: string;
  /** Name of the object. */
  readonly name: string;
  readonly project_id: string | null;
  /** Whether Cairn puts it right by itself. */
  readonly policy: 'enforce' | 'report';
  /** Field in the words of the schema. */
  readonly field: string;
  /** What should be. */
  readonly expected: string;
  /** What is. */
  readonly found: string;
  /** When it was first seen. */
  readonly since: string;
}
/** All drift that the token may see. */
export interface DriftReport {
  /** By kind, name and field. */
  readonly items: ReadonlyArray<DriftItem>;
}
/** One amount of a host, as it may be promised to servers. */
export interface HostAmount {
  /** All that may be promised; null until the host was seen once. */
  readonly total: number | null;
  /** What servers claim. */
  readonly claimed: number;
  /** What is left. */
  readonly free: number | null;
}
/** A rule of the scheduler that drops a host. */
export interface HostRejection {
  /** Name of the rule. */
  readonly filter: string;
  /** Why, in words. */
  readonly why: string;
  /** What is missing, with its unit; null when it is no amount. */
  readonly short: string | null;
}
/** One host as the scheduler sees it. */
export interface HostSurvey {
  readonly host_id: string;
  /** Name of the host. */
  readonly name: string;
  /** How many servers of the size fit here now. */
  readonly fitting_count: number;
  readonly vcpus: HostAmount;
  readonly memory_mib: HostAmount;
  readonly disk_gib: HostAmount;
  /** Every rule that drops the host; empty when one server fits. */
  readonly rejections: ReadonlyArray<HostRejection>;
  /** What would let the host take one server; null when it does. */
  readonly nearest_fix: string | null;
}
/** Whether servers of a size fit, and where. */
export interface Capacity {
  /** Virtual CPUs of one server. */
  readonly vcpus: number;
  /** Memory of one server. */
  readonly memory_mib: number;
  /** Root disk of one server. */
  readonly disk_gib: number;
  /** How many were asked about. */
  readonly server_count: number;
  /** Whether all of them fit. */
  readonly fits: boolean;
  /** How many fit on all hosts together. */
  readonly fitting_count: number;
  /** The answer as a sentence. */
  readonly explanation: string;
  /** What would help with the least change; null when all fit. */
  readonly nearest_fix: string | null;
  /** By name; empty for the token of a project. */
  readonly hosts: ReadonlyArray<HostSurvey>;
}
/** What decides where a server can go: part of its spec. */
export interface PlacementPreviewRequest {
  readonly project_id?: string;
  readonly flavor_id: string;
  readonly image_id?: string;
  readonly kernel_id?: string;
  readonly ramdisk_id?: string;
  readonly host_id?: string;
  /** Zone to place it in. */
  readonly availability_zone?: string;
  readonly server_group_id?: string;
  /** Servers with one of which it is placed together. */
  readonly same_host_as_ids?: ReadonlyArray<string>;
  /** Servers away from which it is placed. */
  readonly different_host_from_ids?: ReadonlyArray<string>;
  /** Network interfaces by name. */
  readonly nics?: Readonly<
    Record<
      string,
      {
        readonly subnet_id: string;
        readonly address?: string;
      }
    >
  >;
}
/** Where a server would be placed now, and why. */
export interface PlacementPreview {
  /** Whether it could be placed. */
  readonly fits: boolean;
  readonly host_id: string | null;
  /** Name of the host. */
  readonly host_name: string | null;
  /** Why this host, or why none. */
  readonly explanation: string;
  /** What would help with the least change when no host takes it. */
  readonly nearest_fix: string | null;
  /** Address that each interface would get, by its name. */
  readonly addresses: Readonly<Record<string, string>>;
  /** By name; empty for the token of a project. */
  readonly hosts: ReadonlyArray<HostSurvey>;
}
/** What the token stands for. */
export interface Session {
  /** Version of the service. */
  readonly service_version: string;
  /** Version of the API. */
  readonly api_version: 'v1';
  /** Oldest Terraform provider that this service works with. */
  readonly min_provider_version: string;
  /** Region that this service is. */
  readonly region: string;
  /** Name of the token: what stands in created_by and in events. */
  readonly principal: string;
  /** Whether it may see and change everything; otherwise its project only. */
  readonly administrator: boolean;
  readonly project_id: string | null;
  /** User who logged in; null for a token that stands for none. */
  readonly user_id: string | null;
}
/** A token to mint: one that acts as the caller does, for a time. */
export interface TokenRequest {
  /** Seconds until it ends; it never outlives the token that asks. */
  readonly lifetime_seconds?: number;
  /** Project to confine it to; else where the caller is confined to. */
  readonly project_id?: string | null;
}
/** A longer life for a token. */
export interface TokenRenewal {
  /** Seconds from now until it ends, at most a day after it was minted. */
  readonly lifetime_seconds?: number;
}
/** A token that was minted; the token itself is known only to who asked for it. */
export interface Token {
  /** SHA-256 of the token, hexadecimal. */
  readonly id: string;
  /** Who acts: the name of the token that asked for it. */
  readonly principal: string;
  readonly project_id: string | null;
  /** When it was minted. */
  readonly created_at: string;
  /** When it ends, unless it is renewed. */
  readonly expires_at: string;
  /** Seconds from this answer until it ends. */
  readonly remaining_seconds: number;
  /** When it was last used, to the minute. */
  readonly last_used_at: string | null;
}
/** A new token. */
export interface MintedToken {
  /** SHA-256 of the token, hexadecimal. */
  readonly id: string;
  /** Who acts: the name of the token that asked for it. */
  readonly principal: string;
  readonly project_id: string | null;
  /** When it was minted. */
  readonly created_at: string;
  /** When it ends, unless it is renewed. */
  readonly expires_at: string;
  /** Seconds from this answer until it ends. */
  readonly remaining_seconds: number;
  /** When it was last used, to the minute. */
  readonly last_used_at: string | null;
  /** The token itself, which cannot be shown again. */
  readonly token: string;
}
/** Living tokens that the caller minted. */
export interface TokenList {
  /** Oldest first. */
  readonly items: ReadonlyArray<Token>;
}
/** Answer to a dry run that found nothing wrong. */
export interface DryRun {}
/** What is planned, to be judged and not stored. */
export interface CheckRequest {
  /** One for each object. */
  readonly items: ReadonlyArray<{
    /** Kind of the object. */
    readonly kind: KindName;
    readonly id: string;
    /** The spec as a PUT would carry it. */
    readonly spec: Readonly<Record<string, unknown>>;
    /** Whether the object must not exist yet, as If-None-Match: * says. */
    readonly must_be_new?: boolean;
    /** Generation that the object must have, as If-Match says. */
    readonly generation?: number | null;
    /** Object that is removed first: what it takes of the quota is free for this one. */
    readonly replaces?: string | null;
  }>;
  /** What else is planned: the sum of quota in earlier answers, one for each project. */
  readonly planned?: ReadonlyArray<QuotaShare>;
  /** What else is planned: the sum of places in earlier answers, one for each host and server group. */
  readonly places?: ReadonlyArray<PlaceShare>;
}
/** What is taken of a host. */
export interface PlaceShare {
  readonly host_id: string;
  readonly server_group_id: string | null;
  /** Servers that are new on the host. */
  readonly servers: number;
  /** vCPUs; negative where there are fewer than now. */
  readonly vcpus: number;
  /** MiB of memory, likewise. */
  readonly memory_mib: number;
  /** GiB of disk, likewise. */
  readonly disk_gib: number;
  /** What nobody else may have; left out for nothing. */
  readonly pinning?: {
    /** CPUs for one guest alone. */
    readonly cpus: ReadonlyArray<number>;
    /** Memory of NUMA cells, one for each cell and size of pages. */
    readonly cells: ReadonlyArray<{
      /** Number of the cell. */
      readonly cell_id: number;
      /** Size of its pages in KiB; 0 for ordinary ones. */
      readonly page_kib: number;
      /** MiB of it. */
      readonly memory_mib: number;
    }>;
  };
}
/** What is taken of the quota of a project. */
export interface QuotaShare {
  readonly project_id: string;
  /** How much of each, by the names of the kind quota; negative where it is less than now. */
  readonly amounts: Readonly<Record<string, number>>;
}
/** What would become of what is planned. */
export interface CheckReport {
  /** In the order of the items. */
  readonly results: ReadonlyArray<{
    /** What a PUT would do; null when it would be refused. */
    readonly outcome: 'created' | 'updated' | 'same' | null;
    readonly problem: Problem | null;
    readonly quota: QuotaShare | null;
    readonly place: PlaceShare | null;
    /** What the members of a server set would take, one for each host and server group; none for all else. */
    readonly member_places: ReadonlyArray<PlaceShare>;
    /** Whether servers that have no place now may have one when it is stored: it is a host, or groups hosts. */
    readonly makes_room: boolean;
  }>;
}
/** Objects that a client has recorded as its own. */
export interface Claims {
  /** Ids of the objects, for example those of a Terraform state. */
  readonly ids: ReadonlyArray<string>;
}
/** How much of an image has arrived. */
export interface UploadState {
  /** Bytes received and kept; the next part begins here. */
  readonly offset_bytes: number;
  /** Bytes that the image has; null while nobody knows. */
  readonly size_bytes: number | null;
  /** Whether all bytes are here and their digest is right. */
  readonly complete: boolean;
}
/** Bytes on their way. */
export interface Transfer {
  /** What is done with them: upload, fetch, convert, capture, distribute, and so on. */
  readonly activity: string;
  readonly host_id: string | null;
  /** Host that gets or gives them; null when none is involved. */
  readonly host_name: string | null;
  /** Bytes that have moved. */
  readonly done_bytes: number;
  /** Bytes that there are to move; null while nobody knows. */
  readonly total_bytes: number | null;
  /** How fast they moved in the last seconds; null while nobody knows. */
  readonly rate_bytes_per_second: number | null;
  /** When it is done at this rate; null while nobody knows. */
  readonly eta_seconds: number | null;
  /** When it began. */
  readonly started_at: string;
  /** When this was so. */
  readonly updated_at: string;
}
/** All that is on its way now. */
export interface TransferList {
  /** Oldest first. */
  readonly items: ReadonlyArray<Transfer>;
}
/** Hosts that shall have copies of an image: some, or all. */
export interface ImageHosts {
  /** These hosts, at most 1000. */
  readonly host_ids?: ReadonlyArray<string>;
  /** All hosts that are enabled now, in place of host_ids. */
  readonly hosts?: 'all';
}
/** What a host has of an image, as it was last seen. */
export interface ImageCopy {
  readonly host_id: string;
  /** Name of the host. */
  readonly host_name: string;
  /** absent: it is not there, or not whole yet; unknown: nobody looked, or the host does not answer. */
  readonly state: 'present' | 'absent' | 'unknown';
  /** What the copy takes of the disk; null when it is not there. */
  readonly allocation_bytes: number | null;
  /** Whether a server there needs it. */
  readonly needed: boolean;
  /** When somebody asked for it; null when nobody did, or it was given up for room. */
  readonly asked_at: string | null;
  readonly problem: Reason | null;
}
/** Copies of an image on hosts. */
export interface ImageCopyList {
  /** By the name of the host. */
  readonly items: ReadonlyArray<ImageCopy>;
}
/** How to restart a guest. */
export interface RebootRequest {
  /** soft asks the guest to shut down, hard takes its power. */
  readonly type: 'soft' | 'hard';
}
/** An order that takes no arguments. */
export interface NoArguments {}
/** Where a server is to move, and how. */
export interface MigrationRequest {
  readonly host_id?: string | null;
  /** live: its guest runs on; cold: it is stopped meanwhile. Else live when it runs and its migration_policy allows it. */
  readonly kind?: 'live' | 'cold' | null;
}
/** Where a server is to go. */
export interface EvacuationRequest {
  readonly host_id?: string | null;
}
/** One move of a server. */
export interface ServerMigration {
  /** Its number, growing over all servers. */
  readonly id: number;
  /** live: the guest ran on; cold: it was stopped meanwhile; evacuate: its host was dead. */
  readonly kind: 'live' | 'cold' | 'evacuate';
  readonly from_host_id: string;
  /** Null for a host that is gone. */
  readonly from_host_name: string | null;
  readonly host_id: string;
  /** Null for a host that is gone. */
  readonly host_name: string | null;
  /** going_back: it was ended, and what is on the new host is removed; aborted: that is over; lost: a host died on the way, or the server was deleted. */
  readonly state: 'moving' | 'going_back' | 'moved' | 'aborted' | 'lost';
  /** Who ordered it; null when it follows from a spec or from a host. */
  readonly ordered_by: string | null;
  /** When it began. */
  readonly started_at: string;
  /** When it was over; null before. */
  readonly ended_at: string | null;
  /** Bytes of memory and disk that have moved; null while nothing moves. */
  readonly done_bytes: number | null;
  /** Bytes that there are to move; null while nobody knows. */
  readonly total_bytes: number | null;
  /** How fast they moved in the last seconds; null while nobody knows. */
  readonly rate_bytes_per_second: number | null;
  /** When it is done at this rate; null while nobody knows. */
  readonly eta_seconds: number | null;
}
/** Moves of a server. */
export interface ServerMigrationList {
  /** Newest first. */
  readonly items: ReadonlyArray<ServerMigration>;
}
/** Which console to open. */
export interface ConsoleRequest {
  /** serial is the first serial port, vnc the screen. */
  readonly type: 'serial' | 'vnc';
}
/** A console that can be opened once. */
export interface Console {
  /** Which console it is. */
  readonly type: 'serial' | 'vnc';
  /** Who has it may open the console, once. */
  readonly token: string;
  /** When it cannot be opened any more. */
  readonly expires_at: string;
  /** Page for people: the screen (vnc), or a terminal on the serial port. It holds the token, so it opens once. */
  readonly url: string;
  /** Websocket that carries the bytes of the console (protocol binary). The token is offered as a second protocol, cairn.token.TOKEN, or given as the query parameter token. */
  readonly line: string;
}
/** A periodic task and its last run. */
export interface Worker {
  /** Name of the task. */
  readonly name: string;
  /** How often it runs. */
  readonly every_seconds: number;
  /** When the last run began. */
  readonly started_at: string | null;
  /** When it ended. */
  readonly finished_at: string | null;
  /** How it ended: done or failed. */
  readonly outcome: string | null;
  /** What it did. */
  readonly message: string | null;
}
/** All periodic tasks. */
export interface WorkerList {
  /** By name. */
  readonly items: ReadonlyArray<Worker>;
}
/** Whether the process lives, or is ready to work. */
export interface Health {
  /** The whole. */
  readonly status: 'ok' | 'unavailable';
  /** Each part: ok, or what is wrong. */
  readonly checks?: Readonly<Record<string, string>>;
}
