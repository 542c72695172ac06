import { CairnError } from '../../model/error.ts';
import { SHARED_PREFIX } from '../../model/names.ts';

/** Bytes of a volume: what was written, in pieces that are shared between volumes. */
export type SimulatedVolume = {
  readonly name: string;
  readonly format: string;
  readonly capacity_bytes: number;
  readonly backing_name: string | null;
  readonly content: readonly Uint8Array[];
};

/** The volumes of a host by name. Those whose name says so are on the storage that it shares with others; a walk shows its own alone. */
export class HostVolumes extends Map<string, SimulatedVolume> {
  /** What is on the shared storage; null while the host shares none, or has not mounted it. */
  shared: Map<string, SimulatedVolume> | null = null;

  override get(name: string): SimulatedVolume | undefined {
    return name.startsWith(SHARED_PREFIX) ? this.shared?.get(name) : super.get(name);
  }

  override has(name: string): boolean {
    return name.startsWith(SHARED_PREFIX) ? (this.shared?.has(name) ?? false) : super.has(name);
  }

  override set(name: string, volume: SimulatedVolume): this {
    if (!name.startsWith(SHARED_PREFIX)) return super.set(name, volume);
    if (this.shared === null)
      throw new CairnError('conflict', `The host shares no storage to put ${name} on.`);
    this.shared.set(name, volume);
    return this;
  }

  override delete(name: string): boolean {
    return name.startsWith(SHARED_PREFIX) ? (this.shared?.delete(name) ?? false) : super.delete(name);
  }
}
