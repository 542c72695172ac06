import { randomUUID } from 'node:crypto';
import type { KindName } from '../../../schemas/generated/types.ts';
import type { Identity } from '../../identity/identity.ts';
import { CairnError } from '../../model/error.ts';
import type { JsonObject } from '../../model/json.ts';
import type { AnyKind } from '../../model/kind.ts';
import type { QuotaLimits } from '../../model/quota.ts';
import type { Resource } from '../../model/resource.ts';
import { visibilityOf } from '../../policy/visibility.ts';
import type { Visibility } from '../../policy/visibility.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Database } from '../../store/database.ts';
import { readDesired } from '../../store/desired.ts';
import { listViews } from '../../store/listing.ts';
import type { PageEnd } from '../../store/listing.ts';
import { onlyVisible } from '../deeds.ts';
import { requestIdOf } from '../route.ts';
import { parseSpec } from '../v1/check-spec.ts';
import { deleteResource } from '../v1/delete-resource.ts';
import type { Passwords } from '../v1/hashed-secrets.ts';
import { putResource } from '../v1/put-resource.ts';
import { storingJudge } from '../v1/quota.ts';
import { accessFor } from './call.ts';
import type { Call } from './call.ts';

/** What the facade stands on. */
export type Facade = {
  readonly database: Database;
  readonly kinds: readonly AnyKind[];
  readonly passwords: Passwords;
  readonly quotas: QuotaLimits;
  readonly identity: Identity;
  readonly clock: Clock;
  /** URL by which clients reach the service; null when it is what they write into Host. */
  readonly public_url: string | null;
};

/** Objects read at once. */
const PAGE = 1000;
/** A collection is read to its end, but no further than this. */
const PAGES_LIMIT = 100;
/** How long a name is waited for whose object is on its way out: clients take a deletion that was answered for done. */
const LEAVING_WAIT_MS = 50;
const LEAVING_ATTEMPTS = 100;
/** How often a change is made anew that somebody else's came before. */
const CHANGE_ATTEMPTS = 5;

/** Effect: reads. The object of a kind; null when there is none, it is being deleted, or the caller may not know of it. */
export async function findObject(
  { database }: Facade,
  call: Call,
  kind: KindName,
  id: string | null,
): Promise<Resource | null> {
  const row = id === null ? null : await readDesired(database, id);
  if (row === null || row.kind !== kind || row.deletion_requested_at !== null) return null;
  const [seen] = await onlyVisible(database, accessFor(call), kind, [row]);
  return seen ?? null;
}

/** Effect: reads. The object of a kind; `written` is its id as the client wrote it. Throws not_found. */
export async function requireObject(
  facade: Facade,
  call: Call,
  kind: KindName,
  id: string | null,
  written: string,
): Promise<Resource> {
  const found = await findObject(facade, call, kind, id);
  if (found === null) throw missing(kind, written);
  return found;
}

/** Pure. What a client hears of an object that it cannot find. */
export function missing(kind: KindName, written: string): CairnError {
  return new CairnError(
    'not_found',
    `Could not find ${kind.replaceAll('_', ' ')}: ${written.slice(0, 255)}.`,
  );
}

/** Which objects of a kind: of this name, whose spec holds this. */
export type Sought = { readonly name?: string; readonly spec?: JsonObject };

/** Effect: reads. All objects of a kind that the caller may know of, in order of creation, less those being deleted. */
export async function listObjects(
  { database }: Facade,
  call: Call,
  kind: KindName,
  sought: Sought = {},
): Promise<readonly Resource[]> {
  const access = accessFor(call);
  const inside = await living(database, kind, sought, visibilityOf(kind, access.principal.credentials));
  return await onlyVisible(database, access, kind, inside);
}

/** Effect: reads. All living objects of a kind, whoever asks: what follows from them decides, and what is shown is judged by itself. */
export async function listAll(
  { database }: Pick<Facade, 'database'>,
  kind: KindName,
  spec: JsonObject | null = null,
): Promise<readonly Resource[]> {
  return await living(database, kind, spec === null ? {} : { spec }, { all: true });
}

