import type { Command } from 'commander';
import { registerApply } from './commands/apply.ts';
import { registerBootstrap } from './commands/bootstrap.ts';
import { registerCapacity } from './commands/capacity.ts';
import { registerConsole } from './commands/console.ts';
import { registerDelete } from './commands/delete.ts';
import { registerDescribe } from './commands/describe.ts';
import { registerDoctor } from './commands/doctor.ts';
import { registerDrift } from './commands/drift.ts';
import { registerEnv } from './commands/env.ts';
import { registerEvents } from './commands/events.ts';
import { registerGet } from './commands/get.ts';
import { registerHost } from './commands/host/host.ts';
import { registerImage } from './commands/image/image.ts';
import { registerPlace } from './commands/place.ts';
import { registerPlan } from './commands/plan.ts';
import { registerReboot } from './commands/reboot.ts';
import { registerServer } from './commands/server/server.ts';
import { registerVersion } from './commands/version.ts';
import { registerWait } from './commands/wait.ts';
import type { Io } from './io.ts';

const AFTER_HELP = `
Objects are named by KIND NAME, KIND ID or KIND/NAME; kinds in singular or plural.

Endpoint and token come from the flags, else from CAIRN_ENDPOINT, CAIRN_TOKEN and CAIRN_CA_FILE, else from OS_AUTH_URL,
OS_USERNAME, OS_PASSWORD and the other variables of OpenStack's clients, else from the cloud that OS_CLOUD names, else from
~/.config/cairn/credentials.json, else from credentials.json of the service on this machine.
Colour: only on a terminal; never with NO_COLOR.

Exit codes: 0 done, 1 error, 2 plan has something to do, drift lists something, or it does not fit, 130 interrupted

Examples:
  cairn list servers                     cairn plan
  cairn describe server web              cairn drift --format json
  cairn console log web --follow         cairn doctor
`;

/** Effect: adds every command that talks to a service, the doctor and the flags of the connection to the program. */
export function registerCommands(program: Command, io: Io, own_version: string): void {
  program
    .option('--endpoint <url>', 'URL of the service')
    .option('--token <token>', 'token; CAIRN_TOKEN keeps it out of the list of processes')
    .option('--cloud <name>', 'cloud of clouds.yaml that says where the service is and who logs in')
    .option('--ca-file <file>', 'PEM certificate of the authority that signed the certificate of the service')
    .configureHelp({ showGlobalOptions: true, sortSubcommands: false })
    .addHelpText('after', AFTER_HELP);
  registerGet(program, io);
  registerDescribe(program, io);
  registerApply(program, io);
  registerDelete(program, io);
  registerWait(program, io);
  registerPlan(program, io);
  registerDrift(program, io, own_version);
  registerCapacity(program, io);
  registerPlace(program, io);
  registerServer(program, io);
  registerHost(program, io);
  registerImage(program, io);
  registerEvents(program, io);
  registerConsole(program, io);
  registerReboot(program, io);
  registerBootstrap(program, io);
  registerEnv(program, io);
  registerDoctor(program, io, own_version);
  registerVersion(program, io, own_version);
}
