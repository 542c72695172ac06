// Generated from schemas/*.json by schemas/generate. Do not edit: change the schema and run make generate.
import {
  entityTag,
  parametersOf,
  segment,
  sendJson,
  sendNothing,
  sendText,
  streamBytes,
  streamJson,
} from '../http-client.ts';
import type { CallOptions, ClientOptions } from '../http-client.ts';
import type {
  Capacity,
  CheckReport,
  CheckRequest,
  Claims,
  Console,
  ConsoleRequest,
  DriftReport,
  DryRun,
  Event,
  Health,
  ImageCopyList,
  EvacuationRequest,
  ImageHosts,
  Deletion,
  JournalPage,
  MintedToken,
  Page,
  PlacementPreview,
  PlacementPreviewRequest,
  Plan,
  PutBody,
  MigrationRequest,
  NoArguments,
  RebootRequest,
  ServerMigrationList,
  Resource,
  Session,
  Token,
  TokenList,
  TokenRenewal,
  TokenRequest,
  TransferList,
  UploadState,
  WorkerList,
} from './api.ts';
import { COLLECTIONS } from './kinds.ts';
import type { KindName } from './types.ts';

/** Parameters of list. */
export interface ListPageOptions extends CallOptions {
  /** Only these ids, separated by commas. */
  readonly ids?: string | undefined;
  /** Only the object with this name. */
  readonly name?: string | undefined;
  /** Only objects whose name begins so. */
  readonly name_prefix?: string | undefined;
  /** Only objects of this project. */
  readonly project_id?: string | undefined;
  /** Most items on a page. */
  readonly limit?: number | undefined;
  /** next_cursor of the page before. */
  readonly cursor?: string | undefined;
}
/** Parameters of get. */
export interface GetOptions extends CallOptions {
  /** Hold the answer until the object is ready (or can never be), or is deleted (then 404), or the time is over; the answer is the object as it is then. settled: also when it lacks nothing but content that somebody must send. */
  readonly wait?: 'ready' | 'settled' | 'deleted' | undefined;
  /** With wait=ready or settled: the generation that must have been brought about. */
  readonly generation?: number | undefined;
  /** With wait: the longest time to hold the answer. */
  readonly timeout_seconds?: number | undefined;
}
/** Parameters of put. */
export interface PutOptions extends CallOptions {
  /** Check everything, store nothing, and answer with an empty object. */
  readonly dry_run?: boolean | undefined;
  /** Raise the generation even when the spec is the same: drift that the policy only reports is removed too. */
  readonly repair?: boolean | undefined;
  /** Refuse with 409 when the object already exists, unless this is the same request again. */
  readonly if_none_match?: '*' | undefined;
  /** Generation that the caller knows, quoted as in the ETag: "3". Refused with 412 when it is another. */
  readonly if_match?: number | undefined;
  /** Who keeps the object, for example one Terraform working directory; lets the same client adopt what a killed run left. */
  readonly cairn_origin?: string | undefined;
  /** The run of that client. */
  readonly cairn_run?: string | undefined;
}
/** Parameters of delete. */
export interface DeleteOptions extends CallOptions {
  /** Domains and projects: take along all that they hold, instead of refusing while they hold anything. */
  readonly cascade?: boolean | undefined;
  /** Generation that the caller knows, quoted as in the ETag: "3". Refused with 412 when it is another. */
  readonly if_match?: number | undefined;
  /** Who keeps the object, for example one Terraform working directory; lets the same client adopt what a killed run left. */
  readonly cairn_origin?: string | undefined;
  /** The run of that client. */
  readonly cairn_run?: string | undefined;
}
/** Parameters of deletion. */
export interface DeletionOptions extends CallOptions {
  /** Domains and projects: take along all that they hold, instead of refusing while they hold anything. */
  readonly cascade?: boolean | undefined;
}
/** Parameters of journal. */
export interface JournalOptions extends CallOptions {
  /** Most items on a page. */
  readonly limit?: number | undefined;
  /** next_cursor of the page before. */
  readonly cursor?: string | undefined;
}
/** Parameters of uploadImagePart. */
export interface UploadImagePartOptions extends CallOptions {
  /** ?1: the content ends with this part; needed where the image says no size_bytes. */
  readonly upload_complete?: '?0' | '?1' | undefined;
  /** SHA-256 of the part, sha-256=:base64:; a part that differs is refused and not kept. */
  readonly content_digest?: string | undefined;
  /** SHA-256 of the whole content, checked with its last part. */
  readonly repr_digest?: string | undefined;
}
/** Parameters of getImageContent. */
export interface GetImageContentOptions extends CallOptions {
  /** bytes=FIRST-LAST: only these. */
  readonly range?: string | undefined;
  /** The range only if the content is still this one (its ETag); else all. */
  readonly if_range?: string | undefined;
  /** ETag of what the caller has. */
  readonly if_none_match?: string | undefined;
}
/** Parameters of getServerConsoleLog. */
export interface GetServerConsoleLogOptions extends CallOptions {
  /** Where to begin. */
  readonly offset_bytes?: number | undefined;
  /** Most bytes to return. */
  readonly limit_bytes?: number | undefined;
}
/** Parameters of mintToken. */
export interface MintTokenOptions extends CallOptions {
  /** Drawn for this one request, for example a UUID. Sent again with the same key it gives the same answer, so that an answer that was lost leaves nothing behind. */
  readonly idempotency_key?: string | undefined;
}
/** Parameters of check. */
export interface CheckOptions extends CallOptions {
  /** Who keeps the object, for example one Terraform working directory; lets the same client adopt what a killed run left. */
  readonly cairn_origin?: string | undefined;
  /** The run of that client. */
  readonly cairn_run?: string | undefined;
}
/** Parameters of claim. */
export interface ClaimOptions extends CallOptions {
  /** Who keeps the object, for example one Terraform working directory; lets the same client adopt what a killed run left. */
  readonly cairn_origin?: string | undefined;
  /** The run of that client. */
  readonly cairn_run?: string | undefined;
}
/** Parameters of streamEvents. */
export interface StreamEventsOptions extends CallOptions {
  /** Begin after this sequence; Last-Event-ID means the same. Else: now (as JSON: the first). */
  readonly after?: number | undefined;
  /** As JSON: only events before this sequence. */
  readonly before?: number | undefined;
  /** As JSON: where the page begins, and how it goes on. Go back with before, the last sequence of the page. */
  readonly order?: 'oldest_first' | 'newest_first' | undefined;
  /** Only events of this object. */
  readonly resource_id?: string | undefined;
  /** Only what this user or token did or tried. */
  readonly actor?: string | undefined;
  /** Only what was done, or only what was refused. */
  readonly outcome?: 'done' | 'refused' | undefined;
  /** As JSON: most events. */
  readonly limit?: number | undefined;
}
/** Parameters of getDrift. */
export interface GetDriftOptions extends CallOptions {
  /** Only objects of this project. */
  readonly project_id?: string | undefined;
  /** Only objects of this kind. */
  readonly kind?: string | undefined;
}
/** Parameters of getCapacity. */
export interface GetCapacityOptions extends CallOptions {
  /** Flavor whose amounts are asked for. */
  readonly flavor_id?: string | undefined;
  /** Virtual CPUs of one server; instead of the flavor's. */
  readonly vcpus?: number | undefined;
  /** Memory of one server; instead of the flavor's. */
  readonly memory_mib?: number | undefined;
  /** Root disk of one server; instead of the flavor's, else 0. */
  readonly disk_gib?: number | undefined;
  /** How many such servers. */
  readonly server_count?: number | undefined;
  /** Only on this host. */
  readonly host_id?: string | undefined;
  /** Only in this zone. */
  readonly availability_zone?: string | undefined;
}

