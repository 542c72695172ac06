/** Formats of disks that KVM cannot run from, which are converted to qcow2 before they go to a host. */
export type ConvertedFormat = 'vmdk' | 'vdi' | 'vhd' | 'vhdx' | 'ploop';

/** Every format that a disk can be read from: those, and the ones that need no conversion but may be changed into qcow2 on request or taken out of an OVA. */
export type ConvertibleFormat = ConvertedFormat | 'raw' | 'qcow2';

/** A disk to convert: the bytes must have passed the image kind's examination, with this format and size. */
export type ConversionSource = {
  readonly format: ConvertibleFormat;
  readonly length_bytes: number;
  readonly virtual_size_bytes: number;
  /** The bytes of the disk alone: of an OVA those of the file inside. */
  readonly content: AsyncIterable<Uint8Array>;
};

/** A fresh qcow2 image, which can be read as often as wanted until `take` has ended. `read` gives exactly the bytes asked for when they lie inside. */
export type ConvertedDisk = {
  readonly size_bytes: number;
  readonly read: (offset_bytes: number, length_bytes: number) => Promise<Uint8Array>;
  readonly content: () => AsyncIterable<Uint8Array>;
};

/** How a conversion is watched and ended. Progress counts bytes read from the source and then bytes of the disk written; it never goes back. */
export type ConversionControl = {
  readonly signal: AbortSignal;
  readonly progress?: (done_bytes: number, total_bytes: number) => void;
};

/**
 * Changes disks into qcow2 in a limited process of its own. The image kind calls it by an operation, through convertContent (kinds/image/convert.ts), which
 * also examines the result and stores it. What `take` gives is given; when it ends or throws, nothing is left of the conversion. Throws CairnError: unavailable
 * (no program for it: says which package to install; no room; stopped from outside), timeout, invalid_input (the program cannot read the disk, or the result
 * grows out of proportion), and what `content` and `take` throw.
 */
export type Converter = {
  readonly convert: <Result>(
    source: ConversionSource,
    take: (disk: ConvertedDisk) => Promise<Result>,
    control: ConversionControl,
  ) => Promise<Result>;
};
