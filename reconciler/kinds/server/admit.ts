import type { ServerSpec } from '../../../schemas/generated/types.ts';
import { utf8Length } from '../../model/bytes.ts';
import { defaultGateway, isHostAddress, parseCidr, parseIpv4 } from '../../model/cidr.ts';
import { hostFormat } from '../../model/disk-formats.ts';
import type { Violation } from '../../model/error.ts';
import type { Admission } from '../../model/kind.ts';
import { referenceTo } from '../../model/references.ts';
import { GIB, formatBytes, gibFor } from '../../model/units.ts';
import { hardwareViolations } from './hardware/choose-hardware.ts';

const USER_DATA_LIMIT_BYTES = 65_535;

/** Pure. Rules between a server and what it refers to. An image without content yet is fine: the server waits for it. */
export function admit(admission: Admission<ServerSpec>): readonly Violation[] {
  return [
    ...userDataViolations(admission),
    ...imageViolations(admission),
    ...sizeViolations(admission),
    ...nicViolations(admission),
    ...placeViolations(admission),
    ...groupViolations(admission),
    ...hardwareViolations(admission),
  ];
}

/** A group's rule is about servers of its own project. */
function groupViolations({ spec, references }: Admission<ServerSpec>): readonly Violation[] {
  if (spec.server_group_id === undefined) return [];
  const group = referenceTo(references, 'server_group', spec.server_group_id).resource;
  if (group.project_id === spec.project_id) return [];
  const message = `Server group ${group.name} is of another project.`;
  return [{ path: '/spec/server_group_id', message, hint: 'Use a group of the project of the server.' }];
}

function userDataViolations({ spec, secrets }: Admission<ServerSpec>): readonly Violation[] {
  const violations: Violation[] = [];
  const given = { user_data: spec.user_data, user_data_wo: secrets['user_data_wo'] };
  for (const [field, value] of Object.entries(given)) {
    const length = typeof value === 'string' ? utf8Length(value) : 0;
    if (length <= USER_DATA_LIMIT_BYTES) continue;
    violations.push({
      path: `/spec/${field}`,
      message: `${field} has ${length} bytes in UTF-8; the limit is ${USER_DATA_LIMIT_BYTES}.`,
      hint: 'Let a small one fetch the rest.',
    });
  }
  return violations;
}

/** Images that nobody may begin to use; a server that names one already goes on. */
function imageViolations({ spec, references, previous }: Admission<ServerSpec>): readonly Violation[] {
  return (['image_id', 'rescue_image_id', 'kernel_id', 'ramdisk_id'] as const).flatMap(
    (field): readonly Violation[] => {
      const id = spec[field];
      if (id === undefined || id === previous?.spec[field]) return [];
      const image = referenceTo(references, 'image', id);
      const { name, spec: told } = image.resource;
      const path = `/spec/${field}`;
      if (told.deactivated) {
        const hint = 'Choose another image, or ask who owns it to set deactivated to false.';
        return [{ path, message: `Image ${name} is deactivated: no new server may use it.`, hint }];
      }
      if (hostFormat({ ...told, disk_format: told.disk_format ?? null }) === null) {
        const kept =
          told.disk_format === undefined ? 'has no disk_format yet' : `is kept in ${told.container_format}`;
        const hint = 'Choose an image whose disk a host can have: container_format bare or ova.';
        return [{ path, message: `Image ${name} ${kept}: nothing boots from it.`, hint }];
      }
      if (image.status['state'] === 'killed') {
        const hint = 'Choose another image; what was wrong stands in its Ready condition.';
        return [{ path, message: `The content of image ${name} was refused: nothing boots from it.`, hint }];
      }
      return [];
    },
  );
}

