// https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/server
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktn from 'cdktn';

// Values

/** What DataCairnServer.accelerator may be. A value that only Terraform knows is given as `variable.value`. */
export type DataCairnServerAccelerator = "kvm" | "tcg";
/** What DataCairnServer.driftPolicy may be. A value that only Terraform knows is given as `variable.value`. */
export type DataCairnServerDriftPolicy = "enforce" | "report";
/** What DataCairnServer.migrationPolicy may be. A value that only Terraform knows is given as `variable.value`. */
export type DataCairnServerMigrationPolicy = "live" | "cold" | "never";
/** What DataCairnServer.onHostLoss may be. A value that only Terraform knows is given as `variable.value`. */
export type DataCairnServerOnHostLoss = "wait" | "rebuild";
/** What DataCairnServer.powerState may be. A value that only Terraform knows is given as `variable.value`. */
export type DataCairnServerPowerState = "running" | "stopped" | "paused" | "suspended" | "shelved";
/** What DataCairnServer.state may be. A value that only Terraform knows is given as `variable.value`. */
export type DataCairnServerState = "ACTIVE" | "BUILD" | "DELETED" | "ERROR" | "HARD_REBOOT" | "MIGRATING" | "PAUSED" | "REBOOT" | "REBUILD" | "RESCUE" | "RESIZE" | "REVERT_RESIZE" | "SHELVED" | "SHELVED_OFFLOADED" | "SHUTOFF" | "SUSPENDED" | "UNKNOWN" | "VERIFY_RESIZE";

// Configuration

export interface DataCairnServerConfig extends cdktn.TerraformMetaArguments {
  /**
  * Id of the server: a lower-case UUID, known before it is made.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/server#id DataCairnServer#id}
  *
  * Please be aware that the id field is automatically added to all resources in Terraform providers using a Terraform provider SDK version below 2.
  * If you experience problems setting this value it might not be settable. Please take a look at the provider documentation to ensure it should be settable.
  */
  readonly id?: string;
  /**
  * Name: 1 to 255 printable characters without '/', no space at either end.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/server#name DataCairnServer#name}
  */
  readonly name?: string;
  /**
  * Project that owns the server. Changing this replaces the server.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/server#project_id DataCairnServer#project_id}
  */
  readonly projectId?: string;
}
export interface DataCairnServerNics {
}

export function dataCairnServerNicsToTerraform(struct?: DataCairnServerNics): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  return {
  }
}


export function dataCairnServerNicsToHclTerraform(struct?: DataCairnServerNics): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  const attrs = {
  };
  return attrs;
}

export class DataCairnServerNicsOutputReference extends cdktn.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectKey the key of this item in the map
  */
  public constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, complexObjectKey: string) {
    super(terraformResource, terraformAttribute, false, complexObjectKey);
  }

  public get internalValue(): DataCairnServerNics | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataCairnServerNics | undefined) {
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

export class DataCairnServerNicsMap extends cdktn.ComplexMap {

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
  public get(key: string): DataCairnServerNicsOutputReference {
    return new DataCairnServerNicsOutputReference(this.terraformResource, this.terraformAttribute, key);
  }
}

/**
* Represents a {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/server cairn_server}
*/
export class DataCairnServer extends cdktn.TerraformDataSource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "cairn_server";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTN code for importing a DataCairnServer resource upon running "cdktn plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the DataCairnServer to import
  * @param importFromId The id of the existing DataCairnServer that should be imported. Refer to the {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/server#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the DataCairnServer to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "cairn_server", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/server cairn_server} Data Source
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options DataCairnServerConfig = {}
  */
  public constructor(scope: Construct, id: string, config: DataCairnServerConfig = {}) {
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
    this._id = config.id;
    this._name = config.name;
    this._projectId = config.projectId;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // accelerator - computed: true, optional: false, required: false
  /** How the guest's CPU runs: kvm (hardware) or tcg (emulated). One of `kvm`, `tcg`. */
  public get accelerator() {
    return this.getStringAttribute('accelerator') as DataCairnServerAccelerator;
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
    return this.getStringAttribute('drift_policy') as DataCairnServerDriftPolicy;
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

  // id - computed: true, optional: true, required: false
  private _id?: string; 
  /** Id of the server: a lower-case UUID, known before it is made. */
  public get id() {
    return this.getStringAttribute('id');
  }
  public set id(value: string) {
    this._id = value;
  }
  public resetId() {
    this._id = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get idInput() {
    return this._id;
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
    return this.getStringAttribute('migration_policy') as DataCairnServerMigrationPolicy;
  }

  // name - computed: true, optional: true, required: false
  private _name?: string; 
  /** Name: 1 to 255 printable characters without '/', no space at either end. */
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

  // nics - computed: true, optional: false, required: false
  private _nics = new DataCairnServerNicsMap(this, "nics");
  /** Network interfaces by a name of your choice; the guest sees them in alphabetical order of these names. At most 8 entries. Default: `{}`. */
  public get nics() {
    return this._nics;
  }

  // on_host_loss - computed: true, optional: false, required: false
  /** What happens when the host is fenced and does not answer: wait for it, or rebuild the server on another host, with its addresses and a new root disk from its image. A server on storage that hosts share loses nothing, so it is started on another host in both cases. One of `wait`, `rebuild`. Default: `"wait"`. */
  public get onHostLoss() {
    return this.getStringAttribute('on_host_loss') as DataCairnServerOnHostLoss;
  }

  // placed_host_id - computed: true, optional: false, required: false
  /** Host that the server is on. */
  public get placedHostId() {
    return this.getStringAttribute('placed_host_id');
  }

  // power_state - computed: true, optional: false, required: false
  /** What the guest should do: running; stopped; paused (its memory stays in the host's, its CPUs stand still); suspended (its memory is kept on the host's disk until it runs again; a guest that has none is stopped); shelved (stopped, with its CPUs and memory given back: it is placed again, and moved if its host has no room, when it is to run). One of `running`, `stopped`, `paused`, `suspended`, `shelved`. Default: `"running"`. */
  public get powerState() {
    return this.getStringAttribute('power_state') as DataCairnServerPowerState;
  }

  // previous_flavor_id - computed: true, optional: false, required: false
  /** Flavor that the server had before a resize that nobody confirmed yet: while it is set, the state is RESIZE or VERIFY_RESIZE. Unset it to confirm; swap it with flavor_id to go back. */
  public get previousFlavorId() {
    return this.getStringAttribute('previous_flavor_id');
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
    return this.getStringAttribute('state') as DataCairnServerState;
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

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      id: cdktn.stringToTerraform(this._id),
      name: cdktn.stringToTerraform(this._name),
      project_id: cdktn.stringToTerraform(this._projectId),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      id: {
        value: cdktn.stringToHclTerraform(this._id),
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
      project_id: {
        value: cdktn.stringToHclTerraform(this._projectId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
