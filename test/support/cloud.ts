import { withClaim } from '../../reconciler/model/pinning-claims.ts';
import { createHash } from 'node:crypto';
import { KINDS as TABLES } from '../../schemas/generated/kinds.ts';
import type { KindName, SpecOf } from '../../schemas/generated/types.ts';
import { kindOf } from '../../reconciler/kinds/index.ts';
import { disturbs } from '../../reconciler/engine/disturb.ts';
import { heldByBudget } from '../../reconciler/model/disruption.ts';
import type { Budget } from '../../reconciler/model/disruption.ts';
import { CairnError } from '../../reconciler/model/error.ts';
import type { Json, JsonObject } from '../../reconciler/model/json.ts';
import { HELD_SLOT_PREFIX } from '../../reconciler/model/held-hosts.ts';
import { NO_COPIES } from '../../reconciler/model/kind.ts';
import type {
  AnyKind,
  CopyFacts,
  FailedTry,
  HostView,
  Order,
  Report,
  Snapshot,
  Tenant,
} from '../../reconciler/model/kind.ts';
import { DEFAULT_RULES } from '../../reconciler/model/placement-rules.ts';
import type { Change, Operation, Plan } from '../../reconciler/model/operation.ts';
import type { Allocation, Known, Resource } from '../../reconciler/model/resource.ts';
import type { ContentIdentity } from '../../reconciler/ports/contents.ts';
import type { SimulatedPorts } from '../../reconciler/drivers/simulated/ports.ts';
import { createSimulatedPorts } from '../../reconciler/drivers/simulated/ports.ts';

/** Everything known of one object, as the database would keep it. */
export type Entry = {
  resource: Resource;
  choices: JsonObject;
  observed: JsonObject | null;
  status: JsonObject;
  observed_generation: number;
  orders: readonly Order[];
  told: NonNullable<Report<JsonObject>['told']>;
  failed_tries: readonly FailedTry[];
};

/** How one pass over one object went. */
export type Pass = {
  readonly id: string;
  readonly desired: JsonObject | null;
  /** Differences before the operations. */
  readonly changes: readonly Change[];
  readonly plan: Plan;
  /** Differences after the operations; null when nothing could be seen. */
  readonly left: readonly Change[] | null;
  readonly report: Report<JsonObject> | null;
  readonly blocked: CairnError | null;
};

/** What a test may do around operations: stop before one by returning false, or look at it. */
export type Watcher = (operation: Operation, pass: { id: string; desired: JsonObject }) => boolean | void;

/** What went into and came out of the pure functions of one pass. */
export type Decision = {
  readonly kind: AnyKind;
  readonly snapshot: Snapshot;
  readonly desired: JsonObject;
  readonly observed: JsonObject;
  readonly changes: readonly Change[];
  readonly plan: Plan;
};

/** Kinds without anything outside the database. */
const STORED_ONLY: readonly KindName[] = ['domain', 'project', 'flavor', 'keypair', 'network'];

/** A small cloud without database: objects in memory, kinds as they are, a simulated world. Ids are made from a counter. */
export class Cloud {
  readonly ports: SimulatedPorts;
  readonly entries = new Map<string, Entry>();
  allocations: readonly Allocation[] = [];
  /** Servers of groups that Cairn disturbs now. */
  readonly disturbed = new Set<string>();
  watcher: Watcher = () => true;
  /** What a test may look at before a plan is done. */
  audit: (decision: Decision) => void = () => undefined;
  private ids = 0;

  constructor(seed = 1) {
    this.ports = createSimulatedPorts({
      seed,
      findHost: (host_id) => {
        const spec = this.entries.get(host_id)?.resource.spec as unknown as SpecOf['host'] | undefined;
        if (spec === undefined) return Promise.reject(new CairnError('not_found', `no host ${host_id}`));
        return Promise.resolve({
          host_id,
          name: spec.name,
          uri: spec.uri,
          ca_certificate: null,
          client_certificate: null,
          client_key: null,
          storage_path: spec.storage_path,
          shared_storage:
            spec.shared_storage_name === undefined
              ? null
              : { name: spec.shared_storage_name, path: spec.shared_storage_path ?? '' },
          console_address: null,
          migration_address: null,
          revision: 1,
        });
      },
    });
  }

