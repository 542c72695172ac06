// https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/host
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktf from 'cdktf';

// Values

/** What Host.accelerator may be. A value that only Terraform knows is given as `variable.value`. */
export type HostAccelerator = "kvm" | "tcg";
/** What Host.state may be. A value that only Terraform knows is given as `variable.value`. */
export type HostState = "up" | "down" | "fenced";

// Configuration

export interface HostConfig extends cdktf.TerraformMetaArguments {
  /**
  * PEM certificate of the authority that signed the host's certificate; for qemu+tls. At most 65,536 characters.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/host#ca_certificate Host#ca_certificate}
  */
  readonly caCertificate?: string;
  /**
  * PEM certificate that Cairn shows to the host; for qemu+tls. At most 65,536 characters.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/host#client_certificate Host#client_certificate}
  */
  readonly clientCertificate?: string;
  /**
  * PEM key of client_certificate. Never returned, and in no plan and no state; sent at creation and when client_key_wo_version changes. At most 65,536 characters.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/host#client_key_wo Host#client_key_wo}
  */
  readonly clientKeyWo?: string;
  /**
  * Any number, needed with client_key_wo: another one means another secret. Between 0 and 9,007,199,254,740,991.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/host#client_key_wo_version Host#client_key_wo_version}
  */
  readonly clientKeyWoVersion?: number;
  /**
  * Address of the host at which guests show their screens (VNC), from their next start on; the service must reach it, and nobody else should. Default: the host's own loopback address, which serves hosts on the service's own machine. At most 39 characters.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/host#console_address Host#console_address}
  */
  readonly consoleAddress?: string;
  /**
  * CPUs of the host, such as 2-7,^5, that guests may have for themselves (hw:cpu_policy = dedicated); no others run there. Without it the host offers none. Guests of before keep to it from their next start on. At most 1,024 characters.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/host#cpu_dedicated_set Host#cpu_dedicated_set}
  */
  readonly cpuDedicatedSet?: string;
  /**
  * Virtual CPUs that may be promised per CPU thread; an aggregate of the host may say otherwise. Between 0.1 and 64. Default: `4`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/host#cpu_ratio Host#cpu_ratio}
  */
  readonly cpuRatio?: number;
  /**
  * CPUs of the host, such as 0-1, among which all other guests float; cpu_ratio counts these alone. Left out: all that are not in cpu_dedicated_set. At most 1,024 characters.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/host#cpu_shared_set Host#cpu_shared_set}
  */
  readonly cpuSharedSet?: string;
  /**
  * Qualities of the host that flavors and images can require or forbid (trait:CUSTOM_GOLD = required). At most 256 items.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/host#custom_traits Host#custom_traits}
  */
  readonly customTraits?: string[];
  /**
  * Where the host stands. At most 1,024 characters.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/host#description Host#description}
  */
  readonly description?: string;
  /**
  * Why the host takes no new servers, for people; given together with enabled = false. Between 1 and 255 characters.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/host#disabled_reason Host#disabled_reason}
  */
  readonly disabledReason?: string;
  /**
  * Disk that may be promised per disk installed; an aggregate of the host may say otherwise. Between 0.1 and 64. Default: `1`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/host#disk_ratio Host#disk_ratio}
  */
  readonly diskRatio?: number;
  /**
  * Whether the host is to become empty: it takes no new servers, and those on it move away as their migration_policy says, a few at a time (setting drain_moves). An apply does not wait for that: the condition Drained tells how many are left and why, and cairn host drain --wait returns when none is. Default: `false`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/host#drain Host#drain}
  */
  readonly drain?: boolean | cdktf.IResolvable;
  /**
  * Whether new servers may be placed here. Default: `true`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/host#enabled Host#enabled}
  */
  readonly enabled?: boolean | cdktf.IResolvable;
  /**
  * Whether a person or a fencing tool vouches that the host is off, or cut off from its disks. Only then are its servers made anew elsewhere (on_host_loss), or started there with their disks from shared storage; silence alone is never taken for death. Nothing is placed on a fenced host, and what it still runs of servers that left is stopped as soon as it answers. Default: `false`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/host#fenced Host#fenced}
  */
  readonly fenced?: boolean | cdktf.IResolvable;
  /**
  * Memory that may be promised per memory installed; an aggregate of the host may say otherwise. Between 0.1 and 8. Default: `1`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/host#memory_ratio Host#memory_ratio}
  */
  readonly memoryRatio?: number;
  /**
  * Name or address at which other hosts reach this one to send it running guests (QEMU's ports, by default from 49152). The machine that uri names when left out, else the host's own name. At most 253 characters.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/host#migration_address Host#migration_address}
  */
  readonly migrationAddress?: string;
  /**
  * Name: 1 to 255 printable characters without '/', no space at either end.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/host#name Host#name}
  */
  readonly name: string;
  /**
  * Disk kept for the host itself. In GiB. Between 0 and 1,048,576. Default: `0`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/host#reserved_disk_gib Host#reserved_disk_gib}
  */
  readonly reservedDiskGib?: number;
  /**
  * Memory kept for the host itself. In MiB. Between 0 and 16,777,216. Default: `512`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/host#reserved_memory_mib Host#reserved_memory_mib}
  */
  readonly reservedMemoryMib?: number;
  /**
  * CPU threads kept for the host itself. Between 0 and 4,096. Default: `0`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/host#reserved_vcpus Host#reserved_vcpus}
  */
  readonly reservedVcpus?: number;
  /**
  * Name of the storage (NFS, a cluster file system) that the host shares with all hosts that give the same name. Servers placed here from then on have their root disk, config drive and console log there: they move without their disk, and survive the loss of the host. Servers of before keep their disks where they are. At most 64 characters.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/host#shared_storage_name Host#shared_storage_name}
  */
  readonly sharedStorageName?: string;
  /**
  * Directory at which the shared storage is mounted: the same on all its hosts, and none of storage_path. Cairn never makes it. At most 200 characters.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/host#shared_storage_path Host#shared_storage_path}
  */
  readonly sharedStoragePath?: string;
  /**
  * Directory on the host for disks, seeds and console logs. At most 200 characters. Default: `"/var/lib/cairn"`. Changing this replaces the host.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/host#storage_path Host#storage_path}
  */
  readonly storagePath?: string;
  /**
  * How long Terraform waits until Cairn reports success.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/host#timeouts Host#timeouts}
  */
  readonly timeouts?: HostTimeouts;
  /**
  * libvirt connection URI, for example qemu:///system, qemu+tls://kvm1.example/system or qemu+ssh://root@kvm1.example/system. At most 1,024 characters.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/host#uri Host#uri}
  */
  readonly uri: string;
}
export interface HostNumaCellsHugePages {
}

