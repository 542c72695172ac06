import { KIND_NAMES } from '../../../schemas/generated/kinds.ts';
import type { KindName } from '../../../schemas/generated/types.ts';
import { CairnError } from '../../model/error.ts';
import type { JsonObject } from '../../model/json.ts';
import type { AnyKind } from '../../model/kind.ts';
import { moreOf } from '../../model/quota.ts';
import type { Amounts } from '../../model/quota.ts';
import type { Database } from '../../store/database.ts';
import { accessOf, requireAllowed } from '../authorize.ts';
import type { Access } from '../authorize.ts';
import type { PlaceShare } from '../../../schemas/generated/api.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { bodyObject } from '../body.ts';
import { fromThrown, toProblem } from '../problem.ts';
import type { Problem } from '../problem.ts';
import { ID_PATTERN, parseQuery } from '../query.ts';
import { requestIdOf } from '../route.ts';
import type { Route } from '../route.ts';
import { parseSpec } from './check-spec.ts';
import type { Passwords } from './hashed-secrets.ts';
import { parsePlaces } from './place-shares.ts';
import { placeTogether } from './planned-places.ts';
import type { Placed, Planned } from './planned-places.ts';
import { parsePlanned } from './planned.ts';
import { judgeTogether } from './quota.ts';
import type { Ask } from './quota.ts';
import { provenanceOf } from './preconditions.ts';
import type { Preconditions, Provenance } from './preconditions.ts';
import { putResource } from './put-resource.ts';
import type { PutOutcome } from './put-resource.ts';

/** Objects that one request may ask about. */
const CHECK_LIMIT = 100;
/** Judged at once: each takes a connection to the database. */
const PARALLEL = 4;

/** What one check found: what a PUT of the same would do, or how it would be refused. */
export type CheckResult = {
  readonly outcome: PutOutcome | null;
  readonly problem: Problem | null;
  /** What the object would take of its project's quota, more than now; null when it takes none or is refused. */
  readonly quota: { readonly project_id: string; readonly amounts: Amounts } | null;
  /** What a server would take of which host; null for all else, and where nothing can be said yet. */
  readonly place: PlaceShare | null;
  /** What the members of a server set would take, one for each host and server group; none for all else. */
  readonly member_places: readonly PlaceShare[];
  /** Whether servers that have no place now may have one when it is stored. */
  readonly makes_room: boolean;
};

type Check = {
  readonly kind: KindName;
  readonly id: string;
  readonly spec: unknown;
  readonly preconditions: Preconditions;
  readonly replaces: string | null;
};

/** What a check found before its object was judged with the others. */
type Judged = {
  readonly outcome: PutOutcome | null;
  readonly problem: Problem | null;
  readonly ask: Ask | null;
  /** Spec that would be stored; null where it is stored already, or refused. */
  readonly placed: JsonObject | null;
};

/** Kinds that decide where servers can be. */
const HOST_KINDS: readonly KindName[] = ['host', 'aggregate'];

/** Pure. The route by which a plan of many objects is judged in one request: the dry run of PUT, for each of a list. */
export function checkRoutes(dependencies: ApiDependencies): readonly Route[] {
  const { database, kinds, passwords, quotas } = dependencies;
  const byName = new Map(kinds.map((kind) => [kind.name, kind]));
  return [
    {
      method: 'post',
      path: '/v1/checks',
      rule: 'principal',
      reads_json: true,
      handle: async (request, response) => {
        parseQuery(request.url, []);
        const access = accessOf(request);
        const provenance = provenanceOf(request);
        const request_id = requestIdOf(request);
        const body = bodyObject(request.body, ['items', 'planned', 'places']);
        const checks = parseChecks(body['items']);
        const planned = parsePlanned(body['planned']);
        const places = parsePlaces(body['places']);
        const judged: Judged[] = [];
        for (let at = 0; at < checks.length; at += PARALLEL) {
          const some = checks.slice(at, at + PARALLEL);
          judged.push(
            ...(await Promise.all(
              some.map((check) =>
                judge(database, byName, check, { access, provenance, request_id, passwords }),
              ),
            )),
          );
        }
        const asks = judged.map(({ ask }) => ask);
        const exceeding = await judgeTogether(database, quotas, asks, planned);
        const makes_room = checks.some(({ kind }) => HOST_KINDS.includes(kind));
        const items = checks.map(({ kind, id, replaces }, at): Planned | null => {
          const spec = exceeding[at] === null && !makes_room ? (judged[at]?.placed ?? null) : null;
          return spec === null || !isPlaced(kind) ? null : { kind, id, spec, replaces };
        });
        const placed = await placeTogether(dependencies, items, places);
        response.json({
          results: checks.map(({ kind }, at) => {
            const [each, found] = [judged[at], placed[at]];
            if (each === undefined || found === undefined)
              throw new CairnError('internal', 'A check is lost.');
            const refused = exceeding[at] ?? found.refused;
            const result = resultOf(each, refused, request_id);
            return { ...result, ...placesOf(kind, found), makes_room: HOST_KINDS.includes(kind) };
          }),
        });
      },
    },
  ];
}

