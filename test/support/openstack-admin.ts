import { ADMIN_PROJECT_ID, ROLE_IDS } from '../../reconciler/model/built-in.ts';
import type { TestApi } from './api.ts';
import type { IdentityTarget } from './identity-walk/walker.ts';

/** Effect: makes the user `admin`, an administrator by a role in the project `admin` and on the system, and says where to log in. */
export async function makeAdministrator(
  api: TestApi,
): Promise<IdentityTarget & { readonly user_id: string }> {
  const password = 'Only-for-tests-1';
  const user_id = await api.create('users', { name: 'admin', password_wo: password, password_wo_version: 1 });
  const project_id = ADMIN_PROJECT_ID;
  await api.put(`/v1/projects/${project_id}`, { name: 'admin' });
  for (const scope of [{ project_id }, { system_wide: true }]) {
    await api.create('role_assignments', { role_id: ROLE_IDS.admin, user_id, scope });
  }
  return {
    auth_url: `${api.endpoint}/identity/v3`,
    username: 'admin',
    password,
    project_name: 'admin',
    user_id,
  };
}
