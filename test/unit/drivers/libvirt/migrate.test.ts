import { expect, test } from 'vitest';
import { migrateUri, tiedAnew, withFiles } from '../../../../reconciler/drivers/libvirt/migrate-document.ts';

test('guests are sent to the address that the host gives, else to the machine that its URI names', () => {
  const uriOf = (uri: string, migration_address: string | null = null): string | null =>
    migrateUri({ uri, migration_address });
  expect(uriOf('qemu+tls://kvm1.example/system')).toBe('tcp://kvm1.example');
  expect(uriOf('qemu+ssh://root@kvm1.example:2222/system')).toBe('tcp://kvm1.example');
  expect(uriOf('qemu+tls://[2001:db8::1]/system')).toBe('tcp://[2001:db8::1]');
  expect(uriOf('qemu+tls://kvm1.example/system', '10.0.0.7')).toBe('tcp://10.0.0.7');
  expect(uriOf('qemu:///system', '2001:db8::7')).toBe('tcp://[2001:db8::7]');
  expect(uriOf('qemu:///system')).toBe(null);
});

test('volumes become files for the target, everything else stays', () => {
  const document = (type: string, source: string): string =>
    `<domain type='kvm'>
  <name>a</name>
  <devices>
    <disk type='${type}' device='disk'>
      <driver name='qemu' type='qcow2'/>
      <source ${source} index='2'/>
    </disk>
    <interface type='network'>
      <source network='n'/>
    </interface>
  </devices>
</domain>`;
  const before = document('volume', `pool='cairn' volume='cairn-server-x-root'`);
  const after = document('file', `file='/srv/cairn/cairn-server-x-root'`);
  expect(withFiles(before, ({ volume }) => `/srv/cairn/${volume}`)).toBe(after);
});

test('a guest arrives on CPUs and cells of its new host, and sees what it saw', () => {
  const document = (vcpu: string, ties: string): string =>
    `<domain type='kvm'>${vcpu}<cpu><numa><cell id='0' cpus='0' memory='1' unit='MiB'/></numa></cpu>${ties}</domain>`;
  const compact = (xml: string): string => xml.replaceAll(/\n */g, '');
  const before = document(
    "<vcpu placement='static' cpuset='0-1'>1</vcpu>",
    "<cputune><shares>5</shares><vcpupin vcpu='0' cpuset='4'/><emulatorpin cpuset='4'/></cputune><numatune><memory mode='strict' nodeset='0'/></numatune>",
  );
  const ties = { cpuset: null, vcpu_pins: '0=9', emulator_pin: '9', numa_nodes: '0:1@1' };
  expect(compact(tiedAnew(before, ties))).toBe(
    document(
      "<vcpu placement='static'>1</vcpu>",
      "<cputune><shares>5</shares><vcpupin vcpu='0' cpuset='9'/><emulatorpin cpuset='9'/></cputune><numatune><memory mode='strict' nodeset='1'/><memnode cellid='0' mode='strict' nodeset='1'/></numatune>",
    ),
  );
  const free = { cpuset: '2-3', vcpu_pins: null, emulator_pin: null, numa_nodes: null };
  const plain = "<domain type='kvm'><vcpu placement='static'>1</vcpu></domain>";
  expect(compact(tiedAnew(plain, free))).toBe(
    "<domain type='kvm'><vcpu placement='static' cpuset='2-3'>1</vcpu></domain>",
  );
  expect(tiedAnew(before, null)).toBe(before);
});