type Caller = {
  readonly access: Access;
  readonly provenance: Provenance;
  readonly request_id: string;
  readonly passwords: Passwords;
};

async function judge(
  database: Database,
  kinds: ReadonlyMap<KindName, AnyKind>,
  check: Check,
  caller: Caller,
): Promise<Judged> {
  let ask: Ask | null = null;
  try {
    const kind = kinds.get(check.kind);
    if (kind === undefined) throw new CairnError('internal', `There is no kind ${check.kind}.`);
    requireAllowed(caller.access, { kind: kind.name, verbs: ['create', 'update'] });
    const spec = parseSpec(kind.name, check.spec, caller.access.principal);
    const outcome = await putResource(database, {
      ...caller,
      kind,
      id: check.id,
      spec,
      preconditions: check.preconditions,
      quota: (_transaction, asked) => {
        ask = asked;
        return Promise.resolve();
      },
      ...(check.replaces === null ? {} : { replaces: check.replaces }),
      repair: false,
      dry_run: true,
    });
    return { outcome, problem: null, ask, placed: outcome === 'same' ? null : spec };
  } catch (thrown) {
    const error = fromThrown(thrown);
    // Nothing about this one object: the request as a whole failed and may be sent again.
    if (error.code === 'unavailable' || error.code === 'internal') throw thrown;
    return { outcome: null, problem: toProblem(error, caller.request_id), ask: null, placed: null };
  }
}

function resultOf(
  { outcome, problem, ask }: Judged,
  refused: CairnError | null,
  request_id: string,
): Pick<CheckResult, 'outcome' | 'problem' | 'quota'> {
  if (refused !== null) return { outcome: null, problem: toProblem(refused, request_id), quota: null };
  const quota = ask === null ? null : { project_id: ask.project_id, amounts: moreOf(ask) };
  return { outcome, problem, quota };
}

function isPlaced(kind: KindName): kind is Planned['kind'] {
  return kind === 'server' || kind === 'server_set';
}

function placesOf(kind: KindName, { places }: Placed): Pick<CheckResult, 'place' | 'member_places'> {
  if (kind === 'server_set') return { place: null, member_places: places };
  return { place: places[0] ?? null, member_places: [] };
}

function parseChecks(value: unknown): readonly Check[] {
  if (!Array.isArray(value) || value.length > CHECK_LIMIT) {
    throw wrong('/items', `must be a list of up to ${CHECK_LIMIT} objects`);
  }
  const items: readonly unknown[] = value;
  return items.map((item, index) => parseCheck(item, `/items/${index}`));
}

function parseCheck(item: unknown, path: string): Check {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) {
    throw wrong(path, 'must be an object');
  }
  const {
    kind: name,
    id,
    spec,
    must_be_new = false,
    generation = null,
    replaces = null,
    ...rest
  } = item as Readonly<Record<string, unknown>>;
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined) throw wrong(`${path}/${unknown}`, 'is not a property of a check');
  const kind = KIND_NAMES.find((each) => each === name);
  if (kind === undefined) throw wrong(`${path}/kind`, `must be one of ${KIND_NAMES.join(', ')}`);
  if (typeof id !== 'string' || !ID_PATTERN.test(id)) throw wrong(`${path}/id`, 'must be a lower-case UUID');
  if (typeof must_be_new !== 'boolean') throw wrong(`${path}/must_be_new`, 'must be true or false');
  if (generation !== null && !(typeof generation === 'number' && Number.isSafeInteger(generation))) {
    throw wrong(`${path}/generation`, 'must be a whole number or null');
  }
  if (replaces !== null && !(typeof replaces === 'string' && ID_PATTERN.test(replaces))) {
    throw wrong(`${path}/replaces`, 'must be a lower-case UUID or null');
  }
  return { kind, id, spec, preconditions: { must_be_new, generation }, replaces };
}

function wrong(path: string, message: string): CairnError {
  return new CairnError('invalid_input', `${path} ${message}.`, { violations: [{ path, message }] });
}