/** Properties by which the objects of each kind can be filtered. */
export interface ListFilters {
  readonly aggregate: {
    /** Free properties. Flavors ask for them by aggregate_instance_extra_specs:NAME; filter_tenant_id keeps the hosts for the projects that it lists, separated by commas. */
    readonly properties?: Readonly<Record<string, string>> | undefined;
  };
  readonly domain: {
    /** Whether its users can log in and its projects can be used. */
    readonly enabled?: boolean | undefined;
  };
  readonly flavor: {
    /** What servers of the flavor ask for besides its size, by OpenStack's names; names outside of known namespaces are yours. Where they are placed follows trait:NAME, capabilities:NAME, aggregate_instance_extra_specs:NAME and hw:numa_nodes, hw:numa_cpus.N and hw:numa_mem.N, from the next placement on. Hardware follows hw:*, hw_rng:*, hw_video:*, os:secure_boot and quota:* as the guide on servers says; servers keep what they have until their flavor or image changes. */
    readonly extra_specs?: Readonly<Record<string, string>> | undefined;
    /** Whether every project may use the flavor. One that is not public exists only for the projects in access_project_ids, and for administrators. */
    readonly public?: boolean | undefined;
  };
  readonly group: {
    /** Domain that the group belongs to; the domain Default unless given. */
    readonly domain_id?: string | undefined;
  };
  readonly host: {
    /** Whether a person or a fencing tool vouches that the host is off, or cut off from its disks. Only then are its servers made anew elsewhere (on_host_loss), or started there with their disks from shared storage; silence alone is never taken for death. Nothing is placed on a fenced host, and what it still runs of servers that left is stopped as soon as it answers. */
    readonly fenced?: boolean | undefined;
    /** Whether new servers may be placed here. */
    readonly enabled?: boolean | undefined;
    /** Whether the host is to become empty: it takes no new servers, and those on it move away as their migration_policy says, a few at a time (setting drain_moves). An apply does not wait for that: the condition Drained tells how many are left and why, and cairn host drain --wait returns when none is. */
    readonly drain?: boolean | undefined;
    /** Qualities of the host that flavors and images can require or forbid (trait:CUSTOM_GOLD = required). */
    readonly custom_traits?: ReadonlyArray<string> | undefined;
    /** Whether Cairn can reach the host's libvirt; fenced: it cannot, and somebody vouches that the host is dead. */
    readonly state?: 'up' | 'down' | 'fenced' | undefined;
    /** kvm when a guest really ran under it, else tcg. */
    readonly accelerator?: 'kvm' | 'tcg' | undefined;
  };
  readonly policy: {
    /** Rule by name, such as publicize_image = "role:admin"; an empty rule allows everyone. */
    readonly rules?: Readonly<Record<string, string>> | undefined;
  };
  readonly project: {
    /** Domain that the project belongs to; the domain Default unless given. */
    readonly domain_id?: string | undefined;
    /** Project above this one, in the same domain: roles that are inherited reach down from there. */
    readonly parent_id?: string | undefined;
    /** Whether anybody can log in to the project; what it has keeps running. */
    readonly enabled?: boolean | undefined;
    /** Words to find the project by. */
    readonly tags?: ReadonlyArray<string> | undefined;
  };
  readonly image: {
    /** Format of the disk; checked against what the bytes really are. aki is a kernel, ari a ramdisk, ami a bare file system. Needed before any bytes come. Disks that KVM cannot run from (vhd, vhdx, vmdk, vdi, ploop) are converted once. */
    readonly disk_format?:
      'raw' | 'qcow2' | 'vhd' | 'vhdx' | 'vmdk' | 'vdi' | 'iso' | 'ploop' | 'aki' | 'ari' | 'ami' | undefined;
    /** What the disk is wrapped in: bare is nothing. The disk inside an ova is used; ovf and docker are kept and described, but nothing boots from them. */
    readonly container_format?: 'bare' | 'ovf' | 'ova' | 'aki' | 'ari' | 'ami' | 'docker' | undefined;
    /** Server whose root disk becomes the image, as it is at that moment; the server goes on. The image stays when the server goes. */
    readonly source_server_id?: string | undefined;
    /** Image whose content becomes this one's, converted when disk_format is another one. This image stays when that one goes. */
    readonly source_image_id?: string | undefined;
    /** SHA-256 that the bytes must have; taken from the file when left out. */
    readonly sha256?: string | undefined;
    /** Who may use the image besides its project: nobody (private), the projects that are members (shared), everybody who knows its id (community), everybody (public). */
    readonly visibility?: 'private' | 'shared' | 'community' | 'public' | undefined;
    /** Whether deletion is refused. */
    readonly protected?: boolean | undefined;
    /** Whether lists leave the image out unless they ask for hidden ones. */
    readonly hidden?: boolean | undefined;
    /** Whether nobody may download the image or make servers from it for the time being; servers that have it go on. */
    readonly deactivated?: boolean | undefined;
    /** Words to find the image by. */
    readonly tags?: ReadonlyArray<string> | undefined;
    /** Free properties, for example os_distro. The hardware of new servers follows hw_machine_type, hw_firmware_type, hw_disk_bus, hw_vif_model and others of OpenStack's names, as the guide on servers says. */
    readonly properties?: Readonly<Record<string, string>> | undefined;
    /** Glance's word for where the content is: queued (waiting for bytes), saving (bytes arrive), uploading (bytes are staged for an import), importing (the service fetches, captures or converts), active, deactivated, killed (refused), pending_delete, deleted. */
    readonly state?:
      | 'queued'
      | 'saving'
      | 'uploading'
      | 'importing'
      | 'active'
      | 'deactivated'
      | 'killed'
      | 'pending_delete'
      | 'deleted'
      | undefined;
    /** Of the images that other projects share with yours, those of which yours says this; accepted unless given. */
    readonly member_status?: 'pending' | 'accepted' | 'rejected' | 'all' | undefined;
  };
  readonly image_acceptance: {
    /** Image of the other project; what is said of it goes with it, and with the membership. */
    readonly image_id?: string | undefined;
    /** Whether the project takes the image: accepted ones are in its lists, pending and rejected ones are not. */
    readonly status?: 'pending' | 'accepted' | 'rejected' | undefined;
  };
  readonly image_member: {
    /** Image that is shared; the membership goes with it. */
    readonly image_id?: string | undefined;
    /** Id of the project that may use the image; the membership goes with it. Whether there is such a project is not told to other projects. */
    readonly member_id?: string | undefined;
    /** What the other project says of it (cairn_image_acceptance): the image is in its lists once it has accepted. It may use the image by its id anyway. */
    readonly acceptance?: 'pending' | 'accepted' | 'rejected' | undefined;
  };
  readonly keypair: object;
  readonly network: {
    /** How guests reach the outside: nat (behind the host's address), route (routed, unchanged), isolated (not at all). */
    readonly mode?: 'nat' | 'route' | 'isolated' | undefined;
  };
  readonly quota: object;
  readonly region: {
    /** Region that this one is a part of. */
    readonly parent_region_id?: string | undefined;
  };
  readonly role: object;
  readonly server_group: {
    /** affinity: all on one host. anti-affinity: not more than max_servers_per_host on one host. The soft ones are wishes that yield to room. */
    readonly policy?: 'affinity' | 'anti-affinity' | 'soft-affinity' | 'soft-anti-affinity' | undefined;
  };
  readonly service: {
    /** Whether the catalogue shows it. */
    readonly enabled?: boolean | undefined;
  };
  readonly endpoint: {
    /** Service that is reached here; the endpoint goes with it. */
    readonly service_id?: string | undefined;
    /** Who it is for. */
    readonly interface?: 'public' | 'internal' | 'admin' | undefined;
    /** Region that it is in; none unless given. */
    readonly region_id?: string | undefined;
    /** Whether the catalogue shows it. */
    readonly enabled?: boolean | undefined;
  };
  readonly subnet: {
    /** Network that the subnet belongs to. */
    readonly network_id?: string | undefined;
    /** IPv4 network in CIDR form with a prefix of 16 to 30, for example 10.20.0.0/24. */
    readonly cidr?: string | undefined;
    /** Address of the host's side of the subnet; the first of the range when left out. */
    readonly gateway_address?: string | undefined;
    /** What to do when the host no longer matches the spec: enforce puts it right at once, report only shows it (plan exits with 2 and the next apply repairs it). */
    readonly drift_policy?: 'enforce' | 'report' | undefined;
    /** Gateway in use. */
    readonly gateway?: string | undefined;
  };
  readonly server: {
    /** Size of the server. Another flavor changes CPUs and memory with one restart. */
    readonly flavor_id?: string | undefined;
    /** Flavor that the server had before a resize that nobody confirmed yet: while it is set, the state is RESIZE or VERIFY_RESIZE. Unset it to confirm; swap it with flavor_id to go back. */
    readonly previous_flavor_id?: string | undefined;
    /** Disk image that the root disk starts from. Needed unless kernel_id is given. Another image rebuilds the server: same id, addresses and MACs, a new root disk. */
    readonly image_id?: string | undefined;
    /** Disk image to boot from for as long as it is given, to repair the server: from a disk that is thrown away afterwards, with the server's own root disk as its second. */
    readonly rescue_image_id?: string | undefined;
    /** Kernel image (aki) to boot directly. */
    readonly kernel_id?: string | undefined;
    /** Ramdisk image (ari) for the kernel; needs kernel_id. */
    readonly ramdisk_id?: string | undefined;
    /** Key that the guest's default user accepts, delivered by the config drive at first boot. */
    readonly keypair_id?: string | undefined;
    /** Free keys and values, also given to the guest at first boot. */
    readonly metadata?: Readonly<Record<string, string>> | undefined;
    /** What the guest should do: running; stopped; paused (its memory stays in the host's, its CPUs stand still); suspended (its memory is kept on the host's disk until it runs again; a guest that has none is stopped); shelved (stopped, with its CPUs and memory given back: it is placed again, and moved if its host has no room, when it is to run). */
    readonly power_state?: 'running' | 'stopped' | 'paused' | 'suspended' | 'shelved' | undefined;
    /** Host to place the server on; chosen by the scheduler when left out. Another host moves the server there; no host leaves it where it is. */
    readonly host_id?: string | undefined;
    /** How the server moves when it must, because its host_id changed: live (with its guest running; cold while it does not run), cold (the guest is stopped, moved and started again), never (another host_id is refused). */
    readonly migration_policy?: 'live' | 'cold' | 'never' | undefined;
    /** Group whose rule says which servers share a host. */
    readonly server_group_id?: string | undefined;
    /** What happens when the host is fenced and does not answer: wait for it, or rebuild the server on another host, with its addresses and a new root disk from its image. A server on storage that hosts share loses nothing, so it is started on another host in both cases. */
    readonly on_host_loss?: 'wait' | 'rebuild' | undefined;
    /** Whether nobody but administrators may change the server, act on it or delete it before it is unlocked. */
    readonly locked?: boolean | undefined;
    /** Words to find the server by, each without ',' and '/'. */
    readonly tags?: ReadonlyArray<string> | undefined;
    /** What to do when the host no longer matches the spec: enforce puts it right at once, report only shows it (plan exits with 2 and the next apply repairs it). */
    readonly drift_policy?: 'enforce' | 'report' | undefined;
    /** Nova's word for where the server is. */
    readonly state?:
      | 'ACTIVE'
      | 'BUILD'
      | 'DELETED'
      | 'ERROR'
      | 'HARD_REBOOT'
      | 'MIGRATING'
      | 'PAUSED'
      | 'REBOOT'
      | 'REBUILD'
      | 'RESCUE'
      | 'RESIZE'
      | 'REVERT_RESIZE'
      | 'SHELVED'
      | 'SHELVED_OFFLOADED'
      | 'SHUTOFF'
      | 'SUSPENDED'
      | 'UNKNOWN'
      | 'VERIFY_RESIZE'
      | undefined;
    /** Host that the server is on. */
    readonly placed_host_id?: string | undefined;
    /** How the guest's CPU runs: kvm (hardware) or tcg (emulated). */
    readonly accelerator?: 'kvm' | 'tcg' | undefined;
  };
  readonly server_set: {
    /** Whether a change that costs the members their disks may be made, max_unavailable at a time: another image rebuilds them, other user data puts new ones in their place. Without it such a change is refused. */
    readonly replace_members?: boolean | undefined;
  };
  readonly user: {
    /** Domain that the user belongs to; the domain Default unless given. */
    readonly domain_id?: string | undefined;
    /** Whether the user can log in; false ends the user's tokens at once. */
    readonly enabled?: boolean | undefined;
    /** Project that a login without a scope is for. */
    readonly default_project_id?: string | undefined;
  };
  readonly application_credential: {
    /** User for whom the program acts; the credential goes with the user. */
    readonly user_id?: string | undefined;
    /** Project that it is for; the credential goes with it. */
    readonly scope_project_id?: string | undefined;
    /** Whether it may make further credentials. Dangerous: a leaked one then outlives its removal. */
    readonly unrestricted?: boolean | undefined;
  };
  readonly group_membership: {
    /** Group that the user is in; the membership goes with it. */
    readonly group_id?: string | undefined;
    /** User who is in the group; the membership goes with the user. */
    readonly user_id?: string | undefined;
  };
  readonly role_assignment: {
    /** Role that is given; the assignment goes with it. */
    readonly role_id?: string | undefined;
    /** User who is given the role, unless it is a group; the assignment goes with the user. */
    readonly user_id?: string | undefined;
    /** Group that is given the role, unless it is a user; the assignment goes with the group. */
    readonly group_id?: string | undefined;
    /** Whether the role holds in the projects below instead of there itself. */
    readonly inherited?: boolean | undefined;
  };
}
/** Parameters of list: those of every kind and the filters of this one. */
export type ListOptions<K extends KindName = KindName> = ListPageOptions & ListFilters[K];

