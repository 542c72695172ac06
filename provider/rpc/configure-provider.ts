/** ConfigureProvider and ValidateProviderConfig: find the service, look whether it answers, remember the session. */
import { endpointFault, filled } from '../../schemas/connection/settings.ts';
import { attributePath } from '../protocol/attribute-path.ts';
import { errorDiagnostic } from '../protocol/diagnostics.ts';
import type { Diagnostic } from '../protocol/diagnostics.ts';
import { connect } from './connect.ts';
import { dependsOnUnknown, findService, loginFault } from './connection-settings.ts';
import type { ProviderContext } from './context.ts';
import type { Handlers, ObjectValue } from './handlers.ts';

const validate = (config: ObjectValue): readonly Diagnostic[] => {
  const endpoint = filled(config?.['endpoint']);
  const fault = endpoint === undefined ? undefined : endpointFault(endpoint);
  const login = dependsOnUnknown(config) ? undefined : loginFault(config);
  const hasLogin = ['username', 'user_id', 'application_credential_id', 'application_credential_name'].some(
    (name) => filled(config?.[name]) !== undefined,
  );
  const hasToken = ['token', 'token_file'].some((name) => filled(config?.[name]) !== undefined);
  const isTwice = filled(config?.['token']) !== undefined && filled(config?.['token_file']) !== undefined;
  return [
    ...(fault === undefined
      ? []
      : [errorDiagnostic('The endpoint is not a URL', fault, attributePath('endpoint'))]),
    ...(isTwice
      ? [errorDiagnostic('Two tokens', 'Give token or token_file, not both.', attributePath('token_file'))]
      : []),
    ...(login === undefined
      ? []
      : [
          errorDiagnostic(
            'The login cannot be used',
            `In the provider block ${login}.`,
            attributePath('username'),
          ),
        ]),
    ...(hasLogin && hasToken
      ? [errorDiagnostic('Token and login', 'Give a token or a login, not both.', attributePath('token'))]
      : []),
  ];
};

/** Effect: the handlers; configuring sets `context.connection`. */
export const configureHandlers = (
  context: ProviderContext,
): Pick<Handlers, 'validateProviderConfig' | 'configureProvider' | 'stopProvider'> => ({
  validateProviderConfig: ({ config }) => Promise.resolve({ diagnostics: validate(config) }),
  configureProvider: async ({ config, terraform_version }) => {
    context.stopping = new AbortController();
    if (dependsOnUnknown(config)) {
      context.connection = 'unknown';
      return {};
    }
    context.connection = 'waiting';
    const find = () => findService(config, context.environment);
    const chosen = find();
    if ('summary' in chosen) {
      const { attribute, summary, detail } = chosen;
      return { diagnostics: [errorDiagnostic(summary, detail, attributePath(attribute))] };
    }
    const connection = await connect(context, { chosen, find, terraform_version });
    if (!('api' in connection)) return { diagnostics: connection };
    context.connection = connection;
    return {};
  },
  stopProvider: () => {
    context.log.info('asked to stop');
    context.stopping.abort();
    return Promise.resolve();
  },
});
