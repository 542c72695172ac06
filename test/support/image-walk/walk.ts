import { randomUUID } from 'node:crypto';
import { unique } from '../identity-walk/walker.ts';
import type { Answer, IdentityTarget } from '../identity-walk/walker.ts';
import { walkContent } from './content.ts';
import { walkMembers } from './members.ts';
import { createImageWalker, PATCH } from './walker.ts';
import type { ImageWalker } from './walker.ts';

const DISK = { disk_format: 'raw', container_format: 'bare' };
const ONE = '/v2/images/{image_id}';

/** Effect: walks the routes of Image v2, with good and bad requests, and gives the answers in order. */
export async function walkImages(target: IdentityTarget): Promise<readonly Answer[]> {
  const walker = await createImageWalker(target);
  await walkDiscovery(walker);
  await walkObjects(walker);
  await walkPatches(walker);
  await walkLists(walker);
  await walkContent(walker);
  await walkMembers(walker);
  return walker.answers;
}

async function walkDiscovery({ ask, admin }: ImageWalker): Promise<void> {
  await ask('GET /', 'versions', { token: null });
  await ask('GET /versions', 'explicit', { token: null });
  await ask('GET /v2/{unknown}', 'unknown address', { path: '/v2/nothing' });
  await ask('GET /v2/images', 'no token', { token: null });
  await ask('GET /v2/images', 'wrong token', { token: 'x' });
  await ask('DELETE /v2/images', 'unknown method');
  for (const name of ['image', 'images', 'member', 'members', 'task', 'tasks']) {
    await ask(`GET /v2/schemas/${name}`, 'schema');
  }
  await ask('GET /v2/schemas/nothing', 'unknown');
  await ask('GET /v2/info/import', 'info');
  await ask('GET /v2/info/stores', 'info');
  await ask('GET /v2/info/stores/detail', 'admin', { token: admin });
  await ask('GET /v2/info/stores/detail', 'a member');
  await ask('GET /v2/info/usage', 'info');
  await ask('GET /v2/tasks', 'admin', { token: admin });
  await ask('GET /v2/tasks/{task_id}', 'missing', { path: `/v2/tasks/${randomUUID()}`, token: admin });
}

async function walkObjects({ ask, admin, other }: ImageWalker): Promise<void> {
  const id = randomUUID();
  const full = {
    ...DISK,
    id,
    name: unique('w'),
    min_disk: 1,
    min_ram: 64,
    tags: ['a', 'b'],
    os_distro: 'debian',
  };
  await ask('POST /v2/images', 'full', { body: full });
  await ask('POST /v2/images', 'taken id', { body: { ...DISK, id } });
  await ask('POST /v2/images', 'taken name', { body: { ...DISK, name: full.name } });
  await ask('POST /v2/images', 'empty', { body: {} });
  await ask('POST /v2/images', 'private', { body: { ...DISK, visibility: 'private', protected: true } });
  await ask('POST /v2/images', 'public', { body: { ...DISK, visibility: 'public' } });
  await ask('POST /v2/images', 'public by the administrator', {
    body: { ...DISK, visibility: 'public' },
    token: admin,
  });
  for (const [name, value] of [
    ['status', 'active'],
    ['size', 1],
    ['self', 'x'],
    ['location', 'x'],
    ['deleted', 'x'],
    ['os_glance_x', 'x'],
    ['visibility', 'x'],
    ['disk_format', 'x'],
    ['min_disk', 'x'],
    ['min_ram', -1],
    ['protected', 'x'],
    ['tags', 'x'],
    ['id', 'x'],
    ['name', 7],
    ['name', 'x'.repeat(256)],
    ['free', 7],
  ] as const) {
    const which = `${name} ${String(value).slice(0, 8)}`;
    await ask('POST /v2/images', which, { body: { ...DISK, [name]: value } });
  }
  await ask('POST /v2/images', 'no body');
  await ask('POST /v2/images', 'no JSON', { body: '{', headers: { 'Content-Type': 'application/json' } });
  await ask('POST /v2/images', 'for another', { body: { ...DISK, owner: randomUUID().replaceAll('-', '') } });
  const path = `/v2/images/${id}`;
  await ask(`GET ${ONE}`, 'one', { path });
  await ask(`GET ${ONE}`, 'missing', { path: `/v2/images/${randomUUID()}` });
  await ask(`GET ${ONE}`, 'a name', { path: `/v2/images/${full.name}` });
  await ask(`GET ${ONE}`, "another's", { path, token: other });
  await ask(`GET ${ONE}`, 'admin', { path, token: admin });
  const tag = `${ONE}/tags/{tag}`;
  await ask(`PUT ${tag}`, 'new', { path: `${path}/tags/c` });
  await ask(`PUT ${tag}`, 'again', { path: `${path}/tags/c` });
  await ask(`PUT ${tag}`, 'too long', { path: `${path}/tags/${'x'.repeat(256)}` });
  await ask(`DELETE ${tag}`, 'one', { path: `${path}/tags/c` });
  await ask(`DELETE ${tag}`, 'missing', { path: `${path}/tags/c` });
  await ask(`PUT ${tag}`, "another's", { path: `${path}/tags/c`, token: other });
  await ask(`POST ${ONE}/actions/deactivate`, 'queued', { path: `${path}/actions/deactivate`, token: admin });
  await ask(`POST ${ONE}/actions/reactivate`, 'queued', { path: `${path}/actions/reactivate`, token: admin });
  await ask(`PATCH ${ONE}`, 'protect', {
    path,
    body: JSON.stringify([{ op: 'replace', path: '/protected', value: true }]),
    headers: PATCH,
  });
  await ask(`DELETE ${ONE}`, 'protected', { path });
  await ask(`PATCH ${ONE}`, 'unprotect', {
    path,
    body: JSON.stringify([{ op: 'replace', path: '/protected', value: false }]),
    headers: PATCH,
  });
  await ask(`DELETE ${ONE}`, "another's", { path, token: other });
  await ask(`DELETE ${ONE}`, 'one', { path });
  await ask(`DELETE ${ONE}`, 'missing', { path });
  await ask(`GET ${ONE}`, 'deleted', { path });
}

