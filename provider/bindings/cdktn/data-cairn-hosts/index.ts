// https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/hosts
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktn from 'cdktn';

// Values

/** What DataCairnHosts.accelerator may be. A value that only Terraform knows is given as `variable.value`. */
export type DataCairnHostsAccelerator = "kvm" | "tcg";
/** What DataCairnHosts.state may be. A value that only Terraform knows is given as `variable.value`. */
export type DataCairnHostsState = "up" | "down" | "fenced";
/** What DataCairnHostsItems.accelerator may be. A value that only Terraform knows is given as `variable.value`. */
export type DataCairnHostsItemsAccelerator = "kvm" | "tcg";
/** What DataCairnHostsItems.state may be. A value that only Terraform knows is given as `variable.value`. */
export type DataCairnHostsItemsState = "up" | "down" | "fenced";

// Configuration

export interface DataCairnHostsConfig extends cdktn.TerraformMetaArguments {
  /**
  * Only those with this accelerator. kvm when a guest really ran under it, else tcg. One of `kvm`, `tcg`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/hosts#accelerator DataCairnHosts#accelerator}
  */
  readonly accelerator?: DataCairnHostsAccelerator;
  /**
  * Only those whose custom_traits hold all of these. Qualities of the host that flavors and images can require or forbid (trait:CUSTOM_GOLD = required). At most 256 items.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/hosts#custom_traits DataCairnHosts#custom_traits}
  */
  readonly customTraits?: string[];
  /**
  * Only those with this drain. Whether the host is to become empty: it takes no new servers, and those on it move away as their migration_policy says, a few at a time (setting drain_moves). An apply does not wait for that: the condition Drained tells how many are left and why, and cairn host drain --wait returns when none is. Default: `false`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/hosts#drain DataCairnHosts#drain}
  */
  readonly drain?: boolean | cdktn.IResolvable;
  /**
  * Only those with this enabled. Whether new servers may be placed here. Default: `true`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/hosts#enabled DataCairnHosts#enabled}
  */
  readonly enabled?: boolean | cdktn.IResolvable;
  /**
  * Only those with this fenced. Whether a person or a fencing tool vouches that the host is off, or cut off from its disks. Only then are its servers made anew elsewhere (on_host_loss), or started there with their disks from shared storage; silence alone is never taken for death. Nothing is placed on a fenced host, and what it still runs of servers that left is stopped as soon as it answers. Default: `false`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/hosts#fenced DataCairnHosts#fenced}
  */
  readonly fenced?: boolean | cdktn.IResolvable;
  /**
  * How many objects may match, from 1 to 10000; more are an error, never cut off. 1000 when left out.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/hosts#limit DataCairnHosts#limit}
  */
  readonly limit?: number;
  /**
  * Only the one with this name (in each project).
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/hosts#name DataCairnHosts#name}
  */
  readonly name?: string;
  /**
  * Only those whose name begins so.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/hosts#name_prefix DataCairnHosts#name_prefix}
  */
  readonly namePrefix?: string;
  /**
  * Only those with this state. Whether Cairn can reach the host's libvirt; fenced: it cannot, and somebody vouches that the host is dead. One of `up`, `down`, `fenced`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/hosts#state DataCairnHosts#state}
  */
  readonly state?: DataCairnHostsState;
}
export interface DataCairnHostsItemsNumaCellsHugePages {
}

export function dataCairnHostsItemsNumaCellsHugePagesToTerraform(struct?: DataCairnHostsItemsNumaCellsHugePages): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  return {
  }
}


export function dataCairnHostsItemsNumaCellsHugePagesToHclTerraform(struct?: DataCairnHostsItemsNumaCellsHugePages): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  const attrs = {
  };
  return attrs;
}

