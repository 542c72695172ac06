import type { FlavorSpec, ImageSpec, QuotaSpec } from '../../schemas/generated/types.ts';
import { CairnError } from './error.ts';
import type { Violation } from './error.ts';
import type { Json, JsonObject } from './json.ts';
import { sameJson } from './canonical-json.ts';
import type { Known } from './resource.ts';
import { referenceTo } from './references.ts';
import { GIB, gibFor } from './units.ts';

/** What a quota limits, each with its name for one and for more. */
const WORDS = {
  servers: ['server', 'servers'],
  vcpus: ['vcpu', 'vcpus'],
  memory_mib: ['MiB of memory', 'MiB of memory'],
  disk_gib: ['GiB of root disk', 'GiB of root disk'],
  images: ['image', 'images'],
  image_gib: ['GiB of images', 'GiB of images'],
  keypairs: ['keypair', 'keypairs'],
  networks: ['network', 'networks'],
  subnets: ['subnet', 'subnets'],
} as const satisfies Record<keyof Omit<QuotaSpec, 'project_id'>, readonly [string, string]>;

/** A property of the kind quota that limits something. */
export type QuotaResource = keyof typeof WORDS;

/** Everything that a quota limits. */
export const QUOTA_RESOURCES = Object.keys(WORDS) as readonly QuotaResource[];

/** How much of each; what is left out is none. */
export type Amounts = Readonly<Partial<Record<QuotaResource, number>>>;

/** How much of each a project may have; -1 is without limit. */
export type QuotaLimits = Readonly<Record<QuotaResource, number>>;

/** Without limit. */
export const UNLIMITED = -1;

/** What the objects of a kind take of their project's quota. */
export type QuotaUse<Spec> = {
  /** Pure. How much an object takes. */
  readonly amounts: (spec: Spec, references: ReadonlyMap<string, Known>) => Amounts;
  /**
   * Properties (JSON pointers into the request) that decide how much of it is taken, the first foremost; the object's name where nothing is
   * said.
   */
  readonly places: Readonly<Partial<Record<QuotaResource, readonly string[]>>>;
  /** Pure. For kinds whose objects hold bytes: how many there will be; null while nobody knows, then the object keeps what it has of image_gib. */
  readonly bytes?: (spec: Spec) => number | null;
};

/** What an object asks of its project's quota. */
export type QuotaAsk = {
  readonly kind: string;
  readonly project_id: string;
  /** What it is to have. */
  readonly wanted: Amounts;
  /** What it has already, or the one has whose place it takes. */
  readonly held: Amounts;
  /** Property that a refusal points at, by what is asked; where there is none, nobody asked for more, and nothing is refused. */
  readonly places: Readonly<Partial<Record<QuotaResource, string>>>;
  /** Of an image, its number of bytes: a refusal says how many of them are too many. Null while nobody knows. */
  readonly size_bytes?: number | null;
};

/** Pure. What an object of a kind takes of which there can only be so many. */
export function oneOf(resource: QuotaResource): QuotaUse<object> {
  return { amounts: () => ({ [resource]: 1 }), places: {} };
}

/** Pure. What a server of this flavor and image takes. The image gives the size of the disk where it is larger, as it does on the host. */
export function serverAmounts(
  references: ReadonlyMap<string, Known>,
  flavor_id: string,
  image_id: string | undefined,
): Amounts {
  const flavor: FlavorSpec = referenceTo(references, 'flavor', flavor_id).resource.spec;
  return {
    servers: 1,
    vcpus: flavor.vcpus,
    memory_mib: flavor.memory_mib,
    disk_gib: Math.max(flavor.disk_gib, image_id === undefined ? 0 : imageDiskGib(references, image_id)),
  };
}

function imageDiskGib(references: ReadonlyMap<string, Known>, image_id: string): number {
  const image: Known<ImageSpec> = referenceTo(references, 'image', image_id);
  const size = image.status['virtual_size_bytes'];
  return gibFor(typeof size === 'number' ? size : (image.resource.spec.size_bytes ?? 0));
}

/** Pure. The limits of a project: what its quota says, and the service's default for what that leaves open. */
export function limitsOf(quota: JsonObject | null, defaults: QuotaLimits): QuotaLimits {
  return {
    ...defaults,
    ...Object.fromEntries(
      QUOTA_RESOURCES.flatMap((resource) => {
        const limit = quota?.[resource];
        return typeof limit === 'number' ? [[resource, limit]] : [];
      }),
    ),
  };
}

/** Pure. The sum. */
export function plus(left: Amounts, right: Amounts, sign: 1 | -1 = 1): Amounts {
  return Object.fromEntries(
    QUOTA_RESOURCES.flatMap((resource) => {
      const sum = (left[resource] ?? 0) + sign * (right[resource] ?? 0);
      return sum === 0 ? [] : [[resource, sum]];
    }),
  );
}

