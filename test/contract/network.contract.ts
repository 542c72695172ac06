import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bridgeName, networkName } from '../../reconciler/model/names.ts';
import type { NetworkDefinition, NetworkView } from '../../reconciler/ports/network.ts';
import type { ContractLab, MakeLab } from './contract-lab.ts';
import { patience } from './contract-lab.ts';

/** Declares the tests of the port `network`, to be run over every implementation of it. */
export function networkContract(implementation: string, makeLab: MakeLab): void {
  describe(`network: ${implementation}`, () => {
    let lab: ContractLab;
    let counter = 0;
    const definition = (change: Partial<NetworkDefinition> = {}): NetworkDefinition => {
      const id = randomUUID();
      counter += 1;
      return {
        id,
        generation: 1,
        name: networkName(id),
        bridge: bridgeName(id),
        mode: 'isolated',
        mtu: 1450,
        dns_domain: null,
        cidr: `10.91.${counter}.0/24`,
        gateway: `10.91.${counter}.1`,
        dns_servers: [],
        ports: [],
        ...change,
      };
    };
    const at = (): readonly [ContractLab['ports']['network'], string] => [lab.ports.network, lab.host_id];
    const sorted = (view: NetworkView | null): NetworkView | null =>
      view === null ? null : { ...view, ports: [...view.ports].sort((a, b) => (a.mac < b.mac ? -1 : 1)) };
    const seen = ({ generation, ...rest }: NetworkDefinition): NetworkView => ({
      ...rest,
      marked_generation: generation,
      active: true,
      autostart: true,
    });

    beforeAll(async () => {
      lab = await makeLab();
    });
    afterAll(async () => {
      await lab.close();
    });

    test('what is absent is null and can be removed', async () => {
      const [network, host] = at();
      const id = randomUUID();
      expect(await network.get(host, id, patience())).toBe(null);
      await network.remove(host, id, patience());
      await expect(network.setPorts(host, id, [], patience())).rejects.toMatchObject({ code: 'not_found' });
      expect(await network.listLeases(host, id, patience())).toEqual([]);
    });

    test.each(['nat', 'route', 'isolated'] as const)('a %s network is as it was defined', async (mode) => {
      const [network, host] = at();
      const base = definition({ mode, dns_domain: 'contract.internal' });
      const prefix = base.cidr.replace(/0\/24$/, '');
      const wanted: NetworkDefinition = {
        ...base,
        dns_servers: [`${prefix}53`, '192.0.2.53'],
        ports: [
          { mac: '52:54:00:00:01:01', address: `${prefix}10`, hostname: 'one' },
          { mac: '52:54:00:00:01:02', address: `${prefix}11`, hostname: 'two' },
        ],
      };
      await network.define(host, wanted, patience());
      expect(sorted(await network.get(host, wanted.id, patience()))).toEqual(seen(wanted));
      // Again, nothing changes.
      await network.define(host, wanted, patience());
      expect(sorted(await network.get(host, wanted.id, patience()))).toEqual(seen(wanted));
      expect((await network.list(host, patience())).map(({ id }) => id)).toContain(wanted.id);
      await network.remove(host, wanted.id, patience());
      expect(await network.get(host, wanted.id, patience())).toBe(null);
    });

    test('another definition takes its place', async () => {
      const [network, host] = at();
      const first = definition();
      await network.define(host, first, patience());
      const second = { ...first, generation: 2, dns_servers: ['192.0.2.53'], mtu: 1400 };
      await network.define(host, second, patience());
      expect(await network.get(host, first.id, patience())).toEqual(seen(second));
      await network.remove(host, first.id, patience());
    });

    test('reservations become exactly those that are set', async () => {
      const [network, host] = at();
      const wanted = definition();
      const prefix = wanted.cidr.replace(/0\/24$/, '');
      const port = (mac: number, address: number, hostname: string) => ({
        mac: `52:54:00:00:02:${mac.toString(16).padStart(2, '0')}`,
        address: `${prefix}${address}`,
        hostname,
      });
      await network.define(host, wanted, patience());
      const lists = [
        [port(1, 10, 'a'), port(2, 11, 'b')],
        // Addresses and names swapped, one more.
        [port(1, 11, 'b'), port(2, 10, 'a'), port(3, 12, 'c')],
        [port(3, 12, 'c')],
        [port(3, 13, 'd')],
        [],
      ];
      for (const ports of lists) {
        await network.setPorts(host, wanted.id, ports, patience());
        expect(sorted(await network.get(host, wanted.id, patience()))?.ports).toEqual(ports);
        await network.setPorts(host, wanted.id, ports, patience());
        expect(sorted(await network.get(host, wanted.id, patience()))?.ports).toEqual(ports);
      }
      await network.remove(host, wanted.id, patience());
    });

    test('a network that was stopped or removed by hand is seen so, and can be defined again', async () => {
      const [network, host] = at();
      const wanted = definition();
      await network.define(host, wanted, patience());
      await lab.hands.destroyNetwork(wanted.id);
      expect(await network.get(host, wanted.id, patience())).toMatchObject({ active: false });
      await network.define(host, wanted, patience());
      expect(await network.get(host, wanted.id, patience())).toEqual(seen(wanted));
      await lab.hands.removeNetwork(wanted.id);
      expect(await network.get(host, wanted.id, patience())).toBe(null);
      await network.define(host, wanted, patience());
      expect(await network.get(host, wanted.id, patience())).toEqual(seen(wanted));
      await network.remove(host, wanted.id, patience());
    });

    test('a network without the mark is seen, not listed, and never touched', async () => {
      const [network, host] = at();
      const wanted = definition();
      await lab.hands.defineUnmarkedNetwork(wanted.id, wanted.name, wanted.bridge);
      const before = await network.get(host, wanted.id, patience());
      expect(before?.marked_generation).toBe(null);
      expect((await network.list(host, patience())).map(({ id }) => id)).not.toContain(wanted.id);
      const refused = { code: 'conflict' };
      await expect(network.define(host, wanted, patience())).rejects.toMatchObject(refused);
      await expect(network.setPorts(host, wanted.id, [], patience())).rejects.toMatchObject(refused);
      await expect(network.remove(host, wanted.id, patience())).rejects.toMatchObject(refused);
      expect(await network.get(host, wanted.id, patience())).toEqual(before);
      await lab.hands.removeNetwork(wanted.id);
    });

    test('a host that cannot be reached is unavailable', async () => {
      const { ports, unreachable_host_id } = lab;
      await expect(ports.network.get(unreachable_host_id, randomUUID(), patience())).rejects.toMatchObject({
        code: 'unavailable',
      });
    });
  });
}
