/** Pure. libvirtd.conf of a lab host: no polkit, no login on the root-only unix socket, TLS on the host's loopback only. */
export function libvirtdConf(tls: boolean): string {
  const lines = [
    'auth_unix_rw = "none"',
    'auth_unix_ro = "none"',
    'unix_sock_rw_perms = "0700"',
    'listen_tcp = 0',
    `listen_tls = ${tls ? 1 : 0}`,
    'log_outputs = "3:file:/var/log/libvirt/libvirtd.log"',
  ];
  if (tls) {
    lines.push(
      'listen_addr = "127.0.0.1"',
      `tls_port = "${LIBVIRT_TLS_PORT}"`,
      'auth_tls = "none"',
      'ca_file = "/etc/libvirt/pki/server/cacert.pem"',
      'cert_file = "/etc/libvirt/pki/server/servercert.pem"',
      'key_file = "/etc/libvirt/pki/server/serverkey.pem"',
    );
  }
  return lines.join('\n') + '\n';
}

/** The port libvirtd listens on for TLS inside the host's own network namespace. Source: libvirt's registered port. */
export const LIBVIRT_TLS_PORT = 16514;

/**
 * Pure. qemu.conf of a lab host: guests run as root without ownership changes, control groups, namespaces of their own
 * or virtlogd, because a namespace without systemd offers none of those.
 */
export function qemuConf(): string {
  return [
    'user = "root"',
    'group = "root"',
    'dynamic_ownership = 0',
    'remember_owner = 0',
    'security_driver = "none"',
    'cgroup_controllers = []',
    'namespaces = []',
    'stdio_handler = "file"',
    '',
  ].join('\n');
}

/** Pure. /etc/hosts of a lab host; its own name is in it so that libvirtd's look-up of itself never waits for DNS. */
export function hostsFile(name: string): string {
  return `127.0.0.1 localhost ${name}\n::1 localhost ${name}\n`;
}
