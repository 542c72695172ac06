/** The table of all procedures this client speaks, and the types that follow from it. */
import type { AnyProcedure } from './procedures/row.ts';
import { connectProcedures } from './procedures/connect.ts';
import { domainLifeProcedures, domainReadProcedures } from './procedures/domain.ts';
import { domainChangeProcedures, domainGuestProcedures } from './procedures/domain-change.ts';
import { blockProcedures, migrateProcedures, snapshotProcedures } from './procedures/domain-jobs.ts';
import { eventProcedures } from './procedures/events.ts';
import { networkProcedures, nwfilterProcedures } from './procedures/network.ts';
import { secretProcedures, storagePoolProcedures, storageVolumeProcedures } from './procedures/storage.ts';
import type { ValueOf } from './xdr.ts';

/** Every procedure, by libvirt's name of it. */
export const procedures = {
  ...connectProcedures,
  ...domainLifeProcedures,
  ...domainReadProcedures,
  ...domainChangeProcedures,
  ...domainGuestProcedures,
  ...blockProcedures,
  ...snapshotProcedures,
  ...migrateProcedures,
  ...networkProcedures,
  ...nwfilterProcedures,
  ...storagePoolProcedures,
  ...storageVolumeProcedures,
  ...secretProcedures,
  ...eventProcedures,
} as const satisfies Readonly<Record<string, AnyProcedure>>;

/** The table's type. */
export type Procedures = typeof procedures;
/** The name of a procedure. */
export type ProcedureName = keyof Procedures;
/** What procedure `N` takes. */
export type ArgsOf<N extends ProcedureName> = ValueOf<Procedures[N]['args']>;
/** What procedure `N` gives back. */
export type RetOf<N extends ProcedureName> = ValueOf<Procedures[N]['ret']>;
/** The names of procedures whose stream is of kind `K`. */
export type StreamProcedureName<K extends 'upload' | 'download' | 'duplex'> = {
  [N in ProcedureName]: Procedures[N]['stream'] extends K ? N : never;
}[ProcedureName];

const namesByNumber: ReadonlyMap<string, ProcedureName> = new Map(
  Object.entries(procedures).map(([name, { program, number }]) => [
    `${program}/${number}`,
    name as ProcedureName,
  ]),
);

/** Pure. The name of a procedure in our table, by program and number. */
export function procedureName(program: number, number: number): ProcedureName | undefined {
  return namesByNumber.get(`${program}/${number}`);
}
