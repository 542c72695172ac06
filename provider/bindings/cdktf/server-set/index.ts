// https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server_set
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktf from 'cdktf';

// Values

/** What ServerSetServers.state may be. A value that only Terraform knows is given as `variable.value`. */
export type ServerSetServersState = "ACTIVE" | "BUILD" | "DELETED" | "ERROR" | "HARD_REBOOT" | "MIGRATING" | "PAUSED" | "REBOOT" | "REBUILD" | "RESCUE" | "RESIZE" | "REVERT_RESIZE" | "SHELVED" | "SHELVED_OFFLOADED" | "SHUTOFF" | "SUSPENDED" | "UNKNOWN" | "VERIFY_RESIZE";
/** What ServerSetTemplate.driftPolicy may be. A value that only Terraform knows is given as `variable.value`. */
export type ServerSetTemplateDriftPolicy = "enforce" | "report";
/** What ServerSetTemplate.migrationPolicy may be. A value that only Terraform knows is given as `variable.value`. */
export type ServerSetTemplateMigrationPolicy = "live" | "cold" | "never";
/** What ServerSetTemplate.onHostLoss may be. A value that only Terraform knows is given as `variable.value`. */
export type ServerSetTemplateOnHostLoss = "wait" | "rebuild";
/** What ServerSetTemplate.powerState may be. A value that only Terraform knows is given as `variable.value`. */
export type ServerSetTemplatePowerState = "running" | "stopped" | "paused" | "suspended" | "shelved";
/** What ServerSet.disruption may be. A value that only Terraform knows is given as `variable.value`. */
export type ServerSetDisruption = "none" | "restart" | "rebuild" | "replace";

// Configuration

export interface ServerSetConfig extends cdktf.TerraformMetaArguments {
  /**
  * Whether a change that cannot be made in place may replace the server set. Lost with it: the root disks of all its members. Without it such a change is refused when it is planned.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server_set#allow_replace ServerSet#allow_replace}
  */
  readonly allowReplace?: boolean | cdktf.IResolvable;
  /**
  * What the set is for. At most 1,024 characters.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server_set#description ServerSet#description}
  */
  readonly description?: string;
  /**
  * How many members a change of the template may make unready at once: a number, or a percentage of the members (rounded down, at least one). Members that are unready already count; one that fails stops the change. The draining of hosts keeps to it too. Default: `"10%"`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server_set#max_unavailable ServerSet#max_unavailable}
  */
  readonly maxUnavailable?: string;
  /**
  * The members by a key of your choice, such as a1 or blue-007: letters, digits, '-', '_' and '.', at most 63. What is given here differs from the template; {} is a member like all. At most 5,000 entries.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server_set#members ServerSet#members}
  */
  readonly members: { [key: string]: ServerSetMembers } | cdktf.IResolvable;
  /**
  * Name of the set: 1 to 255 printable characters without '/', no space at either end. Its servers are named after it and their keys: web-a1.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server_set#name ServerSet#name}
  */
  readonly name: string;
  /**
  * Project that owns the set and its servers. Changing this replaces the server set.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server_set#project_id ServerSet#project_id}
  */
  readonly projectId?: string;
  /**
  * Whether a change that costs the members their disks may be made, max_unavailable at a time: another image rebuilds them, other user data puts new ones in their place. Without it such a change is refused. Default: `false`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server_set#replace_members ServerSet#replace_members}
  */
  readonly replaceMembers?: boolean | cdktf.IResolvable;
  /**
  * What every member is made from: a server without name and project.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server_set#template ServerSet#template}
  */
  readonly template: ServerSetTemplate;
  /**
  * How long Terraform waits until Cairn reports success.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server_set#timeouts ServerSet#timeouts}
  */
  readonly timeouts?: ServerSetTimeouts;
}
export interface ServerSetCounts {
}

export function serverSetCountsToTerraform(struct?: ServerSetCounts): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
  }
}


export function serverSetCountsToHclTerraform(struct?: ServerSetCounts): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
  };
  return attrs;
}

export class ServerSetCountsOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): ServerSetCounts | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: ServerSetCounts | undefined) {
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
export interface ServerSetMembersNics {
  /**
  * Address inside the subnet; chosen by Cairn when left out.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server_set#address ServerSet#address}
  */
  readonly address?: string;
  /**
  * Subnet to plug into.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server_set#subnet_id ServerSet#subnet_id}
  */
  readonly subnetId?: string;
}

export function serverSetMembersNicsToTerraform(struct?: ServerSetMembersNics | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    address: cdktf.stringToTerraform(struct!.address),
    subnet_id: cdktf.stringToTerraform(struct!.subnetId),
  }
}


