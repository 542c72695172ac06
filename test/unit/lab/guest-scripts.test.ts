import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { GUEST_DIRECTORY } from '../../lab/guest-ramdisk.ts';

const awk = (script: string, input: string, ...args: string[]): readonly string[] =>
  execFileSync('awk', [...args, '-f', join(GUEST_DIRECTORY, script)], { input, encoding: 'utf8' })
    .split('\n')
    .filter((line) => line !== '');
const flatten = (text: string): readonly string[] => awk('flatten.awk', text);
const addresses = (text: string, mac: string): readonly string[] =>
  awk('network.awk', flatten(text).join('\n') + '\n', '-F=', '-v', `mac=${mac}`);

describe('flatten', () => {
  test('JSON of any nesting, with escapes', () => {
    const text = JSON.stringify({
      a: { 'b-c': [1, 'x "y"', null] },
      key: 'ssh-rsa AA/A= me\n',
      t: true,
      e: {},
      f: [],
    });
    expect(flatten(text)).toEqual([
      '.a.b-c.0=1',
      '.a.b-c.1=x "y"',
      '.a.b-c.2=null',
      '.key=ssh-rsa AA/A= me ',
      '.t=true',
    ]);
    expect(flatten(JSON.stringify(JSON.parse(text), null, 2))).toEqual(flatten(text));
  });

  test('the YAML that cloud metadata uses', () => {
    const text = [
      '# comment',
      'local-hostname: vm1',
      'public-keys:',
      '- ssh-ed25519 AAAA me',
      '- "ssh-rsa AAAB"',
      'a:',
      '  list:',
      '    - to: default',
      '      via: 10.0.0.1',
      '    - to: 10.1.0.0/16',
      "      mac: '52:54:00:00:00:01'",
      '  inline: [10.0.0.5/24, 10.0.0.6/24]',
      'z: end',
    ].join('\n');
    expect(flatten(text)).toEqual([
      '.local-hostname=vm1',
      '.public-keys.0=ssh-ed25519 AAAA me',
      '.public-keys.1=ssh-rsa AAAB',
      '.a.list.0.to=default',
      '.a.list.0.via=10.0.0.1',
      '.a.list.1.to=10.1.0.0/16',
      '.a.list.1.mac=52:54:00:00:00:01',
      '.a.inline.0=10.0.0.5/24',
      '.a.inline.1=10.0.0.6/24',
      '.z=end',
    ]);
  });
});

describe('network', () => {
  const openstack = JSON.stringify({
    links: [
      { id: 'tap0', ethernet_mac_address: '52:54:00:00:00:01' },
      { id: 'tap1', ethernet_mac_address: '52:54:00:AB:00:02' },
    ],
    networks: [
      { link: 'tap0', type: 'ipv4_dhcp' },
      {
        link: 'tap1',
        type: 'ipv4',
        ip_address: '10.2.0.9',
        netmask: '255.255.240.0',
        routes: [{ network: '0.0.0.0', netmask: '0.0.0.0', gateway: '10.2.0.1' }],
      },
    ],
  });

  test('finds a card of network_data.json by its address', () => {
    expect(addresses(openstack, '52:54:00:ab:00:02')).toEqual(['address 10.2.0.9/20', 'gateway 10.2.0.1']);
    expect(addresses(openstack, '52:54:00:00:00:01')).toEqual([]);
    expect(addresses(openstack, '52:54:00:00:00:09')).toEqual([]);
  });

  test('finds a card of network-config by its address', () => {
    const version2 = (top: string): string =>
      `${top}version: 2\nethernets:\n  one:\n    match:\n      macaddress: "52:54:00:00:00:01"\n    dhcp4: true\n` +
      '  two:\n    match:\n      macaddress: "52:54:00:00:00:02"\n    addresses:\n      - 10.3.0.9/24\n' +
      '    routes:\n      - to: default\n        via: 10.3.0.1\n';
    expect(addresses(version2(''), '52:54:00:00:00:01')).toEqual([]);
    expect(addresses(version2(''), '52:54:00:00:00:02')).toEqual(['address 10.3.0.9/24', 'gateway 10.3.0.1']);
  });
});
