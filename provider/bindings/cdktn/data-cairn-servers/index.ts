// https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/servers
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktn from 'cdktn';

// Values

/** What DataCairnServers.accelerator may be. A value that only Terraform knows is given as `variable.value`. */
export type DataCairnServersAccelerator = "kvm" | "tcg";
/** What DataCairnServers.driftPolicy may be. A value that only Terraform knows is given as `variable.value`. */
export type DataCairnServersDriftPolicy = "enforce" | "report";
/** What DataCairnServers.migrationPolicy may be. A value that only Terraform knows is given as `variable.value`. */
export type DataCairnServersMigrationPolicy = "live" | "cold" | "never";
/** What DataCairnServers.onHostLoss may be. A value that only Terraform knows is given as `variable.value`. */
export type DataCairnServersOnHostLoss = "wait" | "rebuild";
/** What DataCairnServers.powerState may be. A value that only Terraform knows is given as `variable.value`. */
export type DataCairnServersPowerState = "running" | "stopped" | "paused" | "suspended" | "shelved";
/** What DataCairnServers.state may be. A value that only Terraform knows is given as `variable.value`. */
export type DataCairnServersState = "ACTIVE" | "BUILD" | "DELETED" | "ERROR" | "HARD_REBOOT" | "MIGRATING" | "PAUSED" | "REBOOT" | "REBUILD" | "RESCUE" | "RESIZE" | "REVERT_RESIZE" | "SHELVED" | "SHELVED_OFFLOADED" | "SHUTOFF" | "SUSPENDED" | "UNKNOWN" | "VERIFY_RESIZE";
/** What DataCairnServersItems.accelerator may be. A value that only Terraform knows is given as `variable.value`. */
export type DataCairnServersItemsAccelerator = "kvm" | "tcg";
/** What DataCairnServersItems.driftPolicy may be. A value that only Terraform knows is given as `variable.value`. */
export type DataCairnServersItemsDriftPolicy = "enforce" | "report";
/** What DataCairnServersItems.migrationPolicy may be. A value that only Terraform knows is given as `variable.value`. */
export type DataCairnServersItemsMigrationPolicy = "live" | "cold" | "never";
/** What DataCairnServersItems.onHostLoss may be. A value that only Terraform knows is given as `variable.value`. */
export type DataCairnServersItemsOnHostLoss = "wait" | "rebuild";
/** What DataCairnServersItems.powerState may be. A value that only Terraform knows is given as `variable.value`. */
export type DataCairnServersItemsPowerState = "running" | "stopped" | "paused" | "suspended" | "shelved";
/** What DataCairnServersItems.state may be. A value that only Terraform knows is given as `variable.value`. */
export type DataCairnServersItemsState = "ACTIVE" | "BUILD" | "DELETED" | "ERROR" | "HARD_REBOOT" | "MIGRATING" | "PAUSED" | "REBOOT" | "REBUILD" | "RESCUE" | "RESIZE" | "REVERT_RESIZE" | "SHELVED" | "SHELVED_OFFLOADED" | "SHUTOFF" | "SUSPENDED" | "UNKNOWN" | "VERIFY_RESIZE";

// Configuration

