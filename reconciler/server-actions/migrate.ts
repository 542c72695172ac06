import type { ActedServer, Outcome, ServerAction } from './action.ts';

/** Where to: a host, or (null) the one that Cairn chooses. */
export type Target = { readonly host_id: string | null };

/** Moves a server to another host. A host that the spec names is forgotten: else the server would go back there. */
export const MIGRATE: ServerAction<Target> = {
  name: 'migrate',
  verb: 'migrate',
  states: ['ACTIVE', 'SHUTOFF'],
  decide: (server, target) => moved(server, 'cold', target),
};

/** The same while the guest runs. */
export const LIVE_MIGRATE: ServerAction<Target> = {
  name: 'live-migration',
  verb: 'live_migrate',
  states: ['ACTIVE'],
  decide: (server, target) => moved(server, 'live', target),
};

function moved({ spec }: ActedServer, kind: 'cold' | 'live', { host_id }: Target): Outcome {
  const { host_id: _before, ...others } = spec;
  return { do: 'order', name: 'migrate', arguments: { kind, host_id }, spec: others };
}
