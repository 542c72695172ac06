import type { ServerAction } from './action.ts';

/**
 * Moves a server to another host, which it leaves to Cairn when host_id is null. Where the spec names a host it says where the server belongs
 * from then on, or nothing: else the server would go back.
 */
export const MIGRATE: ServerAction<{ readonly host_id: string | null }> = {
  name: 'migrate',
  verb: 'migrate',
  states: ['ACTIVE', 'SHUTOFF'],
  decide: ({ spec }, { host_id }) => {
    const { host_id: pinned, ...others } = spec;
    if (pinned !== undefined && host_id !== null) return { do: 'edit', spec: { ...others, host_id } };
    return { do: 'order', name: 'migrate', arguments: { kind: 'cold', host_id }, spec: others };
  },
};
