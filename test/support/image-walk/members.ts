import { randomUUID } from 'node:crypto';
import type { ImageWalker } from './walker.ts';

const DISK = { disk_format: 'raw', container_format: 'bare' };
const ALL = '/v2/images/{image_id}/members';
const MEMBER = `${ALL}/{member_id}`;

/** Effect: walks the routes of the projects that an image is shared with. */
export async function walkMembers({ ask, other, other_project_id: member }: ImageWalker): Promise<void> {
  const make = async (visibility: string): Promise<string> => {
    const { json } = await ask('POST /v2/images', visibility, { body: { ...DISK, visibility } });
    return `/v2/images/${String(json['id'])}`;
  };
  const own = await make('private');
  await ask(`POST ${ALL}`, 'private', { path: `${own}/members`, body: { member } });
  await ask(`GET ${ALL}`, 'private', { path: `${own}/members` });
  const image = await make('shared');
  const path = `${image}/members`;
  const one = `${path}/${member}`;
  await ask(`GET ${ALL}`, 'empty', { path });
  await ask(`GET ${ALL}`, "another's", { path, token: other });
  await ask(`POST ${ALL}`, 'no member', { path, body: {} });
  await ask(`POST ${ALL}`, 'empty', { path, body: { member: '' } });
  await ask(`POST ${ALL}`, 'no body', { path });
  await ask(`POST ${ALL}`, 'one', { path, body: { member } });
  await ask(`POST ${ALL}`, 'again', { path, body: { member } });
  await ask(`GET ${ALL}`, 'one', { path });
  await ask(`GET ${ALL}`, 'the member', { path, token: other });
  await ask(`GET ${MEMBER}`, 'one', { path: one });
  await ask(`GET ${MEMBER}`, 'the member', { path: one, token: other });
  await ask(`GET ${MEMBER}`, 'missing', { path: `${path}/${randomUUID().replaceAll('-', '')}` });
  await ask('GET /v2/images/{image_id}', 'the member', { path: image, token: other });
  await ask(`POST ${ALL}`, 'by the member', { path, body: { member: randomUUID() }, token: other });
  await ask(`PUT ${MEMBER}`, 'by the owner', { path: one, body: { status: 'accepted' } });
  await ask(`PUT ${MEMBER}`, 'wrong', { path: one, body: { status: 'maybe' }, token: other });
  await ask(`PUT ${MEMBER}`, 'no status', { path: one, body: {}, token: other });
  await ask(`PUT ${MEMBER}`, 'accept', { path: one, body: { status: 'accepted' }, token: other });
  await ask(`PUT ${MEMBER}`, 'reject', { path: one, body: { status: 'rejected' }, token: other });
  await ask(`DELETE ${MEMBER}`, 'by the member', { path: one, token: other });
  await ask(`DELETE ${MEMBER}`, 'one', { path: one });
  await ask(`DELETE ${MEMBER}`, 'missing', { path: one });
  await ask('GET /v2/images/{image_id}', 'no member any more', { path: image, token: other });
}
