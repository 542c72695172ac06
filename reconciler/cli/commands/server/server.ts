import type { Command } from 'commander';
import type { Io } from '../../io.ts';
import { registerReboot } from '../reboot.ts';
import { registerServerLock } from './lock.ts';
import { registerServerMigration } from './migration.ts';
import { registerServerOrders } from './orders.ts';
import { registerServerPower } from './power.ts';
import { registerServerRescue } from './rescue.ts';
import { registerServerResize } from './resize.ts';
import { registerServerShow } from './show.ts';

/** Effect: adds `server` and what can be done with servers to the program. */
export function registerServer(program: Command, io: Io): void {
  const server = program
    .command('server')
    .summary('start, stop, move, rebuild, rescue and lock servers')
    .description(
      'See servers, and change what they should be: their power, host, flavor or image, and who may change them.',
    );
  registerServerShow(server, io);
  registerServerPower(server, io);
  registerReboot(server, io);
  registerServerResize(server, io);
  registerServerOrders(server, io);
  registerServerMigration(server, io);
  registerServerRescue(server, io);
  registerServerLock(server, io);
}