  /** Effect: stores a new object; the id says its kind. */
  add<Name extends KindName>(kind: Name, spec: SpecOf[Name]): string {
    this.ids += 1;
    const tail = this.ids.toString(16).padStart(12, '0');
    // By name: another kind on the list changes no golden file.
    const head = createHash('sha256').update(kind).digest('hex').slice(0, 8);
    const id = `${head}-0000-4000-8000-${tail}`;
    const resource: Resource = {
      id,
      kind,
      project_id: (spec as { project_id?: string }).project_id ?? null,
      name: (spec as { name: string }).name,
      spec: spec as unknown as JsonObject,
      generation: 1,
      deletion_requested_at: null,
      created_at: '2024-01-01T00:00:00Z',
      updated_at: '2024-01-01T00:00:00Z',
    };
    this.entries.set(id, {
      resource,
      choices: {},
      observed: null,
      status: {},
      observed_generation: 0,
      orders: [],
      told: [],
      failed_tries: [],
    });
    this.inherit(resource);
    return id;
  }

  /** What somebody of its project sent before is the new object's content too. */
  private inherit({ id, spec }: Resource): void {
    const { recorded } = this.ports.contents;
    for (const other of this.entries.values()) {
      const content = recorded.get(other.resource.id);
      const same =
        content?.sha256 === spec['sha256'] && other.resource.spec['project_id'] === spec['project_id'];
      const leaving = other.resource.deletion_requested_at !== null;
      if (content !== undefined && same && !leaving) recorded.set(id, content);
    }
  }

  /** Effect: a new generation of an object. */
  update(id: string, change: { readonly [key: string]: Json | undefined }): void {
    const entry = this.entry(id);
    const spec = Object.fromEntries(
      Object.entries({ ...entry.resource.spec, ...change }).filter(([, value]) => value !== undefined),
    ) as JsonObject;
    entry.resource = {
      ...entry.resource,
      spec,
      name: (spec as { name: string }).name,
      generation: entry.resource.generation + 1,
    };
  }

  /** Effect: asks for the deletion of an object. */
  remove(id: string): void {
    const entry = this.entry(id);
    entry.resource = { ...entry.resource, deletion_requested_at: '2024-01-02T00:00:00Z' };
    this.ports.contents.leaving.add(id);
  }

  /** Effect: orders something to be done once with an object. */
  order(id: string, name: string, args: JsonObject = {}): void {
    const entry = this.entry(id);
    this.ids += 1;
    const order = { id: `order-${this.ids}`, name, arguments: args, ordered_at: '2024-01-03T00:00:00Z' };
    entry.orders = [...entry.orders.filter((other) => other.name !== name), order];
  }

  entry(id: string): Entry {
    const entry = this.entries.get(id);
    if (entry === undefined) throw new Error(`no object ${id}`);
    return entry;
  }

  /** Effect: puts bytes into the image store, as the API does after an upload. */
  async upload(image_id: string, bytes: Uint8Array): Promise<void> {
    const { sha256 } = this.entry(image_id).resource.spec as { sha256?: string };
    async function* content(): AsyncIterable<Uint8Array> {
      yield bytes;
    }
    await this.ports.images.append(image_id, 0, bytes.length, content());
    const blob = await this.ports.images.finish(image_id, sha256 ?? null);
    await this.ports.contents.record(image_id, blob);
    this.promise(blob);
  }

  /** The objects of a project that promise what one of them has have it too. */
  private promise({ sha256, size_bytes }: ContentIdentity): void {
    const { recorded } = this.ports.contents;
    const projects = [...this.entries.values()]
      .filter(({ resource }) => recorded.get(resource.id)?.sha256 === sha256)
      .map(({ resource }) => resource.project_id);
    for (const { resource } of this.entries.values()) {
      const promises = resource.spec['sha256'] === sha256 && projects.includes(resource.project_id);
      if (promises && resource.deletion_requested_at === null)
        recorded.set(resource.id, { sha256, size_bytes });
    }
  }

