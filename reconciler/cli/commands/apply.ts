import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { PutBody, Resource } from '../../../schemas/generated/api.ts';
import type { Client } from '../../../schemas/generated/client.ts';
import { KINDS } from '../../../schemas/generated/kinds.ts';
import { ApiProblem } from '../../../schemas/http-client.ts';
import { waitReady } from '../../../schemas/wait.ts';
import { Failure, describeFailure } from '../failure.ts';
import { slashName } from '../format/columns.ts';
import { EXIT } from '../io.ts';
import type { Io } from '../io.ts';
import { listAll } from '../lookup.ts';
import { parseManifest } from '../manifest.ts';
import type { Manifest } from '../manifest.ts';
import { projectOf } from '../project.ts';
import { runWithService } from '../run.ts';
import { problemFailure } from '../service.ts';
import type { ConnectionFlags, Service } from '../service.ts';
import { toView } from '../wire.ts';
import type { ResourceView } from '../wire.ts';
import { durationFlag } from './options.ts';
import { requireOutcome } from './wait.ts';

type Flags = ConnectionFlags & {
  readonly filename: readonly string[];
  readonly dryRun?: boolean;
  readonly wait?: boolean;
  readonly timeout: number;
};

/** Effect: adds `apply` to the program. */
export function registerApply(program: Command, io: Io): void {
  program
    .command('apply')
    .summary('create or change objects from JSON')
    .description(
      'Create or change objects from JSON: {"kind": ..., "spec": {...}, "id": ...}, a list of these, or {"items": [...]}, such as cairn get -o json prints. Without an id, the object of that name in its project is meant.',
    )
    .requiredOption('-f, --filename <file...>', 'file to read; - is standard input')
    .option('--dry-run', 'check everything, store nothing')
    .option('--wait', 'return once the objects are ready')
    .option('--timeout <duration>', 'how long to wait for all of them', durationFlag, 300)
    .action((_options: unknown, command: Command) => {
      const flags = command.optsWithGlobals<Flags>();
      return runWithService(io, flags, async (service) => {
        const manifests: Manifest[] = [];
        for (const file of flags.filename) manifests.push(...parseManifest(file, await read(io, file)));
        const stored: Resource[] = [];
        let refused = 0;
        for (const manifest of manifests) {
          try {
            stored.push(...(await applyOne(io, service, manifest, flags)));
          } catch (error) {
            if (manifests.length === 1 || !isRefusal(error)) throw error;
            refused += 1;
            tellRefusal(io, service, manifest, error);
          }
        }
        if (flags.wait === true) await waitForAll(io, service.client, stored, flags.timeout);
        if (refused === 0) return EXIT.done;
        const others = flags.dryRun === true ? 'are valid' : 'are stored';
        throw new Failure(
          'Not all applied',
          `${refused} of ${manifests.length} objects were refused, for the reasons above; the others ${others}.`,
          {
            hints: ['put right what is wrong and apply the file again: what is there already stays as it is'],
          },
        );
      });
    });
}

async function read(io: Io, file: string): Promise<string> {
  if (file === '-') return io.readInput();
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new Failure('Bad file', `${file} cannot be read: ${(error as Error).message}.`, { cause: error });
  }
}

/** Whether the object itself is at fault: the next one may be right. */
function isRefusal(error: unknown): error is ApiProblem {
  return error instanceof ApiProblem && error.status >= 400 && error.status < 500 && error.status !== 401;
}

function tellRefusal(
  io: Io,
  { connection }: Service,
  { kind, id, spec: { name } }: Manifest,
  error: ApiProblem,
): void {
  const { title, message, fields } = problemFailure(error, connection);
  const what = `${kind}/${typeof name === 'string' ? name : (id ?? '')}`;
  io.note(describeFailure(new Failure(`${what}: ${title}`, message, fields), io.paint_error));
}

/** What was stored; nothing in a dry run. */
async function applyOne(
  io: Io,
  service: Service,
  declared: Manifest,
  flags: Flags,
): Promise<readonly Resource[]> {
  const { client } = service;
  const manifest = await withProject(service, declared);
  const existing = await findExisting(client, manifest);
  const id = existing?.id ?? manifest.id ?? randomUUID();
  const guard = existing === null ? { if_none_match: '*' as const } : { if_match: existing.generation };
  // The service validates the spec; here it is whatever the file holds.
  const body = { spec: manifest.spec } as unknown as PutBody;
  if (flags.dryRun === true) {
    await client.put(manifest.kind, id, body, { ...guard, dry_run: true, signal: io.signal });
    const would = existing === null ? 'would be created' : 'is valid';
    const { name } = manifest.spec;
    await io.write(`${manifest.kind}/${typeof name === 'string' ? name : id} ${would} (dry run)\n`);
    return [];
  }
  const stored = await client.put(manifest.kind, id, body, { ...guard, signal: io.signal });
  await io.write(`${slashName(toView(stored))} ${done(existing, stored)}\n`);
  return [stored];
}

/** Everything is stored before anything is waited for: one object that does not become ready keeps no other from being asked for. */
async function waitForAll(
  io: Io,
  client: Client,
  stored: readonly Resource[],
  timeout: number,
): Promise<void> {
  const deadline = Date.now() + timeout * 1000;
  for (const resource of stored) {
    const { kind, id, generation } = resource;
    const timeout_seconds = Math.max(0, Math.ceil((deadline - Date.now()) / 1000));
    const outcome = await waitReady(client, kind, id, { generation, timeout_seconds, signal: io.signal });
    requireOutcome(outcome, { for: 'ready', timeout }, slashName(toView(resource)));
    await io.write(`${slashName(toView(resource))} ready\n`);
  }
}

/** The same words as kubectl's. */
function done(existing: ResourceView | null, stored: Resource): string {
  if (existing === null) return 'created';
  return stored.generation === existing.generation ? 'unchanged' : 'configured';
}

/** An object that names no project belongs to the one of the connection, as in the Terraform provider. */
async function withProject({ client, connection }: Service, manifest: Manifest): Promise<Manifest> {
  const { kind, spec } = manifest;
  if (!KINDS[kind].in_project || spec['project_id'] !== undefined) return manifest;
  const project_id = await projectOf(client, connection);
  return project_id === null ? manifest : { ...manifest, spec: { ...spec, project_id } };
}

async function findExisting(client: Client, { kind, id, spec }: Manifest): Promise<ResourceView | null> {
  if (id !== undefined) {
    try {
      return toView(await client.get(kind, id));
    } catch (error) {
      if (error instanceof ApiProblem && error.code === 'not_found') return null;
      throw error;
    }
  }
  const { name, project_id } = spec;
  if (typeof name !== 'string') return null;
  const scope = typeof project_id === 'string' ? { project_id } : {};
  return (await listAll(client, kind, { ...scope, name }, 1))[0] ?? null;
}
