/**
 * From bytes to handlers and back: one entry per RPC, each of them decode, call, encode.
 * What throws becomes diagnostics in the answer; an RPC without a handler is left out, which the server
 * answers with UNIMPLEMENTED.
 */
import { diagnosticsOf, encodeDiagnostics } from '../protocol/diagnostics.ts';
import type { Diagnostic } from '../protocol/diagnostics.ts';
import { TFPLUGIN6 } from '../protocol/messages.ts';
import { decodeMessage, encodeMessage } from '../protocol/protobuf.ts';
import type { Schemas } from '../schema/schemas.ts';
import type { Log } from '../serve/log.ts';
import type { GrpcMethod, GrpcMethods } from '../serve/server.ts';
import { createCodec } from './codec.ts';
import type { Handlers } from './handlers.ts';
import type { ResponseOf, Routes, StreamRoute, UnaryName, UnaryRoute } from './routes.ts';
import { newerRoutes } from './routes-newer.ts';
import { providerRoutes } from './routes-provider.ts';
import { resourceRoutes } from './routes-resource.ts';

const SLOW_MS = 1_000;

const logFailure = (log: Log, name: string, thrown: unknown): readonly Diagnostic[] => {
  const diagnostics = diagnosticsOf(thrown, name);
  log.error('RPC failed', {
    rpc: name,
    error: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown),
  });
  return diagnostics;
};

const unaryMethod = <Name extends UnaryName>(name: Name, route: UnaryRoute<Name>, log: Log): GrpcMethod => ({
  unary: async (bytes, context) => {
    const started = performance.now();
    const request = decodeMessage(TFPLUGIN6, `${name}.Request`, bytes);
    const encode = (message: ResponseOf<Name>): Uint8Array =>
      encodeMessage(TFPLUGIN6, `${name}.Response`, message);
    try {
      return encode(await route.call(request, context));
    } catch (thrown) {
      const diagnostics = logFailure(log, name, thrown);
      const failed = route.failed?.(diagnostics, request);
      return encode(
        failed ?? ({ diagnostics: encodeDiagnostics(diagnostics) } as unknown as ResponseOf<Name>),
      );
    } finally {
      const elapsed_ms = Math.round(performance.now() - started);
      if (elapsed_ms >= SLOW_MS) log.debug('slow RPC', { rpc: name, elapsed_ms });
      else log.trace('RPC', { rpc: name, elapsed_ms });
    }
  },
});

const streamMethod = <Name extends 'ListResource' | 'InvokeAction'>(
  name: Name,
  route: StreamRoute<Name>,
  log: Log,
): GrpcMethod => ({
  stream: async function* (bytes, context) {
    const request = decodeMessage(TFPLUGIN6, `${name}.Request`, bytes);
    try {
      for await (const event of route.events(request, context)) {
        yield encodeMessage(TFPLUGIN6, `${name}.Event`, event);
      }
    } catch (thrown) {
      yield encodeMessage(TFPLUGIN6, `${name}.Event`, route.failed(logFailure(log, name, thrown)));
    }
  },
});

/** Pure. The gRPC methods of `tfplugin6.Provider` over schemas and handlers. */
export const createRouter = (schemas: Schemas, handlers: Handlers, log: Log): GrpcMethods => {
  const codec = createCodec(schemas);
  const routes: Routes = {
    ...providerRoutes(schemas, handlers, codec),
    ...resourceRoutes(handlers, codec),
    ...newerRoutes(handlers, codec),
  };
  const methods: Record<string, GrpcMethod> = {};
  for (const [name, route] of Object.entries(routes)) {
    if (route === undefined) continue;
    methods[`/tfplugin6.Provider/${name}`] =
      'events' in route
        ? streamMethod(name as 'ListResource', route as StreamRoute<'ListResource'>, log)
        : unaryMethod(name as 'StopProvider', route as UnaryRoute<'StopProvider'>, log);
  }
  return methods;
};