  /** Pure. The snapshot that the engine would load. */
  snapshot(id: string): Snapshot {
    const self = this.known(id);
    const direct = [
      ...referencesOf(self.resource),
      ...referencesOf(self.resource, 'loose').filter((ref) => this.entries.has(ref)),
    ];
    const second = direct.flatMap((ref) => referencesOf(this.entry(ref).resource));
    const references = new Map([...direct, ...second].map((ref) => [ref, this.known(ref)]));
    const named = this.allocations.filter((claim) =>
      [claim.owner_id, claim.host_id, claim.subnet_id, claim.image_id].includes(id),
    );
    const users = new Map(
      named
        .filter((claim) => claim.owner_id !== id)
        .map((claim) => {
          const { resource, observed } = this.known(claim.owner_id);
          return [
            claim.owner_id,
            { name: resource.name, has_domain: (observed?.['domain'] ?? null) !== null },
          ];
        }),
    );
    const taken = new Map<string, Set<string>>();
    for (const ref of direct) {
      const claims = this.allocations.filter((claim) => claim.subnet_id === ref && claim.owner_id !== id);
      if (this.entry(ref).resource.kind === 'subnet') {
        taken.set(ref, new Set(claims.flatMap((claim) => claim.address ?? [])));
      }
    }
    const kind = kindOf(self.resource.kind);
    return {
      content: this.ports.contents.recorded.get(id) ?? null,
      self,
      references,
      users,
      hosts: kind.needs.hosts === true ? this.hosts() : [],
      allocations: named,
      taken_addresses: taken,
      taken_macs: new Set(),
      orders: this.entry(id).orders,
      neighbours: this.neighbours(id, direct),
      tenants: this.tenants(self.resource),
      leaving_host: this.leavingHost(id),
      failed_tries: this.entry(id).failed_tries,
      budgets: this.budgets(self.resource),
      is_disturbed: this.disturbed.has(id),
      placement_rules: DEFAULT_RULES,
      content_shared: this.isShared(self.resource),
      copies: this.copiesOf(self.resource),
    };
  }

  private tenants({ id, spec }: Resource): readonly Tenant[] {
    if (spec['drain'] !== true) return [];
    const there = this.allocations.filter(
      ({ host_id, slot }) => host_id === id && ['placement', 'leaving'].includes(slot),
    );
    return [...new Set(there.map((claim) => claim.owner_id))].map((server_id) => {
      const { resource, told } = this.entry(server_id);
      return { server_id, name: resource.name, why: told[0] ?? null };
    });
  }

  /** As the database says it; sets are not in this world. */
  private budgets({ id, spec }: Resource): readonly Budget[] {
    const group = this.entries.get(String(spec['server_group_id']))?.resource;
    const max_unavailable = group?.spec['max_unavailable'];
    if (group === undefined || typeof max_unavailable !== 'number') return [];
    const unavailable = [...this.entries.values()]
      .filter(({ resource, observed }) => {
        const is_other = resource.id !== id && resource.spec['server_group_id'] === group.id;
        const domain = observed?.['domain'] as { readonly state: string } | null | undefined;
        const is_down = this.disturbed.has(resource.id) || domain?.state !== 'running';
        return is_other && resource.deletion_requested_at === null && is_down;
      })
      .map(({ resource }) => ({ server_id: resource.id, name: resource.name }));
    return [{ kind: 'server_group', id: group.id, name: group.name, max_unavailable, unavailable }];
  }

  /** Whether a plan may begin, as the engine decides it. */
  private begins(id: string, kind: AnyKind, plan: Plan, observed: JsonObject): boolean {
    const { resource } = this.entry(id);
    if (!disturbs(kind, plan, observed) || this.disturbed.has(id)) return true;
    if (heldByBudget(this.budgets(resource)) !== null) return false;
    if (resource.spec['server_group_id'] !== undefined) this.disturbed.add(id);
    return true;
  }

