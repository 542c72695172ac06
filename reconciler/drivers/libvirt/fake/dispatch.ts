/** All handlers of the fake host in one table. */
import type { ProcedureName } from '../rpc/procedures.ts';
import { agentHandlers } from './agent-handlers.ts';
import { backupHandlers } from './backup-handlers.ts';
import { domainChangeHandlers } from './domain-change-handlers.ts';
import { domainLifeHandlers } from './domain-handlers.ts';
import { domainReadHandlers } from './domain-read-handlers.ts';
import { FROM, FakeFailure } from './failure.ts';
import type { Context, OpenedStream } from './handler.ts';
import { hostHandlers, secretHandlers } from './host-handlers.ts';
import { migrateHandlers } from './migrate-handlers.ts';
import { networkHandlers } from './network-handlers.ts';
import { nwfilterHandlers } from './nwfilter-handlers.ts';
import { snapshotHandlers } from './snapshot-handlers.ts';
import { storagePoolHandlers } from './pool-handlers.ts';
import { storageVolumeHandlers } from './volume-handlers.ts';
import { streamHandlers } from './stream-handlers.ts';

type Untyped = (args: never, context: Context) => unknown;

const handlers: Readonly<Partial<Record<ProcedureName, Untyped>>> = {
  ...hostHandlers,
  ...secretHandlers,
  ...domainLifeHandlers,
  ...domainReadHandlers,
  ...domainChangeHandlers,
  ...snapshotHandlers,
  ...backupHandlers,
  ...agentHandlers,
  ...migrateHandlers,
  ...networkHandlers,
  ...nwfilterHandlers,
  ...storagePoolHandlers,
  ...storageVolumeHandlers,
};

const streams: Readonly<Partial<Record<ProcedureName, Untyped>>> = streamHandlers;

function handlerOf(table: typeof handlers, name: ProcedureName): Untyped {
  const handler = table[name];
  if (handler === undefined) throw new FakeFailure(39, `unknown procedure: ${name}`, FROM.rpc);
  return handler;
}

/** Pure. Whether the fake host opens a stream for this procedure. */
export function opensStream(name: ProcedureName): boolean {
  return name in streams;
}

/** Effect: carries out one call; gives the answer, or the promise of one. Throws FakeFailure. */
export function handleCall(name: ProcedureName, args: unknown, context: Context): unknown {
  return handlerOf(handlers, name)(args as never, context);
}

/** Effect: carries out a call that opens a stream. Throws FakeFailure. */
export function handleStreamCall(
  name: ProcedureName,
  args: unknown,
  context: Context,
): OpenedStream<ProcedureName> {
  return handlerOf(streams, name)(args as never, context) as OpenedStream<ProcedureName>;
}
