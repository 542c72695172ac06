/** The form of a route: what each RPC gets and gives, typed from the table of messages. */
import type { Diagnostic } from '../protocol/diagnostics.ts';
import type { RpcName, Tfplugin6 } from '../protocol/messages.ts';
import type { Decoded, Encodable } from '../protocol/protobuf.ts';
import type { CallContext } from '../serve/server.ts';

/** RPCs that answer once. */
export type UnaryName = Exclude<RpcName, 'ListResource' | 'InvokeAction'>;

/** A decoded request. */
export type RequestOf<Name extends RpcName> = Decoded<Tfplugin6, `${Name}.Request`>;

/** A response to be encoded. */
export type ResponseOf<Name extends UnaryName> = Encodable<Tfplugin6, `${Name}.Response`>;

/** The answer to a request, and the answer when the first fails. */
export interface UnaryRoute<Name extends UnaryName> {
  readonly call: (request: RequestOf<Name>, context: CallContext) => Promise<ResponseOf<Name>>;
  /** Default: the diagnostics alone. */
  readonly failed?: (diagnostics: readonly Diagnostic[], request: RequestOf<Name>) => ResponseOf<Name>;
}

/** The events of a stream, and the one event that reports a failure. */
export interface StreamRoute<Name extends 'ListResource' | 'InvokeAction'> {
  readonly events: (
    request: RequestOf<Name>,
    context: CallContext,
  ) => AsyncIterable<Encodable<Tfplugin6, `${Name}.Event`>>;
  readonly failed: (diagnostics: readonly Diagnostic[]) => Encodable<Tfplugin6, `${Name}.Event`>;
}

/** Routes by RPC; one that is undefined is answered with UNIMPLEMENTED. */
export type Routes = { readonly [Name in UnaryName]?: UnaryRoute<Name> | undefined } & {
  readonly [Name in 'ListResource' | 'InvokeAction']?: StreamRoute<Name> | undefined;
};