  private leavingHost(id: string): number {
    const own = this.allocations.find((claim) => claim.owner_id === id && claim.slot === 'placement');
    return this.allocations.filter(
      ({ owner_id, slot, host_id }) => slot === 'leaving' && owner_id !== id && host_id === own?.host_id,
    ).length;
  }

  /** As the database says it; nobody but the one pass that runs works on copies here. */
  private copiesOf({ id }: Resource): CopyFacts {
    const { recorded, conversions } = this.ports.contents;
    const madeFrom = (sha256: string | undefined): readonly ContentIdentity[] =>
      [...conversions].flatMap(([source, made]) => (source.startsWith(`${sha256} `) ? [made] : []));
    const digestsOf = (image_id: string): readonly string[] => {
      const sha256 = recorded.get(image_id)?.sha256;
      return sha256 === undefined ? [] : [sha256, ...madeFrom(sha256).map((made) => made.sha256)];
    };
    const own = digestsOf(id);
    const kept = this.allocations.filter(
      ({ owner_id, slot }) =>
        owner_id !== id &&
        slot.startsWith(HELD_SLOT_PREFIX) &&
        this.entries.get(owner_id)?.resource.deletion_requested_at === null &&
        digestsOf(owner_id).some((digest) => own.includes(digest)),
    );
    return {
      ...NO_COPIES,
      converted: madeFrom(recorded.get(id)?.sha256)[0] ?? null,
      kept_by_others: kept.flatMap((claim) => claim.host_id ?? []),
    };
  }

  /** Whether another living object of the kind has, promises or becomes the same bytes. */
  private isShared({ id, kind, spec }: Resource): boolean {
    const { recorded, conversions } = this.ports.contents;
    const sha256 = recorded.get(id)?.sha256 ?? spec['sha256'];
    return [...this.entries.values()].some(({ resource }) => {
      if (resource.id === id || resource.kind !== kind || resource.deletion_requested_at !== null)
        return false;
      const other = recorded.get(resource.id)?.sha256;
      const made = [...conversions].filter(([source]) => source.startsWith(`${other} `));
      return (
        sha256 !== undefined &&
        (resource.spec['sha256'] === sha256 ||
          other === sha256 ||
          made.some(([, product]) => product.sha256 === sha256))
      );
    });
  }

