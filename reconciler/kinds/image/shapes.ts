import type { HeldHost } from '../../model/held-hosts.ts';
import type { HostParts } from '../../model/host-parts.ts';
import type { Violation } from '../../model/error.ts';
import type { VolumeView } from '../../ports/volumes.ts';

/** Everything decided once and stored. */
export type ImageChoices = {
  /** Hosts that hold a copy: those where a server ever needed it, until the image is deleted. */
  readonly host_ids: readonly string[];
};

/** What should be: the bytes in the service's store and a copy on each host of the list, or nothing when deleting. */
export type ImageDesired = {
  readonly image_id: string;
  readonly deleting: boolean;
  readonly disk_format: 'raw' | 'qcow2' | 'iso' | 'aki' | 'ari';
  readonly sha256: string;
  readonly size_bytes: number;
  /** Whether another image has the same bytes, so that they stay in the store when this one goes. */
  readonly content_shared: boolean;
  /** Whether somebody of the project sent the bytes; else those that another project sent are as good as absent. */
  readonly content_proven: boolean;
  readonly volume_name: string;
  readonly hosts: readonly HeldHost[];
};

/** Bytes in the store, judged by what they are. */
export type BlobFacts = {
  readonly size_bytes: number;
  /** Null when the bytes are not what the image's disk_format says. */
  readonly virtual_size_bytes: number | null;
  readonly violations: readonly Violation[];
};

/** What is there. */
export type ImageObserved = {
  /** Null when the store has no such bytes, or has them for other images only. */
  readonly blob: BlobFacts | null;
  /** Bytes of an unfinished upload. */
  readonly upload_offset_bytes: number;
  /** The copy on each host. */
  readonly hosts: HostParts<VolumeView>;
};