export interface DataCairnServersConfig extends cdktn.TerraformMetaArguments {
  /**
  * Only those with this accelerator. How the guest's CPU runs: kvm (hardware) or tcg (emulated). One of `kvm`, `tcg`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/servers#accelerator DataCairnServers#accelerator}
  */
  readonly accelerator?: DataCairnServersAccelerator;
  /**
  * Those of all projects that the token may see, whatever the project of the provider is.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/servers#all_projects DataCairnServers#all_projects}
  */
  readonly allProjects?: boolean | cdktn.IResolvable;
  /**
  * Only those with this drift_policy. What to do when the host no longer matches the spec: enforce puts it right at once, report only shows it (plan exits with 2 and the next apply repairs it). One of `enforce`, `report`. Default: `"enforce"`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/servers#drift_policy DataCairnServers#drift_policy}
  */
  readonly driftPolicy?: DataCairnServersDriftPolicy;
  /**
  * Only those with this flavor_id. Size of the server. Another flavor changes CPUs and memory with one restart. Changing this restarts the server.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/servers#flavor_id DataCairnServers#flavor_id}
  */
  readonly flavorId?: string;
  /**
  * Only those with this host_id. Host to place the server on; chosen by the scheduler when left out. Another host moves the server there; no host leaves it where it is.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/servers#host_id DataCairnServers#host_id}
  */
  readonly hostId?: string;
  /**
  * Only those with this image_id. Disk image that the root disk starts from. Needed unless kernel_id is given. Another image rebuilds the server: same id, addresses and MACs, a new root disk. Changing this makes anew what it runs: data on it is lost.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/servers#image_id DataCairnServers#image_id}
  */
  readonly imageId?: string;
  /**
  * Only those with this kernel_id. Kernel image (aki) to boot directly. Changing this replaces the server.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/servers#kernel_id DataCairnServers#kernel_id}
  */
  readonly kernelId?: string;
  /**
  * Only those with this keypair_id. Key that the guest's default user accepts, delivered by the config drive at first boot. Changing this replaces the server.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/servers#keypair_id DataCairnServers#keypair_id}
  */
  readonly keypairId?: string;
  /**
  * How many objects may match, from 1 to 10000; more are an error, never cut off. 1000 when left out.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/servers#limit DataCairnServers#limit}
  */
  readonly limit?: number;
  /**
  * Only those with this locked. Whether nobody but administrators may change the server, act on it or delete it before it is unlocked.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/servers#locked DataCairnServers#locked}
  */
  readonly locked?: boolean | cdktn.IResolvable;
  /**
  * Only those whose metadata holds all of these. Free keys and values, also given to the guest at first boot. At most 128 entries. Default: `{}`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/servers#metadata DataCairnServers#metadata}
  */
  readonly metadata?: { [key: string]: string };
  /**
  * Only those with this migration_policy. How the server moves when it must, because its host_id changed: live (with its guest running; cold while it does not run), cold (the guest is stopped, moved and started again), never (another host_id is refused). One of `live`, `cold`, `never`. Default: `"live"`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/servers#migration_policy DataCairnServers#migration_policy}
  */
  readonly migrationPolicy?: DataCairnServersMigrationPolicy;
  /**
  * Only the one with this name (in each project).
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/servers#name DataCairnServers#name}
  */
  readonly name?: string;
  /**
  * Only those whose name begins so.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/servers#name_prefix DataCairnServers#name_prefix}
  */
  readonly namePrefix?: string;
  /**
  * Only those with this on_host_loss. What happens when the host is fenced and does not answer: wait for it, or rebuild the server on another host, with its addresses and a new root disk from its image. A server on storage that hosts share loses nothing, so it is started on another host in both cases. One of `wait`, `rebuild`. Default: `"wait"`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/servers#on_host_loss DataCairnServers#on_host_loss}
  */
  readonly onHostLoss?: DataCairnServersOnHostLoss;
  /**
  * Only those with this placed_host_id. Host that the server is on.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/servers#placed_host_id DataCairnServers#placed_host_id}
  */
  readonly placedHostId?: string;
  /**
  * Only those with this power_state. What the guest should do: running; stopped; paused (its memory stays in the host's, its CPUs stand still); suspended (its memory is kept on the host's disk until it runs again; a guest that has none is stopped); shelved (stopped, with its CPUs and memory given back: it is placed again, and moved if its host has no room, when it is to run). One of `running`, `stopped`, `paused`, `suspended`, `shelved`. Default: `"running"`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/servers#power_state DataCairnServers#power_state}
  */
  readonly powerState?: DataCairnServersPowerState;
  /**
  * Only those with this previous_flavor_id. Flavor that the server had before a resize that nobody confirmed yet: while it is set, the state is RESIZE or VERIFY_RESIZE. Unset it to confirm; swap it with flavor_id to go back.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/servers#previous_flavor_id DataCairnServers#previous_flavor_id}
  */
  readonly previousFlavorId?: string;
  /**
  * Only those of this project. Else those of the project of the provider, if it has one.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/servers#project_id DataCairnServers#project_id}
  */
  readonly projectId?: string;
  /**
  * Only those with this ramdisk_id. Ramdisk image (ari) for the kernel; needs kernel_id. Changing this replaces the server.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/servers#ramdisk_id DataCairnServers#ramdisk_id}
  */
  readonly ramdiskId?: string;
  /**
  * Only those with this rescue_image_id. Disk image to boot from for as long as it is given, to repair the server: from a disk that is thrown away afterwards, with the server's own root disk as its second. Changing this restarts the server.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/servers#rescue_image_id DataCairnServers#rescue_image_id}
  */
  readonly rescueImageId?: string;
  /**
  * Only those with this server_group_id. Group whose rule says which servers share a host. Changing this replaces the server.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/servers#server_group_id DataCairnServers#server_group_id}
  */
  readonly serverGroupId?: string;
  /**
  * Only those with this state. Nova's word for where the server is. One of `ACTIVE`, `BUILD`, `DELETED`, `ERROR`, `HARD_REBOOT`, `MIGRATING`, `PAUSED`, `REBOOT`, `REBUILD`, `RESCUE`, `RESIZE`, `REVERT_RESIZE`, `SHELVED`, `SHELVED_OFFLOADED`, `SHUTOFF`, `SUSPENDED`, `UNKNOWN`, `VERIFY_RESIZE`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/servers#state DataCairnServers#state}
  */
  readonly state?: DataCairnServersState;
  /**
  * Only those whose tags hold all of these. Words to find the server by, each without ',' and '/'. At most 50 items.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/servers#tags DataCairnServers#tags}
  */
  readonly tags?: string[];
}
export interface DataCairnServersItemsNics {
}