  /** Effect: one pass over one object, as the engine does it. The watcher may stop the operations at any point. */
  async pass(id: string): Promise<Pass> {
    const entry = this.entry(id);
    const kind = kindOf(entry.resource.kind);
    const snapshot = this.snapshot(id);
    const nothing = { id, desired: null, changes: [], plan: { operations: [], waiting: null }, left: null };
    const resolution = kind.resolve(snapshot);
    if (resolution.outcome !== 'resolved') return { ...nothing, report: null, blocked: resolution.error };
    const { desired } = resolution;
    this.store(id, resolution.choices, resolution.allocations);
    if (resolution.disturbs !== undefined && entry.resource.spec['server_group_id'] !== undefined)
      this.disturbed.add(id);
    entry.orders = entry.orders.filter((order) => !(resolution.taken_orders ?? []).includes(order.id));
    const signal = new AbortController().signal;
    const before = await kind.observe(this.ports, desired, signal);
    if (!before.known) return { ...nothing, desired, report: null, blocked: before.error };
    const changes = kind.diff(desired, before.observed);
    const plan = kind.plan(changes, desired, before.observed);
    this.audit({ kind, snapshot, desired, observed: before.observed, changes, plan });
    if (!this.begins(id, kind, plan, before.observed)) {
      entry.observed = before.observed;
      return { ...nothing, desired, changes, plan, report: null, blocked: null };
    }
    const done = new Set<number>();
    while (done.size < plan.operations.length) {
      // Any order that `after` allows is right; the seed draws one.
      const ready = plan.operations.flatMap((operation, ordinal) =>
        !done.has(ordinal) && operation.after.every((other) => done.has(other)) ? [ordinal] : [],
      );
      const ordinal = ready[Math.floor(this.ports.random.next() * ready.length)];
      const operation = plan.operations[ordinal ?? -1];
      if (ordinal === undefined || operation === undefined)
        throw new Error('the order of a plan has a cycle');
      if (this.watcher(operation, { id, desired }) === false) {
        return { ...nothing, desired, changes, plan, report: null, blocked: null };
      }
      const run = kind.operations[operation.name];
      if (run === undefined) throw new Error(`${kind.name} has no operation ${operation.name}`);
      try {
        await run(
          {
            ports: this.ports,
            signal,
            mark: { id, generation: entry.resource.generation },
            secrets: () => Promise.resolve({}),
            progress: () => undefined,
          },
          operation.arguments,
        );
      } catch (error) {
        if (!(error instanceof CairnError)) throw error;
        const host_id = kind.blamedHost?.(snapshot, desired, operation, error) ?? null;
        const tries = entry.failed_tries.filter((failed) => failed.host_id !== host_id);
        if (host_id !== null) entry.failed_tries = [...tries, { host_id, message: error.message }];
        return { ...nothing, desired, changes, plan, report: null, blocked: error };
      }
      done.add(ordinal);
    }
    const after = await kind.observe(this.ports, desired, signal);
    if (!after.known) return { ...nothing, desired, changes, plan, report: null, blocked: after.error };
    const left = kind.diff(desired, after.observed);
    const report = kind.report(desired, after.observed, left, this.snapshot(id));
    entry.observed = after.observed;
    entry.status = report.status;
    entry.told = report.told ?? [];
    if (left.length === 0 && report.pending === null && report.failure === null) {
      entry.observed_generation = entry.resource.generation;
      this.disturbed.delete(id);
    }
    // As the database does it: a row goes when no other row names it.
    const named = [...this.entries.values()].some(({ resource }) => referencesOf(resource).includes(id));
    const claimed = this.allocations.some(
      (claim) => claim.owner_id !== id && [claim.host_id, claim.subnet_id, claim.image_id].includes(id),
    );
    const leaving = entry.resource.deletion_requested_at !== null;
    if (leaving && !named && !claimed && kind.isGone(after.observed)) {
      this.entries.delete(id);
      for (const left of kind.bequeaths?.(desired) ?? [])
        this.order(left.object_id, left.name, left.arguments);
      this.disturbed.delete(id);
      this.ports.contents.forget(id);
      this.allocations = this.allocations.filter((claim) => claim.owner_id !== id);
    }
    return { id, desired, changes, plan, left, report, blocked: null };
  }

  /** Effect: one pass over each object, but for those that live in the database alone and are as asked. */
  async round(): Promise<readonly Pass[]> {
    const passes: Pass[] = [];
    for (const [id, { resource, observed_generation }] of this.entries) {
      const idle = STORED_ONLY.includes(resource.kind) && observed_generation === resource.generation;
      if (this.entries.has(id) && !(idle && resource.deletion_requested_at === null)) {
        passes.push(await this.pass(id));
      }
    }
    return passes;
  }

  /** Effect: passes over all objects until a whole round did nothing and changed nothing. Throws after `limit` rounds. Gives the rounds and the last passes. */
  async settle(limit = 12): Promise<{ readonly rounds: number; readonly passes: readonly Pass[] }> {
    for (let round = 1; round <= limit; round += 1) {
      const before = this.fingerprint();
      const passes = await this.round();
      const quiet = passes.every((pass) => pass.plan.operations.length === 0);
      if (quiet && this.fingerprint() === before) return { rounds: round, passes };
    }
    throw new Error(`the cloud did not settle in ${limit} rounds`);
  }

  private known(id: string): Known {
    const { resource, choices, observed, status, observed_generation } = this.entry(id);
    return { resource, choices, observed, status, observed_generation, conditions: [] };
  }

