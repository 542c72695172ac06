// https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/server_set
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktf from 'cdktf';

// Values

/** What DataCairnServerSetServers.state may be. A value that only Terraform knows is given as `variable.value`. */
export type DataCairnServerSetServersState = "ACTIVE" | "BUILD" | "DELETED" | "ERROR" | "HARD_REBOOT" | "MIGRATING" | "PAUSED" | "REBOOT" | "REBUILD" | "RESCUE" | "RESIZE" | "REVERT_RESIZE" | "SHELVED" | "SHELVED_OFFLOADED" | "SHUTOFF" | "SUSPENDED" | "UNKNOWN" | "VERIFY_RESIZE";
/** What DataCairnServerSetTemplate.driftPolicy may be. A value that only Terraform knows is given as `variable.value`. */
export type DataCairnServerSetTemplateDriftPolicy = "enforce" | "report";
/** What DataCairnServerSetTemplate.migrationPolicy may be. A value that only Terraform knows is given as `variable.value`. */
export type DataCairnServerSetTemplateMigrationPolicy = "live" | "cold" | "never";
/** What DataCairnServerSetTemplate.onHostLoss may be. A value that only Terraform knows is given as `variable.value`. */
export type DataCairnServerSetTemplateOnHostLoss = "wait" | "rebuild";
/** What DataCairnServerSetTemplate.powerState may be. A value that only Terraform knows is given as `variable.value`. */
export type DataCairnServerSetTemplatePowerState = "running" | "stopped" | "paused" | "suspended" | "shelved";

// Configuration

export interface DataCairnServerSetConfig extends cdktf.TerraformMetaArguments {
  /**
  * Id of the server set: a lower-case UUID, known before it is made.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/server_set#id DataCairnServerSet#id}
  *
  * Please be aware that the id field is automatically added to all resources in Terraform providers using a Terraform provider SDK version below 2.
  * If you experience problems setting this value it might not be settable. Please take a look at the provider documentation to ensure it should be settable.
  */
  readonly id?: string;
  /**
  * Name of the set: 1 to 255 printable characters without '/', no space at either end. Its servers are named after it and their keys: web-a1.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/server_set#name DataCairnServerSet#name}
  */
  readonly name?: string;
  /**
  * Project that owns the set and its servers. Changing this replaces the server set.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/server_set#project_id DataCairnServerSet#project_id}
  */
  readonly projectId?: string;
}
export interface DataCairnServerSetCounts {
}

export function dataCairnServerSetCountsToTerraform(struct?: DataCairnServerSetCounts): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
  }
}


export function dataCairnServerSetCountsToHclTerraform(struct?: DataCairnServerSetCounts): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
  };
  return attrs;
}

export class DataCairnServerSetCountsOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): DataCairnServerSetCounts | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataCairnServerSetCounts | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // failed - computed: true, optional: false, required: false
  /** Members that something stands in the way of. */
  public get failed() {
    return this.getNumberAttribute('failed');
  }

  // ready - computed: true, optional: false, required: false
  /** Members as the newest spec of the set asks. */
  public get ready() {
    return this.getNumberAttribute('ready');
  }

  // updating - computed: true, optional: false, required: false
  /** Members that are on their way, or wait for their turn. */
  public get updating() {
    return this.getNumberAttribute('updating');
  }

  // wanted - computed: true, optional: false, required: false
  /** Members asked for. */
  public get wanted() {
    return this.getNumberAttribute('wanted');
  }
}
export interface DataCairnServerSetMembersNics {
}

export function dataCairnServerSetMembersNicsToTerraform(struct?: DataCairnServerSetMembersNics): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
  }
}


export function dataCairnServerSetMembersNicsToHclTerraform(struct?: DataCairnServerSetMembersNics): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
  };
  return attrs;
}

export class DataCairnServerSetMembersNicsOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectKey the key of this item in the map
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string, complexObjectKey: string) {
    super(terraformResource, terraformAttribute, false, complexObjectKey);
  }

  public get internalValue(): DataCairnServerSetMembersNics | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataCairnServerSetMembersNics | undefined) {
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

export class DataCairnServerSetMembersNicsMap extends cdktf.ComplexMap {

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  constructor(protected terraformResource: cdktf.IInterpolatingParent, protected terraformAttribute: string) {
    super(terraformResource, terraformAttribute)
  }

  /**
  * @param key the key of the item to return
  */
  public get(key: string): DataCairnServerSetMembersNicsOutputReference {
    return new DataCairnServerSetMembersNicsOutputReference(this.terraformResource, this.terraformAttribute, key);
  }
}
export interface DataCairnServerSetMembers {
}

export function dataCairnServerSetMembersToTerraform(struct?: DataCairnServerSetMembers): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
  }
}


export function dataCairnServerSetMembersToHclTerraform(struct?: DataCairnServerSetMembers): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
  };
  return attrs;
}

export class DataCairnServerSetMembersOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectKey the key of this item in the map
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string, complexObjectKey: string) {
    super(terraformResource, terraformAttribute, false, complexObjectKey);
  }

  public get internalValue(): DataCairnServerSetMembers | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataCairnServerSetMembers | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // flavor_id - computed: true, optional: false, required: false
  /** Size of the server. Another flavor changes CPUs and memory with one restart. Changing this restarts the server set. */
  public get flavorId() {
    return this.getStringAttribute('flavor_id');
  }

  // host_id - computed: true, optional: false, required: false
  /** Host to place the server on; chosen by the scheduler when left out. Another host moves the server there; no host leaves it where it is. */
  public get hostId() {
    return this.getStringAttribute('host_id');
  }

  // metadata - computed: true, optional: false, required: false
  private _metadata = new cdktf.StringMap(this, "metadata");
  /** Keys and values added to the template's, or in place of them. At most 128 entries. */
  public get metadata() {
    return this._metadata;
  }

  // nics - computed: true, optional: false, required: false
  private _nics = new DataCairnServerSetMembersNicsMap(this, "nics");
  /** What differs in an interface of the template, by its name there. At most 8 entries. */
  public get nics() {
    return this._nics;
  }
}

export class DataCairnServerSetMembersMap extends cdktf.ComplexMap {

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  constructor(protected terraformResource: cdktf.IInterpolatingParent, protected terraformAttribute: string) {
    super(terraformResource, terraformAttribute)
  }

  /**
  * @param key the key of the item to return
  */
  public get(key: string): DataCairnServerSetMembersOutputReference {
    return new DataCairnServerSetMembersOutputReference(this.terraformResource, this.terraformAttribute, key);
  }
}
export interface DataCairnServerSetServers {
}

export function dataCairnServerSetServersToTerraform(struct?: DataCairnServerSetServers): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
  }
}


export function dataCairnServerSetServersToHclTerraform(struct?: DataCairnServerSetServers): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
  };
  return attrs;
}

export class DataCairnServerSetServersOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectKey the key of this item in the map
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string, complexObjectKey: string) {
    super(terraformResource, terraformAttribute, false, complexObjectKey);
  }

  public get internalValue(): DataCairnServerSetServers | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataCairnServerSetServers | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // addresses - computed: true, optional: false, required: false
  private _addresses = new cdktf.StringMap(this, "addresses");
  /** Address of each interface, by its name in nics. */
  public get addresses() {
    return this._addresses;
  }

  // generation - computed: true, optional: false, required: false
  /** Count of the changes that the server has taken. */
  public get generation() {
    return this.getNumberAttribute('generation');
  }

  // name - computed: true, optional: false, required: false
  /** Name of the server. */
  public get name() {
    return this.getStringAttribute('name');
  }

  // problem - computed: true, optional: false, required: false
  /** What keeps the server from being ready, when something does. */
  public get problem() {
    return this.getStringAttribute('problem');
  }

  // ready - computed: true, optional: false, required: false
  /** Whether the server is as the newest spec of the set asks. */
  public get ready() {
    return this.getBooleanAttribute('ready');
  }

  // server_id - computed: true, optional: false, required: false
  /** Id of the server; it follows from the set's id and the key. */
  public get serverId() {
    return this.getStringAttribute('server_id');
  }

  // state - computed: true, optional: false, required: false
  /** Nova's word for where the server is. One of `ACTIVE`, `BUILD`, `DELETED`, `ERROR`, `HARD_REBOOT`, `MIGRATING`, `PAUSED`, `REBOOT`, `REBUILD`, `RESCUE`, `RESIZE`, `REVERT_RESIZE`, `SHELVED`, `SHELVED_OFFLOADED`, `SHUTOFF`, `SUSPENDED`, `UNKNOWN`, `VERIFY_RESIZE`. */
  public get state() {
    return this.getStringAttribute('state') as DataCairnServerSetServersState;
  }
}

