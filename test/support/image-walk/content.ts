import { randomUUID } from 'node:crypto';
import { BYTES, PATCH } from './walker.ts';
import type { ImageWalker } from './walker.ts';

const DISK = { disk_format: 'raw', container_format: 'bare' };
const ONE = '/v2/images/{image_id}';
const CONTENT = new Uint8Array(4096).fill(7);

/** Effect: walks the routes by which content comes and goes. */
export async function walkContent({ ask, settle, admin, other }: ImageWalker): Promise<void> {
  const make = async (which: string, image: object = DISK): Promise<string> => {
    const { json } = await ask('POST /v2/images', which, { body: image });
    return `/v2/images/${String(json['id'])}`;
  };
  const settled = (path: string): Promise<void> => settle(path.split('/').at(-1) ?? '');
  const file = `${ONE}/file`;
  const path = await make('for content');
  await ask(`GET ${file}`, 'none', { path: `${path}/file` });
  await ask(`PUT ${file}`, 'another type', { path: `${path}/file`, body: {} });
  await ask(`PUT ${file}`, "another's", {
    path: `${path}/file`,
    body: CONTENT,
    headers: BYTES,
    token: other,
  });
  await ask(`PUT ${file}`, 'unknown store', {
    path: `${path}/file`,
    body: CONTENT,
    headers: { ...BYTES, 'X-Image-Meta-Store': 'nowhere' },
  });
  await ask(`PUT ${file}`, 'bytes', { path: `${path}/file`, body: CONTENT, headers: BYTES });
  await ask(`GET ${ONE}`, 'active', { path });
  await ask(`PUT ${file}`, 'again', { path: `${path}/file`, body: CONTENT, headers: BYTES });
  await ask(`GET ${file}`, 'whole', { path: `${path}/file` });
  await ask(`GET ${file}`, 'range', { path: `${path}/file`, headers: { Range: 'bytes=1-10' } });
  await ask(`GET ${file}`, 'last bytes', { path: `${path}/file`, headers: { Range: 'bytes=-10' } });
  await ask(`GET ${file}`, 'behind', { path: `${path}/file`, headers: { Range: 'bytes=9999-' } });
  await ask(`GET ${file}`, "another's", { path: `${path}/file`, token: other });
  await ask(`GET ${file}`, 'missing', { path: `/v2/images/${randomUUID()}/file` });
  await ask(`PATCH ${ONE}`, 'disk_format of an active one', {
    path,
    body: JSON.stringify([{ op: 'replace', path: '/disk_format', value: 'qcow2' }]),
    headers: PATCH,
  });
  await ask(`POST ${ONE}/actions/deactivate`, 'active', { path: `${path}/actions/deactivate`, token: admin });
  await ask(`GET ${ONE}`, 'deactivated', { path });
  await ask(`GET ${file}`, 'deactivated', { path: `${path}/file` });
  await ask(`GET ${file}`, 'deactivated, admin', { path: `${path}/file`, token: admin });
  await ask(`POST ${ONE}/actions/deactivate`, 'again', { path: `${path}/actions/deactivate`, token: admin });
  await ask(`POST ${ONE}/actions/reactivate`, 'deactivated', {
    path: `${path}/actions/reactivate`,
    token: admin,
  });
  await ask(`GET ${ONE}/tasks`, 'none', { path: `${path}/tasks` });

  const queued = await make('without formats', {});
  await ask(`PUT ${file}`, 'without formats', { path: `${queued}/file`, body: CONTENT, headers: BYTES });
  const staged = await make('to be staged');
  const imported = `${ONE}/import`;
  const direct = { method: { name: 'glance-direct' } };
  await ask(`POST ${imported}`, 'not staged', { path: `${staged}/import`, body: direct });
  await ask(`PUT ${ONE}/stage`, 'another type', { path: `${staged}/stage`, body: {} });
  await ask(`PUT ${ONE}/stage`, 'bytes', { path: `${staged}/stage`, body: CONTENT, headers: BYTES });
  await ask(`PUT ${ONE}/stage`, 'again', { path: `${staged}/stage`, body: CONTENT, headers: BYTES });
  await ask(`PUT ${file}`, 'staged', { path: `${staged}/file`, body: CONTENT, headers: BYTES });
  const web = { method: { name: 'web-download', uri: 'https://images.example.org/x' } };
  await ask(`POST ${imported}`, 'web-download of a staged one', { path: `${staged}/import`, body: web });
  await ask(`POST ${imported}`, 'staged', { path: `${staged}/import`, body: direct });
  await settled(staged);
  await ask(`POST ${imported}`, 'active', { path: `${staged}/import`, body: direct });
  await ask(`POST ${imported}`, 'missing', { path: `/v2/images/${randomUUID()}/import`, body: direct });
  const fresh = await make('to be imported');
  for (const [which, body] of [
    ['no method', {}],
    ['no name', { method: {} }],
    ['unknown method', { method: { name: 'magic' } }],
    ['wrong flag', { ...direct, all_stores: 'yes' }],
    ['wrong URI', { method: { name: 'web-download', uri: 'ftp://x/y' } }],
  ] as const) {
    await ask(`POST ${imported}`, which, { path: `${fresh}/import`, body });
  }
}
