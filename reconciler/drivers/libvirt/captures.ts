import { CairnError } from '../../model/error.ts';
import type { CaptureProgress, CaptureSource, Captures } from '../../ports/captures.ts';
import type { Clock } from '../../ports/clock.ts';
import { abortBackup, backupTargets, beginBackup, jobProgress, lastJobEnd } from './backup-job.ts';
import { readCaptureMark, writeCaptureMark } from './capture-mark.ts';
import { diskTarget } from './domain-xml.ts';
import type { Hosts, OpenHost } from './hosts.ts';
import { domainReference, domainState, type DomainReference } from './hypervisor.ts';
import { markedGeneration } from './mark.ts';
import { nameOfFile } from './places.ts';
import { withPool, type PoolReference } from './pool.ts';
import { freeze, hasAgent, thaw } from './quiesce.ts';
import { isMissing } from './translate.ts';
import {
  UNFINISHED_SUFFIX,
  checkName,
  create,
  erase,
  find,
  view,
  volumeXml,
  type VolumeReference,
} from './volume-calls.ts';
import { refreshPool } from './refresh-pool.ts';
import { findText, parseXml, type XmlElement } from './xml.ts';

/** How often a running copy is looked at: soon at first, since most are small. */
const FIRST_LOOK_MS = 50;
const LOOK_EVERY_MS = 1000;

/** How long an aborted copy may take to let go of its file. */
const ABORT_MS = 60_000;

/** What a copy may take beside the disk's own data: tables, and what the guest writes meanwhile. */
const SPARE_BYTES = 64 * 1024 * 1024;

/** One copy to be made: where, of what. */
type Work = {
  readonly host: OpenHost;
  readonly pool: PoolReference;
  readonly name: string;
  readonly source: CaptureSource;
  readonly dom: DomainReference;
  readonly progress: CaptureProgress;
  readonly signal: AbortSignal;
};

/** A marked domain: its document, live when the guest runs. */
type Guest = { readonly runs: boolean; readonly paused: boolean; readonly document: XmlElement };

async function readGuest(host: OpenHost, dom: DomainReference, signal: AbortSignal): Promise<Guest | null> {
  try {
    const state = await domainState(host, dom, signal);
    const { xml } = await host.session.call('domain_get_xml_desc', { dom, flags: 0 }, { signal });
    const document = parseXml(xml);
    if (markedGeneration(document, dom.uuid) === null) return null;
    return { runs: state === 'running' || state === 'paused', paused: state === 'paused', document };
  } catch (thrown) {
    if (isMissing(thrown)) return null;
    throw thrown;
  }
}

/** The pool, surely running: what follows must not be tried twice because of it. */
function poolOf(host: OpenHost, name: string, signal: AbortSignal): Promise<PoolReference> {
  return withPool(host, signal, async (pool) => {
    await find(host, pool, name, signal);
    return pool;
  });
}

async function fileSize(host: OpenHost, vol: VolumeReference, signal: AbortSignal): Promise<number> {
  const { xml } = await host.session.call('storage_vol_get_xml_desc', { vol, flags: 0 }, { signal });
  const document = parseXml(xml);
  return Number(findText(document, 'physical') ?? findText(document, 'allocation') ?? 0);
}

async function createVolume(work: Work, name: string, format: string, capacity_bytes: number): Promise<void> {
  const { host, pool, signal } = work;
  await create(host, pool, name, { format, capacity_bytes }, signal);
}

/** From here until `finish`, whoever looks sees an unfinished copy. */
async function announce(work: Work): Promise<void> {
  const { host, pool, name, signal } = work;
  const marker = name + UNFINISHED_SUFFIX;
  if ((await find(host, pool, marker, signal)) === null) await createVolume(work, marker, 'raw', 0);
  await erase(host, pool, name, signal);
}

async function finish({ host, pool, name, signal }: Work): Promise<void> {
  await erase(host, pool, name + UNFINISHED_SUFFIX, signal);
}

