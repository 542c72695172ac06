/** OpenEphemeralResource, RenewEphemeralResource and CloseEphemeralResource, for everything in the registry. */
import { AbortedError } from '../client/http.ts';
import { ApiProblem } from '../client/problem.ts';
import { isJsonObject } from '../client/resource.ts';
import type { JsonObject } from '../client/resource.ts';
import type { EphemeralContext, EphemeralResource, Lease } from '../ephemeral/ephemeral-resource.ts';
import { record } from '../protocol/cty-value.ts';
import {
  DiagnosticError,
  diagnosticsOf,
  errorDiagnostic,
  hasErrors,
  warningDiagnostic,
} from '../protocol/diagnostics.ts';
import type { Diagnostic } from '../protocol/diagnostics.ts';
import { parseJson, stringifyJson } from '../protocol/json.ts';
import { requireConnection } from './context.ts';
import type { ProviderContext } from './context.ts';
import type { Handlers } from './handlers.ts';
import { problemDiagnostics } from './problem-diagnostics.ts';

const encodeKept = (kept: JsonObject): Uint8Array => Buffer.from(stringifyJson(kept), 'utf8');

const decodeKept = (bytes: Uint8Array): JsonObject => {
  const json = parseJson(Buffer.from(bytes).toString('utf8'));
  if (!isJsonObject(json)) throw new TypeError('the private data of the ephemeral resource is not ours');
  return json;
};

const diagnose = (resource: EphemeralResource, deed: string, error: unknown): readonly Diagnostic[] => {
  const doing = `${deed} ${resource.type_name}`;
  if (error instanceof ApiProblem) return problemDiagnostics(error, resource, doing);
  if (error instanceof AbortedError) return [errorDiagnostic('Interrupted', doing)];
  return diagnosticsOf(error, doing);
};

const ephemeralContext = (context: ProviderContext): EphemeralContext => {
  const { api, project_id } = requireConnection(context);
  return { api, project_id, signal: context.stopping.signal };
};

const answerOf = ({
  kept,
  renew_in_ms,
}: Lease): { readonly private: Uint8Array; readonly renew_at?: Date } => ({
  private: encodeKept(kept),
  ...(renew_in_ms === null ? {} : { renew_at: new Date(Date.now() + renew_in_ms) }),
});

/** Effect: the handlers; opening, renewing and closing ask the service. */
export const ephemeralHandlers = (
  context: ProviderContext,
  resources: readonly EphemeralResource[],
): Required<
  Pick<
    Handlers,
    | 'validateEphemeralResourceConfig'
    | 'openEphemeralResource'
    | 'renewEphemeralResource'
    | 'closeEphemeralResource'
  >
> => {
  const find = (type_name: string): EphemeralResource => {
    const resource = resources.find((one) => one.type_name === type_name);
    if (resource !== undefined) return resource;
    const detail = `This version of the Cairn provider has no ephemeral resource ${type_name}.`;
    throw new DiagnosticError([errorDiagnostic('Unknown type', detail)]);
  };
  return {
    validateEphemeralResourceConfig: ({ type_name, config }) =>
      Promise.resolve({ diagnostics: find(type_name).validate(config ?? record()) }),
    openEphemeralResource: async ({ type_name, config }) => {
      const resource = find(type_name);
      const given = config ?? record();
      // What was unknown when it was validated is known now.
      const diagnostics = resource.validate(given);
      if (hasErrors(diagnostics)) return { result: null, diagnostics };
      try {
        const opened = await resource.open(ephemeralContext(context), given);
        for (const secret of opened.secrets) context.log.redact(secret);
        const result = record([...Object.entries(given), ...Object.entries(opened.values)]);
        return { result, ...answerOf(opened) };
      } catch (error) {
        return { result: null, diagnostics: diagnose(resource, 'open', error) };
      }
    },
    renewEphemeralResource: async ({ type_name, private: kept }) => {
      const resource = find(type_name);
      try {
        return answerOf(await resource.renew(ephemeralContext(context), decodeKept(kept)));
      } catch (error) {
        return { diagnostics: diagnose(resource, 'renew', error) };
      }
    },
    closeEphemeralResource: async ({ type_name, private: kept }) => {
      const resource = find(type_name);
      try {
        await resource.close(requireConnection(context).api, decodeKept(kept));
        return {};
      } catch (error) {
        // What Terraform came for is done; what could not be closed ends by itself.
        const told = diagnose(resource, 'close', error);
        return { diagnostics: told.map(({ summary, detail }) => warningDiagnostic(summary, detail)) };
      }
    },
  };
};
