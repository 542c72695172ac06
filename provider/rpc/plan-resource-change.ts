/** PlanResourceChange: the pure plan, with values that must be fetched before and a dry run by the service after. */
import { randomUUID } from 'node:crypto';
import type { ApiProblem } from '../client/problem.ts';
import { rebuildDiagnostics, replacementDiagnostics } from '../plan/disruption.ts';
import { specOf, hasUnknownSpec } from '../plan/resource-state.ts';
import { planResource } from '../plan/plan.ts';
import { protectionDiagnostics } from '../plan/protection.ts';
import type { ResourcePlan } from '../plan/plan.ts';
import type { AttributePath } from '../protocol/attribute-path.ts';
import { attributePath, formatPath } from '../protocol/attribute-path.ts';
import { UNKNOWN } from '../protocol/cty-value.ts';
import type { CtyRecord, CtyValue } from '../protocol/cty-value.ts';
import { DiagnosticError, errorDiagnostic, hasErrors, warningDiagnostic } from '../protocol/diagnostics.ts';
import type { Diagnostic } from '../protocol/diagnostics.ts';
import { sourceOf } from '../schema/types.ts';
import { idOf } from './change.ts';
import { connected, kindOf, requireConnection } from './context.ts';
import type { Connection, NamedKind, ProviderContext } from './context.ts';
import type { Handlers, PlanRequest, PlanResponse } from './handlers.ts';
import { fillFromFile } from './local-file.ts';
import { decodePrivate, encodePrivate } from './private-state.ts';
import type { PrivateState } from './private-state.ts';
import { problemDiagnostics } from './problem-diagnostics.ts';

/** The project of a new object that names none. An existing one stays where it is. */
const fillProject = (
  context: ProviderContext,
  kind: NamedKind,
  prior: CtyRecord | null,
): Readonly<Record<string, CtyValue>> => {
  const attribute = kind.description.attributes['project_id'];
  if (prior !== null || attribute === undefined || sourceOf(attribute) !== 'spec') return {};
  const connection = connected(context);
  if (connection === null) return { project_id: UNKNOWN };
  return { project_id: connection.project_id ?? UNKNOWN };
};

const restartWarning = (kind: NamedKind, path: AttributePath): Diagnostic =>
  warningDiagnostic(
    `This change restarts the ${kind.name}`,
    `Changing ${formatPath(path)} restarts the ${kind.name}; whatever runs on it stops for a moment.`,
    path,
  );

const continueWarning = (kind: NamedKind): Diagnostic =>
  warningDiagnostic(
    `The ${kind.name} is not finished`,
    `An earlier apply was interrupted, or its time was over, before Cairn was done. This one goes on waiting.`,
  );

const planPrivate = (before: PrivateState, plan: ResourcePlan, prior: CtyRecord | null): PrivateState => {
  if (prior === null) {
    return {
      planned_id: randomUUID(),
      ...(before.replaces === undefined ? {} : { replaces: before.replaces }),
    };
  }
  const id = prior['id'];
  return plan.requires_replace.length > 0 && typeof id === 'string' ? { ...before, replaces: id } : before;
};

const nameTakenWarning = (kind: NamedKind, problem: ApiProblem): Diagnostic =>
  warningDiagnostic(
    'The name is taken',
    `${problem.detail}\n\nThe apply will fail unless it first removes or renames that ${kind.name}.`,
    kind.description.attributes['name']?.source === 'spec' ? attributePath('name') : undefined,
  );

/** What is right by itself, and only has no room. */
const ROOM_CODES: readonly string[] = ['unschedulable', 'quota_exceeded'];

/** Terraform plans what is to be made before it destroys, and ends when that is refused. */
const DESTROY_ADVICE = 'A destroy plans this as well: give it -refresh=false.';

/** A name that is taken now may be free when it is needed: the plan may hold its removal too. */
const dryRunDiagnostics = (
  kind: NamedKind,
  problem: ApiProblem,
  state: PrivateState,
  name: CtyValue | undefined,
): readonly Diagnostic[] => {
  if (problem.existing !== undefined) {
    const { id, adoptable } = problem.existing;
    return adoptable || id === state.replaces ? [] : [nameTakenWarning(kind, problem)];
  }
  if (problem.code === 'stale_generation') return [];
  const named = typeof name === 'string' ? ` ${JSON.stringify(name)}` : '';
  const said = problemDiagnostics(problem, kind.description, `plan ${kind.name}${named}`);
  if (!ROOM_CODES.includes(problem.code)) return said;
  return said.map((diagnostic) => ({ ...diagnostic, detail: `${diagnostic.detail} ${DESTROY_ADVICE}` }));
};

