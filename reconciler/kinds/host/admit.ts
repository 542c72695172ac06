import type { HostSpec } from '../../../schemas/generated/types.ts';
import { MOST_CPUS, cpuList, parseCpuList } from '../../model/cpu-list.ts';
import type { Violation } from '../../model/error.ts';
import type { Admission } from '../../model/kind.ts';

/** Pure. Refuses a second host with the same connection (its capacity would count twice) and a remote URI without a machine. */
export function admit(admission: Admission<HostSpec>): readonly Violation[] {
  const { spec, secrets } = admission;
  const violations: Violation[] = [];
  const form = canonicalUri(spec.uri);
  const twin = admission.peers.find(
    (peer) => peer.id !== admission.id && canonicalUri(peer.spec.uri) === form,
  );
  if (twin !== undefined) {
    violations.push({
      path: '/spec/uri',
      message: `Host ${twin.name} (${twin.id}) already uses the connection ${twin.spec.uri}.`,
      hint: `Use host ${twin.name}, or give the URI of another machine.`,
    });
  }
  const [scheme = '', rest = ''] = spec.uri.split('://');
  const remote = scheme === 'qemu+tls' || scheme === 'qemu+ssh' || scheme === 'qemu+tcp';
  if (remote && (rest === '' || rest.startsWith('/'))) {
    violations.push({
      path: '/spec/uri',
      message: `${scheme} needs the name or address of a machine.`,
      hint: `For example ${scheme}://kvm1.example/system.`,
    });
  }
  violations.push(...storageViolations(admission), ...cpuViolations(spec));
  if (secrets['client_key_wo'] !== undefined && spec.client_certificate === undefined) {
    violations.push({
      path: '/spec/client_key_wo',
      message: 'A client key is of no use without client_certificate.',
      hint: 'Give client_certificate as well, or leave client_key_wo out.',
    });
  }
  return violations;
}

/** A CPU is for one guest, or for those that float: never both. */
function cpuViolations(spec: HostSpec): readonly Violation[] {
  const names = ['cpu_dedicated_set', 'cpu_shared_set'] as const;
  const wrong = names.filter((name) => spec[name] !== undefined && parseCpuList(spec[name]) === null);
  if (wrong.length > 0) {
    return wrong.map((name) => ({
      path: `/spec/${name}`,
      message: `${spec[name] ?? ''} is no list of CPUs: nothing is left of it, a range runs backwards, or a number is ${MOST_CPUS} or more.`,
      hint: 'For example 2-7,^5: CPUs 2 to 7 without 5.',
    }));
  }
  const dedicated = new Set(parseCpuList(spec.cpu_dedicated_set ?? '') ?? []);
  const both = (parseCpuList(spec.cpu_shared_set ?? '') ?? []).filter((cpu) => dedicated.has(cpu));
  if (both.length === 0) return [];
  return [
    {
      path: '/spec/cpu_shared_set',
      message: `CPUs ${cpuList(both)} are in cpu_dedicated_set too.`,
      hint: 'Give each CPU to one of the two; without cpu_shared_set all that are not dedicated are shared.',
    },
  ];
}

/** A disk has one path on all hosts that share it, and lies in one pool. */
function storageViolations({ id, spec, peers }: Admission<HostSpec>): readonly Violation[] {
  const { shared_storage_name: name, shared_storage_path: at, storage_path } = spec;
  if (name === undefined || at === undefined) return [];
  const path = '/spec/shared_storage_path';
  const inside = (inner: string, outer: string): boolean =>
    `${inner}/`.startsWith(`${outer.replace(/\/+$/, '')}/`);
  if (inside(at, storage_path) || inside(storage_path, at)) {
    const message = `${at} and the host's own storage_path ${storage_path} lie within each other.`;
    return [{ path, message, hint: 'Mount the shared storage beside storage_path.' }];
  }
  const other = peers.find(
    (peer) =>
      peer.id !== id &&
      peer.spec.shared_storage_name === name &&
      (peer.spec.shared_storage_path !== at || peer.spec.storage_path !== storage_path),
  );
  if (other === undefined) return [];
  const { shared_storage_path, storage_path: own } = other.spec;
  return [
    {
      path,
      message: `Host ${other.name} has shared storage ${name} at ${shared_storage_path}, and its own at ${own}.`,
      hint: 'A disk and the image beneath it have the same paths on all hosts that share them: give the same, or another shared_storage_name.',
    },
  ];
}

/** Pure. One form for URIs that reach the same libvirt: scheme qemu for the local socket, lower-case machine, no slash at the end. */
export function canonicalUri(uri: string): string {
  const [scheme = '', rest = ''] = uri.split('://');
  const slash = rest.indexOf('/');
  const authority = slash < 0 ? rest : rest.slice(0, slash);
  const path = slash < 0 ? '' : rest.slice(slash).replace(/\/+$/, '');
  const machine = authority.slice(authority.indexOf('@') + 1).toLowerCase();
  const local = scheme === 'qemu+unix' ? 'qemu' : scheme;
  return scheme === 'simulated'
    ? `${scheme}://${machine.split('?')[0] ?? ''}`
    : `${local}://${machine}${path}`;
}