export function dataCairnServersItemsNicsToTerraform(struct?: DataCairnServersItemsNics): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  return {
  }
}


export function dataCairnServersItemsNicsToHclTerraform(struct?: DataCairnServersItemsNics): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  const attrs = {
  };
  return attrs;
}

export class DataCairnServersItemsNicsOutputReference extends cdktn.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectKey the key of this item in the map
  */
  public constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, complexObjectKey: string) {
    super(terraformResource, terraformAttribute, false, complexObjectKey);
  }

  public get internalValue(): DataCairnServersItemsNics | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataCairnServersItemsNics | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // address - computed: true, optional: false, required: false
  /** Address inside the subnet; chosen by Cairn when left out. */
  public get address() {
    return this.getStringAttribute('address');
  }

  // subnet_id - computed: true, optional: false, required: false
  /** Subnet to plug into. */
  public get subnetId() {
    return this.getStringAttribute('subnet_id');
  }
}

export class DataCairnServersItemsNicsMap extends cdktn.ComplexMap {

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
  public get(key: string): DataCairnServersItemsNicsOutputReference {
    return new DataCairnServersItemsNicsOutputReference(this.terraformResource, this.terraformAttribute, key);
  }
}
export interface DataCairnServersItems {
}

export function dataCairnServersItemsToTerraform(struct?: DataCairnServersItems): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  return {
  }
}


export function dataCairnServersItemsToHclTerraform(struct?: DataCairnServersItems): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  const attrs = {
  };
  return attrs;
}