export class DataCairnHostsItemsNumaCellsHugePagesOutputReference extends cdktn.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectIndex the index of this item in the list
  * @param complexObjectIsFromSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
  */
  public constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, complexObjectIndex: number, complexObjectIsFromSet: boolean) {
    super(terraformResource, terraformAttribute, complexObjectIsFromSet, complexObjectIndex);
  }

  public get internalValue(): DataCairnHostsItemsNumaCellsHugePages | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataCairnHostsItemsNumaCellsHugePages | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // pages - computed: true, optional: false, required: false
  /** How many, in use or not. */
  public get pages() {
    return this.getNumberAttribute('pages');
  }

  // size_kib - computed: true, optional: false, required: false
  /** Size of a page in KiB. */
  public get sizeKib() {
    return this.getNumberAttribute('size_kib');
  }
}

export class DataCairnHostsItemsNumaCellsHugePagesList extends cdktn.ComplexList {

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param wrapsSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
  */
  constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, wrapsSet: boolean) {
    super(terraformResource, terraformAttribute, wrapsSet);
  }

  /**
  * @param index the index of the item to return
  */
  public get(index: number): DataCairnHostsItemsNumaCellsHugePagesOutputReference {
    return new DataCairnHostsItemsNumaCellsHugePagesOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
  }
}
export interface DataCairnHostsItemsNumaCells {
}

export function dataCairnHostsItemsNumaCellsToTerraform(struct?: DataCairnHostsItemsNumaCells): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  return {
  }
}


export function dataCairnHostsItemsNumaCellsToHclTerraform(struct?: DataCairnHostsItemsNumaCells): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  const attrs = {
  };
  return attrs;
}

export class DataCairnHostsItemsNumaCellsOutputReference extends cdktn.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectIndex the index of this item in the list
  * @param complexObjectIsFromSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
  */
  public constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, complexObjectIndex: number, complexObjectIsFromSet: boolean) {
    super(terraformResource, terraformAttribute, complexObjectIsFromSet, complexObjectIndex);
  }

  public get internalValue(): DataCairnHostsItemsNumaCells | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataCairnHostsItemsNumaCells | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // cell_id - computed: true, optional: false, required: false
  /** Number of the cell. */
  public get cellId() {
    return this.getNumberAttribute('cell_id');
  }

  // cores - computed: true, optional: false, required: false
  /** CPUs of each core of the cell, such as 0,4. */
  public get cores() {
    return this.getListAttribute('cores');
  }

  // huge_pages - computed: true, optional: false, required: false
  private _hugePages = new DataCairnHostsItemsNumaCellsHugePagesList(this, "huge_pages", false);
  /** Large pages that the cell keeps for guests. */
  public get hugePages() {
    return this._hugePages;
  }

  // memory_mib - computed: true, optional: false, required: false
  /** Memory of the cell. In MiB. */
  public get memoryMib() {
    return this.getNumberAttribute('memory_mib');
  }

  // vcpus - computed: true, optional: false, required: false
  /** CPU threads of the cell. */
  public get vcpus() {
    return this.getNumberAttribute('vcpus');
  }
}

export class DataCairnHostsItemsNumaCellsList extends cdktn.ComplexList {

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param wrapsSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
  */
  constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, wrapsSet: boolean) {
    super(terraformResource, terraformAttribute, wrapsSet);
  }

  /**
  * @param index the index of the item to return
  */
  public get(index: number): DataCairnHostsItemsNumaCellsOutputReference {
    return new DataCairnHostsItemsNumaCellsOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
  }
}
export interface DataCairnHostsItemsPciDevices {
}

export function dataCairnHostsItemsPciDevicesToTerraform(struct?: DataCairnHostsItemsPciDevices): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  return {
  }
}


export function dataCairnHostsItemsPciDevicesToHclTerraform(struct?: DataCairnHostsItemsPciDevices): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  const attrs = {
  };
  return attrs;
}

