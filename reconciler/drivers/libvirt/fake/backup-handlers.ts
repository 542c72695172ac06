/** Procedures of the fake host that copy the disk of a running guest, and tell of the job. */
import { BACKUP_BEGIN, DOMAIN_JOB, DOMAIN_JOB_OPERATION, JOB_STATS } from '../rpc/flags.ts';
import { param } from '../rpc/procedures/types.ts';
import type { TypedParam } from '../rpc/procedures/types.ts';
import { childElements, element, find, findAttribute, writeXml } from '../xml.ts';
import type { XmlElement } from '../xml.ts';
import { devicesOf, memoryKib } from './domain-xml.ts';
import { definitionOf, domainOf, isActive, requireActive, sourcePath, volumeAt } from './domains.ts';
import { refuse } from './failure.ts';
import { flatContents } from './flatten.ts';
import type { Handlers } from './handler.ts';
import { readXml } from './read-xml.ts';
import type { FakeBackup, FakeDomain, FakeHost } from './state.ts';

const TYPES = {
  completed: DOMAIN_JOB.completed,
  failed: DOMAIN_JOB.failed,
  cancelled: DOMAIN_JOB.cancelled,
} as const;

/** The disk that a document wants copied, and where to. */
function readTarget(xml: string): { readonly name: string; readonly file: string } {
  const disks = childElements(find(readXml(xml, 'domainbackup'), 'disks'), 'disk');
  const disk = disks.find((candidate) => candidate.attributes['backup'] !== 'no');
  const name = disk?.attributes['name'] ?? refuse('xml_error', 'no disk is to be backed up');
  return { name, file: findAttribute(disk, 'file', 'target') ?? '' };
}

function end(domain: FakeDomain, outcome: keyof typeof TYPES): void {
  const { backup } = domain;
  if (backup === null) return;
  domain.backup = null;
  domain.last_backup = { outcome, total_bytes: backup.total_bytes };
}

function begin(host: FakeHost, domain: FakeDomain, xml: string, flags: number): void {
  const live = requireActive(domain);
  if (domain.backup !== null) {
    refuse('operation_timeout', 'Timed out during operation: cannot acquire state change lock');
  }
  const { name, file } = readTarget(xml);
  const disk = devicesOf(live, 'disk').find(
    (device: XmlElement) => findAttribute(device, 'dev', 'target') === name,
  );
  const source = disk === undefined ? undefined : volumeAt(host, sourcePath(host, disk) ?? '');
  if (source === undefined) return refuse('config_unsupported', `no disk named '${name}'`);
  const target = volumeAt(host, file);
  if ((flags & BACKUP_BEGIN.reuse_external) === 0 || target === undefined) {
    return refuse('invalid_argument', `store '${file}' for backup of '${name}' is not there`);
  }
  if (target.capacity_bytes !== source.capacity_bytes) {
    return refuse(
      'internal',
      "internal error: unable to execute QEMU command 'transaction': Source and target image have different sizes",
    );
  }
  const total_bytes = source.capacity_bytes;
  const backup: FakeBackup = {
    target: file,
    file: target,
    contents: flatContents(host, source, 'qcow2', total_bytes),
    total_bytes,
    began_at_ms: host.nowMs(),
  };
  domain.backup = backup;
  setTimeout(() => {
    // A guest that stopped took the job with it.
    if (domain.backup !== backup) return;
    target.contents = backup.contents;
    end(domain, 'completed');
  }, host.guests.backup_ms);
}

function statistics(total: bigint, processed: bigint): readonly TypedParam[] {
  return [
    param('operation', 'int', DOMAIN_JOB_OPERATION.backup),
    param('disk_total', 'ullong', total),
    param('disk_processed', 'ullong', processed),
    param('disk_remaining', 'ullong', total - processed),
  ];
}

/** Bytes that the running job has copied, by the clock. */
function processed(host: FakeHost, { total_bytes, began_at_ms }: FakeBackup): bigint {
  const share = Math.min(0.99, (host.nowMs() - began_at_ms) / Math.max(1, host.guests.backup_ms));
  return BigInt(Math.floor(Number(total_bytes) * share));
}

function jobStats(host: FakeHost, domain: FakeDomain, flags: number) {
  if ((flags & JOB_STATS.completed) === 0) {
    requireActive(domain);
    const { backup, migration } = domain;
    if (migration?.phase === 'performing') {
      const share = (host.nowMs() - migration.began_at_ms) / Math.max(1, host.guests.migration_ms);
      const memory = memoryKib(definitionOf(domain, false), 'memory') * 1024n;
      const done = BigInt(Math.floor(Number(memory) * Math.min(0.99, share)));
      const params = [param('memory_total', 'ullong', memory), param('memory_processed', 'ullong', done)];
      return { type: DOMAIN_JOB.unbounded, params };
    }
    if (backup === null) return { type: DOMAIN_JOB.none, params: [] };
    const params = statistics(backup.total_bytes, processed(host, backup));
    return { type: DOMAIN_JOB.unbounded, params };
  }
  const last = domain.last_backup;
  if ((flags & JOB_STATS.keep_completed) === 0) domain.last_backup = null;
  if (last === null) return { type: DOMAIN_JOB.none, params: [] };
  const success = last.outcome === 'completed';
  const params = [
    ...statistics(last.total_bytes, success ? last.total_bytes : 0n),
    param('success', 'boolean', success),
  ];
  return { type: TYPES[last.outcome], params };
}

/** Handlers of backups and jobs. */
export const backupHandlers = {
  domain_backup_begin: ({ dom, backup_xml, flags }, { host }) =>
    begin(host, domainOf(host, dom), backup_xml, flags),
  domain_backup_get_xml_desc: ({ dom }, { host }) => {
    const domain = domainOf(host, dom);
    requireActive(domain);
    const { backup } = domain;
    if (backup === null) {
      return refuse('no_domain_backup', 'Domain backup job id not found: no domain backup job present');
    }
    const disk = element(
      'disk',
      { name: 'vda', backup: 'yes', type: 'file' },
      element('driver', { type: 'qcow2' }),
      element('target', { file: backup.target }),
    );
    return { xml: writeXml(element('domainbackup', { mode: 'push' }, element('disks', {}, disk))) };
  },
  domain_abort_job: ({ dom }, { host }) => {
    const domain = domainOf(host, dom);
    requireActive(domain);
    if (domain.migration?.phase === 'performing') return domain.migration.cancel();
    if (domain.backup === null) {
      refuse('operation_invalid', 'Requested operation is not valid: no job is active on the domain');
    }
    end(domain, 'cancelled');
  },
  domain_get_job_stats: ({ dom, flags }, { host }) => jobStats(host, domainOf(host, dom), flags),
  domain_get_job_info: ({ dom }, { host }) => {
    const domain = domainOf(host, dom);
    const { backup } = domain;
    const zero = 0n;
    const total = backup?.total_bytes ?? zero;
    const done = backup === null ? zero : processed(host, backup);
    return {
      type: isActive(domain) && backup !== null ? DOMAIN_JOB.unbounded : DOMAIN_JOB.none,
      time_elapsed_ms: zero,
      time_remaining_ms: zero,
      data_total: total,
      data_processed: done,
      data_remaining: total - done,
      mem_total: zero,
      mem_processed: zero,
      mem_remaining: zero,
      file_total: total,
      file_processed: done,
      file_remaining: total - done,
    };
  },
} as const satisfies Handlers;
