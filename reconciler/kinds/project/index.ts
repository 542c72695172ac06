import type { ProjectSpec, ProjectStatus } from '../../../schemas/generated/types.ts';
import { eraseKind } from '../../model/kind.ts';
import { storedOnly } from '../stored-only.ts';
import { admit } from './admit.ts';

/** The kind project: a row in the database, nothing on any host. */
export const project = eraseKind(storedOnly<ProjectSpec, ProjectStatus>('project', () => ({}), admit));