function sizeViolations({ spec, references }: Admission<ServerSpec>): readonly Violation[] {
  const flavor = referenceTo(references, 'flavor', spec.flavor_id).resource.spec;
  const violations: Violation[] = [];
  for (const field of ['image_id', 'rescue_image_id', 'kernel_id', 'ramdisk_id'] as const) {
    const id = spec[field];
    if (id === undefined) continue;
    const image = referenceTo(references, 'image', id);
    const { min_memory_mib, min_disk_gib } = image.resource.spec;
    if (flavor.memory_mib < min_memory_mib) {
      violations.push({
        path: field === 'rescue_image_id' ? '/spec/rescue_image_id' : '/spec/flavor_id',
        message: `Image ${image.resource.name} needs ${min_memory_mib} MiB of memory; flavor ${flavor.name} has ${flavor.memory_mib}.`,
        hint: `Choose a flavor with at least ${min_memory_mib} MiB.`,
      });
    }
    if (field !== 'image_id') continue;
    const virtual = image.status['virtual_size_bytes'];
    const disk_gib =
      flavor.disk_gib > 0 ? flavor.disk_gib : typeof virtual === 'number' ? gibFor(virtual) : null;
    if (disk_gib !== null && disk_gib < min_disk_gib) {
      violations.push({
        path: '/spec/flavor_id',
        message: `Image ${image.resource.name} needs a root disk of ${min_disk_gib} GiB; flavor ${flavor.name} gives ${disk_gib}.`,
        hint: `Choose a flavor with disk_gib of at least ${min_disk_gib}.`,
      });
    }
    if (flavor.disk_gib > 0 && typeof virtual === 'number' && flavor.disk_gib * GIB < virtual) {
      violations.push({
        path: '/spec/flavor_id',
        message: `The disk of image ${image.resource.name} is ${formatBytes(virtual)}; flavor ${flavor.name} has ${flavor.disk_gib} GiB.`,
        hint: `Choose a flavor with disk_gib of at least ${gibFor(virtual)}, or 0 to keep the image's size.`,
      });
    }
  }
  return violations;
}

function placeViolations({ spec, previous }: Admission<ServerSpec>): readonly Violation[] {
  if (previous === null || spec.migration_policy !== 'never') return [];
  const moving = (['host_id', 'availability_zone'] as const).filter(
    (field) => spec[field] !== undefined && spec[field] !== previous.spec[field],
  );
  return moving.map((field) => ({
    path: `/spec/${field}`,
    message: 'The server may not move: its migration_policy is never.',
    hint: `Set migration_policy to live or cold, or leave ${field} as it is.`,
  }));
}

function nicViolations(admission: Admission<ServerSpec>): readonly Violation[] {
  const { spec, references, taken_addresses } = admission;
  const violations: Violation[] = [];
  const ours = new Map<string, string>();
  for (const [name, nic] of Object.entries(spec.nics)) {
    const path = `/spec/nics/${name.replaceAll('~', '~0').replaceAll('/', '~1')}/address`;
    if (nic.address === undefined) continue;
    const subnet = referenceTo(references, 'subnet', nic.subnet_id).resource;
    const cidr = parseCidr(subnet.spec.cidr);
    const value = parseIpv4(nic.address);
    if (cidr === null || value === null) continue;
    const gateway = subnet.spec.gateway_address ?? defaultGateway(cidr);
    const hint = 'Choose another address, or leave it out and Cairn chooses.';
    const refuse = (message: string): void => void violations.push({ path, message, hint });
    const key = `${nic.subnet_id} ${nic.address}`;
    const sister = ours.get(key);
    if (!isHostAddress(cidr, value)) {
      refuse(`${nic.address} is no address of a guest in subnet ${subnet.name} (${subnet.spec.cidr}).`);
    } else if (nic.address === gateway) {
      refuse(`${nic.address} is the gateway of subnet ${subnet.name}.`);
    } else if (sister !== undefined) {
      refuse(`${nic.address} is also the address of nic ${sister}.`);
    } else if (taken_addresses.get(nic.subnet_id)?.has(nic.address) === true) {
      refuse(`${nic.address} is already taken in subnet ${subnet.name}.`);
    }
    ours.set(key, name);
  }
  return violations;
}