export function serverSetMembersNicsToHclTerraform(struct?: ServerSetMembersNics | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
    address: {
      value: cdktf.stringToHclTerraform(struct!.address),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    subnet_id: {
      value: cdktf.stringToHclTerraform(struct!.subnetId),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export class ServerSetMembersNicsOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectKey the key of this item in the map
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string, complexObjectKey: string) {
    super(terraformResource, terraformAttribute, false, complexObjectKey);
  }

  public get internalValue(): ServerSetMembersNics | cdktf.IResolvable | undefined {
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

  public set internalValue(value: ServerSetMembersNics | cdktf.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._address = undefined;
      this._subnetId = undefined;
    }
    else if (cdktf.Tokenization.isResolvable(value)) {
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

  // address - computed: false, optional: true, required: false
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

  // subnet_id - computed: false, optional: true, required: false
  private _subnetId?: string; 
  /** Subnet to plug into. */
  public get subnetId() {
    return this.getStringAttribute('subnet_id');
  }
  public set subnetId(value: string) {
    this._subnetId = value;
  }
  public resetSubnetId() {
    this._subnetId = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get subnetIdInput() {
    return this._subnetId;
  }
}

export class ServerSetMembersNicsMap extends cdktf.ComplexMap {
  public internalValue? : { [key: string]: ServerSetMembersNics } | cdktf.IResolvable

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
  public get(key: string): ServerSetMembersNicsOutputReference {
    return new ServerSetMembersNicsOutputReference(this.terraformResource, this.terraformAttribute, key);
  }
}
export interface ServerSetMembers {
  /**
  * Size of the server. Another flavor changes CPUs and memory with one restart. Changing this restarts the server set.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server_set#flavor_id ServerSet#flavor_id}
  */
  readonly flavorId?: string;
  /**
  * Host to place the server on; chosen by the scheduler when left out. Another host moves the server there; no host leaves it where it is.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server_set#host_id ServerSet#host_id}
  */
  readonly hostId?: string;
  /**
  * Keys and values added to the template's, or in place of them. At most 128 entries.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server_set#metadata ServerSet#metadata}
  */
  readonly metadata?: { [key: string]: string };
  /**
  * What differs in an interface of the template, by its name there. At most 8 entries.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server_set#nics ServerSet#nics}
  */
  readonly nics?: { [key: string]: ServerSetMembersNics } | cdktf.IResolvable;
}

export function serverSetMembersToTerraform(struct?: ServerSetMembers | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    flavor_id: cdktf.stringToTerraform(struct!.flavorId),
    host_id: cdktf.stringToTerraform(struct!.hostId),
    metadata: cdktf.hashMapper(cdktf.stringToTerraform)(struct!.metadata),
    nics: cdktf.hashMapper(serverSetMembersNicsToTerraform)(struct!.nics),
  }
}


export function serverSetMembersToHclTerraform(struct?: ServerSetMembers | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
    flavor_id: {
      value: cdktf.stringToHclTerraform(struct!.flavorId),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    host_id: {
      value: cdktf.stringToHclTerraform(struct!.hostId),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    metadata: {
      value: cdktf.hashMapperHcl(cdktf.stringToHclTerraform)(struct!.metadata),
      isBlock: false,
      type: "map",
      storageClassType: "stringMap",
    },
    nics: {
      value: cdktf.hashMapperHcl(serverSetMembersNicsToHclTerraform)(struct!.nics),
      isBlock: true,
      type: "map",
      storageClassType: "ServerSetMembersNicsMap",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export class ServerSetMembersOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectKey the key of this item in the map
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string, complexObjectKey: string) {
    super(terraformResource, terraformAttribute, false, complexObjectKey);
  }

  public get internalValue(): ServerSetMembers | cdktf.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._flavorId !== undefined) {
      hasAnyValues = true;
      internalValueResult.flavorId = this._flavorId;
    }
    if (this._hostId !== undefined) {
      hasAnyValues = true;
      internalValueResult.hostId = this._hostId;
    }
    if (this._metadata !== undefined) {
      hasAnyValues = true;
      internalValueResult.metadata = this._metadata;
    }
    if (this._nics?.internalValue !== undefined) {
      hasAnyValues = true;
      internalValueResult.nics = this._nics?.internalValue;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: ServerSetMembers | cdktf.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._flavorId = undefined;
      this._hostId = undefined;
      this._metadata = undefined;
      this._nics.internalValue = undefined;
    }
    else if (cdktf.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._flavorId = value.flavorId;
      this._hostId = value.hostId;
      this._metadata = value.metadata;
      this._nics.internalValue = value.nics;
    }
  }

  // flavor_id - computed: false, optional: true, required: false
  private _flavorId?: string; 
  /** Size of the server. Another flavor changes CPUs and memory with one restart. Changing this restarts the server set. */
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

  // metadata - computed: false, optional: true, required: false
  private _metadata?: { [key: string]: string }; 
  /** Keys and values added to the template's, or in place of them. At most 128 entries. */
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

  // nics - computed: false, optional: true, required: false
  private _nics = new ServerSetMembersNicsMap(this, "nics");
  /** What differs in an interface of the template, by its name there. At most 8 entries. */
  public get nics() {
    return this._nics;
  }
  public putNics(value: { [key: string]: ServerSetMembersNics } | cdktf.IResolvable) {
    this._nics.internalValue = value;
  }
  public resetNics() {
    this._nics.internalValue = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get nicsInput() {
    return this._nics.internalValue;
  }
}

export class ServerSetMembersMap extends cdktf.ComplexMap {
  public internalValue? : { [key: string]: ServerSetMembers } | cdktf.IResolvable

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
  public get(key: string): ServerSetMembersOutputReference {
    return new ServerSetMembersOutputReference(this.terraformResource, this.terraformAttribute, key);
  }
}
export interface ServerSetServers {
}

export function serverSetServersToTerraform(struct?: ServerSetServers): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
  }
}


export function serverSetServersToHclTerraform(struct?: ServerSetServers): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
  };
  return attrs;
}