async function living(
  database: Database,
  kind: KindName,
  { name, spec }: Sought,
  visible: Visibility,
): Promise<readonly Resource[]> {
  const filter = {
    kind,
    visible,
    ids: null,
    name: name ?? null,
    name_prefix: null,
    project_id: null,
    spec: spec ?? null,
    status: null,
  };
  const found: Resource[] = [];
  let after: PageEnd | null = null;
  for (let page = 0; page < PAGES_LIMIT; page += 1) {
    const { items, end } = await listViews(database, filter, PAGE, after);
    found.push(
      ...items.map(({ resource }) => resource).filter((each) => each.deletion_requested_at === null),
    );
    if (end === null) return found;
    after = end;
  }
  throw new CairnError(
    'unavailable',
    `There are more than ${PAGE * PAGES_LIMIT} objects of the kind ${kind}, too many for one answer.`,
  );
}

/** How an object is made. */
export type Making = {
  /** Drawn when it is not given. */
  readonly id?: string;
  /** Whether a name is waited for whose object is on its way out; it is when nothing is said. */
  readonly waits?: boolean;
};

/** Effect: makes an object. Throws as putResource does. */
export async function createObject(
  facade: Facade,
  call: Call,
  name: KindName,
  spec: JsonObject,
  { id = randomUUID(), waits = true }: Making = {},
): Promise<Resource> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await put(facade, call, name, id, spec, null);
      break;
    } catch (thrown) {
      const isLeaving = waits && (await isOfLeaving(facade.database, thrown));
      if (!isLeaving || attempt === LEAVING_ATTEMPTS) throw thrown;
      await facade.clock.sleep(LEAVING_WAIT_MS);
    }
  }
  return await reread(facade.database, name, id);
}

/** How an object is changed. */
export type Changing = {
  /** Properties that change though they are fixed, as long as the object has no content. */
  readonly until_content?: readonly string[];
  /** What it is done for; see PutRequest. */
  readonly action?: string;
  /** Whether the engine looks again even when nothing changes. */
  readonly repair?: boolean;
};

/** Effect: changes an object's spec by `change`, a pure function. The object after it. Throws as putResource does. */
export async function changeObject(
  facade: Facade,
  call: Call,
  { kind, id }: Pick<Resource, 'kind' | 'id'>,
  change: (spec: JsonObject) => JsonObject,
  changing: Changing = {},
): Promise<Resource> {
  for (let attempt = 1; ; attempt += 1) {
    const row = await findObject(facade, call, kind, id);
    if (row === null) throw missing(kind, id);
    try {
      await put(facade, call, kind, id, change(row.spec), row.generation, changing);
      return await reread(facade.database, kind, id);
    } catch (thrown) {
      const isLate = thrown instanceof CairnError && thrown.code === 'stale_generation';
      if (!isLate || attempt === CHANGE_ATTEMPTS) throw thrown;
    }
  }
}

/** Effect: asks for an object's end, which callers of the facade see at once. Throws as deleteResource does. */
export async function removeObject(
  { database, kinds }: Pick<Facade, 'database' | 'kinds'>,
  call: Call,
  { kind, id }: Pick<Resource, 'kind' | 'id'>,
): Promise<void> {
  await deleteResource(database, {
    kind: kindNamed(kinds, kind),
    id,
    access: accessFor(call),
    generation: null,
    request_id: requestIdOf(call.request),
    // Clients take a deletion that was answered for done.
    after_leaving: true,
  });
}

async function put(
  { database, kinds, passwords, quotas }: Facade,
  call: Call,
  kind: KindName,
  id: string,
  spec: JsonObject,
  generation: number | null,
  { repair = false, ...changing }: Changing = {},
): Promise<void> {
  const access = accessFor(call);
  await putResource(database, {
    kind: kindNamed(kinds, kind),
    id,
    spec: parseSpec(kind, spec, access.principal),
    access,
    provenance: { origin: null, run: null },
    preconditions: { must_be_new: generation === null, generation },
    request_id: requestIdOf(call.request),
    passwords,
    quota: storingJudge(quotas),
    ...changing,
    repair,
    dry_run: false,
  });
}

async function isOfLeaving(database: Database, thrown: unknown): Promise<boolean> {
  const existing = thrown instanceof CairnError ? thrown.fields.existing : undefined;
  if (existing === undefined) return false;
  const twin = await readDesired(database, existing.id);
  return twin === null || twin.deletion_requested_at !== null;
}

async function reread(database: Database, kind: KindName, id: string): Promise<Resource> {
  const row = await readDesired(database, id);
  if (row === null) throw missing(kind, id);
  return row;
}

function kindNamed(kinds: readonly AnyKind[], name: KindName): AnyKind {
  const kind = kinds.find((each) => each.name === name);
  if (kind === undefined) throw new CairnError('internal', `There is no kind ${name}.`);
  return kind;
}
