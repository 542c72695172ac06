// https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktn from 'cdktn';

// Values

/** What Server.driftPolicy may be. A value that only Terraform knows is given as `variable.value`. */
export type ServerDriftPolicy = "enforce" | "report";
/** What Server.migrationPolicy may be. A value that only Terraform knows is given as `variable.value`. */
export type ServerMigrationPolicy = "live" | "cold" | "never";
/** What Server.onHostLoss may be. A value that only Terraform knows is given as `variable.value`. */
export type ServerOnHostLoss = "wait" | "rebuild";
/** What Server.powerState may be. A value that only Terraform knows is given as `variable.value`. */
export type ServerPowerState = "running" | "stopped" | "paused" | "suspended" | "shelved";
/** What Server.accelerator may be. A value that only Terraform knows is given as `variable.value`. */
export type ServerAccelerator = "kvm" | "tcg";
/** What Server.disruption may be. A value that only Terraform knows is given as `variable.value`. */
export type ServerDisruption = "none" | "restart" | "rebuild" | "replace";
/** What Server.state may be. A value that only Terraform knows is given as `variable.value`. */
export type ServerState = "ACTIVE" | "BUILD" | "DELETED" | "ERROR" | "HARD_REBOOT" | "MIGRATING" | "PAUSED" | "REBOOT" | "REBUILD" | "RESCUE" | "RESIZE" | "REVERT_RESIZE" | "SHELVED" | "SHELVED_OFFLOADED" | "SHUTOFF" | "SUSPENDED" | "UNKNOWN" | "VERIFY_RESIZE";

// Configuration