export class ServerSetServersOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectKey the key of this item in the map
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string, complexObjectKey: string) {
    super(terraformResource, terraformAttribute, false, complexObjectKey);
  }

  public get internalValue(): ServerSetServers | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: ServerSetServers | undefined) {
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
    return this.getStringAttribute('state') as ServerSetServersState;
  }
}

export class ServerSetServersMap extends cdktf.ComplexMap {

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
  public get(key: string): ServerSetServersOutputReference {
    return new ServerSetServersOutputReference(this.terraformResource, this.terraformAttribute, key);
  }
}
export interface ServerSetTemplateNics {
  /**
  * Subnet to plug into.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server_set#subnet_id ServerSet#subnet_id}
  */
  readonly subnetId: string;
}

export function serverSetTemplateNicsToTerraform(struct?: ServerSetTemplateNics | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    subnet_id: cdktf.stringToTerraform(struct!.subnetId),
  }
}


export function serverSetTemplateNicsToHclTerraform(struct?: ServerSetTemplateNics | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
    subnet_id: {
      value: cdktf.stringToHclTerraform(struct!.subnetId),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export class ServerSetTemplateNicsOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectKey the key of this item in the map
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string, complexObjectKey: string) {
    super(terraformResource, terraformAttribute, false, complexObjectKey);
  }

  public get internalValue(): ServerSetTemplateNics | cdktf.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._subnetId !== undefined) {
      hasAnyValues = true;
      internalValueResult.subnetId = this._subnetId;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: ServerSetTemplateNics | cdktf.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._subnetId = undefined;
    }
    else if (cdktf.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._subnetId = value.subnetId;
    }
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

