import * as fc from 'fast-check';
import { test } from 'vitest';
import { STAGED } from '../../reconciler/model/staged.ts';
import type { SpecOf } from '../../schemas/generated/types.ts';
import { Cloud } from '../support/cloud.ts';
import { digest, imageSpec, projectSpec, qcow2Bytes, vdiBytes } from '../support/kind-objects.ts';

/**
 * Which states may be reported after which; a look may miss those in between. Source: OpenStack Image service, Image statuses. An image that is
 * refused, and one that is being deleted, never comes back.
 */
const NEXT: Readonly<Record<string, readonly string[]>> = {
  none: ['queued', 'saving', 'uploading', 'importing', 'active', 'deactivated', 'killed', 'pending_delete'],
  queued: ['saving', 'uploading', 'importing', 'active', 'deactivated', 'killed', 'pending_delete'],
  saving: ['uploading', 'importing', 'active', 'deactivated', 'killed', 'pending_delete'],
  uploading: ['importing', 'active', 'deactivated', 'killed', 'pending_delete'],
  importing: ['active', 'deactivated', 'killed', 'pending_delete'],
  active: ['deactivated', 'pending_delete'],
  deactivated: ['active', 'pending_delete'],
  killed: ['pending_delete'],
  pending_delete: [],
};

/** Bytes that images are made of: two disks, one that hosts cannot run from, and none at all. */
const BYTES = [qcow2Bytes(1024 ** 3, 1), qcow2Bytes(1024 ** 3, 2), vdiBytes(64), Buffer.from('no disk')];
const FORMATS = ['qcow2', 'qcow2', 'vdi', 'qcow2'] as const;

type Model = { images: number };
type Real = {
  readonly cloud: Cloud;
  readonly project: string;
  readonly ids: string[];
  /** What each image reported last. */
  readonly states: Map<string, string>;
};
type Command = fc.AsyncCommand<Model, Real>;

/** Passes are judged by what they report, however they end. */
async function pass(real: Real, id: string): Promise<void> {
  if (!real.cloud.entries.has(id)) return;
  await real.cloud.pass(id);
  const entry = real.cloud.entries.get(id);
  if (entry === undefined) return;
  const now = String(entry.status['state'] ?? 'none');
  const before = real.states.get(id) ?? 'none';
  if (now !== before && NEXT[before]?.includes(now) !== true) {
    throw new Error(`an image went from ${before} to ${now}`);
  }
  real.states.set(id, now);
}

const living = ({ cloud, ids }: Real): readonly string[] =>
  ids.filter((id) => cloud.entries.get(id)?.resource.deletion_requested_at === null);
const pick = (real: Real, number: number): string | undefined =>
  living(real)[number % Math.max(1, living(real).length)];

const command = (name: string, run: (real: Real, model: Model) => Promise<void>): Command => ({
  check: () => true,
  run: async (model, real) => run(real, model),
  toString: () => name,
});

const create = (from: number, content: number, promise: boolean): Command =>
  command(`create ${from} ${content} ${promise}`, async (real, model) => {
    if (model.images >= 6) return;
    model.images += 1;
    const { cloud, project, ids } = real;
    const bytes = BYTES[content] ?? new Uint8Array(0);
    const format = FORMATS[content] ?? 'qcow2';
    const { sha256, size_bytes, ...rest } = imageSpec(project, `i${model.images}`, format, bytes);
    const url = `https://web.example/${model.images}`;
    const other = pick(real, from);
    const source: Partial<SpecOf['image']> =
      from % 3 === 0
        ? {}
        : from % 3 === 1 || other === undefined
          ? { source_url: url }
          : { source_image_id: other, disk_format: 'qcow2' };
    if (from % 4 !== 1) cloud.ports.fetch.web.set(url, { bytes, version: from % 2 === 0 ? '"1"' : null });
    ids.push(cloud.add('image', { ...rest, ...(promise ? { sha256, size_bytes } : {}), ...source }));
  });

const upload = (number: number, content: number): Command =>
  command(`upload ${number} ${content}`, async (real) => {
    const { cloud } = real;
    const id = pick(real, number);
    const spec = id === undefined ? null : cloud.entry(id).resource.spec;
    const is_sourced = (spec?.['source_url'] ?? spec?.['source_image_id']) !== undefined;
    if (id === undefined || spec === null || is_sourced || cloud.ports.contents.recorded.has(id)) return;
    const bytes = BYTES[content] ?? new Uint8Array(0);
    // What the API would refuse before it keeps anything.
    if (spec['disk_format'] !== FORMATS[content] || content === 3) return;
    if (spec['sha256'] !== undefined && spec['sha256'] !== digest(bytes)) return;
    const half = bytes.subarray(0, 1000);
    if ((await cloud.ports.images.uploadOffset(id)) === 0) {
      await cloud.ports.images.append(id, 0, bytes.length, one(half));
      await pass(real, id);
      if (number % 2 === 0) {
        cloud.update(id, { properties: { [STAGED]: 'true' } });
        await pass(real, id);
      }
    }
    if (!cloud.entries.has(id)) return;
    await cloud.ports.images.discard(id);
    await cloud.upload(id, bytes);
    cloud.update(id, { properties: {} });
  });

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}

