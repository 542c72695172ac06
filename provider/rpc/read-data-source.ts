/** ReadDataSource and its validation, for every data source of the registry. */
import { AbortedError } from '../client/http.ts';
import { ApiProblem } from '../client/problem.ts';
import type { DataSource } from '../data-sources/data-source.ts';
import { dataSourcesOf } from '../data-sources/registry.ts';
import { record } from '../protocol/cty-value.ts';
import { DiagnosticError, errorDiagnostic, hasErrors } from '../protocol/diagnostics.ts';
import { requireConnection } from './context.ts';
import type { ProviderContext } from './context.ts';
import type { Handlers } from './handlers.ts';
import { problemDiagnostics } from './problem-diagnostics.ts';

/** Effect: the handlers; reading asks the service. */
export const dataSourceHandlers = (
  context: ProviderContext,
): Required<Pick<Handlers, 'readDataSource' | 'validateDataResourceConfig'>> => {
  const sources = new Map(dataSourcesOf(context.description).map((source) => [source.type_name, source]));
  const find = (type_name: string): DataSource => {
    const source = sources.get(type_name);
    if (source !== undefined) return source;
    const detail = `This version of the Cairn provider has no data source ${type_name}.`;
    throw new DiagnosticError([errorDiagnostic('Unknown type', detail)]);
  };
  return {
    validateDataResourceConfig: ({ type_name, config }) =>
      Promise.resolve({ diagnostics: find(type_name).validate(config ?? record()) }),
    readDataSource: async ({ type_name, config }) => {
      const source = find(type_name);
      const given = config ?? record();
      // What was unknown when it was validated is known now.
      const diagnostics = source.validate(given);
      if (hasErrors(diagnostics)) return { state: null, diagnostics };
      const connection = requireConnection(context);
      const { signal } = context.stopping;
      try {
        return { state: await source.read({ connection, signal }, given) };
      } catch (error) {
        if (error instanceof AbortedError) {
          return { state: null, diagnostics: [errorDiagnostic('Interrupted', `read ${type_name}`)] };
        }
        if (!(error instanceof ApiProblem)) throw error;
        return { state: null, diagnostics: problemDiagnostics(error, source, `read ${type_name}`) };
      }
    },
  };
};
