/**
 * The services that go-plugin expects beside the provider: controller, stdio, broker and health.
 *
 * Source: hashicorp/go-plugin, documentation of the internal services; gRPC health checking protocol.
 */
import type { GrpcMethods } from './server.ts';

/** `HealthCheckResponse` with status 1, SERVING. */
const SERVING = Buffer.of(0x08, 0x01);
const EMPTY = new Uint8Array(0);

/** Pure. The methods; `shutdown` is called once after the answer to a shutdown request was handed over. */
export const pluginServices = (shutdown: () => void): GrpcMethods => ({
  '/plugin.GRPCController/Shutdown': {
    unary: () => {
      // The answer must leave first; a longer delay would lengthen every terraform command.
      setImmediate(() => setImmediate(shutdown));
      return Promise.resolve(EMPTY);
    },
  },
  '/plugin.GRPCStdio/StreamStdio': { hold: true },
  '/plugin.GRPCBroker/StartStream': { hold: true },
  '/grpc.health.v1.Health/Check': { unary: () => Promise.resolve(SERVING) },
});
