import type { ImageSpec, ImageStatus } from '../../../schemas/generated/types.ts';
import type { HeldHost } from '../../model/held-hosts.ts';
import type { HostPart, HostParts } from '../../model/host-parts.ts';
import type { Violation } from '../../model/error.ts';
import type { CaptureView } from '../../ports/captures.ts';
import type { ContentIdentity } from '../../ports/contents.ts';
import type { BlobView } from '../../ports/images.ts';
import type { VolumeView } from '../../ports/volumes.ts';

/** What an image remembers of the copy of its server's disk. */
export type CaptureChoice = {
  /** Host on which the copy is, or may be; null when there is none. */
  readonly capture_host_id: string | null;
};

/** Everything decided once and stored. */
export type ImageChoices = {
  /** Hosts that hold a copy or shall: those where a server ever needed it, until the copy is removed. */
  readonly host_ids: readonly string[];
  /** What servers are made from; null until the content is known. */
  readonly copy: ImageCopy | null;
} & CaptureChoice;

/** The copy of an image on any host. */
export type ImageCopy = {
  readonly volume_name: string;
  readonly format: 'raw' | 'qcow2';
  readonly sha256: string;
};

/** A host that holds a copy or shall. */
export type CopyHost = HeldHost & {
  /** Whether the copy must be there: a server needs it, or somebody asked for it beforehand. */
  readonly wanted: boolean;
  /** Why what is there of it must go; null when it may stay. */
  readonly remove: 'deleted' | 'unregistered' | 'evicted' | null;
  /** Whether somebody worked on the copy for this image and did not end it. */
  readonly begun: boolean;
  /** Whether another image's removal of the copy is under way: what is seen of it is no more to be relied on. */
  readonly going: boolean;
};

/** Format of a disk. */
export type DiskFormat = NonNullable<ImageSpec['disk_format']>;

/** What a disk is wrapped in. */
export type ContainerFormat = ImageSpec['container_format'];

/** The image that a new one is made from, as far as it is known now. */
export type SourceImage = {
  readonly name: string;
  /** Null before it has reported any. */
  readonly state: ImageState | null;
  readonly disk_format: DiskFormat | null;
  readonly container_format: ContainerFormat;
  /** Null until it is active. */
  readonly content: ContentIdentity | null;
};

/** The server whose disk becomes the content, as far as it is known now. */
export type SourceServer = {
  readonly name: string;
  /** Null before it is placed. */
  readonly host_id: string | null;
  /** Whether it is being deleted. */
  readonly leaving: boolean;
  /** Null when it boots a kernel and its flavor has no disk. */
  readonly disk_bytes: number | null;
  /** Its root disk on its host. */
  readonly volume_name: string;
  /** Whether it was seen on its host. */
  readonly built: boolean;
};

/** Where the disk of a server is copied to, on its way into the store. */
export type Capture = {
  readonly host_id: string;
  readonly host_name: string;
  readonly volume_name: string;
};

/** Where content comes from that the service itself brings. */
export type ImageSource =
  | { readonly from: 'url'; readonly url: string }
  /** `image` is null when it is gone. */
  | { readonly from: 'image'; readonly image_id: string; readonly image: SourceImage | null }
  /** `server` is null when it is gone. */
  | { readonly from: 'server'; readonly server_id: string; readonly server: SourceServer | null };

/** Glance's word for where the content is. */
export type ImageState = NonNullable<ImageStatus['state']>;

/** What should be: the bytes in the service's store and a copy on each host of the list, or nothing when deleting. */
export type ImageDesired = {
  readonly image_id: string;
  readonly deleting: boolean;
  /** Null until somebody says it. */
  readonly disk_format: DiskFormat | null;
  readonly container_format: ContainerFormat;
  /** Whether nobody may begin to use the image for the time being. */
  readonly deactivated: boolean;
  /** Null: somebody sends the bytes. */
  readonly source: ImageSource | null;
  /** Whether the bytes that came wait for an import. */
  readonly staged: boolean;
  /** What the bytes must be, as far as the spec promises it. */
  readonly promised: { readonly sha256: string | null; readonly size_bytes: number | null };
  /** What the bytes are: sent by somebody of the project or brought for the image. Null while it has none of its own. */
  readonly content: ContentIdentity | null;
  /** Name of the store that keeps the bytes; null is the default one. */
  readonly store: string | null;
  /** Whether another image has or promises the same bytes, so that they stay in the store when this one goes. */
  readonly content_shared: boolean;
  /** Null until it is known what hosts get. */
  readonly copy: ImageCopy | null;
  readonly hosts: readonly CopyHost[];
  /** Where the disk of the server is copied to that the content comes from; null while, and once, there is none. */
  readonly capture: Capture | null;
};

/** What a file's bytes must come to, in hexadecimal digits. */
export type DiskDigest = { readonly algorithm: 'sha1' | 'sha256' | 'sha512'; readonly hex: string };

/** Where a disk lies among the bytes of an image, and its format: the whole, or a file in an OVA. */
export type DiskPlace = {
  readonly format: DiskFormat;
  readonly offset_bytes: number;
  readonly length_bytes: number;
  /** What the manifest of its OVA says of it, when there is one: checked by whoever reads the whole disk. */
  readonly promised?: DiskDigest;
};

/** Bytes in the store, judged by what they are. */
export type BlobFacts = BlobView & {
  /** Null when the bytes are not what the image's disk_format says. */
  readonly virtual_size_bytes: number | null;
  readonly violations: readonly Violation[];
  /** Where among the bytes the disk lies; null when there is none that a guest could have (ovf, docker), or it is refused. */
  readonly disk: DiskPlace | null;
};

/** What is there. */
export type ImageObserved = {
  /** Null when the store has no such bytes, or has them for other images only. */
  readonly blob: BlobFacts | null;
  /** What hosts get of it; null while that is not there, or when they get nothing. */
  readonly for_hosts: ContentIdentity | null;
  /** Names of the stores that keep the bytes; null where the image does not say which should. */
  readonly kept_in: readonly string[] | null;
  /** Why the content that the service should bring will never come; null while there is hope. */
  readonly refusal: string | null;
  /** Bytes of an unfinished upload. */
  readonly upload_offset_bytes: number;
  /** Hosts on which work on the copy was begun and not ended. */
  readonly begun: readonly string[];
  /** The copy on each host. */
  readonly hosts: HostParts<VolumeView>;
  /** The copy of the server's disk; null when there is none to look for. */
  readonly capture: HostPart<CaptureView> | null;
};
