import { expect, test } from 'vitest';
import { numaCellsOf } from '../../../../reconciler/drivers/libvirt/host-facts.ts';
import { parseHardware } from '../../../../reconciler/drivers/libvirt/parse-hardware.ts';
import { parseXml } from '../../../../reconciler/drivers/libvirt/xml.ts';

/** What a definition with these parts says beside what plain hardware is. */
function ties(parts: string): object {
  const devices = `<devices><video><model type='vga' vram='16384'/></video><rng/><channel><target name='org.qemu.guest_agent.0'/></channel></devices>`;
  return parseHardware(parseXml(`<domain><os><type machine='pc'>hvm</type></os>${parts}${devices}</domain>`));
}

test('what libvirt writes in its own way is read as what was asked for', () => {
  const read = ties(
    `<vcpu placement='static' cpuset='3,0-1'>2</vcpu>
     <memoryBacking><hugepages><page size='2048' unit='KiB'/></hugepages></memoryBacking>
     <cputune><vcpupin vcpu='1' cpuset='5'/><vcpupin vcpu='0' cpuset='4'/><emulatorpin cpuset='5,4'/></cputune>
     <numatune><memory mode='strict' nodeset='1'/><memnode cellid='0' mode='strict' nodeset='1'/></numatune>
     <cpu><numa><cell id='0' cpus='0-1' memory='524288' unit='KiB'/></numa></cpu>`,
  );
  expect(read).toEqual({
    cpuset: '0-1,3',
    vcpu_pins: '0=4 1=5',
    emulator_pin: '4-5',
    numa_nodes: '0-1:512@1',
    page_kib: 2048,
  });
});

test('what somebody made by hand differs from all that can be asked for', () => {
  expect(ties('<memoryBacking><hugepages/></memoryBacking>')).toEqual({ page_kib: 0 });
  const nodes = `<numatune><memory mode='strict' nodeset='0-1'/></numatune><cpu><numa><cell cpus='0' memory='1024'/></numa></cpu>`;
  expect(ties(nodes)).toEqual({ numa_nodes: '0:1@NaN' });
  expect(ties('<vcpu>2</vcpu>')).toEqual({});
});

test('a host tells its cores and its large pages', () => {
  const cpus = (list: readonly string[]): string =>
    `<cpus num='${list.length}'>${list.map((siblings, id) => `<cpu id='${id}' siblings='${siblings}'/>`).join('')}<cpu id='9'/></cpus>`;
  const cell = `<cell id='0'><memory unit='KiB'>1048576</memory>
    <pages unit='KiB' size='4'>131072</pages><pages unit='KiB' size='2048'>256</pages><pages unit='KiB' size='1048576'>0</pages>
    ${cpus(['0,2', '1,3', '0,2', '1,3'])}</cell>`;
  const document = `<capabilities><host><topology><cells>${cell}</cells></topology></host></capabilities>`;
  expect(numaCellsOf(document)).toEqual([
    {
      cell_id: 0,
      vcpus: 4,
      memory_mib: 1024,
      cores: ['0,2', '1,3'],
      huge_pages: [{ size_kib: 2048, pages: 256 }],
    },
  ]);
});