export interface ServerConfig extends cdktn.TerraformMetaArguments {
  /**
  * Whether a change that cannot be made in place may replace the server. Lost with it: its root disk with all that was written to it. Without it such a change is refused when it is planned.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server#allow_replace Server#allow_replace}
  */
  readonly allowReplace?: boolean | cdktn.IResolvable;
  /**
  * Zone to place the server in, as an aggregate names it; any when left out. Another zone moves the server there, as its migration_policy says; one that is already there stays. Between 1 and 255 characters.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server#availability_zone Server#availability_zone}
  */
  readonly availabilityZone?: string;
  /**
  * What the server is for. At most 1,024 characters.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server#description Server#description}
  */
  readonly description?: string;
  /**
  * Servers away from which this one is placed, once they have a place. Those that go are forgotten. At most 100 items. Changing this replaces the server.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server#different_host_from_ids Server#different_host_from_ids}
  */
  readonly differentHostFromIds?: string[];
  /**
  * Name that clients of OpenStack see, where it cannot be the name: they give several servers of a project the same one. Between 1 and 255 characters.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server#display_name Server#display_name}
  */
  readonly displayName?: string;
  /**
  * What to do when the host no longer matches the spec: enforce puts it right at once, report only shows it (plan exits with 2 and the next apply repairs it). One of `enforce`, `report`. Default: `"enforce"`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server#drift_policy Server#drift_policy}
  */
  readonly driftPolicy?: ServerDriftPolicy;
  /**
  * Size of the server. Another flavor changes CPUs and memory with one restart. Changing this restarts the server.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server#flavor_id Server#flavor_id}
  */
  readonly flavorId: string;
  /**
  * Host to place the server on; chosen by the scheduler when left out. Another host moves the server there; no host leaves it where it is.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server#host_id Server#host_id}
  */
  readonly hostId?: string;
  /**
  * Disk image that the root disk starts from. Needed unless kernel_id is given. Another image rebuilds the server: same id, addresses and MACs, a new root disk. Changing this makes anew what it runs: data on it is lost.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server#image_id Server#image_id}
  */
  readonly imageId?: string;
  /**
  * Command line of the kernel; needs kernel_id. console=ttyS0 shows the boot in the console log. At most 2,048 characters. Changing this restarts the server.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server#kernel_arguments Server#kernel_arguments}
  */
  readonly kernelArguments?: string;
  /**
  * Kernel image (aki) to boot directly. Changing this replaces the server.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server#kernel_id Server#kernel_id}
  */
  readonly kernelId?: string;
  /**
  * Key that the guest's default user accepts, delivered by the config drive at first boot. Changing this replaces the server.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server#keypair_id Server#keypair_id}
  */
  readonly keypairId?: string;
  /**
  * Whether nobody but administrators may change the server, act on it or delete it before it is unlocked.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server#locked Server#locked}
  */
  readonly locked?: boolean | cdktn.IResolvable;
  /**
  * Why the server is locked. Between 1 and 255 characters.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server#locked_reason Server#locked_reason}
  */
  readonly lockedReason?: string;
  /**
  * Free keys and values, also given to the guest at first boot. At most 128 entries. Default: `{}`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server#metadata Server#metadata}
  */
  readonly metadata?: { [key: string]: string };
  /**
  * How the server moves when it must, because its host_id changed: live (with its guest running; cold while it does not run), cold (the guest is stopped, moved and started again), never (another host_id is refused). One of `live`, `cold`, `never`. Default: `"live"`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server#migration_policy Server#migration_policy}
  */
  readonly migrationPolicy?: ServerMigrationPolicy;
  /**
  * Name: 1 to 255 printable characters without '/', no space at either end.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server#name Server#name}
  */
  readonly name: string;
  /**
  * Network interfaces by a name of your choice; the guest sees them in alphabetical order of these names. At most 8 entries. Default: `{}`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server#nics Server#nics}
  */
  readonly nics?: { [key: string]: ServerNics } | cdktn.IResolvable;
  /**
  * What happens when the host is fenced and does not answer: wait for it, or rebuild the server on another host, with its addresses and a new root disk from its image. A server on storage that hosts share loses nothing, so it is started on another host in both cases. One of `wait`, `rebuild`. Default: `"wait"`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server#on_host_loss Server#on_host_loss}
  */
  readonly onHostLoss?: ServerOnHostLoss;
  /**
  * What the guest should do: running; stopped; paused (its memory stays in the host's, its CPUs stand still); suspended (its memory is kept on the host's disk until it runs again; a guest that has none is stopped); shelved (stopped, with its CPUs and memory given back: it is placed again, and moved if its host has no room, when it is to run). One of `running`, `stopped`, `paused`, `suspended`, `shelved`. Default: `"running"`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server#power_state Server#power_state}
  */
  readonly powerState?: ServerPowerState;
  /**
  * Flavor that the server had before a resize that nobody confirmed yet: while it is set, the state is RESIZE or VERIFY_RESIZE. Unset it to confirm; swap it with flavor_id to go back.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server#previous_flavor_id Server#previous_flavor_id}
  */
  readonly previousFlavorId?: string;
  /**
  * Project that owns the server. Changing this replaces the server.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server#project_id Server#project_id}
  */
  readonly projectId?: string;
  /**
  * Ramdisk image (ari) for the kernel; needs kernel_id. Changing this replaces the server.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server#ramdisk_id Server#ramdisk_id}
  */
  readonly ramdiskId?: string;
  /**
  * Disk image to boot from for as long as it is given, to repair the server: from a disk that is thrown away afterwards, with the server's own root disk as its second. Changing this restarts the server.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server#rescue_image_id Server#rescue_image_id}
  */
  readonly rescueImageId?: string;
  /**
  * Servers with one of which this one is placed together, once they have a place. Those that go are forgotten. At most 100 items. Changing this replaces the server.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server#same_host_as_ids Server#same_host_as_ids}
  */
  readonly sameHostAsIds?: string[];
  /**
  * Group whose rule says which servers share a host. Changing this replaces the server.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server#server_group_id Server#server_group_id}
  */
  readonly serverGroupId?: string;
  /**
  * Words to find the server by, each without ',' and '/'. At most 50 items.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server#tags Server#tags}
  */
  readonly tags?: string[];
  /**
  * How long Terraform waits until Cairn reports success.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server#timeouts Server#timeouts}
  */
  readonly timeouts?: ServerTimeouts;
  /**
  * Cloud-init user data, delivered by the config drive at first boot. At most 65,535 bytes. It can be read by all who may read the object; user_data_wo cannot. Changing this replaces the server.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server#user_data Server#user_data}
  */
  readonly userData?: string;
  /**
  * Cloud-init user data, delivered by the config drive at first boot. At most 65,535 bytes. Never returned, and in no plan and no state; sent at creation and when user_data_wo_version changes.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server#user_data_wo Server#user_data_wo}
  */
  readonly userDataWo?: string;
  /**
  * Any number, needed with user_data_wo: another one means another secret. Between 0 and 9,007,199,254,740,991. Changing this replaces the server.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server#user_data_wo_version Server#user_data_wo_version}
  */
  readonly userDataWoVersion?: number;
}
export interface ServerNics {
  /**
  * Address inside the subnet; chosen by Cairn when left out.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server#address Server#address}
  */
  readonly address?: string;
  /**
  * Subnet to plug into.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server#subnet_id Server#subnet_id}
  */
  readonly subnetId: string;
}

