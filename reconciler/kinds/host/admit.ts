import type { HostSpec } from '../../../schemas/generated/types.ts';
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
  if (secrets['client_key_wo'] !== undefined && spec.client_certificate === undefined) {
    violations.push({
      path: '/spec/client_key_wo',
      message: 'A client key is of no use without client_certificate.',
      hint: 'Give client_certificate as well, or leave client_key_wo out.',
    });
  }
  return violations;
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
