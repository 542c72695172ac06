import { randomUUID } from 'node:crypto';
import type { Clock } from '../../ports/clock.ts';
import type { OpenHost } from './hosts.ts';
import { runningPool } from './pool.ts';
import { refreshPool } from './refresh-pool.ts';
import { escapeXml } from './xml-values.ts';

/** What the probe's boot sector writes to the first serial port. */
const SIGN = 'CAIRN-KVM';

/** How long a guest may take from start to its first word; firmware under KVM needs less than one second. */
const LIMIT_MS = 5000;

/**
 * Pure. A boot sector that writes SIGN to the first serial port and halts. 16-bit code: mov si, text; mov dx, 0x3f8;
 * next: lodsb; test al, al; jz halt; out dx, al; jmp next; halt: hlt; jmp halt.
 */
export function probeSector(): Uint8Array {
  const sector = Buffer.alloc(512);
  const code = [0xfa, 0x31, 0xc0, 0x8e, 0xd8, 0xbe, 0x40, 0x7c, 0xba, 0xf8, 0x03, 0xfc];
  const loop = [0xac, 0x84, 0xc0, 0x74, 0x03, 0xee, 0xeb, 0xf8, 0xf4, 0xeb, 0xfd];
  Buffer.from([...code, ...loop]).copy(sector, 0);
  sector.write(`${SIGN}\0`, 0x40, 'latin1');
  sector.writeUInt16LE(0xaa55, 510);
  return sector;
}

function probeXml(name: string, disk: string, log: string): string {
  return (
    `<domain type='kvm'><name>${name}</name><memory unit='MiB'>32</memory><vcpu>1</vcpu>` +
    `<os><type arch='x86_64' machine='pc'>hvm</type><boot dev='hd'/></os>` +
    `<cpu mode='host-passthrough'/><on_reboot>destroy</on_reboot>` +
    `<devices><disk type='file' device='disk'><driver name='qemu' type='raw'/><source file='${escapeXml(disk)}'/>` +
    `<target dev='hda' bus='ide'/><readonly/></disk><controller type='usb' model='none'/>` +
    `<serial type='file'><source path='${escapeXml(log)}'/><target port='0'/></serial><memballoon model='none'/></devices></domain>`
  );
}

/**
 * Effect: whether a guest really runs under KVM on this host: one is started and must write to its serial port. That /dev/kvm
 * exists proves nothing: on nested or restricted machines guests are created and never execute an instruction.
 * Leaves nothing on the host.
 */
export async function kvmRuns(host: OpenHost, clock: Clock, signal: AbortSignal): Promise<boolean> {
  const { session, connection } = host;
  const pool = await runningPool(host, signal);
  const name = `cairn-probe-${randomUUID()}`;
  const volumes = { disk: `${name}-disk`, log: `${name}-log` };
  const path = (volume: string): string => `${connection.storage_path}/${volume}`;
  const sector = probeSector();
  const xml = `<volume><name>${volumes.disk}</name><capacity unit='bytes'>${sector.length}</capacity></volume>`;
  const { vol } = await session.call('storage_vol_create_xml', { pool, xml, flags: 0 }, { signal });
  let dom: { name: string; uuid: string; id: number } | null = null;
  try {
    const source = (async function* () {
      yield sector;
    })();
    await session.upload(
      'storage_vol_upload',
      { vol, offset_bytes: 0n, length_bytes: BigInt(sector.length), flags: 0 },
      source,
      { signal },
    );
    dom = (
      await session.call(
        'domain_create_xml',
        { xml_desc: probeXml(name, path(volumes.disk), path(volumes.log)), flags: 0 },
        { signal },
      )
    ).dom;
    for (const deadline = clock.nowMs() + LIMIT_MS; clock.nowMs() < deadline;) {
      await clock.sleep(100, signal);
      await refreshPool(session, pool, signal);
      const log = await session.call('storage_vol_lookup_by_name', { pool, name: volumes.log }, { signal });
      const chunks: Uint8Array[] = [];
      await session.download(
        'storage_vol_download',
        { vol: log.vol, offset_bytes: 0n, length_bytes: 0n, flags: 0 },
        async (items) => {
          for await (const item of items) if (item instanceof Uint8Array) chunks.push(item);
        },
        { signal },
      );
      if (Buffer.concat(chunks).includes(SIGN)) return true;
    }
    return false;
  } catch {
    // Refused to start, or no log: KVM does not work here. A host that went away says so at the next call.
    return false;
  } finally {
    const grace = { signal: AbortSignal.timeout(10_000) };
    const started = dom;
    if (started !== null)
      await session.call('domain_destroy_flags', { dom: started, flags: 0 }, grace).catch(() => undefined);
    await refreshPool(session, pool, grace.signal).catch(() => undefined);
    for (const volume of [volumes.disk, volumes.log]) {
      await session
        .call('storage_vol_lookup_by_name', { pool, name: volume }, grace)
        .then((found) => session.call('storage_vol_delete', { vol: found.vol, flags: 0 }, grace))
        .catch(() => undefined);
    }
  }
}
