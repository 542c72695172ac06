import type { ServerSpec } from '../../../schemas/generated/types.ts';
import { NO_COPIES } from '../../model/kind.ts';
import type { HostView, Snapshot } from '../../model/kind.ts';
import type { PlacementRules } from '../../model/placement-rules.ts';
import { readKnown, readTakenAddresses } from '../../store/admission.ts';
import type { Database } from '../../store/database.ts';
import { readNeighbours } from '../../store/neighbours.ts';
import type { KindReference } from '../../store/spec-references.ts';

/** Effect: reads. What the engine would know of a server that nobody asked for yet; `references` is what its spec names. */
export async function readUnmadeServer(
  database: Database,
  id: string,
  spec: ServerSpec,
  references: readonly KindReference[],
  {
    hosts,
    placement_rules,
  }: { readonly hosts: readonly HostView[]; readonly placement_rules: PlacementRules },
): Promise<Snapshot<ServerSpec>> {
  const ids = [...new Set(references.map(({ to_id }) => to_id))];
  const subnets = [...new Set(references.flatMap(({ kind, to_id }) => (kind === 'subnet' ? [to_id] : [])))];
  const resource = {
    id,
    kind: 'server',
    project_id: spec.project_id,
    name: spec.name,
    spec,
    generation: 1,
    deletion_requested_at: null,
    created_at: '',
    updated_at: '',
  } as const;
  const unmade = { choices: {}, observed: null, status: {}, conditions: [], observed_generation: 0 };
  return {
    self: { resource, ...unmade },
    references: await readKnown(database, ids),
    users: new Map(),
    hosts,
    neighbours: await readNeighbours(database, spec),
    failed_tries: [],
    tenants: [],
    leaving_host: 0,
    budgets: [],
    is_disturbed: false,
    placement_rules,
    allocations: [],
    taken_addresses: await readTakenAddresses(database, subnets, id),
    taken_macs: new Set(),
    orders: [],
    content_shared: false,
    content: null,
    copies: NO_COPIES,
  };
}