export class DataCairnServerSetServersMap extends cdktf.ComplexMap {

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  constructor(protected terraformResource: cdktf.IInterpolatingParent, protected terraformAttribute: string) {
    super(terraformResource, terraformAttribute)
  }

  /**
  * @param key the key of the item to return
  */
  public get(key: string): DataCairnServerSetServersOutputReference {
    return new DataCairnServerSetServersOutputReference(this.terraformResource, this.terraformAttribute, key);
  }
}
export interface DataCairnServerSetTemplateNics {
}

export function dataCairnServerSetTemplateNicsToTerraform(struct?: DataCairnServerSetTemplateNics): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
  }
}


export function dataCairnServerSetTemplateNicsToHclTerraform(struct?: DataCairnServerSetTemplateNics): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
  };
  return attrs;
}

export class DataCairnServerSetTemplateNicsOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectKey the key of this item in the map
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string, complexObjectKey: string) {
    super(terraformResource, terraformAttribute, false, complexObjectKey);
  }

  public get internalValue(): DataCairnServerSetTemplateNics | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataCairnServerSetTemplateNics | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // subnet_id - computed: true, optional: false, required: false
  /** Subnet to plug into. */
  public get subnetId() {
    return this.getStringAttribute('subnet_id');
  }
}

export class DataCairnServerSetTemplateNicsMap extends cdktf.ComplexMap {

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  constructor(protected terraformResource: cdktf.IInterpolatingParent, protected terraformAttribute: string) {
    super(terraformResource, terraformAttribute)
  }

  /**
  * @param key the key of the item to return
  */
  public get(key: string): DataCairnServerSetTemplateNicsOutputReference {
    return new DataCairnServerSetTemplateNicsOutputReference(this.terraformResource, this.terraformAttribute, key);
  }
}
export interface DataCairnServerSetTemplate {
}

export function dataCairnServerSetTemplateToTerraform(struct?: DataCairnServerSetTemplate): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
  }
}


export function dataCairnServerSetTemplateToHclTerraform(struct?: DataCairnServerSetTemplate): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
  };
  return attrs;
}

export class DataCairnServerSetTemplateOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): DataCairnServerSetTemplate | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataCairnServerSetTemplate | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
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
  /** Servers away from which this one is placed, once they have a place. Those that go are forgotten. At most 100 items. Changing this makes anew what it runs: data on it is lost. */
  public get differentHostFromIds() {
    return cdktf.Fn.tolist(this.getListAttribute('different_host_from_ids'));
  }

  // drift_policy - computed: true, optional: false, required: false
  /** What to do when the host no longer matches the spec: enforce puts it right at once, report only shows it (plan exits with 2 and the next apply repairs it). One of `enforce`, `report`. Default: `"enforce"`. */
  public get driftPolicy() {
    return this.getStringAttribute('drift_policy') as DataCairnServerSetTemplateDriftPolicy;
  }

  // flavor_id - computed: true, optional: false, required: false
  /** Size of the server. Another flavor changes CPUs and memory with one restart. Changing this restarts the server set. */
  public get flavorId() {
    return this.getStringAttribute('flavor_id');
  }

  // host_id - computed: true, optional: false, required: false
  /** Host to place the server on; chosen by the scheduler when left out. Another host moves the server there; no host leaves it where it is. */
  public get hostId() {
    return this.getStringAttribute('host_id');
  }

  // image_id - computed: true, optional: false, required: false
  /** Disk image that the root disk starts from. Needed unless kernel_id is given. Another image rebuilds the server: same id, addresses and MACs, a new root disk. Changing this makes anew what it runs: data on it is lost. */
  public get imageId() {
    return this.getStringAttribute('image_id');
  }

  // kernel_arguments - computed: true, optional: false, required: false
  /** Command line of the kernel; needs kernel_id. console=ttyS0 shows the boot in the console log. At most 2,048 characters. Changing this restarts the server set. */
  public get kernelArguments() {
    return this.getStringAttribute('kernel_arguments');
  }

  // kernel_id - computed: true, optional: false, required: false
  /** Kernel image (aki) to boot directly. Changing this makes anew what it runs: data on it is lost. */
  public get kernelId() {
    return this.getStringAttribute('kernel_id');
  }

  // keypair_id - computed: true, optional: false, required: false
  /** Key that the guest's default user accepts, delivered by the config drive at first boot. Changing this makes anew what it runs: data on it is lost. */
  public get keypairId() {
    return this.getStringAttribute('keypair_id');
  }

  // metadata - computed: true, optional: false, required: false
  private _metadata = new cdktf.StringMap(this, "metadata");
  /** Free keys and values, also given to the guest at first boot. At most 128 entries. Default: `{}`. */
  public get metadata() {
    return this._metadata;
  }

  // migration_policy - computed: true, optional: false, required: false
  /** How the server moves when it must, because its host_id changed: live (with its guest running; cold while it does not run), cold (the guest is stopped, moved and started again), never (another host_id is refused). One of `live`, `cold`, `never`. Default: `"live"`. */
  public get migrationPolicy() {
    return this.getStringAttribute('migration_policy') as DataCairnServerSetTemplateMigrationPolicy;
  }

  // nics - computed: true, optional: false, required: false
  private _nics = new DataCairnServerSetTemplateNicsMap(this, "nics");
  /** Network interfaces by a name of your choice. Each member gets an address of its own; ask for a certain one in members. At most 8 entries. Default: `{}`. */
  public get nics() {
    return this._nics;
  }

  // on_host_loss - computed: true, optional: false, required: false
  /** What happens when the host is fenced and does not answer: wait for it, or rebuild the server on another host, with its addresses and a new root disk from its image. A server on storage that hosts share loses nothing, so it is started on another host in both cases. One of `wait`, `rebuild`. Default: `"wait"`. */
  public get onHostLoss() {
    return this.getStringAttribute('on_host_loss') as DataCairnServerSetTemplateOnHostLoss;
  }

  // power_state - computed: true, optional: false, required: false
  /** What the guest should do: running; stopped; paused (its memory stays in the host's, its CPUs stand still); suspended (its memory is kept on the host's disk until it runs again; a guest that has none is stopped); shelved (stopped, with its CPUs and memory given back: it is placed again, and moved if its host has no room, when it is to run). One of `running`, `stopped`, `paused`, `suspended`, `shelved`. Default: `"running"`. */
  public get powerState() {
    return this.getStringAttribute('power_state') as DataCairnServerSetTemplatePowerState;
  }

  // ramdisk_id - computed: true, optional: false, required: false
  /** Ramdisk image (ari) for the kernel; needs kernel_id. Changing this makes anew what it runs: data on it is lost. */
  public get ramdiskId() {
    return this.getStringAttribute('ramdisk_id');
  }

  // same_host_as_ids - computed: true, optional: false, required: false
  /** Servers with one of which this one is placed together, once they have a place. Those that go are forgotten. At most 100 items. Changing this makes anew what it runs: data on it is lost. */
  public get sameHostAsIds() {
    return cdktf.Fn.tolist(this.getListAttribute('same_host_as_ids'));
  }

  // server_group_id - computed: true, optional: false, required: false
  /** Group whose rule says which servers share a host. Changing this makes anew what it runs: data on it is lost. */
  public get serverGroupId() {
    return this.getStringAttribute('server_group_id');
  }

  // user_data - computed: true, optional: false, required: false
  /** Cloud-init user data, delivered by the config drive at first boot. At most 65,535 bytes. Changing this makes anew what it runs: data on it is lost. */
  public get userData() {
    return this.getStringAttribute('user_data');
  }
}

