import { expect, test } from 'vitest';
import { migrateUri, withFiles } from '../../../../reconciler/drivers/libvirt/migrate-document.ts';

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
