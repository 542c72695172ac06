/** What a cloud needs before anybody can log in: an administrator, and a catalogue that says where to. */
import type { Client } from '../../../schemas/generated/client.ts';
import { ADMIN_PROJECT_ID, DEFAULT_DOMAIN_ID, ROLE_IDS } from '../../model/built-in.ts';
import { Failure } from '../failure.ts';
import { change, ensure } from './ensure.ts';
import type { Ensured } from './ensure.ts';

/** The name of the project and of the user. */
export const ADMIN = 'admin';

/** How the cloud is to be. */
export type Cloud = {
  readonly region: string;
  /** URL of the service as its clients reach it. */
  readonly url: string;
  /** Whether endpoints that are there get that URL. */
  readonly is_url_told: boolean;
  /** For a user that is made; null: there has to be one. */
  readonly password: string | null;
  /** Sets the password of a user that is there. */
  readonly is_password_reset: boolean;
};

/** One line of the result. */
export type Step = { readonly outcome: Ensured['outcome']; readonly what: string };

/** The APIs that the service speaks: the same that its first start puts into the catalogue (api/own-catalog.ts). */
const CATALOGUE = [
  { name: 'keystone', type: 'identity', path: '/identity/v3' },
  { name: 'glance', type: 'image', path: '/image' },
  { name: 'nova', type: 'compute', path: '/compute/v2.1' },
  { name: 'placement', type: 'placement', path: '/placement' },
] as const;
const INTERFACES = ['public', 'internal', 'admin'] as const;

/** Effect: is the administrator there already? */
export async function hasAdministrator(client: Client, signal: AbortSignal): Promise<boolean> {
  const page = await client.list('user', { name: ADMIN, domain_id: DEFAULT_DOMAIN_ID, signal });
  return page.items.length > 0;
}

/** Effect: makes what is missing and puts right what differs, in order. Throws ApiProblem. */
export async function bootstrapCloud(
  client: Client,
  cloud: Cloud,
  signal: AbortSignal,
): Promise<readonly Step[]> {
  return [...(await administrator(client, cloud, signal)), ...(await catalogue(client, cloud, signal))];
}

/** Who has the role admin in a project that somebody made by that name is no administrator of the cloud, and must not become one. */
function strangeProject(id: string): Failure {
  return new Failure(
    'The project is another one',
    `There is a project "${ADMIN}" (${id}) that the cloud was not made with.`,
    {
      code: 'conflict',
      hints: ['rename that project, then run bootstrap again'],
    },
  );
}

async function administrator(client: Client, cloud: Cloud, signal: AbortSignal): Promise<readonly Step[]> {
  const known_by = { name: ADMIN, domain_id: DEFAULT_DOMAIN_ID };
  const project = await ensure(
    client,
    {
      kind: 'project',
      id: ADMIN_PROJECT_ID,
      filter: known_by,
      known_by,
      kept: { enabled: true },
      at_first: { description: 'Whoever has the role admin here administers the cloud.' },
    },
    signal,
  );
  if (project.object.id !== ADMIN_PROJECT_ID) throw strangeProject(project.object.id);
  const secret = cloud.password === null ? {} : { password_wo: cloud.password, password_wo_version: 1 };
  const user = await ensure(
    client,
    {
      kind: 'user',
      filter: known_by,
      known_by,
      kept: { enabled: true },
      at_first: { description: 'Administrator of the cloud.', ...secret },
    },
    signal,
  );
  const isReset = cloud.is_password_reset && user.outcome !== 'created';
  if (isReset && cloud.password !== null) {
    const version = user.object.spec['password_wo_version'];
    const password_wo_version = (typeof version === 'number' ? version : 0) + 1;
    const changes = { password_wo: cloud.password, password_wo_version };
    await change(client, 'user', user.object, changes, signal);
  }
  const role = { role_id: ROLE_IDS.admin, user_id: user.object.id };
  const assign = (scope: { project_id: string } | { system_wide: true }): Promise<Ensured> =>
    ensure(
      client,
      { kind: 'role_assignment', filter: role, known_by: { ...role, scope, inherited: false }, kept: {} },
      signal,
    );
  const onProject = await assign({ project_id: project.object.id });
  const onSystem = await assign({ system_wide: true });
  return [
    { outcome: project.outcome, what: `project ${ADMIN}` },
    { outcome: isReset ? 'changed' : user.outcome, what: `user ${ADMIN}` },
    { outcome: onProject.outcome, what: `role ${ADMIN} of user ${ADMIN} on project ${ADMIN}` },
    { outcome: onSystem.outcome, what: `role ${ADMIN} of user ${ADMIN} on the system` },
  ];
}

async function catalogue(client: Client, cloud: Cloud, signal: AbortSignal): Promise<readonly Step[]> {
  const name = { name: cloud.region };
  const region = await ensure(client, { kind: 'region', filter: name, known_by: name, kept: {} }, signal);
  const steps: Step[] = [{ outcome: region.outcome, what: `region ${cloud.region}` }];
  for (const { name: service_name, type, path } of CATALOGUE) {
    const filter = { name: service_name };
    const service = await ensure(
      client,
      { kind: 'service', filter, known_by: { ...filter, type }, kept: {} },
      signal,
    );
    steps.push({ outcome: service.outcome, what: `service ${service_name}` });
    for (const audience of INTERFACES) {
      const place = { service_id: service.object.id, interface: audience, region_id: region.object.id };
      const url = { url: `${cloud.url}${path}` };
      const endpoint = await ensure(
        client,
        {
          kind: 'endpoint',
          filter: place,
          known_by: place,
          kept: cloud.is_url_told ? url : {},
          at_first: url,
        },
        signal,
      );
      steps.push({ outcome: endpoint.outcome, what: `${audience} endpoint of ${service_name}` });
    }
  }
  return steps;
}
