import { describe, expect, it } from 'vitest';
import { flavorFits } from '../../../../provider/functions/flavor-fits.ts';
import { mac } from '../../../../provider/functions/mac.ts';
import { parseId } from '../../../../provider/functions/parse-id.ts';
import { UNKNOWN, record } from '../../../../provider/protocol/cty-value.ts';
import { dynamic, resultOf } from './call.ts';

const ID = 'AAAAAAAA-0000-4000-8000-000000000001';

describe('parse_id', () => {
  const none = { id: null, project_id: null, project: null, name: null };
  it.each([
    [ID, { ...none, id: ID.toLowerCase() }],
    ['web', { ...none, name: 'web' }],
    ['web 1', { ...none, name: 'web 1' }],
    ['shop/web', { ...none, project: 'shop', name: 'web' }],
    [`${ID}/web`, { ...none, project_id: ID.toLowerCase(), name: 'web' }],
  ])('takes %s apart', async (text, parts) => {
    expect({ ...((await resultOf(parseId, text)) as object) }).toEqual(parts);
  });
  it.each(['', '/web', 'shop/', 'a/b/c', ' web', 'web\n'])('refuses %j at its argument', async (text) => {
    await expect(resultOf(parseId, text)).rejects.toThrow(/^argument 0: .*project\/name/);
  });
});

describe('mac', () => {
  it('depends on seed and prefix alone, and belongs to no maker', async () => {
    expect(await resultOf(mac, 'shop/web/eth0')).toBe(await resultOf(mac, 'shop/web/eth0'));
    expect(await resultOf(mac, 'shop/web/eth0')).toMatch(/^52:54:00(:[0-9a-f]{2}){3}$/);
    expect(await resultOf(mac, 'shop/web/eth1')).not.toBe(await resultOf(mac, 'shop/web/eth0'));
    expect(await resultOf(mac, 'a', '0A:CA:17')).toMatch(/^0a:ca:17(:[0-9a-f]{2}){3}$/);
    expect(await resultOf(mac, 'a', '02')).toMatch(/^02(:[0-9a-f]{2}){5}$/);
  });
  it('refuses prefixes of groups and of makers, and says a better one', async () => {
    await expect(resultOf(mac, 'a', '01:00')).rejects.toThrow(
      'argument 1: prefix "01:00" begins addresses of groups',
    );
    await expect(resultOf(mac, 'a', '00:16:3e')).rejects.toThrow('begin with "02:16:3e"');
    await expect(resultOf(mac, 'a', '52-54')).rejects.toThrow('argument 1: prefix "52-54" is not');
    await expect(resultOf(mac, '')).rejects.toThrow('argument 0');
    await expect(resultOf(mac, 'a', '02', '02')).rejects.toThrow('argument 2');
  });
});

describe('flavor_fits', () => {
  const small = dynamic({ name: 'small', vcpus: 1, memory_mib: 1024, disk_gib: 10 });
  const check = async (flavor: unknown, needs: unknown): Promise<unknown> =>
    JSON.parse(JSON.stringify(await resultOf(flavorFits, dynamic(flavor), dynamic(needs))));

  it('says which sizes are short and by how much', async () => {
    const flavor = { vcpus: 1, memory_mib: 1024, disk_gib: 0 };
    expect(await check(flavor, { vcpus: 1, memory_mib: 512 })).toEqual({ fits: true, short: {}, reason: '' });
    expect(await check(flavor, { vcpus: 4, memory_mib: 2048, disk_gib: 20 })).toEqual({
      fits: false,
      short: { vcpus: 3, memory_mib: 1024, disk_gib: 20 },
      reason:
        'vcpus is 1, needed are 4; memory_mib is 1024, needed are 2048; ' +
        'disk_gib is 0 (0: as large as the image), needed are 20',
    });
    expect(await check(flavor, { vcpus: null, disk_gib: 0 })).toMatchObject({ fits: true });
  });
  it('waits only for sizes that it needs', async () => {
    const planned = record([
      ['id', UNKNOWN],
      ['vcpus', 2],
      ['memory_mib', UNKNOWN],
    ]);
    expect(await resultOf(flavorFits, planned, dynamic({ vcpus: 2 }))).toMatchObject({ fits: true });
    expect(await resultOf(flavorFits, planned, dynamic({ memory_mib: 2 }))).toBe(UNKNOWN);
    expect(await resultOf(flavorFits, UNKNOWN, dynamic({}))).toBe(UNKNOWN);
  });
  it('refuses what is no size, at the right argument', async () => {
    await expect(resultOf(flavorFits, small, dynamic({ memory: 1 }))).rejects.toThrow(
      'argument 1: needs.memory is not a size of a flavor.',
    );
    await expect(resultOf(flavorFits, small, dynamic({ vcpu: 1 }))).rejects.toThrow('Did you mean vcpus?');
    await expect(resultOf(flavorFits, small, dynamic({ vcpus: -1 }))).rejects.toThrow(
      'argument 1: needs.vcpus',
    );
    await expect(resultOf(flavorFits, small, dynamic('4'))).rejects.toThrow('argument 1: needs is not');
    await expect(resultOf(flavorFits, dynamic('small'), dynamic({}))).rejects.toThrow('argument 0');
    await expect(resultOf(flavorFits, dynamic({ vcpus: 'x' }), dynamic({ vcpus: 1 }))).rejects.toThrow(
      'argument 0: flavor.vcpus',
    );
  });
});