export function serverNicsToTerraform(struct?: ServerNics | cdktn.IResolvable): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  return {
    address: cdktn.stringToTerraform(struct!.address),
    subnet_id: cdktn.stringToTerraform(struct!.subnetId),
  }
}


export function serverNicsToHclTerraform(struct?: ServerNics | cdktn.IResolvable): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  const attrs = {
    address: {
      value: cdktn.stringToHclTerraform(struct!.address),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    subnet_id: {
      value: cdktn.stringToHclTerraform(struct!.subnetId),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export class ServerNicsOutputReference extends cdktn.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktn.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectKey the key of this item in the map
  */
  public constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, complexObjectKey: string) {
    super(terraformResource, terraformAttribute, false, complexObjectKey);
  }

  public get internalValue(): ServerNics | cdktn.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._address !== undefined) {
      hasAnyValues = true;
      internalValueResult.address = this._address;
    }
    if (this._subnetId !== undefined) {
      hasAnyValues = true;
      internalValueResult.subnetId = this._subnetId;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: ServerNics | cdktn.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._address = undefined;
      this._subnetId = undefined;
    }
    else if (cdktn.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._address = value.address;
      this._subnetId = value.subnetId;
    }
  }

  // address - computed: true, optional: true, required: false
  private _address?: string; 
  /** Address inside the subnet; chosen by Cairn when left out. */
  public get address() {
    return this.getStringAttribute('address');
  }
  public set address(value: string) {
    this._address = value;
  }
  public resetAddress() {
    this._address = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get addressInput() {
    return this._address;
  }

  // subnet_id - computed: true, optional: false, required: true
  private _subnetId?: string; 
  /** Subnet to plug into. */
  public get subnetId() {
    return this.getStringAttribute('subnet_id');
  }
  public set subnetId(value: string) {
    this._subnetId = value;
  }
  // Temporarily expose input value. Use with caution.
  public get subnetIdInput() {
    return this._subnetId;
  }
}

export class ServerNicsMap extends cdktn.ComplexMap {
  public internalValue? : { [key: string]: ServerNics } | cdktn.IResolvable

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
  public get(key: string): ServerNicsOutputReference {
    return new ServerNicsOutputReference(this.terraformResource, this.terraformAttribute, key);
  }
}
export interface ServerTimeouts {
  /**
  * How long to wait for creation, for example `90s` or `10m`. Default: `10m`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server#create Server#create}
  */
  readonly create?: string;
  /**
  * How long to wait for deletion, for example `90s` or `10m`. Default: `10m`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server#delete Server#delete}
  */
  readonly delete?: string;
  /**
  * How long to wait for a change, for example `90s` or `10m`. Default: `10m`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server#update Server#update}
  */
  readonly update?: string;
}

export function serverTimeoutsToTerraform(struct?: ServerTimeouts | cdktn.IResolvable): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  return {
    create: cdktn.stringToTerraform(struct!.create),
    delete: cdktn.stringToTerraform(struct!.delete),
    update: cdktn.stringToTerraform(struct!.update),
  }
}