export class DataCairnHostsItemsPciDevicesOutputReference extends cdktn.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectIndex the index of this item in the list
  * @param complexObjectIsFromSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
  */
  public constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, complexObjectIndex: number, complexObjectIsFromSet: boolean) {
    super(terraformResource, terraformAttribute, complexObjectIsFromSet, complexObjectIndex);
  }

  public get internalValue(): DataCairnHostsItemsPciDevices | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataCairnHostsItemsPciDevices | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // address - computed: true, optional: false, required: false
  /** Where it is plugged, such as 0000:3b:00.0. */
  public get address() {
    return this.getStringAttribute('address');
  }

  // numa_cell - computed: true, optional: false, required: false
  /** NUMA cell that it is next to. */
  public get numaCell() {
    return this.getNumberAttribute('numa_cell');
  }

  // product_id - computed: true, optional: false, required: false
  /** Product of the vendor, such as 1572. */
  public get productId() {
    return this.getStringAttribute('product_id');
  }

  // vendor_id - computed: true, optional: false, required: false
  /** Vendor, such as 8086. */
  public get vendorId() {
    return this.getStringAttribute('vendor_id');
  }
}

export class DataCairnHostsItemsPciDevicesList extends cdktn.ComplexList {

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param wrapsSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
  */
  constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, wrapsSet: boolean) {
    super(terraformResource, terraformAttribute, wrapsSet);
  }

  /**
  * @param index the index of the item to return
  */
  public get(index: number): DataCairnHostsItemsPciDevicesOutputReference {
    return new DataCairnHostsItemsPciDevicesOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
  }
}
export interface DataCairnHostsItems {
}

export function dataCairnHostsItemsToTerraform(struct?: DataCairnHostsItems): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  return {
  }
}


export function dataCairnHostsItemsToHclTerraform(struct?: DataCairnHostsItems): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  const attrs = {
  };
  return attrs;
}

