import { describe, expect, test } from 'vitest';
import { CLIENT_ERROR, LibvirtError } from '../../../../reconciler/drivers/libvirt/rpc/errors.ts';
import { dialerFor } from '../../../../reconciler/drivers/libvirt/rpc/dialers/from-uri.ts';
import { sshArguments } from '../../../../reconciler/drivers/libvirt/rpc/dialers/ssh.ts';
import { unixSocketPaths } from '../../../../reconciler/drivers/libvirt/rpc/dialers/unix.ts';
import { parseLibvirtUri } from '../../../../reconciler/drivers/libvirt/rpc/uri.ts';

const defaults = {
  driver: 'qemu',
  user: null,
  host: null,
  port: null,
  remote_name: 'qemu:///system',
  socket: null,
  keyfile: null,
  known_hosts: null,
  command: null,
  mode: 'auto',
};

describe('parseLibvirtUri', () => {
  test.each([
    ['qemu:///system', { transport: 'unix' }],
    ['qemu+unix:///system?socket=/run/x.sock', { transport: 'unix', socket: '/run/x.sock' }],
    ['qemu+unix:///system?mode=legacy', { transport: 'unix', mode: 'legacy' }],
    ['qemu://host-1/system', { transport: 'tls', host: 'host-1' }],
    ['qemu+tcp://10.0.0.1:16510/system', { transport: 'tcp', host: '10.0.0.1', port: 16510 }],
    ['qemu+tls://[fd00::1]:1/system', { transport: 'tls', host: 'fd00::1', port: 1 }],
    ['qemu+ssh://root@h.example/system', { transport: 'ssh', user: 'root', host: 'h.example' }],
    [
      'qemu+ssh://h/system?keyfile=/k&known_hosts=/kh&command=/bin/s',
      { transport: 'ssh', host: 'h', keyfile: '/k', known_hosts: '/kh', command: '/bin/s' },
    ],
    ['test+unix:///default', { transport: 'unix', driver: 'test', remote_name: 'test:///default' }],
    [
      'qemu+tcp://h/system?name=test:///default',
      { transport: 'tcp', host: 'h', remote_name: 'test:///default' },
    ],
    ['qemu+tcp://h/system?foo=bar', { transport: 'tcp', host: 'h', remote_name: 'qemu:///system?foo=bar' }],
  ])('%s', (uri, expected) => {
    expect(parseLibvirtUri(uri)).toEqual({ ...defaults, ...expected });
  });

  test.each([
    '',
    'qemu',
    'http//x',
    'qemu+ssh:///system',
    'qemu+tls:///system',
    'qemu+unix://host/system',
    'qemu+carrier-pigeon://host/system',
    'qemu+tcp://host:0/system',
    'qemu+tcp://host:99999/system',
    'qemu+ssh://-oProxyCommand=evil/system',
    'qemu+ssh://h%20x/system',
    'qemu+ssh://-l@h/system',
    'qemu+ssh://a b@h/system',
    'qemu+tls://h/system?no_verify=1',
    'qemu+tls://h/system?pkipath=/etc',
    'qemu:///system?mode=other',
  ])('refuses %s', (uri) => {
    const error = (() => {
      try {
        return parseLibvirtUri(uri);
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(error).toBeInstanceOf(LibvirtError);
    expect((error as LibvirtError).code).toBe(CLIENT_ERROR.invalid_uri);
  });
});

test('sockets to try: the one named, else the driver daemon, then the old one', () => {
  const paths = (uri: string) => unixSocketPaths(parseLibvirtUri(uri));
  expect(paths('qemu:///system')).toEqual(['/run/libvirt/virtqemud-sock', '/run/libvirt/libvirt-sock']);
  expect(paths('qemu:///system?mode=legacy')).toEqual(['/run/libvirt/libvirt-sock']);
  expect(paths('qemu:///system?mode=direct')).toEqual(['/run/libvirt/virtqemud-sock']);
  expect(paths('qemu:///system?socket=/a')).toEqual(['/a']);
});

test('TLS without certificates is refused before anything is dialled', () => {
  expect(() => dialerFor(parseLibvirtUri('qemu+tls://h/system'))).toThrow(/needs certificates/);
});

test('the arguments of ssh: nothing of the URI can become an option or a shell word', () => {
  const target = { host: 'h', user: 'u', port: 22, keyfile: '/k', known_hosts: '/kh', command: null };
  expect(
    sshArguments({ ...target, remote_name: "qemu:///system?x=';reboot;'", connect_timeout_seconds: 5 }),
  ).toEqual([
    '-T',
    '-oBatchMode=yes',
    '-oConnectTimeout=5',
    '-i',
    '/k',
    '-oIdentitiesOnly=yes',
    '-oUserKnownHostsFile=/kh',
    '-p',
    '22',
    '-l',
    'u',
    '--',
    'h',
    "virt-ssh-helper 'qemu:///system?x='\\'';reboot;'\\'''",
  ]);
});