export class DataCairnServersItemsOutputReference extends cdktn.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectKey the key of this item in the map
  */
  public constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, complexObjectKey: string) {
    super(terraformResource, terraformAttribute, false, complexObjectKey);
  }

  public get internalValue(): DataCairnServersItems | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataCairnServersItems | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // accelerator - computed: true, optional: false, required: false
  /** How the guest's CPU runs: kvm (hardware) or tcg (emulated). One of `kvm`, `tcg`. */
  public get accelerator() {
    return this.getStringAttribute('accelerator') as DataCairnServersItemsAccelerator;
  }

  // addresses - computed: true, optional: false, required: false
  private _addresses = new cdktn.StringMap(this, "addresses");
  /** Address of each interface, by its name in nics. */
  public get addresses() {
    return this._addresses;
  }

  // availability_zone - computed: true, optional: false, required: false
  /** Zone to place the server in, as an aggregate names it; any when left out. Another zone moves the server there, as its migration_policy says; one that is already there stays. Between 1 and 255 characters. */
  public get availabilityZone() {
    return this.getStringAttribute('availability_zone');
  }

  // description - computed: true, optional: false, required: false
  /** What the server is for. At most 1,024 characters. */
  public get description() {
    return this.getStringAttribute('description');
  }

  // different_host_from_ids - computed: true, optional: false, required: false
  /** Servers away from which this one is placed, once they have a place. Those that go are forgotten. At most 100 items. Changing this replaces the server. */
  public get differentHostFromIds() {
    return cdktn.Fn.tolist(this.getListAttribute('different_host_from_ids'));
  }

  // display_name - computed: true, optional: false, required: false
  /** Name that clients of OpenStack see, where it cannot be the name: they give several servers of a project the same one. Between 1 and 255 characters. */
  public get displayName() {
    return this.getStringAttribute('display_name');
  }

  // drift - computed: true, optional: false, required: false
  private _drift = new cdktn.StringMap(this, "drift");
  /** Fields whose observed value differs from the desired one although nobody edited the spec: field to 'expected X, found Y'. Empty when all agrees. */
  public get drift() {
    return this._drift;
  }

  // drift_policy - computed: true, optional: false, required: false
  /** What to do when the host no longer matches the spec: enforce puts it right at once, report only shows it (plan exits with 2 and the next apply repairs it). One of `enforce`, `report`. Default: `"enforce"`. */
  public get driftPolicy() {
    return this.getStringAttribute('drift_policy') as DataCairnServersItemsDriftPolicy;
  }

  // flavor_id - computed: true, optional: false, required: false
  /** Size of the server. Another flavor changes CPUs and memory with one restart. Changing this restarts the server. */
  public get flavorId() {
    return this.getStringAttribute('flavor_id');
  }

  // host_id - computed: true, optional: false, required: false
  /** Host to place the server on; chosen by the scheduler when left out. Another host moves the server there; no host leaves it where it is. */
  public get hostId() {
    return this.getStringAttribute('host_id');
  }

  // id - computed: true, optional: false, required: false
  /** Id of the server: a lower-case UUID, known before it is made. */
  public get id() {
    return this.getStringAttribute('id');
  }

  // image_id - computed: true, optional: false, required: false
  /** Disk image that the root disk starts from. Needed unless kernel_id is given. Another image rebuilds the server: same id, addresses and MACs, a new root disk. Changing this makes anew what it runs: data on it is lost. */
  public get imageId() {
    return this.getStringAttribute('image_id');
  }

  // instance_name - computed: true, optional: false, required: false
  /** Name of the libvirt domain, as virsh list shows it. */
  public get instanceName() {
    return this.getStringAttribute('instance_name');
  }

  // kernel_arguments - computed: true, optional: false, required: false
  /** Command line of the kernel; needs kernel_id. console=ttyS0 shows the boot in the console log. At most 2,048 characters. Changing this restarts the server. */
  public get kernelArguments() {
    return this.getStringAttribute('kernel_arguments');
  }

  // kernel_id - computed: true, optional: false, required: false
  /** Kernel image (aki) to boot directly. Changing this replaces the server. */
  public get kernelId() {
    return this.getStringAttribute('kernel_id');
  }

  // keypair_id - computed: true, optional: false, required: false
  /** Key that the guest's default user accepts, delivered by the config drive at first boot. Changing this replaces the server. */
  public get keypairId() {
    return this.getStringAttribute('keypair_id');
  }

  // locked - computed: true, optional: false, required: false
  /** Whether nobody but administrators may change the server, act on it or delete it before it is unlocked. */
  public get locked() {
    return this.getBooleanAttribute('locked');
  }

  // locked_reason - computed: true, optional: false, required: false
  /** Why the server is locked. Between 1 and 255 characters. */
  public get lockedReason() {
    return this.getStringAttribute('locked_reason');
  }

  // mac_addresses - computed: true, optional: false, required: false
  private _macAddresses = new cdktn.StringMap(this, "mac_addresses");
  /** MAC address of each interface, by its name in nics. */
  public get macAddresses() {
    return this._macAddresses;
  }

  // metadata - computed: true, optional: false, required: false
  private _metadata = new cdktn.StringMap(this, "metadata");
  /** Free keys and values, also given to the guest at first boot. At most 128 entries. Default: `{}`. */
  public get metadata() {
    return this._metadata;
  }

  // migration_policy - computed: true, optional: false, required: false
  /** How the server moves when it must, because its host_id changed: live (with its guest running; cold while it does not run), cold (the guest is stopped, moved and started again), never (another host_id is refused). One of `live`, `cold`, `never`. Default: `"live"`. */
  public get migrationPolicy() {
    return this.getStringAttribute('migration_policy') as DataCairnServersItemsMigrationPolicy;
  }

  // name - computed: true, optional: false, required: false
  /** Name: 1 to 255 printable characters without '/', no space at either end. */
  public get name() {
    return this.getStringAttribute('name');
  }

  // nics - computed: true, optional: false, required: false
  private _nics = new DataCairnServersItemsNicsMap(this, "nics");
  /** Network interfaces by a name of your choice; the guest sees them in alphabetical order of these names. At most 8 entries. Default: `{}`. */
  public get nics() {
    return this._nics;
  }

  // on_host_loss - computed: true, optional: false, required: false
  /** What happens when the host is fenced and does not answer: wait for it, or rebuild the server on another host, with its addresses and a new root disk from its image. A server on storage that hosts share loses nothing, so it is started on another host in both cases. One of `wait`, `rebuild`. Default: `"wait"`. */
  public get onHostLoss() {
    return this.getStringAttribute('on_host_loss') as DataCairnServersItemsOnHostLoss;
  }

  // placed_host_id - computed: true, optional: false, required: false
  /** Host that the server is on. */
  public get placedHostId() {
    return this.getStringAttribute('placed_host_id');
  }

  // power_state - computed: true, optional: false, required: false
  /** What the guest should do: running; stopped; paused (its memory stays in the host's, its CPUs stand still); suspended (its memory is kept on the host's disk until it runs again; a guest that has none is stopped); shelved (stopped, with its CPUs and memory given back: it is placed again, and moved if its host has no room, when it is to run). One of `running`, `stopped`, `paused`, `suspended`, `shelved`. Default: `"running"`. */
  public get powerState() {
    return this.getStringAttribute('power_state') as DataCairnServersItemsPowerState;
  }

  // previous_flavor_id - computed: true, optional: false, required: false
  /** Flavor that the server had before a resize that nobody confirmed yet: while it is set, the state is RESIZE or VERIFY_RESIZE. Unset it to confirm; swap it with flavor_id to go back. */
  public get previousFlavorId() {
    return this.getStringAttribute('previous_flavor_id');
  }

  // project_id - computed: true, optional: false, required: false
  /** Project that owns the server. Changing this replaces the server. */
  public get projectId() {
    return this.getStringAttribute('project_id');
  }

  // ramdisk_id - computed: true, optional: false, required: false
  /** Ramdisk image (ari) for the kernel; needs kernel_id. Changing this replaces the server. */
  public get ramdiskId() {
    return this.getStringAttribute('ramdisk_id');
  }

  // rescue_image_id - computed: true, optional: false, required: false
  /** Disk image to boot from for as long as it is given, to repair the server: from a disk that is thrown away afterwards, with the server's own root disk as its second. Changing this restarts the server. */
  public get rescueImageId() {
    return this.getStringAttribute('rescue_image_id');
  }

  // same_host_as_ids - computed: true, optional: false, required: false
  /** Servers with one of which this one is placed together, once they have a place. Those that go are forgotten. At most 100 items. Changing this replaces the server. */
  public get sameHostAsIds() {
    return cdktn.Fn.tolist(this.getListAttribute('same_host_as_ids'));
  }

  // server_group_id - computed: true, optional: false, required: false
  /** Group whose rule says which servers share a host. Changing this replaces the server. */
  public get serverGroupId() {
    return this.getStringAttribute('server_group_id');
  }

  // state - computed: true, optional: false, required: false
  /** Nova's word for where the server is. One of `ACTIVE`, `BUILD`, `DELETED`, `ERROR`, `HARD_REBOOT`, `MIGRATING`, `PAUSED`, `REBOOT`, `REBUILD`, `RESCUE`, `RESIZE`, `REVERT_RESIZE`, `SHELVED`, `SHELVED_OFFLOADED`, `SHUTOFF`, `SUSPENDED`, `UNKNOWN`, `VERIFY_RESIZE`. */
  public get state() {
    return this.getStringAttribute('state') as DataCairnServersItemsState;
  }

  // tags - computed: true, optional: false, required: false
  /** Words to find the server by, each without ',' and '/'. At most 50 items. */
  public get tags() {
    return cdktn.Fn.tolist(this.getListAttribute('tags'));
  }

  // user_data - computed: true, optional: false, required: false
  /** Cloud-init user data, delivered by the config drive at first boot. At most 65,535 bytes. It can be read by all who may read the object; user_data_wo cannot. Changing this replaces the server. */
  public get userData() {
    return this.getStringAttribute('user_data');
  }

  // user_data_wo_version - computed: true, optional: false, required: false
  /** Any number, needed with user_data_wo: another one means another secret. Between 0 and 9,007,199,254,740,991. Changing this replaces the server. */
  public get userDataWoVersion() {
    return this.getNumberAttribute('user_data_wo_version');
  }
}

