import type { Command } from 'commander';
import type { Io } from '../../io.ts';
import type { ConnectionFlags } from '../../service.ts';
import { changeHosts } from './change.ts';
import { registerHostDrain } from './drain.ts';

const COMMANDS = [
  {
    name: 'undrain',
    words: 'takes servers again',
    change: { drain: false },
    summary: 'let hosts take servers again',
    more: 'Servers that left stay where they are (drain = false).',
  },
  {
    name: 'enable',
    words: 'enabled',
    change: { enabled: true, disabled_reason: undefined },
    summary: 'let new servers be placed on hosts',
    more: 'What disable forbade (enabled = true).',
  },
  {
    name: 'fence',
    words: 'fenced',
    change: { fenced: true },
    summary: 'vouch that hosts are off, or cut off from their disks',
    more: 'Servers with on_host_loss rebuild are made anew elsewhere with new disks, and what a host still runs of them is stopped when it answers again. Say it only when you know it (fenced = true).',
  },
  {
    name: 'unfence',
    words: 'no longer fenced',
    change: { fenced: false },
    summary: 'take back that hosts are off',
    more: 'They take servers again once they answer (fenced = false).',
  },
] as const;

const NOTE = 'Whoever declares the host elsewhere says so there too, or it is changed back.';

/** Effect: adds `host` and what can be done with hosts to the program. */
export function registerHost(program: Command, io: Io): void {
  const host = program
    .command('host')
    .summary('drain, disable and fence hosts')
    .description('Say what is to become of hosts; cairn get hosts shows them.');
  registerHostDrain(host, io);
  host
    .command('disable')
    .summary('let no new servers be placed on hosts')
    .description(`Let no new servers be placed on hosts; those there stay (enabled = false). ${NOTE}`)
    .argument('<hosts...>', 'names or ids')
    .option('--reason <text>', 'why, for people')
    .action((names: readonly string[], _options: unknown, command: Command) => {
      const flags = command.optsWithGlobals<ConnectionFlags & { readonly reason?: string }>();
      const change = {
        enabled: false,
        ...(flags.reason === undefined ? {} : { disabled_reason: flags.reason }),
      };
      return changeHosts(io, names, flags, 'disabled', change);
    });
  for (const { name, words, change, summary, more } of COMMANDS) {
    const description = `${summary.charAt(0).toUpperCase()}${summary.slice(1)}. ${more} ${NOTE}`;
    host
      .command(name)
      .summary(summary)
      .description(description)
      .argument('<hosts...>', 'names or ids')
      .action((names: readonly string[], _options: unknown, command: Command) =>
        changeHosts(io, names, command.optsWithGlobals<ConnectionFlags>(), words, change),
      );
  }
}
