import type { Request, Response } from 'express';
import { KINDS } from '../../../schemas/generated/kinds.ts';
import { CairnError } from '../../model/error.ts';
import { accessOf } from '../authorize.ts';
import { giveContent, checkArrived, readOut, takePart, uploadState } from '../content-stream.ts';
import type { ContentDesk } from '../content-stream.ts';
import { requireOwn } from '../deeds.ts';
import { parseQuery } from '../query.ts';
import type { Route } from '../route.ts';
import { requireView } from './resources.ts';

/** Pure. The routes by which the bytes of one kind's objects come and go. */
export function contentRoutes(desk: ContentDesk): readonly Route[] {
  const { database, kind } = desk;
  const path = `/v1/${KINDS[kind.name].collection}/:id`;
  return [
    {
      method: 'get',
      path: `${path}/content-upload`,
      rule: { kind: kind.name, verbs: ['get'] },
      handle: async (request, response) => {
        parseQuery(request.url, []);
        const view = await requireView(database, kind, request);
        await requireOwn(database, accessOf(request), view.resource);
        const state = await uploadState(desk, view);
        checkArrived(desk, view, state, request);
        response.set('Upload-Offset', String(state.offset_bytes)).json(state);
      },
    },
    {
      method: 'patch',
      path: `${path}/content-upload`,
      rule: { kind: kind.name, verbs: ['upload'] },
      handle: async (request, response) => {
        try {
          await receive(desk, request, response);
        } finally {
          readOut(request, response);
        }
      },
    },
    {
      method: 'get',
      path: `${path}/content`,
      rule: { kind: kind.name, verbs: ['download'] },
      handle: async (request, response) => {
        parseQuery(request.url, []);
        await giveContent(desk, await requireView(database, kind, request, 'download'), request, response);
      },
    },
  ];
}

async function receive(desk: ContentDesk, request: Request, response: Response): Promise<void> {
  parseQuery(request.url, []);
  const part = { begins: offsetOf(request), is_last: request.get('Upload-Complete') === '?1' };
  const view = await requireView(desk.database, desk.kind, request, 'upload');
  const state = await takePart(desk, view, part, request).catch(async (thrown: unknown) => {
    // Whoever must continue elsewhere is told where.
    if (thrown instanceof CairnError && thrown.code === 'conflict') {
      const { offset_bytes } = await uploadState(desk, view);
      response.set('Upload-Offset', String(offset_bytes));
    }
    throw thrown;
  });
  response.set('Upload-Offset', String(state.offset_bytes));
  if (state.complete) response.json(state);
  else response.status(204).end();
}

function offsetOf(request: Request): number {
  if (request.is('application/octet-stream') !== 'application/octet-stream') {
    throw new CairnError(
      'invalid_input',
      'Send the bytes as Content-Type: application/octet-stream, also when there are none.',
    );
  }
  if (request.headers['content-encoding'] !== undefined) {
    throw new CairnError('invalid_input', 'The bytes must not be compressed: send no Content-Encoding.');
  }
  const text = request.get('Upload-Offset') ?? '';
  if (!/^\d{1,15}$/.test(text)) {
    throw new CairnError(
      'invalid_input',
      'Upload-Offset must say at which byte the part begins; 0 for the first.',
    );
  }
  return Number(text);
}