/** A copy that filled the disk would pause every guest on it. */
async function needRoom({ host, pool, source, signal }: Work, capacity_bytes: number): Promise<void> {
  let data_bytes = 0;
  for (let name: string | null = source.volume_name; name !== null;) {
    const vol = await find(host, pool, name, signal);
    const seen = vol === null ? null : await view(host, vol, signal);
    data_bytes += seen?.allocation_bytes ?? 0;
    name = seen?.backing_name ?? null;
  }
  const needed = Math.min(data_bytes, capacity_bytes) + SPARE_BYTES;
  await refreshPool(host.session, pool, signal);
  const info = await host.session.call('storage_pool_get_info', { pool }, { signal });
  const missing = needed - Number(info.available_bytes);
  if (missing <= 0) return;
  throw new CairnError(
    'unavailable',
    `The disk of host '${host.connection.name}' has too little room for a copy of the disk of server ${source.server_id}: ${missing} bytes are missing. Remove images or servers there, or enlarge the file system that holds its storage_path.`,
  );
}

function conflict(work: Work, message: string): CairnError {
  return new CairnError('conflict', `Host '${work.host.connection.name}': ${message}`, {
    resource: work.source.server_id,
  });
}

/** Begins the copy of a running guest; its file systems are frozen while it begins, if it has an agent. */
async function beginCopy(work: Work, guest: Guest, clock: Clock, file: string): Promise<void> {
  const { host, name, source, dom, signal } = work;
  const target = diskTarget(guest.document, source.volume_name, (path) => nameOfFile(host.connection, path));
  if (target === null) {
    throw conflict(work, `server ${source.server_id} runs without its disk ${source.volume_name}.`);
  }
  await announce(work);
  await writeCaptureMark(host, dom, { volume_name: name, frozen: false }, signal);
  await lastJobEnd(host, dom, true, signal);
  const info = await host.session.call('domain_get_block_info', { dom, path: target, flags: 0 }, { signal });
  const capacity_bytes = Number(info.capacity_bytes);
  await needRoom(work, capacity_bytes);
  await createVolume(work, name, 'qcow2', capacity_bytes);
  // Thawed whatever happens, an abort of this call included.
  const frozen = !guest.paused && hasAgent(guest.document) && (await freeze(host, clock, dom, name, signal));
  try {
    await beginBackup(host, dom, { target, file }, signal);
  } catch (thrown) {
    if (frozen) await thaw(host, clock, dom).catch(() => undefined);
    throw thrown;
  }
  if (frozen) await thaw(host, clock, dom);
}

/** Waits until the job that writes `file` is over. */
async function untilOver(work: Work, clock: Clock, file: string): Promise<void> {
  const { host, dom, progress, signal } = work;
  for (let wait_ms = FIRST_LOOK_MS; ; wait_ms = Math.min(LOOK_EVERY_MS, wait_ms * 2)) {
    signal.throwIfAborted();
    if (!((await backupTargets(host, dom, signal))?.includes(file) ?? false)) return;
    const now = await jobProgress(host, dom, signal);
    if (now !== null && now.total_bytes > 0) progress(now.done_bytes, now.total_bytes);
    await clock.sleep(wait_ms, signal);
  }
}

async function copyRunning(work: Work, guest: Guest, clock: Clock): Promise<void> {
  const { host, pool, name, source, dom, signal } = work;
  const file = `${host.connection.storage_path}/${name}`;
  const mark = readCaptureMark(guest.document);
  const targets = await backupTargets(host, dom, signal);
  if (targets !== null && !targets.includes(file)) {
    throw conflict(
      work,
      `another copy of the disk of server ${source.server_id} is being made; this one follows.`,
    );
  }
  if (mark !== null && mark.frozen) await thaw(host, clock, dom);
  // A job that ended while nobody looked speaks for our file only if no other was begun since.
  const begun = mark?.volume_name === name && (await find(host, pool, name, signal)) !== null;
  const ended = begun && (await lastJobEnd(host, dom, false, signal)).outcome === 'success';
  if (targets === null && !ended) await beginCopy(work, guest, clock, file);
  await untilOver(work, clock, file);
  const now = await readGuest(host, dom, signal);
  if (now === null || !now.runs) {
    throw conflict(work, `server ${source.server_id} stopped while its disk was copied; it is copied anew.`);
  }
  const end = await lastJobEnd(host, dom, false, signal);
  if (readCaptureMark(now.document)?.volume_name !== name || end.outcome !== 'success') {
    const said = end.message === '' ? 'it did not end well' : end.message.slice(0, 300);
    throw new CairnError(
      'unavailable',
      `Host '${host.connection.name}': the copy of the disk of server ${source.server_id} failed: ${said}. It is made anew.`,
      { resource: source.server_id },
    );
  }
  await finish(work);
  await writeCaptureMark(host, dom, null, signal);
}