/** Pure. How much more than now is asked for; less than nothing where less is. */
export function moreOf({ wanted, held }: Pick<QuotaAsk, 'wanted' | 'held'>): Amounts {
  return plus(wanted, held, -1);
}

/** Pure. Whether a limit has a say in what is asked. */
export function isLimited(ask: QuotaAsk, limits: QuotaLimits): boolean {
  const more = moreOf(ask);
  return QUOTA_RESOURCES.some(
    (resource) =>
      (more[resource] ?? 0) > 0 && limits[resource] !== UNLIMITED && ask.places[resource] !== undefined,
  );
}

/**
 * Pure. Which property a refusal points at: the first that decides, on an update the first that was changed. Where none was, more is taken
 * only because more is known (of an image's size), and an edit of something else is not to be refused for that.
 */
export function placesOf(
  use: Pick<QuotaUse<object>, 'places'>,
  previous: JsonObject | null,
  spec: JsonObject,
): QuotaAsk['places'] {
  return Object.fromEntries(
    QUOTA_RESOURCES.flatMap((resource) => {
      const places = use.places[resource] ?? ['/spec/name'];
      const place = places.find(
        (path) => previous === null || !sameJson(at({ spec: previous }, path), at({ spec }, path)),
      );
      return place === undefined ? [] : [[resource, place]];
    }),
  );
}

/** Pure. What of an ask exceeds the limits, given what the project uses and what else is planned for it. */
export function quotaViolations(
  ask: QuotaAsk,
  limits: QuotaLimits,
  used: Amounts,
  planned: Amounts = {},
): readonly Violation[] {
  const more = moreOf(ask);
  return QUOTA_RESOURCES.flatMap((resource): readonly Violation[] => {
    const path = ask.places[resource];
    const needed = more[resource] ?? 0;
    const limit = limits[resource];
    const taken = used[resource] ?? 0;
    const coming = planned[resource] ?? 0;
    if (path === undefined || needed <= 0 || limit === UNLIMITED || taken + coming + needed <= limit)
      return [];
    const free = Math.max(0, limit - taken - coming);
    const uses = coming > 0 ? `, uses ${taken} and is planned to use ${coming} more` : ` and uses ${taken}`;
    const kind = ask.held[resource] === undefined ? '' : 'more ';
    const [one, many] = WORDS[resource];
    return [
      {
        path,
        message:
          `needs ${needed} ${kind}${needed === 1 ? one : many}, but the project may have ${limit}${uses}; ` +
          `${free === 0 ? 'none is' : free === 1 ? '1 is' : `${free} are`} free` +
          (resource === 'image_gib' ? bytesOver(ask, limit - taken - coming) : ''),
        hint: `Ask an administrator for a larger quota (cairn_quota), or delete ${DELETED[resource]}.`,
      },
    ];
  });
}

/** Pure. Throws quota_exceeded when what is asked exceeds the limits, given what the project uses. */
export function requireWithin(ask: QuotaAsk, limits: QuotaLimits, used: Amounts): void {
  const violations = quotaViolations(ask, limits, used);
  if (violations.length > 0) throw exceeded(ask, violations);
}

/** Pure. The refusal of something for which there is no room. */
export function exceeded({ kind }: QuotaAsk, violations: readonly Violation[]): CairnError {
  const what = violations.map(({ message }) => message).join('; ');
  return new CairnError(
    'quota_exceeded',
    `The ${kind} does not fit into the quota of its project: it ${what}.`,
    { violations },
  );
}

/** `free_gib` without what the image has already; less than nothing where the limit was lowered. */
function bytesOver({ size_bytes = null, held }: QuotaAsk, free_gib: number): string {
  if (size_bytes === null) return '';
  const fitting = Math.max(0, free_gib + (held.image_gib ?? 0)) * GIB;
  return `: ${size_bytes - fitting} of its ${size_bytes} bytes are too many`;
}

/** What to delete to have more. */
const DELETED: Readonly<Record<QuotaResource, string>> = {
  servers: 'servers',
  vcpus: 'servers',
  memory_mib: 'servers',
  disk_gib: 'servers',
  images: 'images',
  image_gib: 'images',
  keypairs: 'keypairs',
  networks: 'networks',
  subnets: 'subnets',
};

function at(value: JsonObject, path: string): Json {
  let found: Json = value;
  for (const name of path.split('/').slice(1)) {
    found = typeof found === 'object' && found !== null ? ((found as JsonObject)[name] ?? null) : null;
  }
  return found;
}