async function walkPatches({ ask, admin }: ImageWalker): Promise<void> {
  const { json } = await ask('POST /v2/images', 'to be patched', {
    body: { ...DISK, old: 'x', name: 'walk' },
  });
  const path = `/v2/images/${String(json['id'])}`;
  const patch = async (which: string, change: unknown, token?: string): Promise<void> => {
    const body = JSON.stringify(Array.isArray(change) ? change : [change]);
    await ask(`PATCH ${ONE}`, which, {
      path,
      body,
      headers: PATCH,
      ...(token === undefined ? {} : { token }),
    });
  };
  await patch('nothing', []);
  await patch('replace', { op: 'replace', path: '/name', value: 'other' });
  await patch('replace by null', { op: 'replace', path: '/name', value: null });
  await patch('add', { op: 'add', path: '/new', value: 'x' });
  await patch('add again', { op: 'add', path: '/new', value: 'y' });
  await patch('remove', { op: 'remove', path: '/old' });
  await patch('remove missing', { op: 'remove', path: '/old' });
  await patch('replace missing', { op: 'replace', path: '/old', value: 'x' });
  await patch('remove an attribute', { op: 'remove', path: '/name' });
  await patch('replace tags', { op: 'replace', path: '/tags', value: ['a'] });
  await patch('replace disk_format', { op: 'replace', path: '/disk_format', value: 'qcow2' });
  await patch('publicize', { op: 'replace', path: '/visibility', value: 'public' });
  await patch('replace owner', { op: 'replace', path: '/owner', value: randomUUID().replaceAll('-', '') });
  for (const name of ['status', 'id', 'size', 'self', 'created_at', 'location', 'os_glance_x']) {
    await patch(`replace ${name}`, { op: 'replace', path: `/${name}`, value: 'x' });
  }
  await patch('test', { op: 'test', path: '/name', value: 'x' });
  await patch('move', { op: 'move', path: '/name', from: '/old' });
  await patch('no op', { path: '/name', value: 'x' });
  await patch('no path', { op: 'add', value: 'x' });
  await patch('no value', { op: 'add', path: '/x' });
  await patch('no slash', { op: 'add', path: 'x', value: 'x' });
  await patch('slash at the end', { op: 'add', path: '/x/', value: 'x' });
  await patch('two slashes', { op: 'add', path: '//x', value: 'x' });
  await patch('inside', { op: 'add', path: '/tags/-', value: 'x' });
  await patch('tilde', { op: 'add', path: '/x~2', value: 'x' });
  await patch('escapes', { op: 'add', path: '/a~1b~0c', value: 'x' });
  await patch('a number', { op: 'add', path: '/x', value: 7 });
  await patch('a wrong type', { op: 'replace', path: '/min_ram', value: 'x' });
  await patch('no object', ['x']);
  await ask(`PATCH ${ONE}`, 'no list', { path, body: '{}', headers: PATCH });
  await ask(`PATCH ${ONE}`, 'another type', { path, body: [] });
  await ask(`PATCH ${ONE}`, 'older type', {
    path,
    body: JSON.stringify([{ add: '/y', value: 'x' }]),
    headers: { 'Content-Type': 'application/openstack-images-v2.0-json-patch' },
  });
  await ask(`PATCH ${ONE}`, 'missing', { path: `/v2/images/${randomUUID()}`, body: '[]', headers: PATCH });
  await patch(
    'publicize by the administrator',
    { op: 'replace', path: '/visibility', value: 'public' },
    admin,
  );
}

async function walkLists({ ask, admin }: ImageWalker): Promise<void> {
  const list = async (query: string): Promise<void> => {
    await ask('GET /v2/images', query, { path: `/v2/images?${query}` });
  };
  await ask('GET /v2/images', 'admin', { token: admin });
  for (const query of [
    'limit=1',
    'limit=0',
    'limit=x',
    'limit=-1',
    'marker=x',
    'sort=name:asc,size:desc',
    'sort=colour',
    'sort=name:up',
    'sort=name&sort_key=name',
    'sort_key=name&sort_dir=asc',
    'sort_key=name&sort_dir=asc&sort_dir=desc',
    'sort_key=colour',
    'name=nothing',
    'name=in:a,b',
    'name=in:"a',
    'name=near:x',
    'status=queued',
    'status=in:queued,active',
    'size_min=x',
    'created_at=gte:2020-01-01T00:00:00Z',
    'created_at=soon',
    'created_at=about:2020-01-01T00:00:00Z',
    'visibility=public',
    'visibility=all',
    'visibility=x',
    'member_status=all',
    'member_status=x',
    'os_hidden=true',
    'os_hidden=x',
    'protected=true',
    'protected=x',
    'tag=a&tag=nothing',
    'changes-since=2020-01-01',
    'owner=nobody',
    'colour=red',
  ]) {
    await list(query);
  }
}
