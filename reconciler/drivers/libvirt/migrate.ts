import type { GuestTies } from '../../model/hardware.ts';
import type { Clock } from '../../ports/clock.ts';
import type { MoveProgress } from '../../ports/moves.ts';
import type { OpenHost } from './hosts.ts';
import { domainReference } from './hypervisor.ts';
import { migrateUri, tiedAnew, withFiles } from './migrate-document.ts';
import { abortJob, on } from './migrate-leftovers.ts';
import { nameAt, volumePath } from './places.ts';
import { LibvirtError } from './rpc/errors.ts';
import { DOMAIN_JOB, MIGRATE } from './rpc/flags.ts';
import { param, paramsToObject } from './rpc/procedures/types.ts';
import type { TypedParam } from './rpc/procedures/types.ts';
import type { RpcConnection } from './rpc/connection.ts';
import { translateError } from './translate.ts';

/** How often a migration under way is looked at. */
const LOOK_EVERY_MS = 500;

/** How long the transfer of one guest may take. */
const PERFORM_MS = 24 * 3600 * 1000;

/** How long each of the short phases may take. */
const PHASE_MS = 120_000;

/**
 * What every migration is asked to do: the guest runs on, its disk goes along (only what it differs from its image in), it is defined on
 * the target and nowhere else afterwards. A guest that writes faster than the network carries is slowed down until it can go
 * (auto-converge); post-copy is not used, because a network that fails in the middle of one takes the guest with it.
 * Source: libvirt documentation, virDomainMigrateFlags.
 */
const FLAGS = MIGRATE.live | MIGRATE.persist_destination | MIGRATE.undefine_source | MIGRATE.abort_on_error;

/** What the target does not take: they concern the sending side. */
const TARGET_FLAGS = MIGRATE.live | MIGRATE.persist_destination | MIGRATE.undefine_source;

/** The sides of a migration, each with a connection that is this migration's own. */
type Sides = {
  readonly source: OpenHost;
  readonly target: OpenHost;
  readonly from: RpcConnection;
  readonly to: RpcConnection;
};

/** One guest to migrate. */
export type Migration = {
  readonly server_id: string;
  readonly name: string;
  /** Disks that are copied, by target; empty when both hosts see the same files. */
  readonly disks: readonly string[];
  /** Whether it was made sure that both hosts see the same files, whatever libvirt knows of their file systems. */
  readonly shares_files: boolean;
  /** CPUs and cells of the target; null leaves what the document says. */
  readonly ties: GuestTies | null;
};

function parameters({ disks }: Migration, target: OpenHost): readonly TypedParam[] {
  const uri = migrateUri(target.connection);
  return [
    ...(uri === null ? [] : [param('migrate_uri', 'string', uri)]),
    ...disks.map((disk) => param('migrate_disks', 'string', disk)),
  ];
}

function flagsOf(migration: Migration, base: number): number {
  const unsafe = migration.shares_files ? MIGRATE.unsafe : 0;
  return base | unsafe | (migration.disks.length > 0 ? MIGRATE.non_shared_incremental : 0);
}

/** Tells how far it is until `ended`, and ends it when the signal aborts; its own troubles are not the migration's. */
async function watch(
  source: OpenHost,
  server_id: string,
  clock: Clock,
  progress: MoveProgress,
  signal: AbortSignal,
  ended: AbortSignal,
): Promise<void> {
  const dom = domainReference(server_id);
  while (!ended.aborted) {
    // Again and again: the host knows no job before the transfer has begun there.
    if (signal.aborted) await abortJob(source, server_id).catch(() => undefined);
    await clock.sleep(LOOK_EVERY_MS, signal.aborted ? ended : AbortSignal.any([signal, ended]));
    if (ended.aborted) return;
    if (signal.aborted) continue;
    const stats = await source.session
      .call('domain_get_job_stats', { dom, flags: 0 }, { signal: ended })
      .catch(() => null);
    if (stats === null || stats.type === DOMAIN_JOB.none) continue;
    const fields = paramsToObject(stats.params);
    const sum = (what: string): number =>
      Number(fields[`memory_${what}`] ?? 0) + Number(fields[`disk_${what}`] ?? 0);
    if (sum('total') > 0) progress(Math.min(sum('processed'), sum('total')), sum('total'));
  }
}

