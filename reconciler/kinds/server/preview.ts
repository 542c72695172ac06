import type { ServerSpec } from '../../../schemas/generated/types.ts';
import { CairnError } from '../../model/error.ts';
import type { Snapshot } from '../../model/kind.ts';
import { candidateOf } from '../../scheduler/request.ts';
import { schedule } from '../../scheduler/schedule.ts';
import { surveyHosts } from '../../scheduler/survey.ts';
import type { HostSurvey } from '../../scheduler/survey.ts';
import { placementRequest, resolve } from './resolve.ts';
import type { ServerChoices } from './shapes.ts';

/** Where a server that nobody asked for yet would go, and why. */
export type ServerPreview = {
  /** Null when it could not be placed now. */
  readonly host_id: string | null;
  readonly explanation: string;
  /** What would help, when no host takes it. */
  readonly nearest_fix: string | null;
  /** Address that each interface would have, by its name. */
  readonly addresses: { readonly [nic_name: string]: string };
  readonly hosts: readonly HostSurvey[];
};

/** Pure. What resolve would decide for a server that has no place yet. */
export function previewServer(snapshot: Snapshot<ServerSpec>): ServerPreview {
  const nowhere = { host_id: null, nearest_fix: null, addresses: {} };
  const request = placementRequest(snapshot, {});
  if (request instanceof CairnError) return { ...nowhere, explanation: request.message, hosts: [] };
  const candidates = snapshot.hosts.map(candidateOf);
  const hosts = surveyHosts(request, candidates, snapshot.placement_rules);
  const placement = schedule(request, candidates, snapshot.placement_rules);
  if (placement.host_id === null) {
    const { explanation, nearest_fix } = placement;
    return { ...nowhere, explanation, nearest_fix, hosts };
  }
  const resolution = resolve(snapshot);
  if (resolution.outcome !== 'resolved') {
    return { ...nowhere, explanation: resolution.error.message, hosts };
  }
  const { nics } = resolution.choices as unknown as ServerChoices;
  return {
    host_id: placement.host_id,
    explanation: placement.explanation,
    nearest_fix: null,
    addresses: Object.fromEntries(Object.entries(nics).map(([name, nic]) => [name, nic.address])),
    hosts,
  };
}
