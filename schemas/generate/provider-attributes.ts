import type { AttributeDescription, AttributeDescriptions } from '../../provider/schema/description.ts';

/** The arguments of the provider block, each with all places that it may come from, strongest first. */
export const PROVIDER_ATTRIBUTES: AttributeDescriptions = {
  endpoint: setting(
    'URL of the Cairn service, for example `http://127.0.0.1:8788`.',
    '`CAIRN_ENDPOINT`, else `OS_CAIRN_ENDPOINT_OVERRIDE` or `OS_ENDPOINT`, else the cloud that `OS_CLOUD` names, else a credentials file (`~/.config/cairn/credentials.json`, or that of a service on this machine)',
  ),
  token: {
    ...setting(
      'API token. It is sent to no other service than the one that is named beside it.',
      '`token_file`, else `CAIRN_TOKEN`, `CAIRN_TOKEN_FILE` (a file that holds the token) or `CAIRN_TOKEN_COMMAND` (a shell command that prints it), which keep it out of the configuration, else `OS_TOKEN`, else what a login gives, else `auth.token` of the cloud that `OS_CLOUD` names, else a credentials file',
    ),
    sensitive: true,
  },
  token_file: setting(
    'Path of a file that holds an API token and nothing else. When the service refuses the token, the file is read once more, so a token that is renewed outlives an apply.',
    '`CAIRN_TOKEN_FILE`',
  ),
  cloud: setting(
    'Name of a cloud of `clouds.yaml` that gives what stands in no other argument here: `cairn_endpoint_override` (or `auth.endpoint`, or `auth.auth_url`), `auth_type`, `auth.token` or a login (`auth.username`, `auth.password`, `auth.application_credential_id`, ...), `cacert`, `region_name` or `regions`, `auth.project_id` or `auth.project_name`. The file is `OS_CLIENT_CONFIG_FILE`, or lies in the working directory, `~/.config/openstack` or `/etc/openstack`; `secure.yaml` is laid over it.',
    '`CAIRN_CLOUD`, else `OS_CLOUD`, which counts less than other `CAIRN_*` and `OS_*` variables',
  ),
  ca_file: setting(
    'Path of the PEM certificates that sign the certificate of the service.',
    '`CAIRN_CA_FILE`, else `OS_CACERT` or `cacert` of the cloud, else the authorities of the system',
  ),
  region: setting(
    'Region that the service must be, and the one to take of a cloud that has several.',
    '`CAIRN_REGION`, else `OS_REGION_NAME` or `region_name` of the cloud, else any',
  ),
  project_id: {
    ...setting(
      'Id of the project of resources that name none, and of the login unless that is for a domain or the system.',
      '`CAIRN_PROJECT_ID`, else `OS_PROJECT_ID` or `OS_PROJECT_NAME`, or those of the cloud, else the project of the token',
    ),
    references: 'project',
  },
  project_name: setting(
    'Name of that project, where its id is not known.',
    '`OS_PROJECT_NAME` or `auth.project_name` of the cloud',
  ),
  project_domain_name: setting(
    'Domain of the project that a login names.',
    '`OS_PROJECT_DOMAIN_NAME`, else the domain `default`',
  ),
  username: setting(
    'User that logs in, with `password`; the provider sends both to `endpoint` with `/identity/v3/auth/tokens` behind it, and the token that it gets to everything else.',
    '`OS_USERNAME` beside `OS_AUTH_URL`, or that of the cloud',
  ),
  user_id: setting('Id of that user, in place of name and domain.', '`OS_USER_ID`, or that of the cloud'),
  user_domain_name: setting(
    'Domain of that user.',
    '`OS_USER_DOMAIN_NAME` or `OS_USER_DOMAIN_ID`, else the domain `default`',
  ),
  password: {
    ...setting(
      'Password of that user.',
      '`OS_PASSWORD`, or that of the cloud or of `secure.yaml`, which keep it out of the configuration',
    ),
    sensitive: true,
  },
  application_credential_id: setting(
    'Application credential that logs in, with its secret. Its project is the one that it was made for.',
    '`OS_APPLICATION_CREDENTIAL_ID`, or that of the cloud',
  ),
  application_credential_name: setting(
    'Name of that credential, in place of its id; its user has to be named too.',
    '`OS_APPLICATION_CREDENTIAL_NAME`, or that of the cloud',
  ),
  application_credential_secret: {
    ...setting(
      'Secret of that credential.',
      '`OS_APPLICATION_CREDENTIAL_SECRET`, or that of the cloud or of `secure.yaml`, which keep it out of the configuration',
    ),
    sensitive: true,
  },
  domain_name: setting(
    'Domain that the login is for, in place of a project: its administrator makes users, groups and projects there.',
    '`OS_DOMAIN_NAME` or `OS_DOMAIN_ID`, or those of the cloud',
  ),
  system_scope: setting(
    'With `all` the login is for the whole service, in place of a project: for its administrator.',
    '`OS_SYSTEM_SCOPE`, or that of the cloud',
  ),
};

function setting(what: string, otherwise: string): AttributeDescription {
  return { type: 'string', description: `${what} Else ${otherwise}.`, optional: true, source: 'provider' };
}
