import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startHost, type LabHost } from '../lab/host.ts';
import { buildGuestImages } from '../lab/images.ts';
import { eventually } from './eventually.ts';
import { startServiceProcess, type ServiceProcess } from './service.ts';
import { terraformWorkspace, type TerraformWorkspace } from './terraform.ts';

/** Real hosts, the real service and real terraform for one test file. */
export type Stack = {
  readonly directory: string;
  readonly hosts: readonly LabHost[];
  /** The service that runs now; replaced by restartService. */
  readonly service: () => ServiceProcess;
  readonly images: { readonly kernel: string; readonly initrd: string; readonly disk: string };
  /** Effect: starts the service again over the same data directory, with these extra variables. */
  readonly restartService: (
    environment?: Readonly<Record<string, string>>,
    may_die?: boolean,
  ) => Promise<ServiceProcess>;
  /** Effect: a terraform directory whose provider talks to the service; TF_VAR_host_uri, kernel and ramdisk are set. */
  readonly workspace: (
    name: string,
    files: Readonly<Record<string, string>>,
    environment?: Readonly<Record<string, string>>,
  ) => TerraformWorkspace;
  /** Effect: everything on all hosts that carries Cairn's name, as 'host domain|network|volume name'. */
  readonly leftovers: () => Promise<readonly string[]>;
  readonly stop: () => Promise<void>;
};

/** Effect: starts `host_names.length` hosts and the service. */
export async function startStack(options: {
  readonly hosts: readonly string[];
  readonly pool_size_mib?: number;
  readonly tls?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
}): Promise<Stack> {
  const directory = mkdtempSync(join(tmpdir(), 'ce-'));
  // PostgreSQL runs under an account of its own, which has to pass through.
  chmodSync(directory, 0o711);
  const data = join(directory, 'service');
  mkdirSync(data);
  const images = await buildGuestImages({});
  const hosts: LabHost[] = [];
  let service: ServiceProcess;
  try {
    for (const name of options.hosts) {
      hosts.push(
        await startHost({
          name,
          directory: join(directory, name),
          ...(options.tls === undefined ? {} : { tls: options.tls }),
          ...(options.pool_size_mib === undefined ? {} : { pool_size_mib: options.pool_size_mib }),
        }),
      );
    }
    service = await startServiceProcess({ directory: data, environment: options.environment ?? {} });
  } catch (error) {
    for (const host of hosts) await host.stop();
    throw error;
  }
  return {
    directory,
    hosts,
    images,
    service: () => service,
    restartService: async (environment = {}, may_die = false) => {
      service = await startServiceProcess({
        directory: data,
        environment: {
          ...options.environment,
          CAIRN_LISTEN_PORT: new URL(service.endpoint).port,
          ...environment,
        },
        may_die,
      });
      return service;
    },
    workspace: (name, files, environment = {}) =>
      terraformWorkspace(join(directory, name), files, {
        CAIRN_ENDPOINT: service.endpoint,
        CAIRN_TOKEN: service.token,
        TF_VAR_host_uri: hosts[0]?.uri ?? '',
        TF_VAR_kernel: images.kernel,
        TF_VAR_ramdisk: images.initrd,
        ...environment,
      }),
    leftovers: async () => {
      const found: string[] = [];
      for (const host of hosts) {
        const domains = (await host.virsh('list', '--all', '--name')).split('\n');
        const networks = (await host.virsh('net-list', '--all', '--name')).split('\n');
        const files = host.path('/var/lib/cairn');
        const volumes = existsSync(files) ? readdirSync(files, { recursive: true }).map(String) : [];
        found.push(
          ...domains.filter((name) => name.startsWith('cairn')).map((name) => `${host.name} domain ${name}`),
          ...networks
            .filter((name) => name.startsWith('cairn'))
            .map((name) => `${host.name} network ${name}`),
          ...volumes.filter((name) => name.includes('cairn-')).map((name) => `${host.name} volume ${name}`),
        );
      }
      return found;
    },
    stop: async () => {
      await service.stop();
      for (const host of hosts) await host.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** Effect: waits for the guest's own report on its serial console, read on the host; gives the line. */
export function guestReport(host: LabHost, server_id: string, limit_seconds = 90, nth = 1): Promise<string> {
  const file = host.path(`/var/lib/cairn/cairn-server-${server_id}-console`);
  return eventually(`the guest of ${server_id} reports on its console`, limit_seconds, () => {
    // QEMU may be in the middle of the last line: only what a newline ends is said.
    const lines = existsSync(file) ? readFileSync(file, 'latin1').split(/\r?\n/).slice(0, -1) : [];
    return Promise.resolve(lines.filter((line) => line.includes('CAIRN-GUEST '))[nth - 1]);
  });
}