export class ServerSetTemplateNicsMap extends cdktf.ComplexMap {
  public internalValue? : { [key: string]: ServerSetTemplateNics } | cdktf.IResolvable

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
  public get(key: string): ServerSetTemplateNicsOutputReference {
    return new ServerSetTemplateNicsOutputReference(this.terraformResource, this.terraformAttribute, key);
  }
}
export interface ServerSetTemplate {
  /**
  * Zone to place the server in, as an aggregate names it; any when left out. Another zone moves the server there, as its migration_policy says; one that is already there stays. Between 1 and 255 characters.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server_set#availability_zone ServerSet#availability_zone}
  */
  readonly availabilityZone?: string;
  /**
  * What the server is for. At most 1,024 characters.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server_set#description ServerSet#description}
  */
  readonly description?: string;
  /**
  * Servers away from which this one is placed, once they have a place. Those that go are forgotten. At most 100 items. Changing this makes anew what it runs: data on it is lost.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server_set#different_host_from_ids ServerSet#different_host_from_ids}
  */
  readonly differentHostFromIds?: string[];
  /**
  * What to do when the host no longer matches the spec: enforce puts it right at once, report only shows it (plan exits with 2 and the next apply repairs it). One of `enforce`, `report`. Default: `"enforce"`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server_set#drift_policy ServerSet#drift_policy}
  */
  readonly driftPolicy?: ServerSetTemplateDriftPolicy;
  /**
  * Size of the server. Another flavor changes CPUs and memory with one restart. Changing this restarts the server set.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server_set#flavor_id ServerSet#flavor_id}
  */
  readonly flavorId: string;
  /**
  * Host to place the server on; chosen by the scheduler when left out. Another host moves the server there; no host leaves it where it is.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server_set#host_id ServerSet#host_id}
  */
  readonly hostId?: string;
  /**
  * Disk image that the root disk starts from. Needed unless kernel_id is given. Another image rebuilds the server: same id, addresses and MACs, a new root disk. Changing this makes anew what it runs: data on it is lost.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server_set#image_id ServerSet#image_id}
  */
  readonly imageId?: string;
  /**
  * Command line of the kernel; needs kernel_id. console=ttyS0 shows the boot in the console log. At most 2,048 characters. Changing this restarts the server set.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server_set#kernel_arguments ServerSet#kernel_arguments}
  */
  readonly kernelArguments?: string;
  /**
  * Kernel image (aki) to boot directly. Changing this makes anew what it runs: data on it is lost.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server_set#kernel_id ServerSet#kernel_id}
  */
  readonly kernelId?: string;
  /**
  * Key that the guest's default user accepts, delivered by the config drive at first boot. Changing this makes anew what it runs: data on it is lost.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server_set#keypair_id ServerSet#keypair_id}
  */
  readonly keypairId?: string;
  /**
  * Free keys and values, also given to the guest at first boot. At most 128 entries. Default: `{}`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server_set#metadata ServerSet#metadata}
  */
  readonly metadata?: { [key: string]: string };
  /**
  * How the server moves when it must, because its host_id changed: live (with its guest running; cold while it does not run), cold (the guest is stopped, moved and started again), never (another host_id is refused). One of `live`, `cold`, `never`. Default: `"live"`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server_set#migration_policy ServerSet#migration_policy}
  */
  readonly migrationPolicy?: ServerSetTemplateMigrationPolicy;
  /**
  * Network interfaces by a name of your choice. Each member gets an address of its own; ask for a certain one in members. At most 8 entries. Default: `{}`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server_set#nics ServerSet#nics}
  */
  readonly nics?: { [key: string]: ServerSetTemplateNics } | cdktf.IResolvable;
  /**
  * What happens when the host is fenced and does not answer: wait for it, or rebuild the server on another host, with its addresses and a new root disk from its image. A server on storage that hosts share loses nothing, so it is started on another host in both cases. One of `wait`, `rebuild`. Default: `"wait"`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server_set#on_host_loss ServerSet#on_host_loss}
  */
  readonly onHostLoss?: ServerSetTemplateOnHostLoss;
  /**
  * What the guest should do: running; stopped; paused (its memory stays in the host's, its CPUs stand still); suspended (its memory is kept on the host's disk until it runs again; a guest that has none is stopped); shelved (stopped, with its CPUs and memory given back: it is placed again, and moved if its host has no room, when it is to run). One of `running`, `stopped`, `paused`, `suspended`, `shelved`. Default: `"running"`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server_set#power_state ServerSet#power_state}
  */
  readonly powerState?: ServerSetTemplatePowerState;
  /**
  * Ramdisk image (ari) for the kernel; needs kernel_id. Changing this makes anew what it runs: data on it is lost.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server_set#ramdisk_id ServerSet#ramdisk_id}
  */
  readonly ramdiskId?: string;
  /**
  * Servers with one of which this one is placed together, once they have a place. Those that go are forgotten. At most 100 items. Changing this makes anew what it runs: data on it is lost.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server_set#same_host_as_ids ServerSet#same_host_as_ids}
  */
  readonly sameHostAsIds?: string[];
  /**
  * Group whose rule says which servers share a host. Changing this makes anew what it runs: data on it is lost.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server_set#server_group_id ServerSet#server_group_id}
  */
  readonly serverGroupId?: string;
  /**
  * Cloud-init user data, delivered by the config drive at first boot. At most 65,535 bytes. Changing this makes anew what it runs: data on it is lost.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server_set#user_data ServerSet#user_data}
  */
  readonly userData?: string;
}

export function serverSetTemplateToTerraform(struct?: ServerSetTemplate | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    availability_zone: cdktf.stringToTerraform(struct!.availabilityZone),
    description: cdktf.stringToTerraform(struct!.description),
    different_host_from_ids: cdktf.listMapper(cdktf.stringToTerraform, false)(struct!.differentHostFromIds),
    drift_policy: cdktf.stringToTerraform(struct!.driftPolicy),
    flavor_id: cdktf.stringToTerraform(struct!.flavorId),
    host_id: cdktf.stringToTerraform(struct!.hostId),
    image_id: cdktf.stringToTerraform(struct!.imageId),
    kernel_arguments: cdktf.stringToTerraform(struct!.kernelArguments),
    kernel_id: cdktf.stringToTerraform(struct!.kernelId),
    keypair_id: cdktf.stringToTerraform(struct!.keypairId),
    metadata: cdktf.hashMapper(cdktf.stringToTerraform)(struct!.metadata),
    migration_policy: cdktf.stringToTerraform(struct!.migrationPolicy),
    nics: cdktf.hashMapper(serverSetTemplateNicsToTerraform)(struct!.nics),
    on_host_loss: cdktf.stringToTerraform(struct!.onHostLoss),
    power_state: cdktf.stringToTerraform(struct!.powerState),
    ramdisk_id: cdktf.stringToTerraform(struct!.ramdiskId),
    same_host_as_ids: cdktf.listMapper(cdktf.stringToTerraform, false)(struct!.sameHostAsIds),
    server_group_id: cdktf.stringToTerraform(struct!.serverGroupId),
    user_data: cdktf.stringToTerraform(struct!.userData),
  }
}


