import type { LabHost } from './host.ts';
import { runOrThrow } from './processes.ts';

/** Name of the network device in each host. */
const DEVICE = 'wire';

/** Address of the host of this number on the wire. */
function addressOf(index: number): string {
  return `10.254.0.${index + 1}`;
}

/** Runs a program in a host's network alone, so that it sees the processes of the machine. */
function inNetwork(host: LabHost, ...command: string[]): Promise<string> {
  return runOrThrow('nsenter', ['-t', String(host.init_pid), '-n', '--', ...command]);
}

/**
 * Effect: wires hosts together, as a switch would: the first holds a bridge, the others have a cable to it. Gives each host's address there,
 * in their order. The wires go with the hosts.
 */
export async function linkHosts(hosts: readonly LabHost[]): Promise<readonly string[]> {
  const [first, ...others] = hosts;
  if (first === undefined) return [];
  await inNetwork(first, 'ip', 'link', 'add', DEVICE, 'type', 'bridge');
  await inNetwork(first, 'ip', 'address', 'add', `${addressOf(0)}/24`, 'dev', DEVICE);
  await inNetwork(first, 'ip', 'link', 'set', DEVICE, 'up');
  for (const [index, other] of others.entries()) {
    const port = `${DEVICE}${index}`;
    const peer = ['peer', 'name', DEVICE, 'netns', String(other.init_pid)];
    await inNetwork(first, 'ip', 'link', 'add', port, 'type', 'veth', ...peer);
    await inNetwork(first, 'ip', 'link', 'set', port, 'master', DEVICE, 'up');
    await inNetwork(other, 'ip', 'address', 'add', `${addressOf(index + 1)}/24`, 'dev', DEVICE);
    await inNetwork(other, 'ip', 'link', 'set', DEVICE, 'up');
  }
  return hosts.map((_host, index) => addressOf(index));
}