const update = (number: number, deactivated: boolean, archive: boolean): Command =>
  command(`update ${number} ${deactivated} ${archive}`, (real) => {
    const id = pick(real, number);
    if (id !== undefined) real.cloud.update(id, { deactivated, store: archive ? 'archive' : 'default' });
    return Promise.resolve();
  });

const remove = (number: number): Command =>
  command(`remove ${number}`, (real) => {
    const id = pick(real, number);
    if (id !== undefined) real.cloud.remove(id);
    return Promise.resolve();
  });

const round = (): Command =>
  command('round', async (real) => {
    for (const id of real.ids) await pass(real, id);
  });

const troubled = (fail: number, lose: number): Command =>
  command(`troubled ${fail} ${lose}`, async (real) => {
    real.cloud.ports.setFaults({ fail: fail / 10, lose_reply: lose / 10 });
    for (const id of real.ids) await pass(real, id);
    real.cloud.ports.setFaults({});
  });

const interrupted = (operations: number): Command =>
  command(`interrupted ${operations}`, async (real) => {
    let left = operations;
    real.cloud.watcher = () => {
      left -= 1;
      return left >= 0;
    };
    for (const id of real.ids) await pass(real, id);
    real.cloud.watcher = () => true;
  });

const broken = (number: number, bytes: number): Command =>
  command(`broken line ${number} ${bytes}`, (real) => {
    const { web } = real.cloud.ports.fetch;
    const [url, file] = [...web][number % Math.max(1, web.size)] ?? [];
    if (url !== undefined && file !== undefined) web.set(url, { ...file, breaks_after_bytes: bytes });
    return Promise.resolve();
  });

const small = fc.nat(11);
const COMMANDS = [
  fc.tuple(small, fc.nat(3), fc.boolean()).map((given) => create(...given)),
  fc.tuple(small, fc.nat(3)).map((given) => upload(...given)),
  fc.tuple(small, fc.boolean(), fc.boolean()).map((given) => update(...given)),
  small.map(remove),
  fc.constant(round()),
  fc.tuple(fc.nat(5), fc.nat(5)).map((given) => troubled(...given)),
  fc.nat(4).map(interrupted),
  fc.tuple(small, fc.constantFrom(0, 10_000, 200_000)).map((given) => broken(...given)),
];

/** What is left of images when all are gone, apart from what nobody may have been told of. */
async function checkNothingLeft({ cloud }: Real): Promise<void> {
  const { contents, images } = cloud.ports;
  const left = {
    contents: contents.recorded.size,
    arrivals: contents.arrivals.size,
    conversions: contents.conversions.size,
    uploads: (await images.listUploads()).length,
  };
  if (Object.values(left).some((count) => count > 0)) throw new Error(`left: ${JSON.stringify(left)}`);
}

test('whatever happens to images, their states follow each other as they may, come to rest, and nothing is left of what is deleted', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.commands(COMMANDS, { maxCommands: 25, size: 'max' }),
      fc.integer(),
      async (commands, seed) => {
        const cloud = new Cloud(seed);
        const domain_id = cloud.add('domain', { name: 'Default', enabled: true });
        const project = cloud.add('project', { ...projectSpec('demo'), domain_id });
        const real: Real = { cloud, project, ids: [], states: new Map() };
        await fc.asyncModelRun(() => ({ model: { images: 0 }, real }), commands);
        for (let rounds = 0; rounds < 6; rounds += 1) for (const id of real.ids) await pass(real, id);
        await cloud.settle(6);
        for (const id of living(real)) {
          const entry = cloud.entry(id);
          const { state } = entry.status;
          if (state === 'active' || state === 'deactivated') {
            if ((state === 'deactivated') !== (entry.resource.spec['deactivated'] === true))
              throw new Error(`${state} is not what is asked`);
          }
        }
        for (const id of living(real)) cloud.remove(id);
        for (let rounds = 0; rounds < 4; rounds += 1) for (const id of real.ids) await pass(real, id);
        await cloud.settle(6);
        if (real.ids.some((id) => cloud.entries.has(id))) throw new Error('an image is still there');
        await checkNothingLeft(real);
      },
    ),
    { numRuns: 60 },
  );
}, 180_000);