export function hostNumaCellsHugePagesToTerraform(struct?: HostNumaCellsHugePages): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
  }
}


export function hostNumaCellsHugePagesToHclTerraform(struct?: HostNumaCellsHugePages): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
  };
  return attrs;
}

export class HostNumaCellsHugePagesOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectIndex the index of this item in the list
  * @param complexObjectIsFromSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string, complexObjectIndex: number, complexObjectIsFromSet: boolean) {
    super(terraformResource, terraformAttribute, complexObjectIsFromSet, complexObjectIndex);
  }

  public get internalValue(): HostNumaCellsHugePages | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: HostNumaCellsHugePages | undefined) {
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

export class HostNumaCellsHugePagesList extends cdktf.ComplexList {

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param wrapsSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
  */
  constructor(protected terraformResource: cdktf.IInterpolatingParent, protected terraformAttribute: string, protected wrapsSet: boolean) {
    super(terraformResource, terraformAttribute, wrapsSet)
  }

  /**
  * @param index the index of the item to return
  */
  public get(index: number): HostNumaCellsHugePagesOutputReference {
    return new HostNumaCellsHugePagesOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
  }
}
export interface HostNumaCells {
}

export function hostNumaCellsToTerraform(struct?: HostNumaCells): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
  }
}


export function hostNumaCellsToHclTerraform(struct?: HostNumaCells): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
  };
  return attrs;
}

export class HostNumaCellsOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectIndex the index of this item in the list
  * @param complexObjectIsFromSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string, complexObjectIndex: number, complexObjectIsFromSet: boolean) {
    super(terraformResource, terraformAttribute, complexObjectIsFromSet, complexObjectIndex);
  }

  public get internalValue(): HostNumaCells | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: HostNumaCells | undefined) {
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
  private _hugePages = new HostNumaCellsHugePagesList(this, "huge_pages", false);
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

export class HostNumaCellsList extends cdktf.ComplexList {

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param wrapsSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
  */
  constructor(protected terraformResource: cdktf.IInterpolatingParent, protected terraformAttribute: string, protected wrapsSet: boolean) {
    super(terraformResource, terraformAttribute, wrapsSet)
  }

  /**
  * @param index the index of the item to return
  */
  public get(index: number): HostNumaCellsOutputReference {
    return new HostNumaCellsOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
  }
}
export interface HostPciDevices {
}

export function hostPciDevicesToTerraform(struct?: HostPciDevices): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
  }
}