export class DataCairnServersItemsMap extends cdktn.ComplexMap {

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
  public get(key: string): DataCairnServersItemsOutputReference {
    return new DataCairnServersItemsOutputReference(this.terraformResource, this.terraformAttribute, key);
  }
}

/**
* Represents a {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/servers cairn_servers}
*/
export class DataCairnServers extends cdktn.TerraformDataSource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "cairn_servers";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTN code for importing a DataCairnServers resource upon running "cdktn plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the DataCairnServers to import
  * @param importFromId The id of the existing DataCairnServers that should be imported. Refer to the {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/servers#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the DataCairnServers to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "cairn_servers", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/servers cairn_servers} Data Source
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options DataCairnServersConfig = {}
  */
  public constructor(scope: Construct, id: string, config: DataCairnServersConfig = {}) {
    super(scope, id, {
      terraformResourceType: 'cairn_servers',
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
    this._allProjects = config.allProjects;
    this._driftPolicy = config.driftPolicy;
    this._flavorId = config.flavorId;
    this._hostId = config.hostId;
    this._imageId = config.imageId;
    this._kernelId = config.kernelId;
    this._keypairId = config.keypairId;
    this._limit = config.limit;
    this._locked = config.locked;
    this._metadata = config.metadata;
    this._migrationPolicy = config.migrationPolicy;
    this._name = config.name;
    this._namePrefix = config.namePrefix;
    this._onHostLoss = config.onHostLoss;
    this._placedHostId = config.placedHostId;
    this._powerState = config.powerState;
    this._previousFlavorId = config.previousFlavorId;
    this._projectId = config.projectId;
    this._ramdiskId = config.ramdiskId;
    this._rescueImageId = config.rescueImageId;
    this._serverGroupId = config.serverGroupId;
    this._state = config.state;
    this._tags = config.tags;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // accelerator - computed: false, optional: true, required: false
  private _accelerator?: DataCairnServersAccelerator; 
  /** Only those with this accelerator. How the guest's CPU runs: kvm (hardware) or tcg (emulated). One of `kvm`, `tcg`. */
  public get accelerator() {
    return this.getStringAttribute('accelerator') as DataCairnServersAccelerator;
  }
  public set accelerator(value: DataCairnServersAccelerator) {
    this._accelerator = value;
  }
  public resetAccelerator() {
    this._accelerator = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get acceleratorInput() {
    return this._accelerator;
  }

  // all_projects - computed: false, optional: true, required: false
  private _allProjects?: boolean | cdktn.IResolvable; 
  /** Those of all projects that the token may see, whatever the project of the provider is. */
  public get allProjects() {
    return this.getBooleanAttribute('all_projects');
  }
  public set allProjects(value: boolean | cdktn.IResolvable) {
    this._allProjects = value;
  }
  public resetAllProjects() {
    this._allProjects = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get allProjectsInput() {
    return this._allProjects;
  }

  // drift_policy - computed: false, optional: true, required: false
  private _driftPolicy?: DataCairnServersDriftPolicy; 
  /** Only those with this drift_policy. What to do when the host no longer matches the spec: enforce puts it right at once, report only shows it (plan exits with 2 and the next apply repairs it). One of `enforce`, `report`. Default: `"enforce"`. */
  public get driftPolicy() {
    return this.getStringAttribute('drift_policy') as DataCairnServersDriftPolicy;
  }
  public set driftPolicy(value: DataCairnServersDriftPolicy) {
    this._driftPolicy = value;
  }
  public resetDriftPolicy() {
    this._driftPolicy = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get driftPolicyInput() {
    return this._driftPolicy;
  }

  // flavor_id - computed: false, optional: true, required: false
  private _flavorId?: string; 
  /** Only those with this flavor_id. Size of the server. Another flavor changes CPUs and memory with one restart. Changing this restarts the server. */
  public get flavorId() {
    return this.getStringAttribute('flavor_id');
  }
  public set flavorId(value: string) {
    this._flavorId = value;
  }
  public resetFlavorId() {
    this._flavorId = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get flavorIdInput() {
    return this._flavorId;
  }

  // host_id - computed: false, optional: true, required: false
  private _hostId?: string; 
  /** Only those with this host_id. Host to place the server on; chosen by the scheduler when left out. Another host moves the server there; no host leaves it where it is. */
  public get hostId() {
    return this.getStringAttribute('host_id');
  }
  public set hostId(value: string) {
    this._hostId = value;
  }
  public resetHostId() {
    this._hostId = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get hostIdInput() {
    return this._hostId;
  }

  // ids - computed: true, optional: false, required: false
  /** Ids of all that match, by name, then by id. */
  public get ids() {
    return this.getListAttribute('ids');
  }

  // image_id - computed: false, optional: true, required: false
  private _imageId?: string; 
  /** Only those with this image_id. Disk image that the root disk starts from. Needed unless kernel_id is given. Another image rebuilds the server: same id, addresses and MACs, a new root disk. Changing this makes anew what it runs: data on it is lost. */
  public get imageId() {
    return this.getStringAttribute('image_id');
  }
  public set imageId(value: string) {
    this._imageId = value;
  }
  public resetImageId() {
    this._imageId = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get imageIdInput() {
    return this._imageId;
  }

  // items - computed: true, optional: false, required: false
  private _items = new DataCairnServersItemsMap(this, "items");
  /** All that match, by id. */
  public get items() {
    return this._items;
  }

  // kernel_id - computed: false, optional: true, required: false
  private _kernelId?: string; 
  /** Only those with this kernel_id. Kernel image (aki) to boot directly. Changing this replaces the server. */
  public get kernelId() {
    return this.getStringAttribute('kernel_id');
  }
  public set kernelId(value: string) {
    this._kernelId = value;
  }
  public resetKernelId() {
    this._kernelId = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get kernelIdInput() {
    return this._kernelId;
  }

  // keypair_id - computed: false, optional: true, required: false
  private _keypairId?: string; 
  /** Only those with this keypair_id. Key that the guest's default user accepts, delivered by the config drive at first boot. Changing this replaces the server. */
  public get keypairId() {
    return this.getStringAttribute('keypair_id');
  }
  public set keypairId(value: string) {
    this._keypairId = value;
  }
  public resetKeypairId() {
    this._keypairId = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get keypairIdInput() {
    return this._keypairId;
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

  // locked - computed: false, optional: true, required: false
  private _locked?: boolean | cdktn.IResolvable; 
  /** Only those with this locked. Whether nobody but administrators may change the server, act on it or delete it before it is unlocked. */
  public get locked() {
    return this.getBooleanAttribute('locked');
  }
  public set locked(value: boolean | cdktn.IResolvable) {
    this._locked = value;
  }
  public resetLocked() {
    this._locked = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get lockedInput() {
    return this._locked;
  }

  // metadata - computed: false, optional: true, required: false
  private _metadata?: { [key: string]: string }; 
  /** Only those whose metadata holds all of these. Free keys and values, also given to the guest at first boot. At most 128 entries. Default: `{}`. */
  public get metadata() {
    return this.getStringMapAttribute('metadata');
  }
  public set metadata(value: { [key: string]: string }) {
    this._metadata = value;
  }
  public resetMetadata() {
    this._metadata = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get metadataInput() {
    return this._metadata;
  }

  // migration_policy - computed: false, optional: true, required: false
  private _migrationPolicy?: DataCairnServersMigrationPolicy; 
  /** Only those with this migration_policy. How the server moves when it must, because its host_id changed: live (with its guest running; cold while it does not run), cold (the guest is stopped, moved and started again), never (another host_id is refused). One of `live`, `cold`, `never`. Default: `"live"`. */
  public get migrationPolicy() {
    return this.getStringAttribute('migration_policy') as DataCairnServersMigrationPolicy;
  }
  public set migrationPolicy(value: DataCairnServersMigrationPolicy) {
    this._migrationPolicy = value;
  }
  public resetMigrationPolicy() {
    this._migrationPolicy = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get migrationPolicyInput() {
    return this._migrationPolicy;
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

  // on_host_loss - computed: false, optional: true, required: false
  private _onHostLoss?: DataCairnServersOnHostLoss; 
  /** Only those with this on_host_loss. What happens when the host is fenced and does not answer: wait for it, or rebuild the server on another host, with its addresses and a new root disk from its image. A server on storage that hosts share loses nothing, so it is started on another host in both cases. One of `wait`, `rebuild`. Default: `"wait"`. */
  public get onHostLoss() {
    return this.getStringAttribute('on_host_loss') as DataCairnServersOnHostLoss;
  }
  public set onHostLoss(value: DataCairnServersOnHostLoss) {
    this._onHostLoss = value;
  }
  public resetOnHostLoss() {
    this._onHostLoss = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get onHostLossInput() {
    return this._onHostLoss;
  }

  // placed_host_id - computed: false, optional: true, required: false
  private _placedHostId?: string; 
  /** Only those with this placed_host_id. Host that the server is on. */
  public get placedHostId() {
    return this.getStringAttribute('placed_host_id');
  }
  public set placedHostId(value: string) {
    this._placedHostId = value;
  }
  public resetPlacedHostId() {
    this._placedHostId = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get placedHostIdInput() {
    return this._placedHostId;
  }

  // power_state - computed: false, optional: true, required: false
  private _powerState?: DataCairnServersPowerState; 
  /** Only those with this power_state. What the guest should do: running; stopped; paused (its memory stays in the host's, its CPUs stand still); suspended (its memory is kept on the host's disk until it runs again; a guest that has none is stopped); shelved (stopped, with its CPUs and memory given back: it is placed again, and moved if its host has no room, when it is to run). One of `running`, `stopped`, `paused`, `suspended`, `shelved`. Default: `"running"`. */
  public get powerState() {
    return this.getStringAttribute('power_state') as DataCairnServersPowerState;
  }
  public set powerState(value: DataCairnServersPowerState) {
    this._powerState = value;
  }
  public resetPowerState() {
    this._powerState = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get powerStateInput() {
    return this._powerState;
  }

  // previous_flavor_id - computed: false, optional: true, required: false
  private _previousFlavorId?: string; 
  /** Only those with this previous_flavor_id. Flavor that the server had before a resize that nobody confirmed yet: while it is set, the state is RESIZE or VERIFY_RESIZE. Unset it to confirm; swap it with flavor_id to go back. */
  public get previousFlavorId() {
    return this.getStringAttribute('previous_flavor_id');
  }
  public set previousFlavorId(value: string) {
    this._previousFlavorId = value;
  }
  public resetPreviousFlavorId() {
    this._previousFlavorId = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get previousFlavorIdInput() {
    return this._previousFlavorId;
  }

  // project_id - computed: true, optional: true, required: false
  private _projectId?: string; 
  /** Only those of this project. Else those of the project of the provider, if it has one. */
  public get projectId() {
    return this.getStringAttribute('project_id');
  }
  public set projectId(value: string) {
    this._projectId = value;
  }
  public resetProjectId() {
    this._projectId = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get projectIdInput() {
    return this._projectId;
  }

  // ramdisk_id - computed: false, optional: true, required: false
  private _ramdiskId?: string; 
  /** Only those with this ramdisk_id. Ramdisk image (ari) for the kernel; needs kernel_id. Changing this replaces the server. */
  public get ramdiskId() {
    return this.getStringAttribute('ramdisk_id');
  }
  public set ramdiskId(value: string) {
    this._ramdiskId = value;
  }
  public resetRamdiskId() {
    this._ramdiskId = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get ramdiskIdInput() {
    return this._ramdiskId;
  }

  // rescue_image_id - computed: false, optional: true, required: false
  private _rescueImageId?: string; 
  /** Only those with this rescue_image_id. Disk image to boot from for as long as it is given, to repair the server: from a disk that is thrown away afterwards, with the server's own root disk as its second. Changing this restarts the server. */
  public get rescueImageId() {
    return this.getStringAttribute('rescue_image_id');
  }
  public set rescueImageId(value: string) {
    this._rescueImageId = value;
  }
  public resetRescueImageId() {
    this._rescueImageId = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get rescueImageIdInput() {
    return this._rescueImageId;
  }

  // server_group_id - computed: false, optional: true, required: false
  private _serverGroupId?: string; 
  /** Only those with this server_group_id. Group whose rule says which servers share a host. Changing this replaces the server. */
  public get serverGroupId() {
    return this.getStringAttribute('server_group_id');
  }
  public set serverGroupId(value: string) {
    this._serverGroupId = value;
  }
  public resetServerGroupId() {
    this._serverGroupId = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get serverGroupIdInput() {
    return this._serverGroupId;
  }

  // state - computed: false, optional: true, required: false
  private _state?: DataCairnServersState; 
  /** Only those with this state. Nova's word for where the server is. One of `ACTIVE`, `BUILD`, `DELETED`, `ERROR`, `HARD_REBOOT`, `MIGRATING`, `PAUSED`, `REBOOT`, `REBUILD`, `RESCUE`, `RESIZE`, `REVERT_RESIZE`, `SHELVED`, `SHELVED_OFFLOADED`, `SHUTOFF`, `SUSPENDED`, `UNKNOWN`, `VERIFY_RESIZE`. */
  public get state() {
    return this.getStringAttribute('state') as DataCairnServersState;
  }
  public set state(value: DataCairnServersState) {
    this._state = value;
  }
  public resetState() {
    this._state = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get stateInput() {
    return this._state;
  }

  // tags - computed: false, optional: true, required: false
  private _tags?: string[]; 
  /** Only those whose tags hold all of these. Words to find the server by, each without ',' and '/'. At most 50 items. */
  public get tags() {
    return cdktn.Fn.tolist(this.getListAttribute('tags'));
  }
  public set tags(value: string[]) {
    this._tags = value;
  }
  public resetTags() {
    this._tags = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get tagsInput() {
    return this._tags;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      accelerator: cdktn.stringToTerraform(this._accelerator),
      all_projects: cdktn.booleanToTerraform(this._allProjects),
      drift_policy: cdktn.stringToTerraform(this._driftPolicy),
      flavor_id: cdktn.stringToTerraform(this._flavorId),
      host_id: cdktn.stringToTerraform(this._hostId),
      image_id: cdktn.stringToTerraform(this._imageId),
      kernel_id: cdktn.stringToTerraform(this._kernelId),
      keypair_id: cdktn.stringToTerraform(this._keypairId),
      limit: cdktn.numberToTerraform(this._limit),
      locked: cdktn.booleanToTerraform(this._locked),
      metadata: cdktn.hashMapper(cdktn.stringToTerraform)(this._metadata),
      migration_policy: cdktn.stringToTerraform(this._migrationPolicy),
      name: cdktn.stringToTerraform(this._name),
      name_prefix: cdktn.stringToTerraform(this._namePrefix),
      on_host_loss: cdktn.stringToTerraform(this._onHostLoss),
      placed_host_id: cdktn.stringToTerraform(this._placedHostId),
      power_state: cdktn.stringToTerraform(this._powerState),
      previous_flavor_id: cdktn.stringToTerraform(this._previousFlavorId),
      project_id: cdktn.stringToTerraform(this._projectId),
      ramdisk_id: cdktn.stringToTerraform(this._ramdiskId),
      rescue_image_id: cdktn.stringToTerraform(this._rescueImageId),
      server_group_id: cdktn.stringToTerraform(this._serverGroupId),
      state: cdktn.stringToTerraform(this._state),
      tags: cdktn.listMapper(cdktn.stringToTerraform, false)(this._tags),
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
      all_projects: {
        value: cdktn.booleanToHclTerraform(this._allProjects),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
      drift_policy: {
        value: cdktn.stringToHclTerraform(this._driftPolicy),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      flavor_id: {
        value: cdktn.stringToHclTerraform(this._flavorId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      host_id: {
        value: cdktn.stringToHclTerraform(this._hostId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      image_id: {
        value: cdktn.stringToHclTerraform(this._imageId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      kernel_id: {
        value: cdktn.stringToHclTerraform(this._kernelId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      keypair_id: {
        value: cdktn.stringToHclTerraform(this._keypairId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      limit: {
        value: cdktn.numberToHclTerraform(this._limit),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      locked: {
        value: cdktn.booleanToHclTerraform(this._locked),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
      metadata: {
        value: cdktn.hashMapperHcl(cdktn.stringToHclTerraform)(this._metadata),
        isBlock: false,
        type: "map",
        storageClassType: "stringMap",
      },
      migration_policy: {
        value: cdktn.stringToHclTerraform(this._migrationPolicy),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
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
      on_host_loss: {
        value: cdktn.stringToHclTerraform(this._onHostLoss),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      placed_host_id: {
        value: cdktn.stringToHclTerraform(this._placedHostId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      power_state: {
        value: cdktn.stringToHclTerraform(this._powerState),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      previous_flavor_id: {
        value: cdktn.stringToHclTerraform(this._previousFlavorId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      project_id: {
        value: cdktn.stringToHclTerraform(this._projectId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      ramdisk_id: {
        value: cdktn.stringToHclTerraform(this._ramdiskId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      rescue_image_id: {
        value: cdktn.stringToHclTerraform(this._rescueImageId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      server_group_id: {
        value: cdktn.stringToHclTerraform(this._serverGroupId),
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
      tags: {
        value: cdktn.listMapperHcl(cdktn.stringToHclTerraform, false)(this._tags),
        isBlock: false,
        type: "set",
        storageClassType: "stringList",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
