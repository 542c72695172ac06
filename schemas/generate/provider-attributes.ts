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
      '`token_file`, else `CAIRN_TOKEN`, `CAIRN_TOKEN_FILE` (a file that holds the token) or `CAIRN_TOKEN_COMMAND` (a shell command that prints it), which keep it out of the configuration, else `OS_TOKEN`, else `auth.token` of the cloud that `OS_CLOUD` names, else a credentials file',
    ),
    sensitive: true,
  },
  token_file: setting(
    'Path of a file that holds an API token and nothing else. When the service refuses the token, the file is read once more, so a token that is renewed outlives an apply.',
    '`CAIRN_TOKEN_FILE`',
  ),
  cloud: setting(
    'Name of a cloud of `clouds.yaml` that gives what stands in no other argument here: `cairn_endpoint_override` (or `auth.endpoint`, or `auth.auth_url`), `auth.token`, `cacert`, `region_name` or `regions`, `auth.project_id` or `auth.project_name`. The file is `OS_CLIENT_CONFIG_FILE`, or lies in the working directory, `~/.config/openstack` or `/etc/openstack`; `secure.yaml` is laid over it. User names, passwords and application credentials are not supported yet.',
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
      'Id of the project of resources that name none.',
      '`CAIRN_PROJECT_ID`, else `OS_PROJECT_ID` or `OS_PROJECT_NAME`, or those of the cloud, else the project of the token',
    ),
    references: 'project',
  },
};

function setting(what: string, otherwise: string): AttributeDescription {
  return { type: 'string', description: `${what} Else ${otherwise}.`, optional: true, source: 'provider' };
}