export function serverSetTemplateToHclTerraform(struct?: ServerSetTemplate | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
    availability_zone: {
      value: cdktf.stringToHclTerraform(struct!.availabilityZone),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    description: {
      value: cdktf.stringToHclTerraform(struct!.description),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    different_host_from_ids: {
      value: cdktf.listMapperHcl(cdktf.stringToHclTerraform, false)(struct!.differentHostFromIds),
      isBlock: false,
      type: "set",
      storageClassType: "stringList",
    },
    drift_policy: {
      value: cdktf.stringToHclTerraform(struct!.driftPolicy),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    flavor_id: {
      value: cdktf.stringToHclTerraform(struct!.flavorId),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    host_id: {
      value: cdktf.stringToHclTerraform(struct!.hostId),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    image_id: {
      value: cdktf.stringToHclTerraform(struct!.imageId),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    kernel_arguments: {
      value: cdktf.stringToHclTerraform(struct!.kernelArguments),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    kernel_id: {
      value: cdktf.stringToHclTerraform(struct!.kernelId),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    keypair_id: {
      value: cdktf.stringToHclTerraform(struct!.keypairId),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    metadata: {
      value: cdktf.hashMapperHcl(cdktf.stringToHclTerraform)(struct!.metadata),
      isBlock: false,
      type: "map",
      storageClassType: "stringMap",
    },
    migration_policy: {
      value: cdktf.stringToHclTerraform(struct!.migrationPolicy),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    nics: {
      value: cdktf.hashMapperHcl(serverSetTemplateNicsToHclTerraform)(struct!.nics),
      isBlock: true,
      type: "map",
      storageClassType: "ServerSetTemplateNicsMap",
    },
    on_host_loss: {
      value: cdktf.stringToHclTerraform(struct!.onHostLoss),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    power_state: {
      value: cdktf.stringToHclTerraform(struct!.powerState),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    ramdisk_id: {
      value: cdktf.stringToHclTerraform(struct!.ramdiskId),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    same_host_as_ids: {
      value: cdktf.listMapperHcl(cdktf.stringToHclTerraform, false)(struct!.sameHostAsIds),
      isBlock: false,
      type: "set",
      storageClassType: "stringList",
    },
    server_group_id: {
      value: cdktf.stringToHclTerraform(struct!.serverGroupId),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    user_data: {
      value: cdktf.stringToHclTerraform(struct!.userData),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export class ServerSetTemplateOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): ServerSetTemplate | cdktf.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._availabilityZone !== undefined) {
      hasAnyValues = true;
      internalValueResult.availabilityZone = this._availabilityZone;
    }
    if (this._description !== undefined) {
      hasAnyValues = true;
      internalValueResult.description = this._description;
    }
    if (this._differentHostFromIds !== undefined) {
      hasAnyValues = true;
      internalValueResult.differentHostFromIds = this._differentHostFromIds;
    }
    if (this._driftPolicy !== undefined) {
      hasAnyValues = true;
      internalValueResult.driftPolicy = this._driftPolicy;
    }
    if (this._flavorId !== undefined) {
      hasAnyValues = true;
      internalValueResult.flavorId = this._flavorId;
    }
    if (this._hostId !== undefined) {
      hasAnyValues = true;
      internalValueResult.hostId = this._hostId;
    }
    if (this._imageId !== undefined) {
      hasAnyValues = true;
      internalValueResult.imageId = this._imageId;
    }
    if (this._kernelArguments !== undefined) {
      hasAnyValues = true;
      internalValueResult.kernelArguments = this._kernelArguments;
    }
    if (this._kernelId !== undefined) {
      hasAnyValues = true;
      internalValueResult.kernelId = this._kernelId;
    }
    if (this._keypairId !== undefined) {
      hasAnyValues = true;
      internalValueResult.keypairId = this._keypairId;
    }
    if (this._metadata !== undefined) {
      hasAnyValues = true;
      internalValueResult.metadata = this._metadata;
    }
    if (this._migrationPolicy !== undefined) {
      hasAnyValues = true;
      internalValueResult.migrationPolicy = this._migrationPolicy;
    }
    if (this._nics?.internalValue !== undefined) {
      hasAnyValues = true;
      internalValueResult.nics = this._nics?.internalValue;
    }
    if (this._onHostLoss !== undefined) {
      hasAnyValues = true;
      internalValueResult.onHostLoss = this._onHostLoss;
    }
    if (this._powerState !== undefined) {
      hasAnyValues = true;
      internalValueResult.powerState = this._powerState;
    }
    if (this._ramdiskId !== undefined) {
      hasAnyValues = true;
      internalValueResult.ramdiskId = this._ramdiskId;
    }
    if (this._sameHostAsIds !== undefined) {
      hasAnyValues = true;
      internalValueResult.sameHostAsIds = this._sameHostAsIds;
    }
    if (this._serverGroupId !== undefined) {
      hasAnyValues = true;
      internalValueResult.serverGroupId = this._serverGroupId;
    }
    if (this._userData !== undefined) {
      hasAnyValues = true;
      internalValueResult.userData = this._userData;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: ServerSetTemplate | cdktf.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._availabilityZone = undefined;
      this._description = undefined;
      this._differentHostFromIds = undefined;
      this._driftPolicy = undefined;
      this._flavorId = undefined;
      this._hostId = undefined;
      this._imageId = undefined;
      this._kernelArguments = undefined;
      this._kernelId = undefined;
      this._keypairId = undefined;
      this._metadata = undefined;
      this._migrationPolicy = undefined;
      this._nics.internalValue = undefined;
      this._onHostLoss = undefined;
      this._powerState = undefined;
      this._ramdiskId = undefined;
      this._sameHostAsIds = undefined;
      this._serverGroupId = undefined;
      this._userData = undefined;
    }
    else if (cdktf.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._availabilityZone = value.availabilityZone;
      this._description = value.description;
      this._differentHostFromIds = value.differentHostFromIds;
      this._driftPolicy = value.driftPolicy;
      this._flavorId = value.flavorId;
      this._hostId = value.hostId;
      this._imageId = value.imageId;
      this._kernelArguments = value.kernelArguments;
      this._kernelId = value.kernelId;
      this._keypairId = value.keypairId;
      this._metadata = value.metadata;
      this._migrationPolicy = value.migrationPolicy;
      this._nics.internalValue = value.nics;
      this._onHostLoss = value.onHostLoss;
      this._powerState = value.powerState;
      this._ramdiskId = value.ramdiskId;
      this._sameHostAsIds = value.sameHostAsIds;
      this._serverGroupId = value.serverGroupId;
      this._userData = value.userData;
    }
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
  /** Servers away from which this one is placed, once they have a place. Those that go are forgotten. At most 100 items. Changing this makes anew what it runs: data on it is lost. */
  public get differentHostFromIds() {
    return cdktf.Fn.tolist(this.getListAttribute('different_host_from_ids'));
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

  // drift_policy - computed: true, optional: true, required: false
  private _driftPolicy?: ServerSetTemplateDriftPolicy; 
  /** What to do when the host no longer matches the spec: enforce puts it right at once, report only shows it (plan exits with 2 and the next apply repairs it). One of `enforce`, `report`. Default: `"enforce"`. */
  public get driftPolicy() {
    return this.getStringAttribute('drift_policy') as ServerSetTemplateDriftPolicy;
  }
  public set driftPolicy(value: ServerSetTemplateDriftPolicy) {
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
  /** Size of the server. Another flavor changes CPUs and memory with one restart. Changing this restarts the server set. */
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

  // kernel_arguments - computed: false, optional: true, required: false
  private _kernelArguments?: string; 
  /** Command line of the kernel; needs kernel_id. console=ttyS0 shows the boot in the console log. At most 2,048 characters. Changing this restarts the server set. */
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
  /** Kernel image (aki) to boot directly. Changing this makes anew what it runs: data on it is lost. */
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
  /** Key that the guest's default user accepts, delivered by the config drive at first boot. Changing this makes anew what it runs: data on it is lost. */
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
  private _migrationPolicy?: ServerSetTemplateMigrationPolicy; 
  /** How the server moves when it must, because its host_id changed: live (with its guest running; cold while it does not run), cold (the guest is stopped, moved and started again), never (another host_id is refused). One of `live`, `cold`, `never`. Default: `"live"`. */
  public get migrationPolicy() {
    return this.getStringAttribute('migration_policy') as ServerSetTemplateMigrationPolicy;
  }
  public set migrationPolicy(value: ServerSetTemplateMigrationPolicy) {
    this._migrationPolicy = value;
  }
  public resetMigrationPolicy() {
    this._migrationPolicy = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get migrationPolicyInput() {
    return this._migrationPolicy;
  }

  // nics - computed: true, optional: true, required: false
  private _nics = new ServerSetTemplateNicsMap(this, "nics");
  /** Network interfaces by a name of your choice. Each member gets an address of its own; ask for a certain one in members. At most 8 entries. Default: `{}`. */
  public get nics() {
    return this._nics;
  }
  public putNics(value: { [key: string]: ServerSetTemplateNics } | cdktf.IResolvable) {
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
  private _onHostLoss?: ServerSetTemplateOnHostLoss; 
  /** What happens when the host is fenced and does not answer: wait for it, or rebuild the server on another host, with its addresses and a new root disk from its image. A server on storage that hosts share loses nothing, so it is started on another host in both cases. One of `wait`, `rebuild`. Default: `"wait"`. */
  public get onHostLoss() {
    return this.getStringAttribute('on_host_loss') as ServerSetTemplateOnHostLoss;
  }
  public set onHostLoss(value: ServerSetTemplateOnHostLoss) {
    this._onHostLoss = value;
  }
  public resetOnHostLoss() {
    this._onHostLoss = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get onHostLossInput() {
    return this._onHostLoss;
  }

  // power_state - computed: true, optional: true, required: false
  private _powerState?: ServerSetTemplatePowerState; 
  /** What the guest should do: running; stopped; paused (its memory stays in the host's, its CPUs stand still); suspended (its memory is kept on the host's disk until it runs again; a guest that has none is stopped); shelved (stopped, with its CPUs and memory given back: it is placed again, and moved if its host has no room, when it is to run). One of `running`, `stopped`, `paused`, `suspended`, `shelved`. Default: `"running"`. */
  public get powerState() {
    return this.getStringAttribute('power_state') as ServerSetTemplatePowerState;
  }
  public set powerState(value: ServerSetTemplatePowerState) {
    this._powerState = value;
  }
  public resetPowerState() {
    this._powerState = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get powerStateInput() {
    return this._powerState;
  }

  // ramdisk_id - computed: false, optional: true, required: false
  private _ramdiskId?: string; 
  /** Ramdisk image (ari) for the kernel; needs kernel_id. Changing this makes anew what it runs: data on it is lost. */
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

  // same_host_as_ids - computed: false, optional: true, required: false
  private _sameHostAsIds?: string[]; 
  /** Servers with one of which this one is placed together, once they have a place. Those that go are forgotten. At most 100 items. Changing this makes anew what it runs: data on it is lost. */
  public get sameHostAsIds() {
    return cdktf.Fn.tolist(this.getListAttribute('same_host_as_ids'));
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
  /** Group whose rule says which servers share a host. Changing this makes anew what it runs: data on it is lost. */
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

  // user_data - computed: false, optional: true, required: false
  private _userData?: string; 
  /** Cloud-init user data, delivered by the config drive at first boot. At most 65,535 bytes. Changing this makes anew what it runs: data on it is lost. */
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
}
export interface ServerSetTimeouts {
  /**
  * How long to wait for creation, for example `90s` or `10m`. Default: `10m`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server_set#create ServerSet#create}
  */
  readonly create?: string;
  /**
  * How long to wait for deletion, for example `90s` or `10m`. Default: `10m`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server_set#delete ServerSet#delete}
  */
  readonly delete?: string;
  /**
  * How long to wait for a change, for example `90s` or `10m`. Default: `10m`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server_set#update ServerSet#update}
  */
  readonly update?: string;
}

export function serverSetTimeoutsToTerraform(struct?: ServerSetTimeouts | cdktf.IResolvable): any {
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


export function serverSetTimeoutsToHclTerraform(struct?: ServerSetTimeouts | cdktf.IResolvable): any {
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

export class ServerSetTimeoutsOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): ServerSetTimeouts | cdktf.IResolvable | undefined {
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

  public set internalValue(value: ServerSetTimeouts | cdktf.IResolvable | undefined) {
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
* Represents a {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server_set cairn_server_set}
*/
export class ServerSet extends cdktf.TerraformResource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "cairn_server_set";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTF code for importing a ServerSet resource upon running "cdktf plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the ServerSet to import
  * @param importFromId The id of the existing ServerSet that should be imported. Refer to the {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server_set#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the ServerSet to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktf.TerraformProvider) {
        return new cdktf.ImportableResource(scope, importToId, { terraformResourceType: "cairn_server_set", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/server_set cairn_server_set} Resource
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options ServerSetConfig
  */
  public constructor(scope: Construct, id: string, config: ServerSetConfig) {
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
    this._allowReplace = config.allowReplace;
    this._description = config.description;
    this._maxUnavailable = config.maxUnavailable;
    this._members.internalValue = config.members;
    this._name = config.name;
    this._projectId = config.projectId;
    this._replaceMembers = config.replaceMembers;
    this._template.internalValue = config.template;
    this._timeouts.internalValue = config.timeouts;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // allow_replace - computed: false, optional: true, required: false
  private _allowReplace?: boolean | cdktf.IResolvable; 
  /** Whether a change that cannot be made in place may replace the server set. Lost with it: the root disks of all its members. Without it such a change is refused when it is planned. */
  public get allowReplace() {
    return this.getBooleanAttribute('allow_replace');
  }
  public set allowReplace(value: boolean | cdktf.IResolvable) {
    this._allowReplace = value;
  }
  public resetAllowReplace() {
    this._allowReplace = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get allowReplaceInput() {
    return this._allowReplace;
  }

  // counts - computed: true, optional: false, required: false
  private _counts = new ServerSetCountsOutputReference(this, "counts");
  /** How many members there are. */
  public get counts() {
    return this._counts;
  }

  // description - computed: false, optional: true, required: false
  private _description?: string; 
  /** What the set is for. At most 1,024 characters. */
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

  // disruption - computed: true, optional: false, required: false
  /** What the planned change does to the server set as it runs; afterwards, what the last change did. One of `none`, `restart`, `rebuild`, `replace`. Null for a new server set: a replacement is announced by Terraform itself. */
  public get disruption() {
    return this.getStringAttribute('disruption') as ServerSetDisruption;
  }

  // disruption_reason - computed: true, optional: false, required: false
  /** Which arguments cause the disruption, or what drift is repaired. */
  public get disruptionReason() {
    return this.getStringAttribute('disruption_reason');
  }

  // drift - computed: true, optional: false, required: false
  private _drift = new cdktf.StringMap(this, "drift");
  /** Fields whose observed value differs from the desired one although nobody edited the spec: field to 'expected X, found Y'. Empty when all agrees. */
  public get drift() {
    return this._drift;
  }

  // id - computed: true, optional: false, required: false
  /** Id of the server set: a lower-case UUID, known before it is made. */
  public get id() {
    return this.getStringAttribute('id');
  }

  // max_unavailable - computed: true, optional: true, required: false
  private _maxUnavailable?: string; 
  /** How many members a change of the template may make unready at once: a number, or a percentage of the members (rounded down, at least one). Members that are unready already count; one that fails stops the change. The draining of hosts keeps to it too. Default: `"10%"`. */
  public get maxUnavailable() {
    return this.getStringAttribute('max_unavailable');
  }
  public set maxUnavailable(value: string) {
    this._maxUnavailable = value;
  }
  public resetMaxUnavailable() {
    this._maxUnavailable = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get maxUnavailableInput() {
    return this._maxUnavailable;
  }

  // members - computed: false, optional: false, required: true
  private _members = new ServerSetMembersMap(this, "members");
  /** The members by a key of your choice, such as a1 or blue-007: letters, digits, '-', '_' and '.', at most 63. What is given here differs from the template; {} is a member like all. At most 5,000 entries. */
  public get members() {
    return this._members;
  }
  public putMembers(value: { [key: string]: ServerSetMembers } | cdktf.IResolvable) {
    this._members.internalValue = value;
  }
  // Temporarily expose input value. Use with caution.
  public get membersInput() {
    return this._members.internalValue;
  }

  // name - computed: false, optional: false, required: true
  private _name?: string; 
  /** Name of the set: 1 to 255 printable characters without '/', no space at either end. Its servers are named after it and their keys: web-a1. */
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

  // replace_members - computed: true, optional: true, required: false
  private _replaceMembers?: boolean | cdktf.IResolvable; 
  /** Whether a change that costs the members their disks may be made, max_unavailable at a time: another image rebuilds them, other user data puts new ones in their place. Without it such a change is refused. Default: `false`. */
  public get replaceMembers() {
    return this.getBooleanAttribute('replace_members');
  }
  public set replaceMembers(value: boolean | cdktf.IResolvable) {
    this._replaceMembers = value;
  }
  public resetReplaceMembers() {
    this._replaceMembers = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get replaceMembersInput() {
    return this._replaceMembers;
  }

  // servers - computed: true, optional: false, required: false
  private _servers = new ServerSetServersMap(this, "servers");
  /** The server of each member, by its key. */
  public get servers() {
    return this._servers;
  }

  // template - computed: false, optional: false, required: true
  private _template = new ServerSetTemplateOutputReference(this, "template");
  /** What every member is made from: a server without name and project. */
  public get template() {
    return this._template;
  }
  public putTemplate(value: ServerSetTemplate) {
    this._template.internalValue = value;
  }
  // Temporarily expose input value. Use with caution.
  public get templateInput() {
    return this._template.internalValue;
  }

  // timeouts - computed: false, optional: true, required: false
  private _timeouts = new ServerSetTimeoutsOutputReference(this, "timeouts");
  /** How long Terraform waits until Cairn reports success. */
  public get timeouts() {
    return this._timeouts;
  }
  public putTimeouts(value: ServerSetTimeouts) {
    this._timeouts.internalValue = value;
  }
  public resetTimeouts() {
    this._timeouts.internalValue = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get timeoutsInput() {
    return this._timeouts.internalValue;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      allow_replace: cdktf.booleanToTerraform(this._allowReplace),
      description: cdktf.stringToTerraform(this._description),
      max_unavailable: cdktf.stringToTerraform(this._maxUnavailable),
      members: cdktf.hashMapper(serverSetMembersToTerraform)(this._members.internalValue),
      name: cdktf.stringToTerraform(this._name),
      project_id: cdktf.stringToTerraform(this._projectId),
      replace_members: cdktf.booleanToTerraform(this._replaceMembers),
      template: serverSetTemplateToTerraform(this._template.internalValue),
      timeouts: serverSetTimeoutsToTerraform(this._timeouts.internalValue),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      allow_replace: {
        value: cdktf.booleanToHclTerraform(this._allowReplace),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
      description: {
        value: cdktf.stringToHclTerraform(this._description),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      max_unavailable: {
        value: cdktf.stringToHclTerraform(this._maxUnavailable),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      members: {
        value: cdktf.hashMapperHcl(serverSetMembersToHclTerraform)(this._members.internalValue),
        isBlock: true,
        type: "map",
        storageClassType: "ServerSetMembersMap",
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
      replace_members: {
        value: cdktf.booleanToHclTerraform(this._replaceMembers),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
      template: {
        value: serverSetTemplateToHclTerraform(this._template.internalValue),
        isBlock: true,
        type: "struct",
        storageClassType: "ServerSetTemplate",
      },
      timeouts: {
        value: serverSetTimeoutsToHclTerraform(this._timeouts.internalValue),
        isBlock: true,
        type: "struct",
        storageClassType: "ServerSetTimeouts",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
