import { CairnError } from '../../../model/error.ts';
import type { JsonObject } from '../../../model/json.ts';
import type { View } from '../../../store/listing.ts';
import { requireOwn } from '../../deeds.ts';
import { accessFor } from '../call.ts';
import type { FacadeRoute } from '../call.ts';
import { requireImage } from './store.ts';
import type { ImageFacade } from './store.ts';
import { seconds, stateOf } from './to-openstack.ts';

/** Pure. The routes of tasks. Cairn has none of its own: what is done for an image follows from the image, and is told as one task. */
export function taskRoutes(facade: ImageFacade): readonly FacadeRoute[] {
  return [
    {
      method: 'get',
      path: '/tasks',
      rule: 'principal',
      answer: () => ({
        status: 200,
        body: { tasks: [], first: '/v2/tasks', schema: '/v2/schemas/tasks' },
      }),
    },
    {
      method: 'get',
      path: '/tasks/:task',
      rule: 'principal',
      answer: ({ params }) => {
        throw new CairnError('not_found', `Task not found: ${(params['task'] ?? '').slice(0, 255)}`);
      },
    },
    {
      method: 'get',
      path: '/images/:id/tasks',
      rule: { kind: 'image', verbs: ['get'] },
      answer: async (call) => {
        const view = await requireImage(facade, call);
        await requireOwn(facade.database, accessFor(call), view.resource);
        return { status: 200, body: { tasks: tasksOf(view) } };
      },
    },
  ];
}

/** An image that the service fetches has one task, which is as far as the image is. */
function tasksOf({ resource, status, conditions }: View): readonly JsonObject[] {
  const { id, spec, project_id, created_at, updated_at } = resource;
  const uri = spec['source_url'];
  if (typeof uri !== 'string') return [];
  const state = stateOf(spec, status);
  const stalled = conditions.find(({ type, status: is }) => type === 'Stalled' && is === 'True');
  const hasFailed = state === 'killed' || stalled !== undefined;
  const isDone = state === 'active' || state === 'deactivated';
  return [
    {
      id,
      type: 'api_image_import',
      status: hasFailed ? 'failure' : isDone ? 'success' : 'processing',
      owner: project_id,
      image_id: id,
      input: { image_id: id, import_req: { method: { name: 'web-download', uri } } },
      result: null,
      message: stalled?.message ?? '',
      expires_at: null,
      created_at: seconds(created_at),
      updated_at: seconds(updated_at),
    },
  ];
}
