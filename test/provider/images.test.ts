/** Images as users meet them: real terraform, the provider as released, the real API and engine. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { itemsIn } from '../support/api.ts';
import { bzImageBytes } from '../support/kind-objects.ts';
import { startSimulatedService } from '../support/simulated-service.ts';
import type { SimulatedService } from '../support/simulated-service.ts';
import { buildProvider, createWorkspace } from './support/terraform.ts';
import type { Workspace } from './support/terraform.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

const HEADER = `terraform {
  required_providers {
    cairn = {
      source = "cairn/cairn"
    }
  }
}
`;

const configuration = (is_protected: boolean, file: string): string => `${HEADER}
resource "cairn_project" "bakery" {
  name = "bakery"
}
resource "cairn_image" "oven" {
  name        = "oven"
  disk_format = "aki"
  file        = "${file}"
  visibility  = "shared"
  protected   = ${is_protected}
}
resource "cairn_image_member" "bakery" {
  image_id  = cairn_image.oven.id
  member_id = cairn_project.bakery.id
}
resource "cairn_image_acceptance" "oven" {
  project_id = cairn_project.bakery.id
  image_id   = cairn_image_member.bakery.image_id
}
`;

let folder = '';
let service: SimulatedService;
let world: Workspace;

beforeAll(async () => {
  [folder, service] = await Promise.all([
    buildProvider(join(import.meta.dirname, '../../provider/main.ts'), 'cairn'),
    startSimulatedService(),
  ]);
  world = createWorkspace('cairn/cairn', folder, { ...service.environment });
});
afterAll(async () => {
  world.remove();
  await service.stop();
  rmSync(folder, { recursive: true, force: true });
});

it('an image is shared and accepted in one apply, and a protected one is neither removed nor replaced by a plan', async () => {
  const plain = (text: string): string => text.replaceAll(/[\s│]+/g, ' ');
  writeFileSync(join(world.directory, 'oven'), bzImageBytes());
  writeFileSync(join(world.directory, 'other'), bzImageBytes(3));
  world.configure(configuration(true, 'oven'));
  const made = await world.run('apply', '-auto-approve');
  expect(made.code, made.text).toBe(0);
  const again = await world.run('plan', '-detailed-exitcode');
  expect(again.code, again.text).toBe(0);
  const members = itemsIn(await service.api.get('/v1/image_members'));
  expect(members.map(({ status }) => status['acceptance'])).toEqual(['accepted']);

  const removal = await world.run('plan', '-destroy');
  expect(removal.code, removal.text).toBe(1);
  expect(plain(removal.text)).toContain(
    'The image "oven" cannot be deleted. Set protected = false and apply that first, without any other change.',
  );
  world.configure(configuration(false, 'other'));
  const replacement = await world.run('plan');
  expect(replacement.code, replacement.text).toBe(1);
  expect(plain(replacement.text)).toContain('The image "oven" cannot be replaced, because that deletes it.');

  world.configure(configuration(false, 'oven'));
  const freed = await world.run('apply', '-auto-approve');
  expect(freed.code, freed.text).toBe(0);
  const gone = await world.run('destroy', '-auto-approve');
  expect(gone.code, gone.text).toBe(0);
  expect(itemsIn(await service.api.get('/v1/images'))).toEqual([]);
  expect(itemsIn(await service.api.get('/v1/image_acceptances'))).toEqual([]);
});

it('an image that nothing says the source of is made at once, and gets its bytes from somebody else', async () => {
  const later = (description: string): string => `${HEADER}
resource "cairn_image" "later" {
  name        = "later"
  disk_format = "aki"
  description = "${description}"
}
output "state" {
  value = [cairn_image.later.state, cairn_image.later.content_size_bytes]
}
`;
  const outputs = async (): Promise<unknown> => {
    const { code, text } = await world.run('output', '-json', 'state');
    expect(code, text).toBe(0);
    return JSON.parse(text);
  };
  const succeed = async (...words: readonly string[]): Promise<void> => {
    const { code, text } = await world.run(...words);
    expect(code, text).toBe(0);
  };
  world.configure(later('empty'));
  await succeed('apply', '-auto-approve');
  expect(await outputs()).toEqual(['queued', null]);
  await succeed('plan', '-detailed-exitcode');

  world.configure(later('still empty'));
  await succeed('apply', '-auto-approve');
  expect(await outputs()).toEqual(['queued', null]);

  const [image] = itemsIn(await service.api.get('/v1/images'));
  const sent = await service.api.request('PATCH', `/v1/images/${image?.id ?? ''}/content-upload`, {
    body: bzImageBytes(),
    headers: { 'Upload-Offset': '0', 'Upload-Complete': '?1' },
  });
  expect(sent.status).toBe(200);
  await expect
    .poll(async () => itemsIn(await service.api.get('/v1/images'))[0]?.status['state'])
    .toBe('active');
  world.configure(later('full'));
  await succeed('apply', '-auto-approve');
  expect(await outputs()).toEqual(['active', bzImageBytes().length]);
  await succeed('plan', '-detailed-exitcode');
  await succeed('destroy', '-auto-approve');
});