/** What a put answers: the stored object; nothing of it when the put was a dry run. */
export type PutAnswer<K extends KindName, O extends PutOptions> = O extends { readonly dry_run?: infer Dry }
  ? Dry extends true
    ? DryRun
    : Resource<K>
  : Resource<K>;

/** Options of a put that stores. */
type Storing = { readonly dry_run?: false };

/** A client of one service: every method is one request. All throw ApiProblem (schemas/http-client.ts). */
export type Client = ReturnType<typeof createClient>;

/** Pure. A client; nothing is sent before a method is called. Each method is an Effect: one HTTP request. */
export function createClient(connection: ClientOptions) {
  const generic = {
    /** List objects of a kind. */
    list: <K extends KindName>(
      kind: K,
      options: ListOptions<K> = {} as ListOptions<K>,
    ): Promise<Page<Resource<K>>> =>
      sendJson<Page<Resource<K>>>(connection, {
        method: 'GET',
        path: `/v1/${COLLECTIONS[kind]}`,
        query: parametersOf(options),
        signal: options.signal,
      }),
    /** Get one object; with wait, when it is so far. */
    get: <K extends KindName>(kind: K, id: string, options: GetOptions = {}): Promise<Resource<K>> =>
      sendJson<Resource<K>>(connection, {
        method: 'GET',
        path: `/v1/${COLLECTIONS[kind]}/${segment(id)}`,
        query: {
          wait: options.wait,
          generation: options.generation,
          timeout_seconds: options.timeout_seconds,
        },
        signal: options.signal,
      }),
    /** Create or change one object. */
    put: <K extends KindName, O extends PutOptions = Storing>(
      kind: K,
      id: string,
      body: PutBody<K>,
      options: O = {} as O,
    ): Promise<PutAnswer<K, O>> =>
      sendJson<PutAnswer<K, O>>(connection, {
        method: 'PUT',
        path: `/v1/${COLLECTIONS[kind]}/${segment(id)}`,
        query: { dry_run: options.dry_run, repair: options.repair },
        headers: {
          'If-None-Match': options.if_none_match,
          'If-Match': entityTag(options.if_match),
          'Cairn-Origin': options.cairn_origin,
          'Cairn-Run': options.cairn_run,
        },
        body,
        signal: options.signal,
      }),
    /** Ask for the deletion of one object. */
    delete: <K extends KindName>(kind: K, id: string, options: DeleteOptions = {}): Promise<Resource<K>> =>
      sendJson<Resource<K>>(connection, {
        method: 'DELETE',
        path: `/v1/${COLLECTIONS[kind]}/${segment(id)}`,
        query: { cascade: options.cascade },
        headers: {
          'If-Match': entityTag(options.if_match),
          'Cairn-Origin': options.cairn_origin,
          'Cairn-Run': options.cairn_run,
        },
        signal: options.signal,
      }),
    /** What a deletion would take along. */
    deletion: <K extends KindName>(kind: K, id: string, options: DeletionOptions = {}): Promise<Deletion> =>
      sendJson<Deletion>(connection, {
        method: 'GET',
        path: `/v1/${COLLECTIONS[kind]}/${segment(id)}/deletion`,
        query: { cascade: options.cascade },
        signal: options.signal,
      }),
    /** What Cairn would do now, and why. */
    plan: <K extends KindName>(kind: K, id: string, options: CallOptions = {}): Promise<Plan> =>
      sendJson<Plan>(connection, {
        method: 'GET',
        path: `/v1/${COLLECTIONS[kind]}/${segment(id)}/plan`,
        signal: options.signal,
      }),
    /** What Cairn did. */
    journal: <K extends KindName>(kind: K, id: string, options: JournalOptions = {}): Promise<JournalPage> =>
      sendJson<JournalPage>(connection, {
        method: 'GET',
        path: `/v1/${COLLECTIONS[kind]}/${segment(id)}/journal`,
        query: { limit: options.limit, cursor: options.cursor },
        signal: options.signal,
      }),
  };
  return {
    ...generic,
    /** List aggregates. */
    listAggregates: (options: ListOptions<'aggregate'> = {}) => generic.list('aggregate', options),
    /** Get an aggregate; with wait, as soon as it is ready, stalled or deleted. */
    getAggregate: (id: string, options: GetOptions = {}) => generic.get('aggregate', id, options),
    /** Create or change an aggregate. The caller draws the id, so that a repeated request makes nothing twice. */
    putAggregate: <O extends PutOptions = Storing>(
      id: string,
      body: PutBody<'aggregate'>,
      options: O = {} as O,
    ) => generic.put('aggregate', id, body, options),
    /** Ask for the deletion of an aggregate; it is gone once GET answers 404. */
    deleteAggregate: (id: string, options: DeleteOptions = {}) => generic.delete('aggregate', id, options),
    /** What the deletion of an aggregate would take along; nothing is deleted. */
    getAggregateDeletion: (id: string, options: DeletionOptions = {}) =>
      generic.deletion('aggregate', id, options),
    /** What Cairn would do now to an aggregate, and why. */
    getAggregatePlan: (id: string, options: CallOptions = {}) => generic.plan('aggregate', id, options),
    /** What Cairn did to an aggregate. */
    getAggregateJournal: (id: string, options: JournalOptions = {}) =>
      generic.journal('aggregate', id, options),
    /** List domains. */
    listDomains: (options: ListOptions<'domain'> = {}) => generic.list('domain', options),
    /** Get a domain; with wait, as soon as it is ready, stalled or deleted. */
    getDomain: (id: string, options: GetOptions = {}) => generic.get('domain', id, options),
    /** Create or change a domain. The caller draws the id, so that a repeated request makes nothing twice. */
    putDomain: <O extends PutOptions = Storing>(id: string, body: PutBody<'domain'>, options: O = {} as O) =>
      generic.put('domain', id, body, options),
    /** Ask for the deletion of a domain; it is gone once GET answers 404. */
    deleteDomain: (id: string, options: DeleteOptions = {}) => generic.delete('domain', id, options),
    /** What the deletion of a domain would take along; nothing is deleted. */
    getDomainDeletion: (id: string, options: DeletionOptions = {}) => generic.deletion('domain', id, options),
    /** What Cairn would do now to a domain, and why. */
    getDomainPlan: (id: string, options: CallOptions = {}) => generic.plan('domain', id, options),
    /** What Cairn did to a domain. */
    getDomainJournal: (id: string, options: JournalOptions = {}) => generic.journal('domain', id, options),
    /** List flavors. */
    listFlavors: (options: ListOptions<'flavor'> = {}) => generic.list('flavor', options),
    /** Get a flavor; with wait, as soon as it is ready, stalled or deleted. */
    getFlavor: (id: string, options: GetOptions = {}) => generic.get('flavor', id, options),
    /** Create or change a flavor. The caller draws the id, so that a repeated request makes nothing twice. */
    putFlavor: <O extends PutOptions = Storing>(id: string, body: PutBody<'flavor'>, options: O = {} as O) =>
      generic.put('flavor', id, body, options),
    /** Ask for the deletion of a flavor; it is gone once GET answers 404. */
    deleteFlavor: (id: string, options: DeleteOptions = {}) => generic.delete('flavor', id, options),
    /** What the deletion of a flavor would take along; nothing is deleted. */
    getFlavorDeletion: (id: string, options: DeletionOptions = {}) => generic.deletion('flavor', id, options),
    /** What Cairn would do now to a flavor, and why. */
    getFlavorPlan: (id: string, options: CallOptions = {}) => generic.plan('flavor', id, options),
    /** What Cairn did to a flavor. */
    getFlavorJournal: (id: string, options: JournalOptions = {}) => generic.journal('flavor', id, options),
    /** List groups. */
    listGroups: (options: ListOptions<'group'> = {}) => generic.list('group', options),
    /** Get a group; with wait, as soon as it is ready, stalled or deleted. */
    getGroup: (id: string, options: GetOptions = {}) => generic.get('group', id, options),
    /** Create or change a group. The caller draws the id, so that a repeated request makes nothing twice. */
    putGroup: <O extends PutOptions = Storing>(id: string, body: PutBody<'group'>, options: O = {} as O) =>
      generic.put('group', id, body, options),
    /** Ask for the deletion of a group; it is gone once GET answers 404. */
    deleteGroup: (id: string, options: DeleteOptions = {}) => generic.delete('group', id, options),
    /** What the deletion of a group would take along; nothing is deleted. */
    getGroupDeletion: (id: string, options: DeletionOptions = {}) => generic.deletion('group', id, options),
    /** What Cairn would do now to a group, and why. */
    getGroupPlan: (id: string, options: CallOptions = {}) => generic.plan('group', id, options),
    /** What Cairn did to a group. */
    getGroupJournal: (id: string, options: JournalOptions = {}) => generic.journal('group', id, options),
    /** List hosts. */
    listHosts: (options: ListOptions<'host'> = {}) => generic.list('host', options),
    /** Get a host; with wait, as soon as it is ready, stalled or deleted. */
    getHost: (id: string, options: GetOptions = {}) => generic.get('host', id, options),
    /** Create or change a host. The caller draws the id, so that a repeated request makes nothing twice. */
    putHost: <O extends PutOptions = Storing>(id: string, body: PutBody<'host'>, options: O = {} as O) =>
      generic.put('host', id, body, options),
    /** Ask for the deletion of a host; it is gone once GET answers 404. */
    deleteHost: (id: string, options: DeleteOptions = {}) => generic.delete('host', id, options),
    /** What the deletion of a host would take along; nothing is deleted. */
    getHostDeletion: (id: string, options: DeletionOptions = {}) => generic.deletion('host', id, options),
    /** What Cairn would do now to a host, and why. */
    getHostPlan: (id: string, options: CallOptions = {}) => generic.plan('host', id, options),
    /** What Cairn did to a host. */
    getHostJournal: (id: string, options: JournalOptions = {}) => generic.journal('host', id, options),
    /** List policies. */
    listPolicies: (options: ListOptions<'policy'> = {}) => generic.list('policy', options),
    /** Get a policy; with wait, as soon as it is ready, stalled or deleted. */
    getPolicy: (id: string, options: GetOptions = {}) => generic.get('policy', id, options),
    /** Create or change a policy. The caller draws the id, so that a repeated request makes nothing twice. */
    putPolicy: <O extends PutOptions = Storing>(id: string, body: PutBody<'policy'>, options: O = {} as O) =>
      generic.put('policy', id, body, options),
    /** Ask for the deletion of a policy; it is gone once GET answers 404. */
    deletePolicy: (id: string, options: DeleteOptions = {}) => generic.delete('policy', id, options),
    /** What the deletion of a policy would take along; nothing is deleted. */
    getPolicyDeletion: (id: string, options: DeletionOptions = {}) => generic.deletion('policy', id, options),
    /** What Cairn would do now to a policy, and why. */
    getPolicyPlan: (id: string, options: CallOptions = {}) => generic.plan('policy', id, options),
    /** What Cairn did to a policy. */
    getPolicyJournal: (id: string, options: JournalOptions = {}) => generic.journal('policy', id, options),
    /** List projects. */
    listProjects: (options: ListOptions<'project'> = {}) => generic.list('project', options),
    /** Get a project; with wait, as soon as it is ready, stalled or deleted. */
    getProject: (id: string, options: GetOptions = {}) => generic.get('project', id, options),
    /** Create or change a project. The caller draws the id, so that a repeated request makes nothing twice. */
    putProject: <O extends PutOptions = Storing>(
      id: string,
      body: PutBody<'project'>,
      options: O = {} as O,
    ) => generic.put('project', id, body, options),
    /** Ask for the deletion of a project; it is gone once GET answers 404. */
    deleteProject: (id: string, options: DeleteOptions = {}) => generic.delete('project', id, options),
    /** What the deletion of a project would take along; nothing is deleted. */
    getProjectDeletion: (id: string, options: DeletionOptions = {}) =>
      generic.deletion('project', id, options),
    /** What Cairn would do now to a project, and why. */
    getProjectPlan: (id: string, options: CallOptions = {}) => generic.plan('project', id, options),
    /** What Cairn did to a project. */
    getProjectJournal: (id: string, options: JournalOptions = {}) => generic.journal('project', id, options),
    /** List images. */
    listImages: (options: ListOptions<'image'> = {}) => generic.list('image', options),
    /** Get an image; with wait, as soon as it is ready, stalled or deleted. */
    getImage: (id: string, options: GetOptions = {}) => generic.get('image', id, options),
    /** Create or change an image. The caller draws the id, so that a repeated request makes nothing twice. */
    putImage: <O extends PutOptions = Storing>(id: string, body: PutBody<'image'>, options: O = {} as O) =>
      generic.put('image', id, body, options),
    /** Ask for the deletion of an image; it is gone once GET answers 404. */
    deleteImage: (id: string, options: DeleteOptions = {}) => generic.delete('image', id, options),
    /** What the deletion of an image would take along; nothing is deleted. */
    getImageDeletion: (id: string, options: DeletionOptions = {}) => generic.deletion('image', id, options),
    /** What Cairn would do now to an image, and why. */
    getImagePlan: (id: string, options: CallOptions = {}) => generic.plan('image', id, options),
    /** What Cairn did to an image. */
    getImageJournal: (id: string, options: JournalOptions = {}) => generic.journal('image', id, options),
    /** List image acceptances. */
    listImageAcceptances: (options: ListOptions<'image_acceptance'> = {}) =>
      generic.list('image_acceptance', options),
    /** Get an image acceptance; with wait, as soon as it is ready, stalled or deleted. */
    getImageAcceptance: (id: string, options: GetOptions = {}) =>
      generic.get('image_acceptance', id, options),
    /** Create or change an image acceptance. The caller draws the id, so that a repeated request makes nothing twice. */
    putImageAcceptance: <O extends PutOptions = Storing>(
      id: string,
      body: PutBody<'image_acceptance'>,
      options: O = {} as O,
    ) => generic.put('image_acceptance', id, body, options),
    /** Ask for the deletion of an image acceptance; it is gone once GET answers 404. */
    deleteImageAcceptance: (id: string, options: DeleteOptions = {}) =>
      generic.delete('image_acceptance', id, options),
    /** What the deletion of an image acceptance would take along; nothing is deleted. */
    getImageAcceptanceDeletion: (id: string, options: DeletionOptions = {}) =>
      generic.deletion('image_acceptance', id, options),
    /** What Cairn would do now to an image acceptance, and why. */
    getImageAcceptancePlan: (id: string, options: CallOptions = {}) =>
      generic.plan('image_acceptance', id, options),
    /** What Cairn did to an image acceptance. */
    getImageAcceptanceJournal: (id: string, options: JournalOptions = {}) =>
      generic.journal('image_acceptance', id, options),
    /** List image members. */
    listImageMembers: (options: ListOptions<'image_member'> = {}) => generic.list('image_member', options),
    /** Get an image member; with wait, as soon as it is ready, stalled or deleted. */
    getImageMember: (id: string, options: GetOptions = {}) => generic.get('image_member', id, options),
    /** Create or change an image member. The caller draws the id, so that a repeated request makes nothing twice. */
    putImageMember: <O extends PutOptions = Storing>(
      id: string,
      body: PutBody<'image_member'>,
      options: O = {} as O,
    ) => generic.put('image_member', id, body, options),
    /** Ask for the deletion of an image member; it is gone once GET answers 404. */
    deleteImageMember: (id: string, options: DeleteOptions = {}) =>
      generic.delete('image_member', id, options),
    /** What the deletion of an image member would take along; nothing is deleted. */
    getImageMemberDeletion: (id: string, options: DeletionOptions = {}) =>
      generic.deletion('image_member', id, options),
    /** What Cairn would do now to an image member, and why. */
    getImageMemberPlan: (id: string, options: CallOptions = {}) => generic.plan('image_member', id, options),
    /** What Cairn did to an image member. */
    getImageMemberJournal: (id: string, options: JournalOptions = {}) =>
      generic.journal('image_member', id, options),
    /** List keypairs. */
    listKeypairs: (options: ListOptions<'keypair'> = {}) => generic.list('keypair', options),
    /** Get a keypair; with wait, as soon as it is ready, stalled or deleted. */
    getKeypair: (id: string, options: GetOptions = {}) => generic.get('keypair', id, options),
    /** Create or change a keypair. The caller draws the id, so that a repeated request makes nothing twice. */
    putKeypair: <O extends PutOptions = Storing>(
      id: string,
      body: PutBody<'keypair'>,
      options: O = {} as O,
    ) => generic.put('keypair', id, body, options),
    /** Ask for the deletion of a keypair; it is gone once GET answers 404. */
    deleteKeypair: (id: string, options: DeleteOptions = {}) => generic.delete('keypair', id, options),
    /** What the deletion of a keypair would take along; nothing is deleted. */
    getKeypairDeletion: (id: string, options: DeletionOptions = {}) =>
      generic.deletion('keypair', id, options),
    /** What Cairn would do now to a keypair, and why. */
    getKeypairPlan: (id: string, options: CallOptions = {}) => generic.plan('keypair', id, options),
    /** What Cairn did to a keypair. */
    getKeypairJournal: (id: string, options: JournalOptions = {}) => generic.journal('keypair', id, options),
    /** List networks. */
    listNetworks: (options: ListOptions<'network'> = {}) => generic.list('network', options),
    /** Get a network; with wait, as soon as it is ready, stalled or deleted. */
    getNetwork: (id: string, options: GetOptions = {}) => generic.get('network', id, options),
    /** Create or change a network. The caller draws the id, so that a repeated request makes nothing twice. */
    putNetwork: <O extends PutOptions = Storing>(
      id: string,
      body: PutBody<'network'>,
      options: O = {} as O,
    ) => generic.put('network', id, body, options),
    /** Ask for the deletion of a network; it is gone once GET answers 404. */
    deleteNetwork: (id: string, options: DeleteOptions = {}) => generic.delete('network', id, options),
    /** What the deletion of a network would take along; nothing is deleted. */
    getNetworkDeletion: (id: string, options: DeletionOptions = {}) =>
      generic.deletion('network', id, options),
    /** What Cairn would do now to a network, and why. */
    getNetworkPlan: (id: string, options: CallOptions = {}) => generic.plan('network', id, options),
    /** What Cairn did to a network. */
    getNetworkJournal: (id: string, options: JournalOptions = {}) => generic.journal('network', id, options),
    /** List quotas. */
    listQuotas: (options: ListOptions<'quota'> = {}) => generic.list('quota', options),
    /** Get a quota; with wait, as soon as it is ready, stalled or deleted. */
    getQuota: (id: string, options: GetOptions = {}) => generic.get('quota', id, options),
    /** Create or change a quota. The caller draws the id, so that a repeated request makes nothing twice. */
    putQuota: <O extends PutOptions = Storing>(id: string, body: PutBody<'quota'>, options: O = {} as O) =>
      generic.put('quota', id, body, options),
    /** Ask for the deletion of a quota; it is gone once GET answers 404. */
    deleteQuota: (id: string, options: DeleteOptions = {}) => generic.delete('quota', id, options),
    /** What the deletion of a quota would take along; nothing is deleted. */
    getQuotaDeletion: (id: string, options: DeletionOptions = {}) => generic.deletion('quota', id, options),
    /** What Cairn would do now to a quota, and why. */
    getQuotaPlan: (id: string, options: CallOptions = {}) => generic.plan('quota', id, options),
    /** What Cairn did to a quota. */
    getQuotaJournal: (id: string, options: JournalOptions = {}) => generic.journal('quota', id, options),
    /** List regions. */
    listRegions: (options: ListOptions<'region'> = {}) => generic.list('region', options),
    /** Get a region; with wait, as soon as it is ready, stalled or deleted. */
    getRegion: (id: string, options: GetOptions = {}) => generic.get('region', id, options),
    /** Create or change a region. The caller draws the id, so that a repeated request makes nothing twice. */
    putRegion: <O extends PutOptions = Storing>(id: string, body: PutBody<'region'>, options: O = {} as O) =>
      generic.put('region', id, body, options),
    /** Ask for the deletion of a region; it is gone once GET answers 404. */
    deleteRegion: (id: string, options: DeleteOptions = {}) => generic.delete('region', id, options),
    /** What the deletion of a region would take along; nothing is deleted. */
    getRegionDeletion: (id: string, options: DeletionOptions = {}) => generic.deletion('region', id, options),
    /** What Cairn would do now to a region, and why. */
    getRegionPlan: (id: string, options: CallOptions = {}) => generic.plan('region', id, options),
    /** What Cairn did to a region. */
    getRegionJournal: (id: string, options: JournalOptions = {}) => generic.journal('region', id, options),
    /** List roles. */
    listRoles: (options: ListOptions<'role'> = {}) => generic.list('role', options),
    /** Get a role; with wait, as soon as it is ready, stalled or deleted. */
    getRole: (id: string, options: GetOptions = {}) => generic.get('role', id, options),
    /** Create or change a role. The caller draws the id, so that a repeated request makes nothing twice. */
    putRole: <O extends PutOptions = Storing>(id: string, body: PutBody<'role'>, options: O = {} as O) =>
      generic.put('role', id, body, options),
    /** Ask for the deletion of a role; it is gone once GET answers 404. */
    deleteRole: (id: string, options: DeleteOptions = {}) => generic.delete('role', id, options),
    /** What the deletion of a role would take along; nothing is deleted. */
    getRoleDeletion: (id: string, options: DeletionOptions = {}) => generic.deletion('role', id, options),
    /** What Cairn would do now to a role, and why. */
    getRolePlan: (id: string, options: CallOptions = {}) => generic.plan('role', id, options),
    /** What Cairn did to a role. */
    getRoleJournal: (id: string, options: JournalOptions = {}) => generic.journal('role', id, options),
    /** List server groups. */
    listServerGroups: (options: ListOptions<'server_group'> = {}) => generic.list('server_group', options),
    /** Get a server group; with wait, as soon as it is ready, stalled or deleted. */
    getServerGroup: (id: string, options: GetOptions = {}) => generic.get('server_group', id, options),
    /** Create or change a server group. The caller draws the id, so that a repeated request makes nothing twice. */
    putServerGroup: <O extends PutOptions = Storing>(
      id: string,
      body: PutBody<'server_group'>,
      options: O = {} as O,
    ) => generic.put('server_group', id, body, options),
    /** Ask for the deletion of a server group; it is gone once GET answers 404. */
    deleteServerGroup: (id: string, options: DeleteOptions = {}) =>
      generic.delete('server_group', id, options),
    /** What the deletion of a server group would take along; nothing is deleted. */
    getServerGroupDeletion: (id: string, options: DeletionOptions = {}) =>
      generic.deletion('server_group', id, options),
    /** What Cairn would do now to a server group, and why. */
    getServerGroupPlan: (id: string, options: CallOptions = {}) => generic.plan('server_group', id, options),
    /** What Cairn did to a server group. */
    getServerGroupJournal: (id: string, options: JournalOptions = {}) =>
      generic.journal('server_group', id, options),
    /** List services. */
    listServices: (options: ListOptions<'service'> = {}) => generic.list('service', options),
    /** Get a service; with wait, as soon as it is ready, stalled or deleted. */
    getService: (id: string, options: GetOptions = {}) => generic.get('service', id, options),
    /** Create or change a service. The caller draws the id, so that a repeated request makes nothing twice. */
    putService: <O extends PutOptions = Storing>(
      id: string,
      body: PutBody<'service'>,
      options: O = {} as O,
    ) => generic.put('service', id, body, options),
    /** Ask for the deletion of a service; it is gone once GET answers 404. */
    deleteService: (id: string, options: DeleteOptions = {}) => generic.delete('service', id, options),
    /** What the deletion of a service would take along; nothing is deleted. */
    getServiceDeletion: (id: string, options: DeletionOptions = {}) =>
      generic.deletion('service', id, options),
    /** What Cairn would do now to a service, and why. */
    getServicePlan: (id: string, options: CallOptions = {}) => generic.plan('service', id, options),
    /** What Cairn did to a service. */
    getServiceJournal: (id: string, options: JournalOptions = {}) => generic.journal('service', id, options),
    /** List endpoints. */
    listEndpoints: (options: ListOptions<'endpoint'> = {}) => generic.list('endpoint', options),
    /** Get an endpoint; with wait, as soon as it is ready, stalled or deleted. */
    getEndpoint: (id: string, options: GetOptions = {}) => generic.get('endpoint', id, options),
    /** Create or change an endpoint. The caller draws the id, so that a repeated request makes nothing twice. */
    putEndpoint: <O extends PutOptions = Storing>(
      id: string,
      body: PutBody<'endpoint'>,
      options: O = {} as O,
    ) => generic.put('endpoint', id, body, options),
    /** Ask for the deletion of an endpoint; it is gone once GET answers 404. */
    deleteEndpoint: (id: string, options: DeleteOptions = {}) => generic.delete('endpoint', id, options),
    /** What the deletion of an endpoint would take along; nothing is deleted. */
    getEndpointDeletion: (id: string, options: DeletionOptions = {}) =>
      generic.deletion('endpoint', id, options),
    /** What Cairn would do now to an endpoint, and why. */
    getEndpointPlan: (id: string, options: CallOptions = {}) => generic.plan('endpoint', id, options),
    /** What Cairn did to an endpoint. */
    getEndpointJournal: (id: string, options: JournalOptions = {}) =>
      generic.journal('endpoint', id, options),
    /** List subnets. */
    listSubnets: (options: ListOptions<'subnet'> = {}) => generic.list('subnet', options),
    /** Get a subnet; with wait, as soon as it is ready, stalled or deleted. */
    getSubnet: (id: string, options: GetOptions = {}) => generic.get('subnet', id, options),
    /** Create or change a subnet. The caller draws the id, so that a repeated request makes nothing twice. */
    putSubnet: <O extends PutOptions = Storing>(id: string, body: PutBody<'subnet'>, options: O = {} as O) =>
      generic.put('subnet', id, body, options),
    /** Ask for the deletion of a subnet; it is gone once GET answers 404. */
    deleteSubnet: (id: string, options: DeleteOptions = {}) => generic.delete('subnet', id, options),
    /** What the deletion of a subnet would take along; nothing is deleted. */
    getSubnetDeletion: (id: string, options: DeletionOptions = {}) => generic.deletion('subnet', id, options),
    /** What Cairn would do now to a subnet, and why. */
    getSubnetPlan: (id: string, options: CallOptions = {}) => generic.plan('subnet', id, options),
    /** What Cairn did to a subnet. */
    getSubnetJournal: (id: string, options: JournalOptions = {}) => generic.journal('subnet', id, options),
    /** List servers. */
    listServers: (options: ListOptions<'server'> = {}) => generic.list('server', options),
    /** Get a server; with wait, as soon as it is ready, stalled or deleted. */
    getServer: (id: string, options: GetOptions = {}) => generic.get('server', id, options),
    /** Create or change a server. The caller draws the id, so that a repeated request makes nothing twice. */
    putServer: <O extends PutOptions = Storing>(id: string, body: PutBody<'server'>, options: O = {} as O) =>
      generic.put('server', id, body, options),
    /** Ask for the deletion of a server; it is gone once GET answers 404. */
    deleteServer: (id: string, options: DeleteOptions = {}) => generic.delete('server', id, options),
    /** What the deletion of a server would take along; nothing is deleted. */
    getServerDeletion: (id: string, options: DeletionOptions = {}) => generic.deletion('server', id, options),
    /** What Cairn would do now to a server, and why. */
    getServerPlan: (id: string, options: CallOptions = {}) => generic.plan('server', id, options),
    /** What Cairn did to a server. */
    getServerJournal: (id: string, options: JournalOptions = {}) => generic.journal('server', id, options),
    /** List server sets. */
    listServerSets: (options: ListOptions<'server_set'> = {}) => generic.list('server_set', options),
    /** Get a server set; with wait, as soon as it is ready, stalled or deleted. */
    getServerSet: (id: string, options: GetOptions = {}) => generic.get('server_set', id, options),
    /** Create or change a server set. The caller draws the id, so that a repeated request makes nothing twice. */
    putServerSet: <O extends PutOptions = Storing>(
      id: string,
      body: PutBody<'server_set'>,
      options: O = {} as O,
    ) => generic.put('server_set', id, body, options),
    /** Ask for the deletion of a server set; it is gone once GET answers 404. */
    deleteServerSet: (id: string, options: DeleteOptions = {}) => generic.delete('server_set', id, options),
    /** What the deletion of a server set would take along; nothing is deleted. */
    getServerSetDeletion: (id: string, options: DeletionOptions = {}) =>
      generic.deletion('server_set', id, options),
    /** What Cairn would do now to a server set, and why. */
    getServerSetPlan: (id: string, options: CallOptions = {}) => generic.plan('server_set', id, options),
    /** What Cairn did to a server set. */
    getServerSetJournal: (id: string, options: JournalOptions = {}) =>
      generic.journal('server_set', id, options),
    /** List users. */
    listUsers: (options: ListOptions<'user'> = {}) => generic.list('user', options),
    /** Get a user; with wait, as soon as it is ready, stalled or deleted. */
    getUser: (id: string, options: GetOptions = {}) => generic.get('user', id, options),
    /** Create or change a user. The caller draws the id, so that a repeated request makes nothing twice. */
    putUser: <O extends PutOptions = Storing>(id: string, body: PutBody<'user'>, options: O = {} as O) =>
      generic.put('user', id, body, options),
    /** Ask for the deletion of a user; it is gone once GET answers 404. */
    deleteUser: (id: string, options: DeleteOptions = {}) => generic.delete('user', id, options),
    /** What the deletion of a user would take along; nothing is deleted. */
    getUserDeletion: (id: string, options: DeletionOptions = {}) => generic.deletion('user', id, options),
    /** What Cairn would do now to a user, and why. */
    getUserPlan: (id: string, options: CallOptions = {}) => generic.plan('user', id, options),
    /** What Cairn did to a user. */
    getUserJournal: (id: string, options: JournalOptions = {}) => generic.journal('user', id, options),
    /** List application credentials. */
    listApplicationCredentials: (options: ListOptions<'application_credential'> = {}) =>
      generic.list('application_credential', options),
    /** Get an application credential; with wait, as soon as it is ready, stalled or deleted. */
    getApplicationCredential: (id: string, options: GetOptions = {}) =>
      generic.get('application_credential', id, options),
    /** Create or change an application credential. The caller draws the id, so that a repeated request makes nothing twice. */
    putApplicationCredential: <O extends PutOptions = Storing>(
      id: string,
      body: PutBody<'application_credential'>,
      options: O = {} as O,
    ) => generic.put('application_credential', id, body, options),
    /** Ask for the deletion of an application credential; it is gone once GET answers 404. */
    deleteApplicationCredential: (id: string, options: DeleteOptions = {}) =>
      generic.delete('application_credential', id, options),
    /** What the deletion of an application credential would take along; nothing is deleted. */
    getApplicationCredentialDeletion: (id: string, options: DeletionOptions = {}) =>
      generic.deletion('application_credential', id, options),
    /** What Cairn would do now to an application credential, and why. */
    getApplicationCredentialPlan: (id: string, options: CallOptions = {}) =>
      generic.plan('application_credential', id, options),
    /** What Cairn did to an application credential. */
    getApplicationCredentialJournal: (id: string, options: JournalOptions = {}) =>
      generic.journal('application_credential', id, options),
    /** List group memberships. */
    listGroupMemberships: (options: ListOptions<'group_membership'> = {}) =>
      generic.list('group_membership', options),
    /** Get a group membership; with wait, as soon as it is ready, stalled or deleted. */
    getGroupMembership: (id: string, options: GetOptions = {}) =>
      generic.get('group_membership', id, options),
    /** Create or change a group membership. The caller draws the id, so that a repeated request makes nothing twice. */
    putGroupMembership: <O extends PutOptions = Storing>(
      id: string,
      body: PutBody<'group_membership'>,
      options: O = {} as O,
    ) => generic.put('group_membership', id, body, options),
    /** Ask for the deletion of a group membership; it is gone once GET answers 404. */
    deleteGroupMembership: (id: string, options: DeleteOptions = {}) =>
      generic.delete('group_membership', id, options),
    /** What the deletion of a group membership would take along; nothing is deleted. */
    getGroupMembershipDeletion: (id: string, options: DeletionOptions = {}) =>
      generic.deletion('group_membership', id, options),
    /** What Cairn would do now to a group membership, and why. */
    getGroupMembershipPlan: (id: string, options: CallOptions = {}) =>
      generic.plan('group_membership', id, options),
    /** What Cairn did to a group membership. */
    getGroupMembershipJournal: (id: string, options: JournalOptions = {}) =>
      generic.journal('group_membership', id, options),
    /** List role assignments. */
    listRoleAssignments: (options: ListOptions<'role_assignment'> = {}) =>
      generic.list('role_assignment', options),
    /** Get a role assignment; with wait, as soon as it is ready, stalled or deleted. */
    getRoleAssignment: (id: string, options: GetOptions = {}) => generic.get('role_assignment', id, options),
    /** Create or change a role assignment. The caller draws the id, so that a repeated request makes nothing twice. */
    putRoleAssignment: <O extends PutOptions = Storing>(
      id: string,
      body: PutBody<'role_assignment'>,
      options: O = {} as O,
    ) => generic.put('role_assignment', id, body, options),
    /** Ask for the deletion of a role assignment; it is gone once GET answers 404. */
    deleteRoleAssignment: (id: string, options: DeleteOptions = {}) =>
      generic.delete('role_assignment', id, options),
    /** What the deletion of a role assignment would take along; nothing is deleted. */
    getRoleAssignmentDeletion: (id: string, options: DeletionOptions = {}) =>
      generic.deletion('role_assignment', id, options),
    /** What Cairn would do now to a role assignment, and why. */
    getRoleAssignmentPlan: (id: string, options: CallOptions = {}) =>
      generic.plan('role_assignment', id, options),
    /** What Cairn did to a role assignment. */
    getRoleAssignmentJournal: (id: string, options: JournalOptions = {}) =>
      generic.journal('role_assignment', id, options),
    /** How many bytes of the image have arrived. */
    getImageUpload: (id: string, options: CallOptions = {}): Promise<UploadState> =>
      sendJson<UploadState>(connection, {
        method: 'GET',
        path: `/v1/images/${segment(id)}/content-upload`,
        signal: options.signal,
      }),
    /** Add bytes at the end of what has arrived. The part that brings the last byte is answered when the whole was checked. */
    uploadImagePart: (
      id: string,
      upload_offset: number,
      body: Uint8Array,
      options: UploadImagePartOptions = {},
    ): Promise<UploadState | undefined> =>
      sendJson<UploadState | undefined>(connection, {
        method: 'PATCH',
        path: `/v1/images/${segment(id)}/content-upload`,
        headers: {
          'Upload-Offset': upload_offset,
          'Upload-Complete': options.upload_complete,
          'Content-Digest': options.content_digest,
          'Repr-Digest': options.repr_digest,
        },
        body,
        signal: options.signal,
      }),
    /** The bytes of the image, or one range of them. */
    getImageContent: (
      id: string,
      options: GetImageContentOptions = {},
    ): AsyncGenerator<Uint8Array, void, undefined> =>
      streamBytes(connection, {
        method: 'GET',
        path: `/v1/images/${segment(id)}/content`,
        headers: {
          Range: options.range,
          'If-Range': options.if_range,
          'If-None-Match': options.if_none_match,
        },
        signal: options.signal,
      }),
    /** Bytes of the image that are on their way now: to the service, within it, and to hosts. As server-sent events: once a second until nothing moves. */
    getImageTransfers: (id: string, options: CallOptions = {}): Promise<TransferList> =>
      sendJson<TransferList>(connection, {
        method: 'GET',
        path: `/v1/images/${segment(id)}/transfers`,
        signal: options.signal,
      }),
    /** On which hosts copies of the image are or shall be, and why. */
    getImageCopies: (id: string, options: CallOptions = {}): Promise<ImageCopyList> =>
      sendJson<ImageCopyList>(connection, {
        method: 'GET',
        path: `/v1/images/${segment(id)}/copies`,
        signal: options.signal,
      }),
    /** Copy the image to hosts before a server there needs it. The copies come once the image has its content, and come back when they are removed by hand. */
    prefetchImage: (id: string, body: ImageHosts, options: CallOptions = {}): Promise<Resource<'image'>> =>
      sendJson<Resource<'image'>>(connection, {
        method: 'POST',
        path: `/v1/images/${segment(id)}/actions/prefetch`,
        body,
        signal: options.signal,
      }),
    /** No longer ask for copies of the image. What no server needs is then kept as a cache, and not brought back. */
    forgetImageCopies: (
      id: string,
      body: ImageHosts,
      options: CallOptions = {},
    ): Promise<Resource<'image'>> =>
      sendJson<Resource<'image'>>(connection, {
        method: 'POST',
        path: `/v1/images/${segment(id)}/actions/forget-copies`,
        body,
        signal: options.signal,
      }),
    /** What the guest printed on its serial console. */
    getServerConsoleLog: (id: string, options: GetServerConsoleLogOptions = {}): Promise<string> =>
      sendText(connection, {
        method: 'GET',
        path: `/v1/servers/${segment(id)}/console-log`,
        query: { offset_bytes: options.offset_bytes, limit_bytes: options.limit_bytes },
        signal: options.signal,
      }),
    /** A token with which one console of the server can be opened once, within a minute. */
    openServerConsole: (id: string, body: ConsoleRequest, options: CallOptions = {}): Promise<Console> =>
      sendJson<Console>(connection, {
        method: 'POST',
        path: `/v1/servers/${segment(id)}/consoles`,
        body,
        signal: options.signal,
      }),
    /** Restart the guest. */
    rebootServer: (id: string, body: RebootRequest, options: CallOptions = {}): Promise<Resource<'server'>> =>
      sendJson<Resource<'server'>>(connection, {
        method: 'POST',
        path: `/v1/servers/${segment(id)}/actions/reboot`,
        body,
        signal: options.signal,
      }),
    /** Move the server to another host: the one that is named, else the one that Cairn chooses. Refused at once when it could not be followed; the server is not Ready until it was. */
    migrateServer: (
      id: string,
      body: MigrationRequest,
      options: CallOptions = {},
    ): Promise<Resource<'server'>> =>
      sendJson<Resource<'server'>>(connection, {
        method: 'POST',
        path: `/v1/servers/${segment(id)}/actions/migrate`,
        body,
        signal: options.signal,
      }),
    /** End the move of the server: it stays where it came from. Refused at once when it could not be followed; the server is not Ready until it was. */
    abortServerMigration: (
      id: string,
      body: NoArguments,
      options: CallOptions = {},
    ): Promise<Resource<'server'>> =>
      sendJson<Resource<'server'>>(connection, {
        method: 'POST',
        path: `/v1/servers/${segment(id)}/actions/abort-migration`,
        body,
        signal: options.signal,
      }),
    /** Take the server from its host, which is known to be dead: fenced, and silent. Refused at once when it could not be followed; the server is not Ready until it was. */
    evacuateServer: (
      id: string,
      body: EvacuationRequest,
      options: CallOptions = {},
    ): Promise<Resource<'server'>> =>
      sendJson<Resource<'server'>>(connection, {
        method: 'POST',
        path: `/v1/servers/${segment(id)}/actions/evacuate`,
        body,
        signal: options.signal,
      }),
    /** Make the root disk of the server anew from the image that its spec names; what is on it is lost. Refused at once when it could not be followed; the server is not Ready until it was. */
    rebuildServer: (id: string, body: NoArguments, options: CallOptions = {}): Promise<Resource<'server'>> =>
      sendJson<Resource<'server'>>(connection, {
        method: 'POST',
        path: `/v1/servers/${segment(id)}/actions/rebuild`,
        body,
        signal: options.signal,
      }),
    /** From where to where the server moved, and how far it is. */
    getServerMigrations: (id: string, options: CallOptions = {}): Promise<ServerMigrationList> =>
      sendJson<ServerMigrationList>(connection, {
        method: 'GET',
        path: `/v1/servers/${segment(id)}/migrations`,
        signal: options.signal,
      }),
    /** What the token stands for. */
    getSession: (options: CallOptions = {}): Promise<Session> =>
      sendJson<Session>(connection, { method: 'GET', path: '/v1/session', signal: options.signal }),
    /** List the living tokens that the caller minted. */
    listTokens: (options: CallOptions = {}): Promise<TokenList> =>
      sendJson<TokenList>(connection, { method: 'GET', path: '/v1/tokens', signal: options.signal }),
    /** Mint a short-lived token that acts as the caller does, or as a member of one project. */
    mintToken: (body: TokenRequest, options: MintTokenOptions = {}): Promise<MintedToken> =>
      sendJson<MintedToken>(connection, {
        method: 'POST',
        path: '/v1/tokens',
        headers: { 'Idempotency-Key': options.idempotency_key },
        body,
        signal: options.signal,
      }),
    /** Let a minted token end later. */
    renewToken: (id: string, body: TokenRenewal, options: CallOptions = {}): Promise<Token> =>
      sendJson<Token>(connection, {
        method: 'POST',
        path: `/v1/tokens/${segment(id)}/renewals`,
        body,
        signal: options.signal,
      }),
    /** End a minted token, within five seconds everywhere. */
    revokeToken: (id: string, options: CallOptions = {}): Promise<void> =>
      sendNothing(connection, {
        method: 'DELETE',
        path: `/v1/tokens/${segment(id)}`,
        signal: options.signal,
      }),
    /** Judge up to 100 planned PUTs without storing any: the dry run of a whole plan. */
    check: (body: CheckRequest, options: CheckOptions = {}): Promise<CheckReport> =>
      sendJson<CheckReport>(connection, {
        method: 'POST',
        path: '/v1/checks',
        headers: { 'Cairn-Origin': options.cairn_origin, 'Cairn-Run': options.cairn_run },
        body,
        signal: options.signal,
      }),
    /** Confirm that the caller has recorded these objects; nobody can adopt them afterwards. */
    claim: (body: Claims, options: ClaimOptions = {}): Promise<void> =>
      sendNothing(connection, {
        method: 'POST',
        path: '/v1/claims',
        headers: { 'Cairn-Origin': options.cairn_origin, 'Cairn-Run': options.cairn_run },
        body,
        signal: options.signal,
      }),
    /** Events as they happen, as server-sent events; or a page of those so far, for who accepts only JSON. */
    streamEvents: (options: StreamEventsOptions = {}): AsyncGenerator<Event, void, undefined> =>
      streamJson<Event>(connection, {
        method: 'GET',
        path: '/v1/events',
        query: {
          after: options.after,
          before: options.before,
          order: options.order,
          resource_id: options.resource_id,
          actor: options.actor,
          outcome: options.outcome,
          limit: options.limit,
        },
        signal: options.signal,
      }),
    /** Everything that is not as asked although nobody edited its spec. */
    getDrift: (options: GetDriftOptions = {}): Promise<DriftReport> =>
      sendJson<DriftReport>(connection, {
        method: 'GET',
        path: '/v1/drift',
        query: { project_id: options.project_id, kind: options.kind },
        signal: options.signal,
      }),
    /** Whether so many servers of a size fit, how many do, and where. */
    getCapacity: (options: GetCapacityOptions = {}): Promise<Capacity> =>
      sendJson<Capacity>(connection, {
        method: 'GET',
        path: '/v1/capacity',
        query: {
          flavor_id: options.flavor_id,
          vcpus: options.vcpus,
          memory_mib: options.memory_mib,
          disk_gib: options.disk_gib,
          server_count: options.server_count,
          host_id: options.host_id,
          availability_zone: options.availability_zone,
        },
        signal: options.signal,
      }),
    /** Where a server would be placed if it were asked for now, and why. Nothing is stored or claimed. */
    previewPlacement: (body: PlacementPreviewRequest, options: CallOptions = {}): Promise<PlacementPreview> =>
      sendJson<PlacementPreview>(connection, {
        method: 'POST',
        path: '/v1/placement-preview',
        body,
        signal: options.signal,
      }),
    /** Periodic tasks and their last runs. */
    listWorkers: (options: CallOptions = {}): Promise<WorkerList> =>
      sendJson<WorkerList>(connection, { method: 'GET', path: '/v1/workers', signal: options.signal }),
    /** This document. */
    getOpenapi: (options: CallOptions = {}): Promise<Readonly<Record<string, unknown>>> =>
      sendJson<Readonly<Record<string, unknown>>>(connection, {
        method: 'GET',
        path: '/v1/openapi.json',
        signal: options.signal,
      }),
    /** Whether the process lives. */
    getHealth: (options: CallOptions = {}): Promise<Health> =>
      sendJson<Health>(connection, { method: 'GET', path: '/healthz', signal: options.signal }),
    /** Whether the process can work: 503 with the same body when it cannot. */
    getReadiness: (options: CallOptions = {}): Promise<Health> =>
      sendJson<Health>(connection, { method: 'GET', path: '/readyz', signal: options.signal }),
    /** Metrics in the text form of Prometheus. */
    getMetrics: (options: CallOptions = {}): Promise<string> =>
      sendText(connection, { method: 'GET', path: '/metrics', signal: options.signal }),
  };
}