/**
* Represents a {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/server_set cairn_server_set}
*/
export class DataCairnServerSet extends cdktf.TerraformDataSource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "cairn_server_set";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTF code for importing a DataCairnServerSet resource upon running "cdktf plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the DataCairnServerSet to import
  * @param importFromId The id of the existing DataCairnServerSet that should be imported. Refer to the {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/server_set#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the DataCairnServerSet to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktf.TerraformProvider) {
        return new cdktf.ImportableResource(scope, importToId, { terraformResourceType: "cairn_server_set", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/server_set cairn_server_set} Data Source
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options DataCairnServerSetConfig = {}
  */
  public constructor(scope: Construct, id: string, config: DataCairnServerSetConfig = {}) {
    super(scope, id, {
      terraformResourceType: 'cairn_server_set',
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

  // counts - computed: true, optional: false, required: false
  private _counts = new DataCairnServerSetCountsOutputReference(this, "counts");
  /** How many members there are. */
  public get counts() {
    return this._counts;
  }

  // description - computed: true, optional: false, required: false
  /** What the set is for. At most 1,024 characters. */
  public get description() {
    return this.getStringAttribute('description');
  }

  // drift - computed: true, optional: false, required: false
  private _drift = new cdktf.StringMap(this, "drift");
  /** Fields whose observed value differs from the desired one although nobody edited the spec: field to 'expected X, found Y'. Empty when all agrees. */
  public get drift() {
    return this._drift;
  }

  // id - computed: true, optional: true, required: false
  private _id?: string; 
  /** Id of the server set: a lower-case UUID, known before it is made. */
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

  // max_unavailable - computed: true, optional: false, required: false
  /** How many members a change of the template may make unready at once: a number, or a percentage of the members (rounded down, at least one). Members that are unready already count; one that fails stops the change. The draining of hosts keeps to it too. Default: `"10%"`. */
  public get maxUnavailable() {
    return this.getStringAttribute('max_unavailable');
  }

  // members - computed: true, optional: false, required: false
  private _members = new DataCairnServerSetMembersMap(this, "members");
  /** The members by a key of your choice, such as a1 or blue-007: letters, digits, '-', '_' and '.', at most 63. What is given here differs from the template; {} is a member like all. At most 5,000 entries. */
  public get members() {
    return this._members;
  }

  // name - computed: true, optional: true, required: false
  private _name?: string; 
  /** Name of the set: 1 to 255 printable characters without '/', no space at either end. Its servers are named after it and their keys: web-a1. */
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

  // project_id - computed: true, optional: true, required: false
  private _projectId?: string; 
  /** Project that owns the set and its servers. Changing this replaces the server set. */
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

  // replace_members - computed: true, optional: false, required: false
  /** Whether a change that costs the members their disks may be made, max_unavailable at a time: another image rebuilds them, other user data puts new ones in their place. Without it such a change is refused. Default: `false`. */
  public get replaceMembers() {
    return this.getBooleanAttribute('replace_members');
  }

  // servers - computed: true, optional: false, required: false
  private _servers = new DataCairnServerSetServersMap(this, "servers");
  /** The server of each member, by its key. */
  public get servers() {
    return this._servers;
  }

  // template - computed: true, optional: false, required: false
  private _template = new DataCairnServerSetTemplateOutputReference(this, "template");
  /** What every member is made from: a server without name and project. */
  public get template() {
    return this._template;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      id: cdktf.stringToTerraform(this._id),
      name: cdktf.stringToTerraform(this._name),
      project_id: cdktf.stringToTerraform(this._projectId),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      id: {
        value: cdktf.stringToHclTerraform(this._id),
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
      project_id: {
        value: cdktf.stringToHclTerraform(this._projectId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