/** Copies the volume itself; while that lasts, the host refuses to start the guest. */
async function copyStopped(work: Work): Promise<void> {
  const { host, pool, name, source, signal } = work;
  await announce(work);
  const clonevol = await find(host, pool, source.volume_name, signal);
  const seen = clonevol === null ? null : await view(host, clonevol, signal);
  if (clonevol === null || seen === null) {
    throw conflict(work, `server ${source.server_id} has no disk ${source.volume_name} yet.`);
  }
  await needRoom(work, seen.capacity_bytes);
  const xml = volumeXml(name, 'qcow2', seen.capacity_bytes);
  await host.session.call('storage_vol_create_xml_from', { pool, xml, clonevol, flags: 0 }, { signal });
  await finish(work);
}

/** Effect: the port `captures` over libvirt: a backup job for a running guest, a copy of the volume for one that is stopped. */
export function createCaptures(hosts: Hosts, clock: Clock): Captures {
  return {
    get: (host_id, name, signal) =>
      hosts.use(host_id, async (host) => {
        checkName(name);
        const pool = await poolOf(host, name, signal);
        const unfinished = (await find(host, pool, name + UNFINISHED_SUFFIX, signal)) !== null;
        const vol = await find(host, pool, name, signal);
        if (vol === null) return unfinished ? { name, complete: false, size_bytes: 0 } : null;
        return { name, complete: !unfinished, size_bytes: await fileSize(host, vol, signal) };
      }),

    take: (host_id, name, source, progress, signal) =>
      hosts.use(host_id, async (host) => {
        checkName(name);
        const pool = await poolOf(host, name, signal);
        const dom = domainReference(source.server_id);
        const work: Work = { host, pool, name, source, dom, progress, signal };
        const unfinished = (await find(host, pool, name + UNFINISHED_SUFFIX, signal)) !== null;
        if (!unfinished && (await find(host, pool, name, signal)) !== null) return;
        const guest = await readGuest(host, dom, signal);
        if (guest === null) throw conflict(work, `server ${source.server_id} is not there.`);
        await (guest.runs ? copyRunning(work, guest, clock) : copyStopped(work));
      }),

    remove: (host_id, name, server_id, signal) =>
      hosts.use(host_id, async (host) => {
        checkName(name);
        const pool = await poolOf(host, name, signal);
        const dom = domainReference(server_id);
        const file = `${host.connection.storage_path}/${name}`;
        const guest = await readGuest(host, dom, signal);
        if (guest !== null && guest.runs) {
          const isOurs = async (): Promise<boolean> =>
            (await backupTargets(host, dom, signal))?.includes(file) ?? false;
          if (await isOurs()) await abortBackup(host, dom, signal);
          for (const deadline = clock.nowMs() + ABORT_MS; await isOurs();) {
            if (clock.nowMs() >= deadline) {
              const message = `Host '${host.connection.name}': the copy of the disk of server ${server_id} does not end.`;
              throw new CairnError('timeout', message, { resource: server_id });
            }
            await clock.sleep(FIRST_LOOK_MS, signal);
            signal.throwIfAborted();
          }
          if (readCaptureMark(guest.document)?.volume_name === name) {
            await thaw(host, clock, dom);
            await writeCaptureMark(host, dom, null, signal);
          }
        }
        await erase(host, pool, name, signal);
        await erase(host, pool, name + UNFINISHED_SUFFIX, signal);
      }),
  };
}
