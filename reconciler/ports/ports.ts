import type { Captures } from './captures.ts';
import type { Clock, Random } from './clock.ts';
import type { Consoles } from './consoles.ts';
import type { Contents } from './contents.ts';
import type { Converter } from './converter.ts';
import type { Copies } from './copies.ts';
import type { Fetch } from './fetch.ts';
import type { Hypervisor } from './hypervisor.ts';
import type { Images } from './images.ts';
import type { Members } from './members.ts';
import type { Moves } from './moves.ts';
import type { Network } from './network.ts';
import type { Volumes } from './volumes.ts';

/** All ways out, as the composition root builds them. */
export type Ports = {
  readonly hypervisor: Hypervisor;
  readonly network: Network;
  readonly volumes: Volumes;
  readonly captures: Captures;
  readonly consoles: Consoles;
  readonly moves: Moves;
  readonly images: Images;
  readonly contents: Contents;
  readonly converter: Converter;
  readonly copies: Copies;
  readonly fetch: Fetch;
  readonly members: Members;
  readonly clock: Clock;
  readonly random: Random;
};

/** How a driver reaches a host: what the host's spec says of its connection. `revision` changes when any of it changes. */
export type HostConnection = {
  readonly host_id: string;
  readonly name: string;
  readonly uri: string;
  readonly ca_certificate: string | null;
  readonly client_certificate: string | null;
  readonly client_key: string | null;
  readonly storage_path: string;
  /** Storage that it shares with the hosts that give the same name; null without. */
  readonly shared_storage: { readonly name: string; readonly path: string } | null;
  /** Address of the host at which guests show their screens; null when nobody said. */
  readonly console_address: string | null;
  /** Where other hosts reach this one to send it guests; null: the machine that the URI names, else the host's own name. */
  readonly migration_address: string | null;
  readonly revision: number;
};

/** Effect: looks a host up; throws not_found when it is not registered. */
export type FindHost = (host_id: string) => Promise<HostConnection>;