/**
 * The five phases of libvirt's third migration protocol, managed from here: the hosts need no way to log in to each other. The signal ends
 * the transfer, after which the guest runs on at the source. Source: libvirt documentation, "Domain migration"; virDomainMigrate3.
 */
async function fivePhases(
  sides: Sides,
  migration: Migration,
  clock: Clock,
  progress: MoveProgress,
  signal: AbortSignal,
): Promise<void> {
  const { source, target, from, to } = sides;
  const dom = { ...domainReference(migration.server_id), name: migration.name };
  const protection = MIGRATE.change_protection | MIGRATE.auto_converge;
  const flags = flagsOf(migration, FLAGS) | protection;
  const target_flags = flagsOf(migration, TARGET_FLAGS);
  const options = { timeout_ms: PHASE_MS };
  let params = parameters(migration, target);
  const begun = await on(source, from.call('domain_migrate_begin3_params', { dom, params, flags }, options));
  params = [
    ...params,
    param(
      'destination_xml',
      'string',
      withFiles(tiedAnew(begun.xml, migration.ties), (place) => volumePath(target.connection, nameAt(place))),
    ),
  ];
  let cookie_in = begun.cookie_out;
  let failure: unknown = null;
  let prepared = false;
  try {
    const ready = await on(
      target,
      to.call('domain_migrate_prepare3_params', { params, cookie_in, flags: target_flags }, options),
    );
    prepared = true;
    cookie_in = ready.cookie_out;
    const { uri_out } = ready;
    if (uri_out !== null) {
      params = [
        ...params.filter(({ field }) => field !== 'migrate_uri'),
        param('migrate_uri', 'string', uri_out),
      ];
    }
    signal.throwIfAborted();
    const ended = new AbortController();
    const watching = watch(source, migration.server_id, clock, progress, signal, ended.signal);
    try {
      const performed = await on(
        source,
        from.call(
          'domain_migrate_perform3_params',
          { dom, dconnuri: null, params, cookie_in, flags },
          { timeout_ms: PERFORM_MS },
        ),
      );
      cookie_in = performed.cookie_out;
    } finally {
      ended.abort();
      await watching;
    }
  } catch (thrown) {
    failure = signal.aborted ? signal.reason : thrown;
  }
  const finishing = [...params, param('destination_name', 'string', migration.name)];
  let cancelled = failure !== null;
  if (prepared) {
    const finish = to.call(
      'domain_migrate_finish3_params',
      { params: finishing, cookie_in, flags: target_flags, cancelled },
      { timeout_ms: PHASE_MS },
    );
    try {
      const finished = await finish;
      if (!cancelled) cookie_in = finished.cookie_out;
    } catch (thrown) {
      // Nobody knows whether the guest runs at the target: the source keeps it stopped, and the next look at both decides.
      const lost = thrown instanceof LibvirtError && thrown.outcome === 'unknown';
      if (lost && !cancelled) throw translateError(target.connection.name, thrown);
      failure ??= translateError(target.connection.name, thrown);
      cancelled = true;
    }
  }
  await on(
    source,
    from.call(
      'domain_migrate_confirm3_params',
      { dom, params, cookie_in: cancelled ? begun.cookie_out : cookie_in, flags, cancelled },
      options,
    ),
  ).catch((thrown: unknown) => {
    failure ??= thrown;
  });
  if (failure !== null) throw failure;
}

/**
 * Effect: moves a running guest. When it returns, the guest runs at the target and its definition is there alone. After a failure the guest
 * runs at the source, or both hosts show where it is. Throws what the hosts say.
 */
export async function migrateGuest(
  source: OpenHost,
  target: OpenHost,
  migration: Migration,
  clock: Clock,
  progress: MoveProgress,
  signal: AbortSignal,
): Promise<void> {
  await source.session.own(
    (from) =>
      target.session.own(
        (to) => fivePhases({ source, target, from, to }, migration, clock, progress, signal),
        signal,
      ),
    signal,
  );
}
