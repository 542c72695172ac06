import { CairnError } from '../../../model/error.ts';
import type { JsonObject } from '../../../model/json.ts';
import type { Resource } from '../../../model/resource.ts';
import { objectOrNull } from '../call.ts';
import { readId } from '../ids.ts';
import { changeObject } from '../objects.ts';
import { invalidField, wrong } from './call.ts';
import type { ComputeCall, ComputeFacade, ComputeRoute } from './call.ts';
import { NovaError } from './errors.ts';
import { flavorIdOf, requireFlavor } from './flavor-ids.ts';

/** Pure. The addresses that say which projects may use a flavor, for those who manage flavors. */
export function flavorAccessRoutes(facade: ComputeFacade): readonly ComputeRoute[] {
  const rule: ComputeRoute['rule'] = { kind: 'flavor', verbs: ['update'] };
  return [
    {
      method: 'get',
      path: '/flavors/:id/os-flavor-access',
      rule,
      answer: async (call) => {
        const flavor = await requireFlavor(facade, call);
        if (flavor.spec['public'] !== false) {
          throw new CairnError('not_found', 'Access list not available for public flavors.');
        }
        return { status: 200, body: accessList(flavor) };
      },
    },
    {
      method: 'post',
      path: '/flavors/:id/action',
      rule,
      reads_json: true,
      answer: async (call) => ({ status: 200, body: accessList(await act(facade, call)) }),
    },
  ];
}

async function act(facade: ComputeFacade, call: ComputeCall): Promise<Resource> {
  const [[name, argument] = ['', null], ...more] = Object.entries(objectOrNull(call.body) ?? {});
  if (more.length > 0 || !['addTenantAccess', 'removeTenantAccess'].includes(name)) {
    throw wrong('The body must be an object with addTenantAccess or removeTenantAccess alone.');
  }
  const tenant = objectOrNull(argument)?.['tenant'];
  const project_id = typeof tenant === 'string' ? readId(tenant) : null;
  if (project_id === null) throw invalidField('tenant', tenant, 'It must be the id of a project.');
  const flavor = await requireFlavor(facade, call);
  const id = flavorIdOf(flavor);
  if (name === 'removeTenantAccess') {
    if (!projectsOf(flavor.spec).includes(project_id)) {
      throw new CairnError('not_found', `Flavor access not found for ${id} / ${project_id} combination.`);
    }
    return changeObject(facade, call, flavor, (spec) => ({
      ...spec,
      access_project_ids: projectsOf(spec).filter((each) => each !== project_id),
    }));
  }
  if (flavor.spec['public'] !== false) {
    throw new NovaError(409, 'conflict', 'Can not add access to a public flavor.');
  }
  if (projectsOf(flavor.spec).includes(project_id)) {
    throw new NovaError(
      409,
      'conflict',
      `Flavor access already exists for flavor ${id} and project ${project_id} combination.`,
    );
  }
  return changeObject(facade, call, flavor, (spec) => ({
    ...spec,
    access_project_ids: [...new Set([...projectsOf(spec), project_id])],
  }));
}

function accessList(flavor: Resource): JsonObject {
  const flavor_id = flavorIdOf(flavor);
  return { flavor_access: projectsOf(flavor.spec).map((tenant_id) => ({ flavor_id, tenant_id })) };
}

function projectsOf(spec: JsonObject): readonly string[] {
  const ids = spec['access_project_ids'];
  return Array.isArray(ids) ? ids.filter((each) => typeof each === 'string') : [];
}