  private hosts(): readonly HostView[] {
    return [...this.entries.values()]
      .filter(({ resource }) => resource.kind === 'host')
      .map(({ resource }) => {
        const claims = this.allocations.filter((claim) => claim.host_id === resource.id);
        const sum = (key: 'vcpus' | 'memory_mib' | 'disk_gib'): number =>
          claims.reduce((total, claim) => total + claim[key], 0);
        return {
          ...this.known(resource.id),
          claimed: {
            vcpus: sum('vcpus'),
            memory_mib: sum('memory_mib'),
            disk_gib: sum('disk_gib'),
            ...pinningOf(claims),
          },
          aggregates: this.aggregatesOf(resource.id),
          lost: false,
          in_flight: 0,
          failures: 0,
        };
      });
  }

  private aggregatesOf(host_id: string): HostView['aggregates'] {
    return [...this.entries.values()]
      .filter(({ resource }) => resource.kind === 'aggregate')
      .flatMap(({ resource }) => {
        const spec = resource.spec as unknown as SpecOf['aggregate'];
        if (!spec.host_ids.includes(host_id)) return [];
        const { cpu_ratio = null, memory_ratio = null, disk_ratio = null, availability_zone = null } = spec;
        const { name, properties } = spec;
        return [
          { id: resource.id, name, properties, availability_zone, cpu_ratio, memory_ratio, disk_ratio },
        ];
      })
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** Claims of servers that this one names, and of those of its group. */
  private neighbours(id: string, direct: readonly string[]): Snapshot['neighbours'] {
    return this.allocations.flatMap(({ owner_id, slot, host_id, group_id }) => {
      if (owner_id === id || host_id === null || slot !== 'placement') return [];
      const named = direct.includes(owner_id) ? [{ server_id: owner_id, host_id, in_group: false }] : [];
      const grouped = group_id !== null && direct.includes(group_id);
      return grouped ? [...named, { server_id: owner_id, host_id, in_group: true }] : named;
    });
  }

  /** The database's unique constraints. */
  private store(id: string, choices: JsonObject, allocations: readonly Allocation[]): void {
    const others = this.allocations.filter((claim) => claim.owner_id !== id);
    for (const claim of allocations) {
      for (const other of others) {
        const address =
          claim.address !== null && claim.subnet_id === other.subnet_id && claim.address === other.address;
        if (address || (claim.mac !== null && claim.mac === other.mac)) throw new Error('claims clash');
      }
    }
    this.entry(id).choices = choices;
    this.allocations = [...others, ...allocations];
  }

  private fingerprint(): string {
    return JSON.stringify([[...this.entries], this.allocations]);
  }
}

/** Pure. Ids that a spec names by its schema's x-references: those that it holds, or those that may go while it names them. */
function referencesOf(resource: Resource, which: 'held' | 'loose' = 'held'): readonly string[] {
  const fields = TABLES[resource.kind].fields.filter(
    (field) =>
      field.source === 'spec' &&
      field.references !== undefined &&
      (field.on_delete === 'keep') === (which === 'loose'),
  );
  return fields.flatMap((field) => valuesAt(resource.spec, field.pointer.split('/').slice(1)));
}

function valuesAt(value: Json | undefined, path: readonly string[]): readonly string[] {
  const [head, ...rest] = path;
  if (head === undefined) return typeof value === 'string' ? [value] : [];
  if (value === null || typeof value !== 'object') return [];
  const children = head === '*' ? Object.values(value) : [(value as JsonObject)[head]];
  return children.flatMap((child) => valuesAt(child, rest));
}

/** As the database keeps it: a CPU is one server's. Throws when it would refuse. */
function pinningOf(claims: readonly Allocation[]): Pick<HostView['claimed'], 'pinning'> {
  const pins = claims.flatMap(({ pinning }) => pinning ?? []);
  const [first, ...others] = pins;
  if (first === undefined) return {};
  const cpus = pins.flatMap((each) => each.cpus);
  if (new Set(cpus).size !== cpus.length) throw new Error(`a CPU is claimed twice: ${cpus.join(', ')}`);
  return { pinning: others.reduce(withClaim, first) };
}
