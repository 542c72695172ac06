import { checkKvm } from './accelerator.ts';
import { weigh } from './check.ts';
import type { Check } from './check.ts';
import { checkConversion } from './conversion.ts';
import { checkDatabase } from './database.ts';
import { checkLibvirt, checkPrograms } from './libvirt.ts';
import { checkDisk, checkNode, checkTerraform, findPackageManager } from './machine.ts';
import { checkService, hostChecks } from './service-checks.ts';
import type { Service } from '../service.ts';

/** What the doctor must know beforehand. */
export type Patient = {
  readonly open: () => Promise<Service>;
  readonly data_directory: string;
  readonly database_url: string | undefined;
  readonly own_version: string;
};

/** Effect: really tries every part, side by side; changes nothing. In the order in which a person would mend. */
export async function examine(patient: Patient): Promise<readonly Check[]> {
  const manager = await findPackageManager();
  const [terraform, disk, conversion, service, libvirt, programs, kvm] = await Promise.all([
    checkTerraform(),
    checkDisk(patient.data_directory),
    checkConversion(manager),
    checkService(patient.open, patient.own_version),
    checkLibvirt(manager),
    checkPrograms(manager),
    checkKvm(),
  ]);
  const database = service.isReachable
    ? []
    : [await checkDatabase(patient.database_url, patient.data_directory)];
  const hosts = service.isReachable ? hostChecks(service.hosts) : [];
  const checks = [checkNode(process.versions.node), terraform, disk, conversion, libvirt, ...programs, kvm];
  const hasHostUp = service.hosts.some((host) => host.status.state === 'up');
  return weigh([...checks, ...service.checks, ...database, ...hosts], hasHostUp);
}