export class DataCairnHostsItemsOutputReference extends cdktn.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectKey the key of this item in the map
  */
  public constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, complexObjectKey: string) {
    super(terraformResource, terraformAttribute, false, complexObjectKey);
  }

  public get internalValue(): DataCairnHostsItems | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataCairnHostsItems | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // accelerator - computed: true, optional: false, required: false
  /** kvm when a guest really ran under it, else tcg. One of `kvm`, `tcg`. */
  public get accelerator() {
    return this.getStringAttribute('accelerator') as DataCairnHostsItemsAccelerator;
  }

  // architecture - computed: true, optional: false, required: false
  /** Machine type, such as x86_64. */
  public get architecture() {
    return this.getStringAttribute('architecture');
  }

  // ca_certificate - computed: true, optional: false, required: false
  /** PEM certificate of the authority that signed the host's certificate; for qemu+tls. At most 65,536 characters. */
  public get caCertificate() {
    return this.getStringAttribute('ca_certificate');
  }

  // client_certificate - computed: true, optional: false, required: false
  /** PEM certificate that Cairn shows to the host; for qemu+tls. At most 65,536 characters. */
  public get clientCertificate() {
    return this.getStringAttribute('client_certificate');
  }

  // client_key_wo_version - computed: true, optional: false, required: false
  /** Any number, needed with client_key_wo: another one means another secret. Between 0 and 9,007,199,254,740,991. */
  public get clientKeyWoVersion() {
    return this.getNumberAttribute('client_key_wo_version');
  }

  // console_address - computed: true, optional: false, required: false
  /** Address of the host at which guests show their screens (VNC), from their next start on; the service must reach it, and nobody else should. Default: the host's own loopback address, which serves hosts on the service's own machine. At most 39 characters. */
  public get consoleAddress() {
    return this.getStringAttribute('console_address');
  }

  // cpu_dedicated_set - computed: true, optional: false, required: false
  /** CPUs of the host, such as 2-7,^5, that guests may have for themselves (hw:cpu_policy = dedicated); no others run there. Without it the host offers none. Guests of before keep to it from their next start on. At most 1,024 characters. */
  public get cpuDedicatedSet() {
    return this.getStringAttribute('cpu_dedicated_set');
  }

  // cpu_model - computed: true, optional: false, required: false
  /** CPU model as libvirt names it. */
  public get cpuModel() {
    return this.getStringAttribute('cpu_model');
  }

  // cpu_ratio - computed: true, optional: false, required: false
  /** Virtual CPUs that may be promised per CPU thread; an aggregate of the host may say otherwise. Between 0.1 and 64. Default: `4`. */
  public get cpuRatio() {
    return this.getNumberAttribute('cpu_ratio');
  }

  // cpu_shared_set - computed: true, optional: false, required: false
  /** CPUs of the host, such as 0-1, among which all other guests float; cpu_ratio counts these alone. Left out: all that are not in cpu_dedicated_set. At most 1,024 characters. */
  public get cpuSharedSet() {
    return this.getStringAttribute('cpu_shared_set');
  }

  // custom_traits - computed: true, optional: false, required: false
  /** Qualities of the host that flavors and images can require or forbid (trait:CUSTOM_GOLD = required). At most 256 items. */
  public get customTraits() {
    return cdktn.Fn.tolist(this.getListAttribute('custom_traits'));
  }

  // description - computed: true, optional: false, required: false
  /** Where the host stands. At most 1,024 characters. */
  public get description() {
    return this.getStringAttribute('description');
  }

  // disabled_reason - computed: true, optional: false, required: false
  /** Why the host takes no new servers, for people; given together with enabled = false. Between 1 and 255 characters. */
  public get disabledReason() {
    return this.getStringAttribute('disabled_reason');
  }

  // disk_gib - computed: true, optional: false, required: false
  /** Size of the file system that holds storage_path. In GiB. */
  public get diskGib() {
    return this.getNumberAttribute('disk_gib');
  }

  // disk_ratio - computed: true, optional: false, required: false
  /** Disk that may be promised per disk installed; an aggregate of the host may say otherwise. Between 0.1 and 64. Default: `1`. */
  public get diskRatio() {
    return this.getNumberAttribute('disk_ratio');
  }

  // drain - computed: true, optional: false, required: false
  /** Whether the host is to become empty: it takes no new servers, and those on it move away as their migration_policy says, a few at a time (setting drain_moves). An apply does not wait for that: the condition Drained tells how many are left and why, and cairn host drain --wait returns when none is. Default: `false`. */
  public get drain() {
    return this.getBooleanAttribute('drain');
  }

  // enabled - computed: true, optional: false, required: false
  /** Whether new servers may be placed here. Default: `true`. */
  public get enabled() {
    return this.getBooleanAttribute('enabled');
  }

  // fenced - computed: true, optional: false, required: false
  /** Whether a person or a fencing tool vouches that the host is off, or cut off from its disks. Only then are its servers made anew elsewhere (on_host_loss), or started there with their disks from shared storage; silence alone is never taken for death. Nothing is placed on a fenced host, and what it still runs of servers that left is stopped as soon as it answers. Default: `false`. */
  public get fenced() {
    return this.getBooleanAttribute('fenced');
  }

  // hostname - computed: true, optional: false, required: false
  /** Name that the host gives itself. */
  public get hostname() {
    return this.getStringAttribute('hostname');
  }

  // id - computed: true, optional: false, required: false
  /** Id of the host: a lower-case UUID, known before it is made. */
  public get id() {
    return this.getStringAttribute('id');
  }

  // libvirt_version - computed: true, optional: false, required: false
  /** Version of libvirt. */
  public get libvirtVersion() {
    return this.getStringAttribute('libvirt_version');
  }

  // memory_mib - computed: true, optional: false, required: false
  /** Memory of the host. In MiB. */
  public get memoryMib() {
    return this.getNumberAttribute('memory_mib');
  }

  // memory_ratio - computed: true, optional: false, required: false
  /** Memory that may be promised per memory installed; an aggregate of the host may say otherwise. Between 0.1 and 8. Default: `1`. */
  public get memoryRatio() {
    return this.getNumberAttribute('memory_ratio');
  }

  // migration_address - computed: true, optional: false, required: false
  /** Name or address at which other hosts reach this one to send it running guests (QEMU's ports, by default from 49152). The machine that uri names when left out, else the host's own name. At most 253 characters. */
  public get migrationAddress() {
    return this.getStringAttribute('migration_address');
  }

  // name - computed: true, optional: false, required: false
  /** Name: 1 to 255 printable characters without '/', no space at either end. */
  public get name() {
    return this.getStringAttribute('name');
  }

  // numa_cells - computed: true, optional: false, required: false
  private _numaCells = new DataCairnHostsItemsNumaCellsList(this, "numa_cells", false);
  /** NUMA cells of the host. */
  public get numaCells() {
    return this._numaCells;
  }

  // pci_devices - computed: true, optional: false, required: false
  private _pciDevices = new DataCairnHostsItemsPciDevicesList(this, "pci_devices", false);
  /** PCI devices of the host but for bridges. */
  public get pciDevices() {
    return this._pciDevices;
  }

  // qemu_version - computed: true, optional: false, required: false
  /** Version of QEMU. */
  public get qemuVersion() {
    return this.getStringAttribute('qemu_version');
  }

  // reserved_disk_gib - computed: true, optional: false, required: false
  /** Disk kept for the host itself. In GiB. Between 0 and 1,048,576. Default: `0`. */
  public get reservedDiskGib() {
    return this.getNumberAttribute('reserved_disk_gib');
  }

  // reserved_memory_mib - computed: true, optional: false, required: false
  /** Memory kept for the host itself. In MiB. Between 0 and 16,777,216. Default: `512`. */
  public get reservedMemoryMib() {
    return this.getNumberAttribute('reserved_memory_mib');
  }

  // reserved_vcpus - computed: true, optional: false, required: false
  /** CPU threads kept for the host itself. Between 0 and 4,096. Default: `0`. */
  public get reservedVcpus() {
    return this.getNumberAttribute('reserved_vcpus');
  }

  // shared_storage_name - computed: true, optional: false, required: false
  /** Name of the storage (NFS, a cluster file system) that the host shares with all hosts that give the same name. Servers placed here from then on have their root disk, config drive and console log there: they move without their disk, and survive the loss of the host. Servers of before keep their disks where they are. At most 64 characters. */
  public get sharedStorageName() {
    return this.getStringAttribute('shared_storage_name');
  }

  // shared_storage_path - computed: true, optional: false, required: false
  /** Directory at which the shared storage is mounted: the same on all its hosts, and none of storage_path. Cairn never makes it. At most 200 characters. */
  public get sharedStoragePath() {
    return this.getStringAttribute('shared_storage_path');
  }

  // state - computed: true, optional: false, required: false
  /** Whether Cairn can reach the host's libvirt; fenced: it cannot, and somebody vouches that the host is dead. One of `up`, `down`, `fenced`. */
  public get state() {
    return this.getStringAttribute('state') as DataCairnHostsItemsState;
  }

  // storage_path - computed: true, optional: false, required: false
  /** Directory on the host for disks, seeds and console logs. At most 200 characters. Default: `"/var/lib/cairn"`. Changing this replaces the host. */
  public get storagePath() {
    return this.getStringAttribute('storage_path');
  }

  // traits - computed: true, optional: false, required: false
  /** What CPU and hypervisor can do, by Placement's names (HW_CPU_X86_AVX2, COMPUTE_NODE); custom_traits come on top. */
  public get traits() {
    return cdktn.Fn.tolist(this.getListAttribute('traits'));
  }

  // uri - computed: true, optional: false, required: false
  /** libvirt connection URI, for example qemu:///system, qemu+tls://kvm1.example/system or qemu+ssh://root@kvm1.example/system. At most 1,024 characters. */
  public get uri() {
    return this.getStringAttribute('uri');
  }

  // vcpus - computed: true, optional: false, required: false
  /** CPU threads of the host. */
  public get vcpus() {
    return this.getNumberAttribute('vcpus');
  }
}

