import { Command } from 'commander';
import { registerCommands } from './cli/commands.ts';
import { registerServe } from './cli/commands/serve.ts';
import { registerToken } from './cli/commands/token.ts';
import { processIo } from './cli/io.ts';
import { SERVICE_VERSION } from './version.ts';

const program = new Command('cairn')
  .description('Run an OpenStack-like cloud on KVM hosts, declared in Terraform')
  .showSuggestionAfterError()
  .showHelpAfterError('(cairn --help lists the commands)');
const io = processIo();
registerServe(program, io);
registerToken(program, io);
registerCommands(program, io, SERVICE_VERSION);
await program.parseAsync();
