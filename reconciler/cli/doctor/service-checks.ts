import type { Resource } from '../../../schemas/generated/api.ts';
import type { Client } from '../../../schemas/generated/client.ts';
import { ApiProblem } from '../../../schemas/http-client.ts';
import { Failure } from '../failure.ts';
import type { Service } from '../service.ts';
import { bad, ok } from './check.ts';
import type { Check } from './check.ts';

/** What the service says of itself; `isReachable` is false when only the database of its future self can be looked at. */
export type ServiceReport = {
  readonly isReachable: boolean;
  readonly checks: readonly Check[];
  readonly hosts: readonly Resource<'host'>[];
};

/** Effect: asks the service whether it is ready, for its version, its chores and its hosts. */
export async function checkService(
  open: () => Promise<Service>,
  own_version: string,
): Promise<ServiceReport> {
  const unreachable = (check: Check): ServiceReport => ({ isReachable: false, checks: [check], hosts: [] });
  let service: Service;
  try {
    service = await open();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return unreachable(
      bad('service', 'service', 'failed', error.message, error.fields.hints?.[0] ?? 'cairn serve'),
    );
  }
  const { client, connection } = service;
  try {
    const health = await client.getReadiness();
    const parts = Object.entries(health.checks ?? {}).map(([name, said]) =>
      said === 'ok'
        ? ok('service', name, 'ok')
        : bad('service', name, 'failed', said, MENDS[name] ?? 'read the log of the service'),
    );
    const session = await sessionCheck(client, connection.endpoint, connection.from, own_version);
    const workers = session.status === 'failed' ? [] : await workerChecks(client);
    const hosts = session.status === 'failed' ? [] : (await client.list('host', { limit: 1000 })).items;
    return { isReachable: true, checks: [session, ...parts, ...workers], hosts };
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    const local = /\/\/(localhost|127\.|\[::1\])/.test(connection.endpoint);
    const mend = local
      ? 'cairn serve'
      : `curl -v ${connection.endpoint}/healthz, and start cairn serve there`;
    return unreachable(
      bad(
        'service',
        'service',
        'failed',
        `${connection.endpoint} (from ${connection.from}): ${error.message}`,
        mend,
      ),
    );
  }
}

const MENDS: Readonly<Record<string, string>> = {
  database:
    'start PostgreSQL at DATABASE_URL, or unset DATABASE_URL and restart cairn serve for a private one',
};

async function sessionCheck(client: Client, endpoint: string, from: string, own: string): Promise<Check> {
  try {
    const { service_version: version, principal } = await client.getSession();
    const found = `${version} at ${endpoint}, token '${principal}' from ${from}`;
    return version === own
      ? ok('service', 'service', found)
      : bad(
          'service',
          'service',
          'warning',
          `${found}; this CLI is ${own}`,
          'use the CLI of the same checkout as the service',
        );
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.code !== 'unauthenticated') throw error;
    return bad(
      'service',
      'service',
      'failed',
      `${endpoint} refuses the token from ${from}`,
      'unset CAIRN_TOKEN, or copy the token of credentials.json of the service',
    );
  }
}

async function workerChecks(client: Client): Promise<readonly Check[]> {
  const { items } = await client.listWorkers();
  return items
    .filter((worker) => worker.outcome === 'failed')
    .map((worker) =>
      bad('service', worker.name, 'warning', worker.message ?? 'failed', 'read the log of the service'),
    );
}

/** Pure. One check a registered host: whether Cairn reaches it, with what it found there. */
export function hostChecks(hosts: readonly Resource<'host'>[]): readonly Check[] {
  if (hosts.length === 0) {
    const mend = `echo '{"kind": "host", "spec": {"name": "here", "uri": "qemu:///system"}}' | cairn apply -f -`;
    return [bad('hosts', 'hosts', 'warning', 'none is registered: no server can run', mend)];
  }
  return hosts.map((host) => {
    const { name, uri, enabled } = host.spec;
    const { state, accelerator, libvirt_version, qemu_version, vcpus, memory_mib } = host.status;
    if (state === 'up') {
      const versions = `libvirt ${libvirt_version ?? '?'}, QEMU ${qemu_version ?? '?'}`;
      const size = `${vcpus ?? '?'} CPUs, ${memory_mib ?? '?'} MiB, ${accelerator ?? '?'}`;
      return ok('hosts', name, `up at ${uri}: ${versions}, ${size}${enabled ? '' : '; disabled'}`);
    }
    const ready = host.conditions.find((condition) => condition.type === 'Ready');
    const why = ready?.message ?? 'not looked at yet';
    return bad(
      'hosts',
      name,
      'failed',
      `${state ?? 'unknown'} at ${uri}: ${why}`,
      `cairn describe host/${name}`,
    );
  });
}
