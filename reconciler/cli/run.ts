import { ApiProblem } from '../../schemas/http-client.ts';
import { describeFailure, toFailure } from './failure.ts';
import { EXIT } from './io.ts';
import type { Io } from './io.ts';
import { openService, problemFailure } from './service.ts';
import type { ConnectionFlags, Service } from './service.ts';

/** Effect: runs a command's body, prints what went wrong to stderr and sets the exit code. */
export async function run(io: Io, body: () => Promise<number>): Promise<void> {
  try {
    const code = await body();
    io.exit(io.signal.aborted ? EXIT.interrupted : code);
  } catch (error) {
    if (io.signal.aborted) return io.exit(EXIT.interrupted);
    const failure = error instanceof ApiProblem ? problemFailure(error, null) : toFailure(error);
    io.note(describeFailure(failure, io.paint_error));
    if ((io.environment['CAIRN_DEBUG'] ?? '') !== '' && error instanceof Error)
      io.note(`${error.stack ?? ''}\n`);
    io.exit(EXIT.failed);
  }
}

/** Effect: as run, for a body that talks to the service. */
export function runWithService(
  io: Io,
  flags: ConnectionFlags,
  body: (service: Service) => Promise<number>,
): Promise<void> {
  return run(io, async () => {
    const service = await openService(io, flags);
    try {
      return await body(service);
    } catch (error) {
      throw error instanceof ApiProblem ? problemFailure(error, service.connection) : error;
    }
  });
}
