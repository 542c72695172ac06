/** What the clients of OpenStack, the Terraform provider and this command read to log in as the administrator. */
import { ADMIN } from './cloud.ts';

/** How to log in. */
export type AdminLogin = {
  /** URL of the service. */
  readonly url: string;
  readonly region: string;
  readonly ca_file: string | null;
  /** The password itself, where it is to be read from, or null when nobody here knows it. */
  readonly password: string | { readonly file: string } | { readonly variable: string } | null;
};

const DOMAIN = 'Default';

/** Pure. `admin-openrc.sh` for a POSIX shell; values are quoted so that nothing in them is run. */
export function openrc({ url, region, ca_file, password }: AdminLogin): string {
  const variables = {
    OS_AUTH_TYPE: 'password',
    OS_AUTH_URL: `${url}/identity/v3`,
    OS_IDENTITY_API_VERSION: '3',
    OS_USERNAME: ADMIN,
    OS_USER_DOMAIN_NAME: DOMAIN,
    OS_PROJECT_NAME: ADMIN,
    OS_PROJECT_DOMAIN_NAME: DOMAIN,
    OS_REGION_NAME: region,
    ...(ca_file === null ? {} : { OS_CACERT: ca_file }),
  };
  const lines = Object.entries(variables).map(([name, value]) => `export ${name}=${quoted(value)}\n`);
  return [...lines, passwordLines(password)].join('');
}

function passwordLines(password: AdminLogin['password']): string {
  if (typeof password === 'string') return `export OS_PASSWORD=${quoted(password)}\n`;
  if (password === null) {
    return `printf 'Password of ${ADMIN}: ' >&2; stty -echo; IFS= read -r OS_PASSWORD; stty echo; echo >&2\nexport OS_PASSWORD\n`;
  }
  if ('file' in password) return `OS_PASSWORD=$(cat ${quoted(password.file)})\nexport OS_PASSWORD\n`;
  return `export OS_PASSWORD="$${password.variable}"\n`;
}

function quoted(value: string): string {
  return `'${value.replaceAll("'", `'\\''`)}'`;
}

/** Pure. A `clouds.yaml` with the cloud `cairn`; texts in JSON's quotes, which YAML takes too. */
export function cloudsYaml({ url, region, ca_file, password }: AdminLogin): string {
  const text = (value: string): string => JSON.stringify(value);
  const secret =
    typeof password === 'string'
      ? [`      password: ${text(password)}`]
      : [`      # password: stands in secure.yaml or OS_PASSWORD`];
  return [
    'clouds:',
    '  cairn:',
    '    auth_type: password',
    `    region_name: ${text(region)}`,
    '    identity_api_version: "3"',
    ...(ca_file === null ? [] : [`    cacert: ${text(ca_file)}`]),
    '    auth:',
    `      auth_url: ${text(`${url}/identity/v3`)}`,
    `      username: ${ADMIN}`,
    `      user_domain_name: ${DOMAIN}`,
    `      project_name: ${ADMIN}`,
    `      project_domain_name: ${DOMAIN}`,
    ...secret,
    '',
  ].join('\n');
}