export function serverTimeoutsToHclTerraform(struct?: ServerTimeouts | cdktn.IResolvable): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  const attrs = {
    create: {
      value: cdktn.stringToHclTerraform(struct!.create),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    delete: {
      value: cdktn.stringToHclTerraform(struct!.delete),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    update: {
      value: cdktn.stringToHclTerraform(struct!.update),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export class ServerTimeoutsOutputReference extends cdktn.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktn.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): ServerTimeouts | cdktn.IResolvable | undefined {
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

  public set internalValue(value: ServerTimeouts | cdktn.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._create = undefined;
      this._delete = undefined;
      this._update = undefined;
    }
    else if (cdktn.Tokenization.isResolvable(value)) {
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
* Represents a {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server cairn_server}
*/
export class Server extends cdktn.TerraformResource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "cairn_server";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTN code for importing a Server resource upon running "cdktn plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the Server to import
  * @param importFromId The id of the existing Server that should be imported. Refer to the {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the Server to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "cairn_server", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server cairn_server} Resource
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options ServerConfig
  */
  public constructor(scope: Construct, id: string, config: ServerConfig) {
    super(scope, id, {
      terraformResourceType: 'cairn_server',
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
    this._allowReplace = config.allowReplace;
    this._availabilityZone = config.availabilityZone;
    this._description = config.description;
    this._differentHostFromIds = config.differentHostFromIds;
    this._displayName = config.displayName;
    this._driftPolicy = config.driftPolicy;
    this._flavorId = config.flavorId;
    this._hostId = config.hostId;
    this._imageId = config.imageId;
    this._kernelArguments = config.kernelArguments;
    this._kernelId = config.kernelId;
    this._keypairId = config.keypairId;
    this._locked = config.locked;
    this._lockedReason = config.lockedReason;
    this._metadata = config.metadata;
    this._migrationPolicy = config.migrationPolicy;
    this._name = config.name;
    this._nics.internalValue = config.nics;
    this._onHostLoss = config.onHostLoss;
    this._powerState = config.powerState;
    this._previousFlavorId = config.previousFlavorId;
    this._projectId = config.projectId;
    this._ramdiskId = config.ramdiskId;
    this._rescueImageId = config.rescueImageId;
    this._sameHostAsIds = config.sameHostAsIds;
    this._serverGroupId = config.serverGroupId;
    this._tags = config.tags;
    this._timeouts.internalValue = config.timeouts;
    this._userData = config.userData;
    this._userDataWo = config.userDataWo;
    this._userDataWoVersion = config.userDataWoVersion;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // accelerator - computed: true, optional: false, required: false
  /** How the guest's CPU runs: kvm (hardware) or tcg (emulated). One of `kvm`, `tcg`. */
  public get accelerator() {
    return this.getStringAttribute('accelerator') as ServerAccelerator;
  }

  // addresses - computed: true, optional: false, required: false
  private _addresses = new cdktn.StringMap(this, "addresses");
  /** Address of each interface, by its name in nics. */
  public get addresses() {
    return this._addresses;
  }

  // allow_replace - computed: false, optional: true, required: false
  private _allowReplace?: boolean | cdktn.IResolvable; 
  /** Whether a change that cannot be made in place may replace the server. Lost with it: its root disk with all that was written to it. Without it such a change is refused when it is planned. */
  public get allowReplace() {
    return this.getBooleanAttribute('allow_replace');
  }
  public set allowReplace(value: boolean | cdktn.IResolvable) {
    this._allowReplace = value;
  }
  public resetAllowReplace() {
    this._allowReplace = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get allowReplaceInput() {
    return this._allowReplace;
  }

  // availability_zone - computed: false, optional: true, required: false
  private _availabilityZone?: string; 
  /** Zone to place the server in, as an aggregate names it; any when left out. Another zone moves the server there, as its migration_policy says; one that is already there stays. Between 1 and 255 characters. */
  public get availabilityZone() {
    return this.getStringAttribute('availability_zone');
  }
  public set availabilityZone(value: string) {
    this._availabilityZone = value;
  }
  public resetAvailabilityZone() {
    this._availabilityZone = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get availabilityZoneInput() {
    return this._availabilityZone;
  }

  // description - computed: false, optional: true, required: false
  private _description?: string; 
  /** What the server is for. At most 1,024 characters. */
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

  // different_host_from_ids - computed: false, optional: true, required: false
  private _differentHostFromIds?: string[]; 
  /** Servers away from which this one is placed, once they have a place. Those that go are forgotten. At most 100 items. Changing this replaces the server. */
  public get differentHostFromIds() {
    return cdktn.Fn.tolist(this.getListAttribute('different_host_from_ids'));
  }
  public set differentHostFromIds(value: string[]) {
    this._differentHostFromIds = value;
  }
  public resetDifferentHostFromIds() {
    this._differentHostFromIds = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get differentHostFromIdsInput() {
    return this._differentHostFromIds;
  }

  // display_name - computed: false, optional: true, required: false
  private _displayName?: string; 
  /** Name that clients of OpenStack see, where it cannot be the name: they give several servers of a project the same one. Between 1 and 255 characters. */
  public get displayName() {
    return this.getStringAttribute('display_name');
  }
  public set displayName(value: string) {
    this._displayName = value;
  }
  public resetDisplayName() {
    this._displayName = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get displayNameInput() {
    return this._displayName;
  }

  // disruption - computed: true, optional: false, required: false
  /** What the planned change does to the server as it runs; afterwards, what the last change did. One of `none`, `restart`, `rebuild`, `replace`. Null for a new server: a replacement is announced by Terraform itself. */
  public get disruption() {
    return this.getStringAttribute('disruption') as ServerDisruption;
  }

  // disruption_reason - computed: true, optional: false, required: false
  /** Which arguments cause the disruption, or what drift is repaired. */
  public get disruptionReason() {
    return this.getStringAttribute('disruption_reason');
  }

  // drift - computed: true, optional: false, required: false
  private _drift = new cdktn.StringMap(this, "drift");
  /** Fields whose observed value differs from the desired one although nobody edited the spec: field to 'expected X, found Y'. Empty when all agrees. */
  public get drift() {
    return this._drift;
  }

  // drift_policy - computed: true, optional: true, required: false
  private _driftPolicy?: ServerDriftPolicy; 
  /** What to do when the host no longer matches the spec: enforce puts it right at once, report only shows it (plan exits with 2 and the next apply repairs it). One of `enforce`, `report`. Default: `"enforce"`. */
  public get driftPolicy() {
    return this.getStringAttribute('drift_policy') as ServerDriftPolicy;
  }
  public set driftPolicy(value: ServerDriftPolicy) {
    this._driftPolicy = value;
  }
  public resetDriftPolicy() {
    this._driftPolicy = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get driftPolicyInput() {
    return this._driftPolicy;
  }

  // flavor_id - computed: false, optional: false, required: true
  private _flavorId?: string; 
  /** Size of the server. Another flavor changes CPUs and memory with one restart. Changing this restarts the server. */
  public get flavorId() {
    return this.getStringAttribute('flavor_id');
  }
  public set flavorId(value: string) {
    this._flavorId = value;
  }
  // Temporarily expose input value. Use with caution.
  public get flavorIdInput() {
    return this._flavorId;
  }

  // host_id - computed: false, optional: true, required: false
  private _hostId?: string; 
  /** Host to place the server on; chosen by the scheduler when left out. Another host moves the server there; no host leaves it where it is. */
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

  // id - computed: true, optional: false, required: false
  /** Id of the server: a lower-case UUID, known before it is made. */
  public get id() {
    return this.getStringAttribute('id');
  }

  // image_id - computed: false, optional: true, required: false
  private _imageId?: string; 
  /** Disk image that the root disk starts from. Needed unless kernel_id is given. Another image rebuilds the server: same id, addresses and MACs, a new root disk. Changing this makes anew what it runs: data on it is lost. */
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

  // instance_name - computed: true, optional: false, required: false
  /** Name of the libvirt domain, as virsh list shows it. */
  public get instanceName() {
    return this.getStringAttribute('instance_name');
  }

  // kernel_arguments - computed: false, optional: true, required: false
  private _kernelArguments?: string; 
  /** Command line of the kernel; needs kernel_id. console=ttyS0 shows the boot in the console log. At most 2,048 characters. Changing this restarts the server. */
  public get kernelArguments() {
    return this.getStringAttribute('kernel_arguments');
  }
  public set kernelArguments(value: string) {
    this._kernelArguments = value;
  }
  public resetKernelArguments() {
    this._kernelArguments = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get kernelArgumentsInput() {
    return this._kernelArguments;
  }

  // kernel_id - computed: false, optional: true, required: false
  private _kernelId?: string; 
  /** Kernel image (aki) to boot directly. Changing this replaces the server. */
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
  /** Key that the guest's default user accepts, delivered by the config drive at first boot. Changing this replaces the server. */
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

  // locked - computed: false, optional: true, required: false
  private _locked?: boolean | cdktn.IResolvable; 
  /** Whether nobody but administrators may change the server, act on it or delete it before it is unlocked. */
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

  // locked_reason - computed: false, optional: true, required: false
  private _lockedReason?: string; 
  /** Why the server is locked. Between 1 and 255 characters. */
  public get lockedReason() {
    return this.getStringAttribute('locked_reason');
  }
  public set lockedReason(value: string) {
    this._lockedReason = value;
  }
  public resetLockedReason() {
    this._lockedReason = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get lockedReasonInput() {
    return this._lockedReason;
  }

  // mac_addresses - computed: true, optional: false, required: false
  private _macAddresses = new cdktn.StringMap(this, "mac_addresses");
  /** MAC address of each interface, by its name in nics. */
  public get macAddresses() {
    return this._macAddresses;
  }

  // metadata - computed: true, optional: true, required: false
  private _metadata?: { [key: string]: string }; 
  /** Free keys and values, also given to the guest at first boot. At most 128 entries. Default: `{}`. */
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

  // migration_policy - computed: true, optional: true, required: false
  private _migrationPolicy?: ServerMigrationPolicy; 
  /** How the server moves when it must, because its host_id changed: live (with its guest running; cold while it does not run), cold (the guest is stopped, moved and started again), never (another host_id is refused). One of `live`, `cold`, `never`. Default: `"live"`. */
  public get migrationPolicy() {
    return this.getStringAttribute('migration_policy') as ServerMigrationPolicy;
  }
  public set migrationPolicy(value: ServerMigrationPolicy) {
    this._migrationPolicy = value;
  }
  public resetMigrationPolicy() {
    this._migrationPolicy = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get migrationPolicyInput() {
    return this._migrationPolicy;
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

  // nics - computed: true, optional: true, required: false
  private _nics = new ServerNicsMap(this, "nics");
  /** Network interfaces by a name of your choice; the guest sees them in alphabetical order of these names. At most 8 entries. Default: `{}`. */
  public get nics() {
    return this._nics;
  }
  public putNics(value: { [key: string]: ServerNics } | cdktn.IResolvable) {
    this._nics.internalValue = value;
  }
  public resetNics() {
    this._nics.internalValue = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get nicsInput() {
    return this._nics.internalValue;
  }

  // on_host_loss - computed: true, optional: true, required: false
  private _onHostLoss?: ServerOnHostLoss; 
  /** What happens when the host is fenced and does not answer: wait for it, or rebuild the server on another host, with its addresses and a new root disk from its image. A server on storage that hosts share loses nothing, so it is started on another host in both cases. One of `wait`, `rebuild`. Default: `"wait"`. */
  public get onHostLoss() {
    return this.getStringAttribute('on_host_loss') as ServerOnHostLoss;
  }
  public set onHostLoss(value: ServerOnHostLoss) {
    this._onHostLoss = value;
  }
  public resetOnHostLoss() {
    this._onHostLoss = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get onHostLossInput() {
    return this._onHostLoss;
  }

  // placed_host_id - computed: true, optional: false, required: false
  /** Host that the server is on. */
  public get placedHostId() {
    return this.getStringAttribute('placed_host_id');
  }

  // power_state - computed: true, optional: true, required: false
  private _powerState?: ServerPowerState; 
  /** What the guest should do: running; stopped; paused (its memory stays in the host's, its CPUs stand still); suspended (its memory is kept on the host's disk until it runs again; a guest that has none is stopped); shelved (stopped, with its CPUs and memory given back: it is placed again, and moved if its host has no room, when it is to run). One of `running`, `stopped`, `paused`, `suspended`, `shelved`. Default: `"running"`. */
  public get powerState() {
    return this.getStringAttribute('power_state') as ServerPowerState;
  }
  public set powerState(value: ServerPowerState) {
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
  /** Flavor that the server had before a resize that nobody confirmed yet: while it is set, the state is RESIZE or VERIFY_RESIZE. Unset it to confirm; swap it with flavor_id to go back. */
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
  /** Project that owns the server. Changing this replaces the server. */
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
  /** Ramdisk image (ari) for the kernel; needs kernel_id. Changing this replaces the server. */
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
  /** Disk image to boot from for as long as it is given, to repair the server: from a disk that is thrown away afterwards, with the server's own root disk as its second. Changing this restarts the server. */
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

  // same_host_as_ids - computed: false, optional: true, required: false
  private _sameHostAsIds?: string[]; 
  /** Servers with one of which this one is placed together, once they have a place. Those that go are forgotten. At most 100 items. Changing this replaces the server. */
  public get sameHostAsIds() {
    return cdktn.Fn.tolist(this.getListAttribute('same_host_as_ids'));
  }
  public set sameHostAsIds(value: string[]) {
    this._sameHostAsIds = value;
  }
  public resetSameHostAsIds() {
    this._sameHostAsIds = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get sameHostAsIdsInput() {
    return this._sameHostAsIds;
  }

  // server_group_id - computed: false, optional: true, required: false
  private _serverGroupId?: string; 
  /** Group whose rule says which servers share a host. Changing this replaces the server. */
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

  // state - computed: true, optional: false, required: false
  /** Nova's word for where the server is. One of `ACTIVE`, `BUILD`, `DELETED`, `ERROR`, `HARD_REBOOT`, `MIGRATING`, `PAUSED`, `REBOOT`, `REBUILD`, `RESCUE`, `RESIZE`, `REVERT_RESIZE`, `SHELVED`, `SHELVED_OFFLOADED`, `SHUTOFF`, `SUSPENDED`, `UNKNOWN`, `VERIFY_RESIZE`. */
  public get state() {
    return this.getStringAttribute('state') as ServerState;
  }

  // tags - computed: false, optional: true, required: false
  private _tags?: string[]; 
  /** Words to find the server by, each without ',' and '/'. At most 50 items. */
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

  // timeouts - computed: false, optional: true, required: false
  private _timeouts = new ServerTimeoutsOutputReference(this, "timeouts");
  /** How long Terraform waits until Cairn reports success. */
  public get timeouts() {
    return this._timeouts;
  }
  public putTimeouts(value: ServerTimeouts) {
    this._timeouts.internalValue = value;
  }
  public resetTimeouts() {
    this._timeouts.internalValue = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get timeoutsInput() {
    return this._timeouts.internalValue;
  }

  // user_data - computed: false, optional: true, required: false
  private _userData?: string; 
  /** Cloud-init user data, delivered by the config drive at first boot. At most 65,535 bytes. It can be read by all who may read the object; user_data_wo cannot. Changing this replaces the server. */
  public get userData() {
    return this.getStringAttribute('user_data');
  }
  public set userData(value: string) {
    this._userData = value;
  }
  public resetUserData() {
    this._userData = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get userDataInput() {
    return this._userData;
  }

  // user_data_wo - computed: false, optional: true, required: false
  private _userDataWo?: string; 
  /**
  * @deprecated Write-only: the provider never returns this value; reading it always yields null by protocol contract. The getter remains for compatibility and will be removed in a future prebuilt-provider major.
  */
  /** Cloud-init user data, delivered by the config drive at first boot. At most 65,535 bytes. Never returned, and in no plan and no state; sent at creation and when user_data_wo_version changes. */
  public get userDataWo() {
    return this.getStringAttribute('user_data_wo');
  }
  public set userDataWo(value: string) {
    this._userDataWo = value;
  }
  public resetUserDataWo() {
    this._userDataWo = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get userDataWoInput() {
    return this._userDataWo;
  }

  // user_data_wo_version - computed: false, optional: true, required: false
  private _userDataWoVersion?: number; 
  /** Any number, needed with user_data_wo: another one means another secret. Between 0 and 9,007,199,254,740,991. Changing this replaces the server. */
  public get userDataWoVersion() {
    return this.getNumberAttribute('user_data_wo_version');
  }
  public set userDataWoVersion(value: number) {
    this._userDataWoVersion = value;
  }
  public resetUserDataWoVersion() {
    this._userDataWoVersion = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get userDataWoVersionInput() {
    return this._userDataWoVersion;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      allow_replace: cdktn.booleanToTerraform(this._allowReplace),
      availability_zone: cdktn.stringToTerraform(this._availabilityZone),
      description: cdktn.stringToTerraform(this._description),
      different_host_from_ids: cdktn.listMapper(cdktn.stringToTerraform, false)(this._differentHostFromIds),
      display_name: cdktn.stringToTerraform(this._displayName),
      drift_policy: cdktn.stringToTerraform(this._driftPolicy),
      flavor_id: cdktn.stringToTerraform(this._flavorId),
      host_id: cdktn.stringToTerraform(this._hostId),
      image_id: cdktn.stringToTerraform(this._imageId),
      kernel_arguments: cdktn.stringToTerraform(this._kernelArguments),
      kernel_id: cdktn.stringToTerraform(this._kernelId),
      keypair_id: cdktn.stringToTerraform(this._keypairId),
      locked: cdktn.booleanToTerraform(this._locked),
      locked_reason: cdktn.stringToTerraform(this._lockedReason),
      metadata: cdktn.hashMapper(cdktn.stringToTerraform)(this._metadata),
      migration_policy: cdktn.stringToTerraform(this._migrationPolicy),
      name: cdktn.stringToTerraform(this._name),
      nics: cdktn.hashMapper(serverNicsToTerraform)(this._nics.internalValue),
      on_host_loss: cdktn.stringToTerraform(this._onHostLoss),
      power_state: cdktn.stringToTerraform(this._powerState),
      previous_flavor_id: cdktn.stringToTerraform(this._previousFlavorId),
      project_id: cdktn.stringToTerraform(this._projectId),
      ramdisk_id: cdktn.stringToTerraform(this._ramdiskId),
      rescue_image_id: cdktn.stringToTerraform(this._rescueImageId),
      same_host_as_ids: cdktn.listMapper(cdktn.stringToTerraform, false)(this._sameHostAsIds),
      server_group_id: cdktn.stringToTerraform(this._serverGroupId),
      tags: cdktn.listMapper(cdktn.stringToTerraform, false)(this._tags),
      timeouts: serverTimeoutsToTerraform(this._timeouts.internalValue),
      user_data: cdktn.stringToTerraform(this._userData),
      user_data_wo: this.markWriteOnlyAttribute(cdktn.stringToTerraform(this._userDataWo)),
      user_data_wo_version: cdktn.numberToTerraform(this._userDataWoVersion),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      allow_replace: {
        value: cdktn.booleanToHclTerraform(this._allowReplace),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
      availability_zone: {
        value: cdktn.stringToHclTerraform(this._availabilityZone),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      description: {
        value: cdktn.stringToHclTerraform(this._description),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      different_host_from_ids: {
        value: cdktn.listMapperHcl(cdktn.stringToHclTerraform, false)(this._differentHostFromIds),
        isBlock: false,
        type: "set",
        storageClassType: "stringList",
      },
      display_name: {
        value: cdktn.stringToHclTerraform(this._displayName),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
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
      kernel_arguments: {
        value: cdktn.stringToHclTerraform(this._kernelArguments),
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
      locked: {
        value: cdktn.booleanToHclTerraform(this._locked),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
      locked_reason: {
        value: cdktn.stringToHclTerraform(this._lockedReason),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
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
      nics: {
        value: cdktn.hashMapperHcl(serverNicsToHclTerraform)(this._nics.internalValue),
        isBlock: true,
        type: "map",
        storageClassType: "ServerNicsMap",
      },
      on_host_loss: {
        value: cdktn.stringToHclTerraform(this._onHostLoss),
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
      same_host_as_ids: {
        value: cdktn.listMapperHcl(cdktn.stringToHclTerraform, false)(this._sameHostAsIds),
        isBlock: false,
        type: "set",
        storageClassType: "stringList",
      },
      server_group_id: {
        value: cdktn.stringToHclTerraform(this._serverGroupId),
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
      timeouts: {
        value: serverTimeoutsToHclTerraform(this._timeouts.internalValue),
        isBlock: true,
        type: "struct",
        storageClassType: "ServerTimeouts",
      },
      user_data: {
        value: cdktn.stringToHclTerraform(this._userData),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      user_data_wo: {
        value: this.markWriteOnlyAttribute(cdktn.stringToHclTerraform(this._userDataWo)),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      user_data_wo_version: {
        value: cdktn.numberToHclTerraform(this._userDataWoVersion),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
