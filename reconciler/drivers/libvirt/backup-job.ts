import { CairnError } from '../../model/error.ts';
import type { OpenHost } from './hosts.ts';
import type { DomainReference } from './hypervisor.ts';
import { VIR_ERROR, hasCode, isUnsupported } from './rpc/errors.ts';
import { BACKUP_BEGIN, DOMAIN_JOB, DOMAIN_JOB_OPERATION, JOB_STATS } from './rpc/flags.ts';
import { paramsToObject } from './rpc/procedures/types.ts';
import { isAlreadySo, isMissing } from './translate.ts';
import { childElements, find, findAttribute, parseXml } from './xml.ts';
import { escapeXml } from './xml-values.ts';

/** How far a job is, in bytes of the disk as the guest sees it. */
export type JobProgress = { readonly done_bytes: number; readonly total_bytes: number };

/** How the last job of a guest ended: `unknown` when libvirt does not remember one, or it was not a backup. */
export type JobEnd = { readonly outcome: 'success' | 'failure' | 'unknown'; readonly message: string };

/** Effect: the files that the backup job of a guest writes; null when there is no such job, or no running guest. */
export async function backupTargets(
  host: OpenHost,
  dom: DomainReference,
  signal: AbortSignal,
): Promise<readonly string[] | null> {
  try {
    const { xml } = await host.session.call('domain_backup_get_xml_desc', { dom, flags: 0 }, { signal });
    const disks = find(parseXml(xml), 'disks');
    return (disks === undefined ? [] : childElements(disks, 'disk')).flatMap(
      (disk) => findAttribute(disk, 'file', 'target') ?? [],
    );
  } catch (thrown) {
    if (hasCode(thrown, VIR_ERROR.no_domain_backup) || isAlreadySo(thrown) || isMissing(thrown)) return null;
    throw thrown;
  }
}

/**
 * Effect: begins to copy one disk of a running guest, as it is now, into a qcow2 file of the same size. Throws unsupported for a host that
 * cannot; LibvirtError.
 */
export async function beginBackup(
  host: OpenHost,
  dom: DomainReference,
  disk: { readonly target: string; readonly file: string },
  signal: AbortSignal,
): Promise<void> {
  const backup_xml =
    `<domainbackup mode='push'><disks><disk name='${escapeXml(disk.target)}' backup='yes' type='file'>` +
    `<driver type='qcow2'/><target file='${escapeXml(disk.file)}'/></disk></disks></domainbackup>`;
  const flags = BACKUP_BEGIN.reuse_external;
  try {
    await host.session.call(
      'domain_backup_begin',
      { dom, backup_xml, checkpoint_xml: null, flags },
      { signal },
    );
  } catch (thrown) {
    if (!isUnsupported(thrown)) throw thrown;
    const { name } = host.connection;
    throw new CairnError(
      'unsupported',
      `Host '${name}' cannot copy the disk of a running guest (it needs libvirt 6.0 and QEMU 4.2). Stop the server, then its disk can be copied.`,
      { cause: thrown },
    );
  }
}

/** Effect: how far the running job is; null when none runs. */
export async function jobProgress(
  host: OpenHost,
  dom: DomainReference,
  signal: AbortSignal,
): Promise<JobProgress | null> {
  try {
    const { type, params } = await host.session.call('domain_get_job_stats', { dom, flags: 0 }, { signal });
    if (type !== DOMAIN_JOB.bounded && type !== DOMAIN_JOB.unbounded) return null;
    const fields = paramsToObject(params);
    return {
      done_bytes: Number(fields['disk_processed'] ?? 0),
      total_bytes: Number(fields['disk_total'] ?? 0),
    };
  } catch (thrown) {
    if (isAlreadySo(thrown) || isMissing(thrown)) return null;
    throw thrown;
  }
}

/** Effect: how the last job ended. With `forget`, libvirt does not remember it afterwards, so that a later answer speaks of a later job. */
export async function lastJobEnd(
  host: OpenHost,
  dom: DomainReference,
  forget: boolean,
  signal: AbortSignal,
): Promise<JobEnd> {
  const flags = JOB_STATS.completed | (forget ? 0 : JOB_STATS.keep_completed);
  try {
    const { type, params } = await host.session.call('domain_get_job_stats', { dom, flags }, { signal });
    const fields = paramsToObject(params);
    if (type === DOMAIN_JOB.none || fields['operation'] !== DOMAIN_JOB_OPERATION.backup) {
      return { outcome: 'unknown', message: '' };
    }
    const message = typeof fields['errmsg'] === 'string' ? fields['errmsg'] : '';
    return { outcome: type === DOMAIN_JOB.completed ? 'success' : 'failure', message };
  } catch (thrown) {
    if (isAlreadySo(thrown) || isMissing(thrown)) return { outcome: 'unknown', message: '' };
    throw thrown;
  }
}

/** Effect: asks the running job to end; its file is then worth nothing. Nothing to do when none runs. */
export async function abortBackup(host: OpenHost, dom: DomainReference, signal: AbortSignal): Promise<void> {
  try {
    await host.session.call('domain_abort_job', { dom }, { signal });
  } catch (thrown) {
    if (!isAlreadySo(thrown) && !isMissing(thrown)) throw thrown;
  }
}
