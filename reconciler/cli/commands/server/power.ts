import type { Command } from 'commander';
import type { Io } from '../../io.ts';
import { addChangeFlags, changeServers } from './change.ts';
import type { ChangeFlags } from './change.ts';

const COMMANDS = [
  { name: 'start', power_state: 'running', summary: 'let guests run: boot them, or go on where they were' },
  {
    name: 'stop',
    power_state: 'stopped',
    summary: 'shut guests down; what does not in time loses its power',
  },
  { name: 'pause', power_state: 'paused', summary: "halt guests, with their memory in the host's" },
  {
    name: 'shelve',
    power_state: 'shelved',
    summary: 'shut guests down and give their CPUs and memory back; their disks stay',
  },
  {
    name: 'unshelve',
    power_state: 'running',
    summary: 'let shelved guests run again, on another host when theirs has no room',
  },
  { name: 'suspend', power_state: 'suspended', summary: "halt guests, with their memory on the host's disk" },
] as const;

/** Effect: adds `server start`, `stop`, `pause`, `suspend`, `shelve` and `unshelve` to the command `server`. */
export function registerServerPower(server: Command, io: Io): void {
  for (const { name, power_state, summary } of COMMANDS) {
    const description = `${summary.charAt(0).toUpperCase()}${summary.slice(1)} (power_state ${power_state}). Whoever declares the server elsewhere says so there too, or it is changed back.`;
    const command = addChangeFlags(server.command(name).summary(summary).description(description));
    command.action((names: readonly string[], _options: unknown, given: Command) =>
      changeServers(io, names, given.optsWithGlobals<ChangeFlags>(), name, () => ({ power_state })),
    );
  }
}