export function hostPciDevicesToHclTerraform(struct?: HostPciDevices): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
  };
  return attrs;
}

export class HostPciDevicesOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectIndex the index of this item in the list
  * @param complexObjectIsFromSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string, complexObjectIndex: number, complexObjectIsFromSet: boolean) {
    super(terraformResource, terraformAttribute, complexObjectIsFromSet, complexObjectIndex);
  }

  public get internalValue(): HostPciDevices | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: HostPciDevices | undefined) {
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

export class HostPciDevicesList extends cdktf.ComplexList {

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param wrapsSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
  */
  constructor(protected terraformResource: cdktf.IInterpolatingParent, protected terraformAttribute: string, protected wrapsSet: boolean) {
    super(terraformResource, terraformAttribute, wrapsSet)
  }

  /**
  * @param index the index of the item to return
  */
  public get(index: number): HostPciDevicesOutputReference {
    return new HostPciDevicesOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
  }
}
export interface HostTimeouts {
  /**
  * How long to wait for creation, for example `90s` or `10m`. Default: `10m`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/host#create Host#create}
  */
  readonly create?: string;
  /**
  * How long to wait for deletion, for example `90s` or `10m`. Default: `10m`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/host#delete Host#delete}
  */
  readonly delete?: string;
  /**
  * How long to wait for a change, for example `90s` or `10m`. Default: `10m`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/host#update Host#update}
  */
  readonly update?: string;
}

export function hostTimeoutsToTerraform(struct?: HostTimeouts | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    create: cdktf.stringToTerraform(struct!.create),
    delete: cdktf.stringToTerraform(struct!.delete),
    update: cdktf.stringToTerraform(struct!.update),
  }
}