export class DataCairnHostsItemsMap extends cdktn.ComplexMap {

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute);
  }

  /**
  * @param key the key of the item to return
  */
  public get(key: string): DataCairnHostsItemsOutputReference {
    return new DataCairnHostsItemsOutputReference(this.terraformResource, this.terraformAttribute, key);
  }
}

/**
* Represents a {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/hosts cairn_hosts}
*/
export class DataCairnHosts extends cdktn.TerraformDataSource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "cairn_hosts";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTN code for importing a DataCairnHosts resource upon running "cdktn plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the DataCairnHosts to import
  * @param importFromId The id of the existing DataCairnHosts that should be imported. Refer to the {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/hosts#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the DataCairnHosts to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "cairn_hosts", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/hosts cairn_hosts} Data Source
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options DataCairnHostsConfig = {}
  */
  public constructor(scope: Construct, id: string, config: DataCairnHostsConfig = {}) {
    super(scope, id, {
      terraformResourceType: 'cairn_hosts',
      terraformGeneratorMetadata: {
        providerName: 'cairn',
        providerVersion: '0.1.0',
        providerVersionConstraint: '0.1.0'
      },
      provider: config.provider,
      dependsOn: config.dependsOn,
      count: config.count,
      lifecycle: config.lifecycle,
      provisioners: config.provisioners,
      connection: config.connection,
      forEach: config.forEach
    });
    this._accelerator = config.accelerator;
    this._customTraits = config.customTraits;
    this._drain = config.drain;
    this._enabled = config.enabled;
    this._fenced = config.fenced;
    this._limit = config.limit;
    this._name = config.name;
    this._namePrefix = config.namePrefix;
    this._state = config.state;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // accelerator - computed: false, optional: true, required: false
  private _accelerator?: DataCairnHostsAccelerator; 
  /** Only those with this accelerator. kvm when a guest really ran under it, else tcg. One of `kvm`, `tcg`. */
  public get accelerator() {
    return this.getStringAttribute('accelerator') as DataCairnHostsAccelerator;
  }
  public set accelerator(value: DataCairnHostsAccelerator) {
    this._accelerator = value;
  }
  public resetAccelerator() {
    this._accelerator = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get acceleratorInput() {
    return this._accelerator;
  }

  // custom_traits - computed: false, optional: true, required: false
  private _customTraits?: string[]; 
  /** Only those whose custom_traits hold all of these. Qualities of the host that flavors and images can require or forbid (trait:CUSTOM_GOLD = required). At most 256 items. */
  public get customTraits() {
    return cdktn.Fn.tolist(this.getListAttribute('custom_traits'));
  }
  public set customTraits(value: string[]) {
    this._customTraits = value;
  }
  public resetCustomTraits() {
    this._customTraits = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get customTraitsInput() {
    return this._customTraits;
  }

  // drain - computed: false, optional: true, required: false
  private _drain?: boolean | cdktn.IResolvable; 
  /** Only those with this drain. Whether the host is to become empty: it takes no new servers, and those on it move away as their migration_policy says, a few at a time (setting drain_moves). An apply does not wait for that: the condition Drained tells how many are left and why, and cairn host drain --wait returns when none is. Default: `false`. */
  public get drain() {
    return this.getBooleanAttribute('drain');
  }
  public set drain(value: boolean | cdktn.IResolvable) {
    this._drain = value;
  }
  public resetDrain() {
    this._drain = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get drainInput() {
    return this._drain;
  }

  // enabled - computed: false, optional: true, required: false
  private _enabled?: boolean | cdktn.IResolvable; 
  /** Only those with this enabled. Whether new servers may be placed here. Default: `true`. */
  public get enabled() {
    return this.getBooleanAttribute('enabled');
  }
  public set enabled(value: boolean | cdktn.IResolvable) {
    this._enabled = value;
  }
  public resetEnabled() {
    this._enabled = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get enabledInput() {
    return this._enabled;
  }

  // fenced - computed: false, optional: true, required: false
  private _fenced?: boolean | cdktn.IResolvable; 
  /** Only those with this fenced. Whether a person or a fencing tool vouches that the host is off, or cut off from its disks. Only then are its servers made anew elsewhere (on_host_loss), or started there with their disks from shared storage; silence alone is never taken for death. Nothing is placed on a fenced host, and what it still runs of servers that left is stopped as soon as it answers. Default: `false`. */
  public get fenced() {
    return this.getBooleanAttribute('fenced');
  }
  public set fenced(value: boolean | cdktn.IResolvable) {
    this._fenced = value;
  }
  public resetFenced() {
    this._fenced = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get fencedInput() {
    return this._fenced;
  }

  // ids - computed: true, optional: false, required: false
  /** Ids of all that match, by name, then by id. */
  public get ids() {
    return this.getListAttribute('ids');
  }

  // items - computed: true, optional: false, required: false
  private _items = new DataCairnHostsItemsMap(this, "items");
  /** All that match, by id. */
  public get items() {
    return this._items;
  }

  // limit - computed: false, optional: true, required: false
  private _limit?: number; 
  /** How many objects may match, from 1 to 10000; more are an error, never cut off. 1000 when left out. */
  public get limit() {
    return this.getNumberAttribute('limit');
  }
  public set limit(value: number) {
    this._limit = value;
  }
  public resetLimit() {
    this._limit = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get limitInput() {
    return this._limit;
  }

  // name - computed: false, optional: true, required: false
  private _name?: string; 
  /** Only the one with this name (in each project). */
  public get name() {
    return this.getStringAttribute('name');
  }
  public set name(value: string) {
    this._name = value;
  }
  public resetName() {
    this._name = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get nameInput() {
    return this._name;
  }

  // name_prefix - computed: false, optional: true, required: false
  private _namePrefix?: string; 
  /** Only those whose name begins so. */
  public get namePrefix() {
    return this.getStringAttribute('name_prefix');
  }
  public set namePrefix(value: string) {
    this._namePrefix = value;
  }
  public resetNamePrefix() {
    this._namePrefix = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get namePrefixInput() {
    return this._namePrefix;
  }

  // state - computed: false, optional: true, required: false
  private _state?: DataCairnHostsState; 
  /** Only those with this state. Whether Cairn can reach the host's libvirt; fenced: it cannot, and somebody vouches that the host is dead. One of `up`, `down`, `fenced`. */
  public get state() {
    return this.getStringAttribute('state') as DataCairnHostsState;
  }
  public set state(value: DataCairnHostsState) {
    this._state = value;
  }
  public resetState() {
    this._state = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get stateInput() {
    return this._state;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      accelerator: cdktn.stringToTerraform(this._accelerator),
      custom_traits: cdktn.listMapper(cdktn.stringToTerraform, false)(this._customTraits),
      drain: cdktn.booleanToTerraform(this._drain),
      enabled: cdktn.booleanToTerraform(this._enabled),
      fenced: cdktn.booleanToTerraform(this._fenced),
      limit: cdktn.numberToTerraform(this._limit),
      name: cdktn.stringToTerraform(this._name),
      name_prefix: cdktn.stringToTerraform(this._namePrefix),
      state: cdktn.stringToTerraform(this._state),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      accelerator: {
        value: cdktn.stringToHclTerraform(this._accelerator),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      custom_traits: {
        value: cdktn.listMapperHcl(cdktn.stringToHclTerraform, false)(this._customTraits),
        isBlock: false,
        type: "set",
        storageClassType: "stringList",
      },
      drain: {
        value: cdktn.booleanToHclTerraform(this._drain),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
      enabled: {
        value: cdktn.booleanToHclTerraform(this._enabled),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
      fenced: {
        value: cdktn.booleanToHclTerraform(this._fenced),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
      limit: {
        value: cdktn.numberToHclTerraform(this._limit),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      name: {
        value: cdktn.stringToHclTerraform(this._name),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      name_prefix: {
        value: cdktn.stringToHclTerraform(this._namePrefix),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      state: {
        value: cdktn.stringToHclTerraform(this._state),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
