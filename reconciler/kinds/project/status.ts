import type { ProjectStatus } from '../../../schemas/generated/types.ts';

/** Pure. A project reports nothing beyond its spec. */
export function projectStatus(): ProjectStatus {
  return {};
}