export function hostTimeoutsToHclTerraform(struct?: HostTimeouts | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
    create: {
      value: cdktf.stringToHclTerraform(struct!.create),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    delete: {
      value: cdktf.stringToHclTerraform(struct!.delete),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    update: {
      value: cdktf.stringToHclTerraform(struct!.update),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export class HostTimeoutsOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): HostTimeouts | cdktf.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._create !== undefined) {
      hasAnyValues = true;
      internalValueResult.create = this._create;
    }
    if (this._delete !== undefined) {
      hasAnyValues = true;
      internalValueResult.delete = this._delete;
    }
    if (this._update !== undefined) {
      hasAnyValues = true;
      internalValueResult.update = this._update;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: HostTimeouts | cdktf.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._create = undefined;
      this._delete = undefined;
      this._update = undefined;
    }
    else if (cdktf.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._create = value.create;
      this._delete = value.delete;
      this._update = value.update;
    }
  }

  // create - computed: false, optional: true, required: false
  private _create?: string; 
  /** How long to wait for creation, for example `90s` or `10m`. Default: `10m`. */
  public get create() {
    return this.getStringAttribute('create');
  }
  public set create(value: string) {
    this._create = value;
  }
  public resetCreate() {
    this._create = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get createInput() {
    return this._create;
  }

  // delete - computed: false, optional: true, required: false
  private _delete?: string; 
  /** How long to wait for deletion, for example `90s` or `10m`. Default: `10m`. */
  public get delete() {
    return this.getStringAttribute('delete');
  }
  public set delete(value: string) {
    this._delete = value;
  }
  public resetDelete() {
    this._delete = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get deleteInput() {
    return this._delete;
  }

  // update - computed: false, optional: true, required: false
  private _update?: string; 
  /** How long to wait for a change, for example `90s` or `10m`. Default: `10m`. */
  public get update() {
    return this.getStringAttribute('update');
  }
  public set update(value: string) {
    this._update = value;
  }
  public resetUpdate() {
    this._update = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get updateInput() {
    return this._update;
  }
}

/**
* Represents a {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/host cairn_host}
*/
export class Host extends cdktf.TerraformResource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "cairn_host";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTF code for importing a Host resource upon running "cdktf plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the Host to import
  * @param importFromId The id of the existing Host that should be imported. Refer to the {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/host#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the Host to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktf.TerraformProvider) {
        return new cdktf.ImportableResource(scope, importToId, { terraformResourceType: "cairn_host", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/host cairn_host} Resource
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options HostConfig
  */
  public constructor(scope: Construct, id: string, config: HostConfig) {
    super(scope, id, {
      terraformResourceType: 'cairn_host',
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
    this._caCertificate = config.caCertificate;
    this._clientCertificate = config.clientCertificate;
    this._clientKeyWo = config.clientKeyWo;
    this._clientKeyWoVersion = config.clientKeyWoVersion;
    this._consoleAddress = config.consoleAddress;
    this._cpuDedicatedSet = config.cpuDedicatedSet;
    this._cpuRatio = config.cpuRatio;
    this._cpuSharedSet = config.cpuSharedSet;
    this._customTraits = config.customTraits;
    this._description = config.description;
    this._disabledReason = config.disabledReason;
    this._diskRatio = config.diskRatio;
    this._drain = config.drain;
    this._enabled = config.enabled;
    this._fenced = config.fenced;
    this._memoryRatio = config.memoryRatio;
    this._migrationAddress = config.migrationAddress;
    this._name = config.name;
    this._reservedDiskGib = config.reservedDiskGib;
    this._reservedMemoryMib = config.reservedMemoryMib;
    this._reservedVcpus = config.reservedVcpus;
    this._sharedStorageName = config.sharedStorageName;
    this._sharedStoragePath = config.sharedStoragePath;
    this._storagePath = config.storagePath;
    this._timeouts.internalValue = config.timeouts;
    this._uri = config.uri;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // accelerator - computed: true, optional: false, required: false
  /** kvm when a guest really ran under it, else tcg. One of `kvm`, `tcg`. */
  public get accelerator() {
    return this.getStringAttribute('accelerator') as HostAccelerator;
  }

  // architecture - computed: true, optional: false, required: false
  /** Machine type, such as x86_64. */
  public get architecture() {
    return this.getStringAttribute('architecture');
  }

  // ca_certificate - computed: false, optional: true, required: false
  private _caCertificate?: string; 
  /** PEM certificate of the authority that signed the host's certificate; for qemu+tls. At most 65,536 characters. */
  public get caCertificate() {
    return this.getStringAttribute('ca_certificate');
  }
  public set caCertificate(value: string) {
    this._caCertificate = value;
  }
  public resetCaCertificate() {
    this._caCertificate = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get caCertificateInput() {
    return this._caCertificate;
  }

  // client_certificate - computed: false, optional: true, required: false
  private _clientCertificate?: string; 
  /** PEM certificate that Cairn shows to the host; for qemu+tls. At most 65,536 characters. */
  public get clientCertificate() {
    return this.getStringAttribute('client_certificate');
  }
  public set clientCertificate(value: string) {
    this._clientCertificate = value;
  }
  public resetClientCertificate() {
    this._clientCertificate = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get clientCertificateInput() {
    return this._clientCertificate;
  }

  // client_key_wo - computed: false, optional: true, required: false
  private _clientKeyWo?: string; 
  /** PEM key of client_certificate. Never returned, and in no plan and no state; sent at creation and when client_key_wo_version changes. At most 65,536 characters. */
  public get clientKeyWo() {
    return this.getStringAttribute('client_key_wo');
  }
  public set clientKeyWo(value: string) {
    this._clientKeyWo = value;
  }
  public resetClientKeyWo() {
    this._clientKeyWo = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get clientKeyWoInput() {
    return this._clientKeyWo;
  }

  // client_key_wo_version - computed: false, optional: true, required: false
  private _clientKeyWoVersion?: number; 
  /** Any number, needed with client_key_wo: another one means another secret. Between 0 and 9,007,199,254,740,991. */
  public get clientKeyWoVersion() {
    return this.getNumberAttribute('client_key_wo_version');
  }
  public set clientKeyWoVersion(value: number) {
    this._clientKeyWoVersion = value;
  }
  public resetClientKeyWoVersion() {
    this._clientKeyWoVersion = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get clientKeyWoVersionInput() {
    return this._clientKeyWoVersion;
  }

  // console_address - computed: false, optional: true, required: false
  private _consoleAddress?: string; 
  /** Address of the host at which guests show their screens (VNC), from their next start on; the service must reach it, and nobody else should. Default: the host's own loopback address, which serves hosts on the service's own machine. At most 39 characters. */
  public get consoleAddress() {
    return this.getStringAttribute('console_address');
  }
  public set consoleAddress(value: string) {
    this._consoleAddress = value;
  }
  public resetConsoleAddress() {
    this._consoleAddress = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get consoleAddressInput() {
    return this._consoleAddress;
  }

  // cpu_dedicated_set - computed: false, optional: true, required: false
  private _cpuDedicatedSet?: string; 
  /** CPUs of the host, such as 2-7,^5, that guests may have for themselves (hw:cpu_policy = dedicated); no others run there. Without it the host offers none. Guests of before keep to it from their next start on. At most 1,024 characters. */
  public get cpuDedicatedSet() {
    return this.getStringAttribute('cpu_dedicated_set');
  }
  public set cpuDedicatedSet(value: string) {
    this._cpuDedicatedSet = value;
  }
  public resetCpuDedicatedSet() {
    this._cpuDedicatedSet = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get cpuDedicatedSetInput() {
    return this._cpuDedicatedSet;
  }

  // cpu_model - computed: true, optional: false, required: false
  /** CPU model as libvirt names it. */
  public get cpuModel() {
    return this.getStringAttribute('cpu_model');
  }

  // cpu_ratio - computed: true, optional: true, required: false
  private _cpuRatio?: number; 
  /** Virtual CPUs that may be promised per CPU thread; an aggregate of the host may say otherwise. Between 0.1 and 64. Default: `4`. */
  public get cpuRatio() {
    return this.getNumberAttribute('cpu_ratio');
  }
  public set cpuRatio(value: number) {
    this._cpuRatio = value;
  }
  public resetCpuRatio() {
    this._cpuRatio = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get cpuRatioInput() {
    return this._cpuRatio;
  }

  // cpu_shared_set - computed: false, optional: true, required: false
  private _cpuSharedSet?: string; 
  /** CPUs of the host, such as 0-1, among which all other guests float; cpu_ratio counts these alone. Left out: all that are not in cpu_dedicated_set. At most 1,024 characters. */
  public get cpuSharedSet() {
    return this.getStringAttribute('cpu_shared_set');
  }
  public set cpuSharedSet(value: string) {
    this._cpuSharedSet = value;
  }
  public resetCpuSharedSet() {
    this._cpuSharedSet = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get cpuSharedSetInput() {
    return this._cpuSharedSet;
  }

  // custom_traits - computed: false, optional: true, required: false
  private _customTraits?: string[]; 
  /** Qualities of the host that flavors and images can require or forbid (trait:CUSTOM_GOLD = required). At most 256 items. */
  public get customTraits() {
    return cdktf.Fn.tolist(this.getListAttribute('custom_traits'));
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

  // description - computed: false, optional: true, required: false
  private _description?: string; 
  /** Where the host stands. At most 1,024 characters. */
  public get description() {
    return this.getStringAttribute('description');
  }
  public set description(value: string) {
    this._description = value;
  }
  public resetDescription() {
    this._description = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get descriptionInput() {
    return this._description;
  }

  // disabled_reason - computed: false, optional: true, required: false
  private _disabledReason?: string; 
  /** Why the host takes no new servers, for people; given together with enabled = false. Between 1 and 255 characters. */
  public get disabledReason() {
    return this.getStringAttribute('disabled_reason');
  }
  public set disabledReason(value: string) {
    this._disabledReason = value;
  }
  public resetDisabledReason() {
    this._disabledReason = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get disabledReasonInput() {
    return this._disabledReason;
  }

  // disk_gib - computed: true, optional: false, required: false
  /** Size of the file system that holds storage_path. In GiB. */
  public get diskGib() {
    return this.getNumberAttribute('disk_gib');
  }

  // disk_ratio - computed: true, optional: true, required: false
  private _diskRatio?: number; 
  /** Disk that may be promised per disk installed; an aggregate of the host may say otherwise. Between 0.1 and 64. Default: `1`. */
  public get diskRatio() {
    return this.getNumberAttribute('disk_ratio');
  }
  public set diskRatio(value: number) {
    this._diskRatio = value;
  }
  public resetDiskRatio() {
    this._diskRatio = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get diskRatioInput() {
    return this._diskRatio;
  }

  // drain - computed: true, optional: true, required: false
  private _drain?: boolean | cdktf.IResolvable; 
  /** Whether the host is to become empty: it takes no new servers, and those on it move away as their migration_policy says, a few at a time (setting drain_moves). An apply does not wait for that: the condition Drained tells how many are left and why, and cairn host drain --wait returns when none is. Default: `false`. */
  public get drain() {
    return this.getBooleanAttribute('drain');
  }
  public set drain(value: boolean | cdktf.IResolvable) {
    this._drain = value;
  }
  public resetDrain() {
    this._drain = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get drainInput() {
    return this._drain;
  }

  // enabled - computed: true, optional: true, required: false
  private _enabled?: boolean | cdktf.IResolvable; 
  /** Whether new servers may be placed here. Default: `true`. */
  public get enabled() {
    return this.getBooleanAttribute('enabled');
  }
  public set enabled(value: boolean | cdktf.IResolvable) {
    this._enabled = value;
  }
  public resetEnabled() {
    this._enabled = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get enabledInput() {
    return this._enabled;
  }

  // fenced - computed: true, optional: true, required: false
  private _fenced?: boolean | cdktf.IResolvable; 
  /** Whether a person or a fencing tool vouches that the host is off, or cut off from its disks. Only then are its servers made anew elsewhere (on_host_loss), or started there with their disks from shared storage; silence alone is never taken for death. Nothing is placed on a fenced host, and what it still runs of servers that left is stopped as soon as it answers. Default: `false`. */
  public get fenced() {
    return this.getBooleanAttribute('fenced');
  }
  public set fenced(value: boolean | cdktf.IResolvable) {
    this._fenced = value;
  }
  public resetFenced() {
    this._fenced = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get fencedInput() {
    return this._fenced;
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

  // memory_ratio - computed: true, optional: true, required: false
  private _memoryRatio?: number; 
  /** Memory that may be promised per memory installed; an aggregate of the host may say otherwise. Between 0.1 and 8. Default: `1`. */
  public get memoryRatio() {
    return this.getNumberAttribute('memory_ratio');
  }
  public set memoryRatio(value: number) {
    this._memoryRatio = value;
  }
  public resetMemoryRatio() {
    this._memoryRatio = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get memoryRatioInput() {
    return this._memoryRatio;
  }

  // migration_address - computed: false, optional: true, required: false
  private _migrationAddress?: string; 
  /** Name or address at which other hosts reach this one to send it running guests (QEMU's ports, by default from 49152). The machine that uri names when left out, else the host's own name. At most 253 characters. */
  public get migrationAddress() {
    return this.getStringAttribute('migration_address');
  }
  public set migrationAddress(value: string) {
    this._migrationAddress = value;
  }
  public resetMigrationAddress() {
    this._migrationAddress = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get migrationAddressInput() {
    return this._migrationAddress;
  }

  // name - computed: false, optional: false, required: true
  private _name?: string; 
  /** Name: 1 to 255 printable characters without '/', no space at either end. */
  public get name() {
    return this.getStringAttribute('name');
  }
  public set name(value: string) {
    this._name = value;
  }
  // Temporarily expose input value. Use with caution.
  public get nameInput() {
    return this._name;
  }

  // numa_cells - computed: true, optional: false, required: false
  private _numaCells = new HostNumaCellsList(this, "numa_cells", false);
  /** NUMA cells of the host. */
  public get numaCells() {
    return this._numaCells;
  }

  // pci_devices - computed: true, optional: false, required: false
  private _pciDevices = new HostPciDevicesList(this, "pci_devices", false);
  /** PCI devices of the host but for bridges. */
  public get pciDevices() {
    return this._pciDevices;
  }

  // qemu_version - computed: true, optional: false, required: false
  /** Version of QEMU. */
  public get qemuVersion() {
    return this.getStringAttribute('qemu_version');
  }

  // reserved_disk_gib - computed: true, optional: true, required: false
  private _reservedDiskGib?: number; 
  /** Disk kept for the host itself. In GiB. Between 0 and 1,048,576. Default: `0`. */
  public get reservedDiskGib() {
    return this.getNumberAttribute('reserved_disk_gib');
  }
  public set reservedDiskGib(value: number) {
    this._reservedDiskGib = value;
  }
  public resetReservedDiskGib() {
    this._reservedDiskGib = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get reservedDiskGibInput() {
    return this._reservedDiskGib;
  }

  // reserved_memory_mib - computed: true, optional: true, required: false
  private _reservedMemoryMib?: number; 
  /** Memory kept for the host itself. In MiB. Between 0 and 16,777,216. Default: `512`. */
  public get reservedMemoryMib() {
    return this.getNumberAttribute('reserved_memory_mib');
  }
  public set reservedMemoryMib(value: number) {
    this._reservedMemoryMib = value;
  }
  public resetReservedMemoryMib() {
    this._reservedMemoryMib = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get reservedMemoryMibInput() {
    return this._reservedMemoryMib;
  }

  // reserved_vcpus - computed: true, optional: true, required: false
  private _reservedVcpus?: number; 
  /** CPU threads kept for the host itself. Between 0 and 4,096. Default: `0`. */
  public get reservedVcpus() {
    return this.getNumberAttribute('reserved_vcpus');
  }
  public set reservedVcpus(value: number) {
    this._reservedVcpus = value;
  }
  public resetReservedVcpus() {
    this._reservedVcpus = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get reservedVcpusInput() {
    return this._reservedVcpus;
  }

  // shared_storage_name - computed: false, optional: true, required: false
  private _sharedStorageName?: string; 
  /** Name of the storage (NFS, a cluster file system) that the host shares with all hosts that give the same name. Servers placed here from then on have their root disk, config drive and console log there: they move without their disk, and survive the loss of the host. Servers of before keep their disks where they are. At most 64 characters. */
  public get sharedStorageName() {
    return this.getStringAttribute('shared_storage_name');
  }
  public set sharedStorageName(value: string) {
    this._sharedStorageName = value;
  }
  public resetSharedStorageName() {
    this._sharedStorageName = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get sharedStorageNameInput() {
    return this._sharedStorageName;
  }

  // shared_storage_path - computed: false, optional: true, required: false
  private _sharedStoragePath?: string; 
  /** Directory at which the shared storage is mounted: the same on all its hosts, and none of storage_path. Cairn never makes it. At most 200 characters. */
  public get sharedStoragePath() {
    return this.getStringAttribute('shared_storage_path');
  }
  public set sharedStoragePath(value: string) {
    this._sharedStoragePath = value;
  }
  public resetSharedStoragePath() {
    this._sharedStoragePath = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get sharedStoragePathInput() {
    return this._sharedStoragePath;
  }

  // state - computed: true, optional: false, required: false
  /** Whether Cairn can reach the host's libvirt; fenced: it cannot, and somebody vouches that the host is dead. One of `up`, `down`, `fenced`. */
  public get state() {
    return this.getStringAttribute('state') as HostState;
  }

  // storage_path - computed: true, optional: true, required: false
  private _storagePath?: string; 
  /** Directory on the host for disks, seeds and console logs. At most 200 characters. Default: `"/var/lib/cairn"`. Changing this replaces the host. */
  public get storagePath() {
    return this.getStringAttribute('storage_path');
  }
  public set storagePath(value: string) {
    this._storagePath = value;
  }
  public resetStoragePath() {
    this._storagePath = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get storagePathInput() {
    return this._storagePath;
  }

  // timeouts - computed: false, optional: true, required: false
  private _timeouts = new HostTimeoutsOutputReference(this, "timeouts");
  /** How long Terraform waits until Cairn reports success. */
  public get timeouts() {
    return this._timeouts;
  }
  public putTimeouts(value: HostTimeouts) {
    this._timeouts.internalValue = value;
  }
  public resetTimeouts() {
    this._timeouts.internalValue = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get timeoutsInput() {
    return this._timeouts.internalValue;
  }

  // traits - computed: true, optional: false, required: false
  /** What CPU and hypervisor can do, by Placement's names (HW_CPU_X86_AVX2, COMPUTE_NODE); custom_traits come on top. */
  public get traits() {
    return cdktf.Fn.tolist(this.getListAttribute('traits'));
  }

  // uri - computed: false, optional: false, required: true
  private _uri?: string; 
  /** libvirt connection URI, for example qemu:///system, qemu+tls://kvm1.example/system or qemu+ssh://root@kvm1.example/system. At most 1,024 characters. */
  public get uri() {
    return this.getStringAttribute('uri');
  }
  public set uri(value: string) {
    this._uri = value;
  }
  // Temporarily expose input value. Use with caution.
  public get uriInput() {
    return this._uri;
  }

  // vcpus - computed: true, optional: false, required: false
  /** CPU threads of the host. */
  public get vcpus() {
    return this.getNumberAttribute('vcpus');
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      ca_certificate: cdktf.stringToTerraform(this._caCertificate),
      client_certificate: cdktf.stringToTerraform(this._clientCertificate),
      client_key_wo: cdktf.stringToTerraform(this._clientKeyWo),
      client_key_wo_version: cdktf.numberToTerraform(this._clientKeyWoVersion),
      console_address: cdktf.stringToTerraform(this._consoleAddress),
      cpu_dedicated_set: cdktf.stringToTerraform(this._cpuDedicatedSet),
      cpu_ratio: cdktf.numberToTerraform(this._cpuRatio),
      cpu_shared_set: cdktf.stringToTerraform(this._cpuSharedSet),
      custom_traits: cdktf.listMapper(cdktf.stringToTerraform, false)(this._customTraits),
      description: cdktf.stringToTerraform(this._description),
      disabled_reason: cdktf.stringToTerraform(this._disabledReason),
      disk_ratio: cdktf.numberToTerraform(this._diskRatio),
      drain: cdktf.booleanToTerraform(this._drain),
      enabled: cdktf.booleanToTerraform(this._enabled),
      fenced: cdktf.booleanToTerraform(this._fenced),
      memory_ratio: cdktf.numberToTerraform(this._memoryRatio),
      migration_address: cdktf.stringToTerraform(this._migrationAddress),
      name: cdktf.stringToTerraform(this._name),
      reserved_disk_gib: cdktf.numberToTerraform(this._reservedDiskGib),
      reserved_memory_mib: cdktf.numberToTerraform(this._reservedMemoryMib),
      reserved_vcpus: cdktf.numberToTerraform(this._reservedVcpus),
      shared_storage_name: cdktf.stringToTerraform(this._sharedStorageName),
      shared_storage_path: cdktf.stringToTerraform(this._sharedStoragePath),
      storage_path: cdktf.stringToTerraform(this._storagePath),
      timeouts: hostTimeoutsToTerraform(this._timeouts.internalValue),
      uri: cdktf.stringToTerraform(this._uri),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      ca_certificate: {
        value: cdktf.stringToHclTerraform(this._caCertificate),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      client_certificate: {
        value: cdktf.stringToHclTerraform(this._clientCertificate),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      client_key_wo: {
        value: cdktf.stringToHclTerraform(this._clientKeyWo),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      client_key_wo_version: {
        value: cdktf.numberToHclTerraform(this._clientKeyWoVersion),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      console_address: {
        value: cdktf.stringToHclTerraform(this._consoleAddress),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      cpu_dedicated_set: {
        value: cdktf.stringToHclTerraform(this._cpuDedicatedSet),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      cpu_ratio: {
        value: cdktf.numberToHclTerraform(this._cpuRatio),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      cpu_shared_set: {
        value: cdktf.stringToHclTerraform(this._cpuSharedSet),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      custom_traits: {
        value: cdktf.listMapperHcl(cdktf.stringToHclTerraform, false)(this._customTraits),
        isBlock: false,
        type: "set",
        storageClassType: "stringList",
      },
      description: {
        value: cdktf.stringToHclTerraform(this._description),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      disabled_reason: {
        value: cdktf.stringToHclTerraform(this._disabledReason),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      disk_ratio: {
        value: cdktf.numberToHclTerraform(this._diskRatio),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      drain: {
        value: cdktf.booleanToHclTerraform(this._drain),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
      enabled: {
        value: cdktf.booleanToHclTerraform(this._enabled),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
      fenced: {
        value: cdktf.booleanToHclTerraform(this._fenced),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
      memory_ratio: {
        value: cdktf.numberToHclTerraform(this._memoryRatio),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      migration_address: {
        value: cdktf.stringToHclTerraform(this._migrationAddress),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      name: {
        value: cdktf.stringToHclTerraform(this._name),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      reserved_disk_gib: {
        value: cdktf.numberToHclTerraform(this._reservedDiskGib),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      reserved_memory_mib: {
        value: cdktf.numberToHclTerraform(this._reservedMemoryMib),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      reserved_vcpus: {
        value: cdktf.numberToHclTerraform(this._reservedVcpus),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      shared_storage_name: {
        value: cdktf.stringToHclTerraform(this._sharedStorageName),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      shared_storage_path: {
        value: cdktf.stringToHclTerraform(this._sharedStoragePath),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      storage_path: {
        value: cdktf.stringToHclTerraform(this._storagePath),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      timeouts: {
        value: hostTimeoutsToHclTerraform(this._timeouts.internalValue),
        isBlock: true,
        type: "struct",
        storageClassType: "HostTimeouts",
      },
      uri: {
        value: cdktf.stringToHclTerraform(this._uri),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