interface DryRun {
  readonly connection: Connection;
  readonly kind: NamedKind;
  readonly planned: CtyRecord;
  readonly config: CtyRecord;
  readonly private: PrivateState;
  readonly prior: CtyRecord | null;
}

const dryRun = async (run: DryRun): Promise<readonly Diagnostic[]> => {
  const { connection, kind, planned, config, prior } = run;
  const prior_id = prior === null ? undefined : idOf(prior);
  const { generation, planned_id, replaces } = run.private;
  const id = prior_id ?? planned_id;
  if (id === undefined || hasUnknownSpec(kind.description, planned, config)) return [];
  const known =
    generation === undefined ? ({ kind: 'any' } as const) : ({ kind: 'generation', generation } as const);
  const problem = await connection.checks.check({
    kind: kind.name,
    id,
    spec: specOf(kind.description, planned, config, run.prior),
    expect: prior_id === undefined ? { kind: 'new' } : known,
    ...(prior_id === undefined && replaces !== undefined ? { replaces } : {}),
  });
  return problem === null ? [] : dryRunDiagnostics(kind, problem, run.private, planned['name']);
};

const plan = async (
  context: ProviderContext,
  request: PlanRequest,
  config: CtyRecord,
): Promise<PlanResponse> => {
  const kind = kindOf(context, request.type_name);
  const prior = request.prior_state;
  const fills = {
    ...fillProject(context, kind, prior),
    ...(await fillFromFile(kind.description, config, prior, context.digests)),
  };
  const before = decodePrivate(request.prior_private);
  const is_unfinished = before.unfinished === true;
  const made = planResource({ kind: kind.description, config, prior, fills, is_unfinished });
  const state = planPrivate(before, made, prior);
  const held =
    prior === null || made.requires_replace.length === 0 ? [] : protectionDiagnostics(kind, prior, true);
  const warnings =
    made.requires_replace.length > 0
      ? replacementDiagnostics(kind, made.planned, made.requires_replace)
      : [
          ...rebuildDiagnostics(kind, prior, made.planned),
          ...made.restarts.map((path) => restartWarning(kind, path)),
        ];
  const going = made.action === 'continue' ? [continueWarning(kind)] : [];
  const connection = connected(context);
  const asks = made.action === 'create' || (made.action === 'update' && made.requires_replace.length === 0);
  const answers =
    connection === null || !asks
      ? []
      : await dryRun({
          connection,
          kind,
          planned: made.planned,
          config,
          private: state,
          prior,
        });
  return {
    planned_state: made.planned,
    requires_replace: made.requires_replace,
    planned_private: encodePrivate(state),
    planned_identity: request.prior_identity,
    diagnostics: hasErrors(held) ? held : hasErrors(answers) ? answers : [...warnings, ...going, ...answers],
  };
};

/** A moved state has no id until a read has looked for its counterpart; until then nothing can be planned truthfully. */
const requireRead = (context: ProviderContext, request: PlanRequest): void => {
  const { moved } = decodePrivate(request.prior_private);
  if (moved === undefined || request.prior_state === null || idOf(request.prior_state) !== '') return;
  requireConnection(context);
  throw new DiagnosticError([
    errorDiagnostic(
      'A moved resource must be read first',
      `Whether Cairn has a counterpart of the ${moved.from} is not known yet. Run terraform without -refresh=false.`,
    ),
  ]);
};

/** Effect: the handler; it may read a local file and ask the service, and changes nothing. */
export const planHandler =
  (context: ProviderContext): NonNullable<Handlers['planResourceChange']> =>
  async (request) => {
    requireRead(context, request);
    if (request.proposed_new_state !== null && request.config !== null) {
      return plan(context, request, request.config);
    }
    const { prior_state: prior } = request;
    return {
      ...(prior === null
        ? {}
        : { diagnostics: protectionDiagnostics(kindOf(context, request.type_name), prior, false) }),
      planned_state: null,
      planned_private: request.prior_private,
      planned_identity: request.prior_identity,
    };
  };
