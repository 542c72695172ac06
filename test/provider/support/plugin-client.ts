/** A gRPC client of the provider as an oracle: @grpc/grpc-js over mutual TLS, started as Terraform starts it. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { Client, credentials } from '@grpc/grpc-js';
import type { ClientOptions, ServiceError } from '@grpc/grpc-js';
import { TFPLUGIN6 } from '../../../provider/protocol/messages.ts';
import type { RpcName, Tfplugin6 } from '../../../provider/protocol/messages.ts';
import { decodeMessage, encodeMessage } from '../../../provider/protocol/protobuf.ts';
import type { Decoded, Encodable } from '../../../provider/protocol/protobuf.ts';
import { createServerCertificate } from '../../../provider/serve/certificate.ts';
import type { ServerCertificate } from '../../../provider/serve/certificate.ts';
import { childEnvironment } from './terraform.ts';

/** RPCs that answer once. */
type Unary = Exclude<RpcName, 'ListResource' | 'InvokeAction'>;

/** A provider process with a connected client. */
export interface Plugin {
  readonly process: ChildProcess;
  readonly handshake: readonly string[];
  readonly stderr: () => string;
  readonly call: <Name extends Unary>(
    name: Name,
    request: Encodable<Tfplugin6, `${Name}.Request`>,
  ) => Promise<Decoded<Tfplugin6, `${Name}.Response`>>;
  readonly stream: <Name extends 'ListResource' | 'InvokeAction'>(
    name: Name,
    request: Encodable<Tfplugin6, `${Name}.Request`>,
  ) => Promise<readonly Decoded<Tfplugin6, `${Name}.Event`>[]>;
  /** A call of any path with raw bytes. */
  readonly raw: (path: string, request: Uint8Array) => Promise<Buffer>;
  readonly exited: Promise<number | null>;
  /** Closes the connection and nothing else. */
  readonly close: () => void;
}

const COOKIE = 'd602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2';

const pem = (der: Buffer): string =>
  `-----BEGIN CERTIFICATE-----\n${der.toString('base64')}\n-----END CERTIFICATE-----\n`;

const firstLine = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('\n')) resolve(text.slice(0, text.indexOf('\n')));
    });
    child.on('exit', (code) => {
      reject(new Error(`the provider ended with ${code} before its handshake`));
    });
  });

const identity = (bytes: Buffer): Buffer => bytes;

/** A client of a provider that printed `handshake`, which shows `shown` as its certificate. */
export const connect = (handshake: readonly string[], shown: ServerCertificate | undefined): Client => {
  const [, , network = '', address = '', , certificate = ''] = handshake;
  const target = network === 'unix' ? `unix:${address}` : address;
  const options: ClientOptions = {
    'grpc.ssl_target_name_override': 'localhost',
    'grpc.max_receive_message_length': -1,
    'grpc.max_send_message_length': -1,
  };
  const server = Buffer.from(pem(Buffer.from(certificate, 'base64')));
  const secure =
    shown === undefined
      ? credentials.createSsl(server)
      : credentials.createSsl(server, Buffer.from(shown.key_pem), Buffer.from(shown.certificate_pem));
  return new Client(target, certificate === '' ? credentials.createInsecure() : secure, options);
};

/** Calls a path once with raw bytes; fails after a minute. */
export const rawCall = (client: Client, path: string, request: Uint8Array): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    client.makeUnaryRequest(
      path,
      identity,
      identity,
      Buffer.from(request),
      { deadline: Date.now() + 60_000 },
      (error: ServiceError | null, response?: Buffer) => {
        if (error !== null || response === undefined) reject(error ?? new Error('no response'));
        else resolve(response);
      },
    );
  });

/** Starts the executable as Terraform does and connects to it. */
export const startPlugin = async (
  executable: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Plugin> => {
  const client_certificate = createServerCertificate(new Date());
  const child = spawn(process.execPath, [executable], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: childEnvironment({
      TF_PLUGIN_MAGIC_COOKIE: COOKIE,
      PLUGIN_PROTOCOL_VERSIONS: '5,6',
      PLUGIN_CLIENT_CERT: client_certificate.certificate_pem,
      ...environment,
    }),
  });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const exited = new Promise<number | null>((resolve) => child.on('exit', resolve));
  const handshake = (await firstLine(child)).split('|');
  const client = connect(handshake, client_certificate);
  child.on('exit', () => {
    client.close();
  });
  return {
    process: child,
    handshake,
    stderr: () => stderr,
    exited,
    close: () => {
      client.close();
    },
    raw: (path, request) => rawCall(client, path, request),
    call: async (name, request) => {
      const bytes = encodeMessage(TFPLUGIN6, `${name}.Request`, request);
      const response = await rawCall(client, `/tfplugin6.Provider/${name}`, bytes);
      return decodeMessage(TFPLUGIN6, `${name}.Response`, response);
    },
    stream: (name, request) =>
      new Promise((resolve, reject) => {
        const events: Decoded<Tfplugin6, `${typeof name}.Event`>[] = [];
        client
          .makeServerStreamRequest(
            `/tfplugin6.Provider/${name}`,
            identity,
            identity,
            encodeMessage(TFPLUGIN6, `${name}.Request`, request),
          )
          .on('data', (bytes: Buffer) => events.push(decodeMessage(TFPLUGIN6, `${name}.Event`, bytes)))
          .on('error', reject)
          .on('end', () => {
            resolve(events);
          });
      }),
  };
};
