// https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/placement_preview
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktn from 'cdktn';

// Configuration

export interface DataCairnPlacementPreviewConfig extends cdktn.TerraformMetaArguments {
  /**
  * Zone to place the server in, as an aggregate names it; any when left out. Another zone moves the server there, as its migration_policy says; one that is already there stays. Between 1 and 255 characters.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/placement_preview#availability_zone DataCairnPlacementPreview#availability_zone}
  */
  readonly availabilityZone?: string;
  /**
  * Servers away from which this one is placed, once they have a place. Those that go are forgotten. At most 100 items. Changing this replaces the server.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/placement_preview#different_host_from_ids DataCairnPlacementPreview#different_host_from_ids}
  */
  readonly differentHostFromIds?: string[];
  /**
  * Size of the server. Another flavor changes CPUs and memory with one restart. Changing this restarts the server.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/placement_preview#flavor_id DataCairnPlacementPreview#flavor_id}
  */
  readonly flavorId: string;
  /**
  * Host to place the server on; chosen by the scheduler when left out. Another host moves the server there; no host leaves it where it is.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/placement_preview#host_id DataCairnPlacementPreview#host_id}
  */
  readonly hostId?: string;
  /**
  * Disk image that the root disk starts from. Needed unless kernel_id is given. Another image rebuilds the server: same id, addresses and MACs, a new root disk. Changing this makes anew what it runs: data on it is lost.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/placement_preview#image_id DataCairnPlacementPreview#image_id}
  */
  readonly imageId?: string;
  /**
  * Kernel image (aki) to boot directly. Changing this replaces the server.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/placement_preview#kernel_id DataCairnPlacementPreview#kernel_id}
  */
  readonly kernelId?: string;
  /**
  * Network interfaces by a name of your choice; the guest sees them in alphabetical order of these names. At most 8 entries. Default: `{}`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/placement_preview#nics DataCairnPlacementPreview#nics}
  */
  readonly nics?: { [key: string]: DataCairnPlacementPreviewNics } | cdktn.IResolvable;
  /**
  * Project that owns the server. Changing this replaces the server.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/placement_preview#project_id DataCairnPlacementPreview#project_id}
  */
  readonly projectId?: string;
  /**
  * Ramdisk image (ari) for the kernel; needs kernel_id. Changing this replaces the server.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/placement_preview#ramdisk_id DataCairnPlacementPreview#ramdisk_id}
  */
  readonly ramdiskId?: string;
  /**
  * Servers with one of which this one is placed together, once they have a place. Those that go are forgotten. At most 100 items. Changing this replaces the server.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/placement_preview#same_host_as_ids DataCairnPlacementPreview#same_host_as_ids}
  */
  readonly sameHostAsIds?: string[];
  /**
  * Group whose rule says which servers share a host. Changing this replaces the server.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/placement_preview#server_group_id DataCairnPlacementPreview#server_group_id}
  */
  readonly serverGroupId?: string;
}
export interface DataCairnPlacementPreviewHostsDiskGib {
}

export function dataCairnPlacementPreviewHostsDiskGibToTerraform(struct?: DataCairnPlacementPreviewHostsDiskGib): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  return {
  }
}


export function dataCairnPlacementPreviewHostsDiskGibToHclTerraform(struct?: DataCairnPlacementPreviewHostsDiskGib): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  const attrs = {
  };
  return attrs;
}

export class DataCairnPlacementPreviewHostsDiskGibOutputReference extends cdktn.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): DataCairnPlacementPreviewHostsDiskGib | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataCairnPlacementPreviewHostsDiskGib | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // claimed - computed: true, optional: false, required: false
  /** What servers claim. */
  public get claimed() {
    return this.getNumberAttribute('claimed');
  }

  // free - computed: true, optional: false, required: false
  /** What is left; null until the host was seen once. */
  public get free() {
    return this.getNumberAttribute('free');
  }

  // total - computed: true, optional: false, required: false
  /** All that may be promised to servers; null until the host was seen once. */
  public get total() {
    return this.getNumberAttribute('total');
  }
}
export interface DataCairnPlacementPreviewHostsMemoryMib {
}

export function dataCairnPlacementPreviewHostsMemoryMibToTerraform(struct?: DataCairnPlacementPreviewHostsMemoryMib): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  return {
  }
}


export function dataCairnPlacementPreviewHostsMemoryMibToHclTerraform(struct?: DataCairnPlacementPreviewHostsMemoryMib): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  const attrs = {
  };
  return attrs;
}

export class DataCairnPlacementPreviewHostsMemoryMibOutputReference extends cdktn.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): DataCairnPlacementPreviewHostsMemoryMib | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataCairnPlacementPreviewHostsMemoryMib | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // claimed - computed: true, optional: false, required: false
  /** What servers claim. */
  public get claimed() {
    return this.getNumberAttribute('claimed');
  }

  // free - computed: true, optional: false, required: false
  /** What is left; null until the host was seen once. */
  public get free() {
    return this.getNumberAttribute('free');
  }

  // total - computed: true, optional: false, required: false
  /** All that may be promised to servers; null until the host was seen once. */
  public get total() {
    return this.getNumberAttribute('total');
  }
}
export interface DataCairnPlacementPreviewHostsRejections {
}

export function dataCairnPlacementPreviewHostsRejectionsToTerraform(struct?: DataCairnPlacementPreviewHostsRejections): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  return {
  }
}


export function dataCairnPlacementPreviewHostsRejectionsToHclTerraform(struct?: DataCairnPlacementPreviewHostsRejections): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  const attrs = {
  };
  return attrs;
}

export class DataCairnPlacementPreviewHostsRejectionsOutputReference extends cdktn.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectKey the key of this item in the map
  */
  public constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, complexObjectKey: string) {
    super(terraformResource, terraformAttribute, false, complexObjectKey);
  }

  public get internalValue(): DataCairnPlacementPreviewHostsRejections | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataCairnPlacementPreviewHostsRejections | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // short - computed: true, optional: false, required: false
  /** What is missing, with its unit; null when it is no amount. */
  public get short() {
    return this.getStringAttribute('short');
  }

  // why - computed: true, optional: false, required: false
  /** Why, in words. */
  public get why() {
    return this.getStringAttribute('why');
  }
}

export class DataCairnPlacementPreviewHostsRejectionsMap extends cdktn.ComplexMap {

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
  public get(key: string): DataCairnPlacementPreviewHostsRejectionsOutputReference {
    return new DataCairnPlacementPreviewHostsRejectionsOutputReference(this.terraformResource, this.terraformAttribute, key);
  }
}
export interface DataCairnPlacementPreviewHostsVcpus {
}

export function dataCairnPlacementPreviewHostsVcpusToTerraform(struct?: DataCairnPlacementPreviewHostsVcpus): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  return {
  }
}


export function dataCairnPlacementPreviewHostsVcpusToHclTerraform(struct?: DataCairnPlacementPreviewHostsVcpus): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  const attrs = {
  };
  return attrs;
}

export class DataCairnPlacementPreviewHostsVcpusOutputReference extends cdktn.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): DataCairnPlacementPreviewHostsVcpus | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataCairnPlacementPreviewHostsVcpus | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // claimed - computed: true, optional: false, required: false
  /** What servers claim. */
  public get claimed() {
    return this.getNumberAttribute('claimed');
  }

  // free - computed: true, optional: false, required: false
  /** What is left; null until the host was seen once. */
  public get free() {
    return this.getNumberAttribute('free');
  }

  // total - computed: true, optional: false, required: false
  /** All that may be promised to servers; null until the host was seen once. */
  public get total() {
    return this.getNumberAttribute('total');
  }
}
export interface DataCairnPlacementPreviewHosts {
}

export function dataCairnPlacementPreviewHostsToTerraform(struct?: DataCairnPlacementPreviewHosts): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  return {
  }
}


export function dataCairnPlacementPreviewHostsToHclTerraform(struct?: DataCairnPlacementPreviewHosts): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  const attrs = {
  };
  return attrs;
}

export class DataCairnPlacementPreviewHostsOutputReference extends cdktn.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectKey the key of this item in the map
  */
  public constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, complexObjectKey: string) {
    super(terraformResource, terraformAttribute, false, complexObjectKey);
  }

  public get internalValue(): DataCairnPlacementPreviewHosts | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataCairnPlacementPreviewHosts | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // disk_gib - computed: true, optional: false, required: false
  private _diskGib = new DataCairnPlacementPreviewHostsDiskGibOutputReference(this, "disk_gib");
  /** Disk. In GiB. */
  public get diskGib() {
    return this._diskGib;
  }

  // fitting_count - computed: true, optional: false, required: false
  /** How many servers of this size fit here now. */
  public get fittingCount() {
    return this.getNumberAttribute('fitting_count');
  }

  // memory_mib - computed: true, optional: false, required: false
  private _memoryMib = new DataCairnPlacementPreviewHostsMemoryMibOutputReference(this, "memory_mib");
  /** Memory. In MiB. */
  public get memoryMib() {
    return this._memoryMib;
  }

  // name - computed: true, optional: false, required: false
  /** Name of the host. */
  public get name() {
    return this.getStringAttribute('name');
  }

  // nearest_fix - computed: true, optional: false, required: false
  /** What would let the host take one server; null when it does. */
  public get nearestFix() {
    return this.getStringAttribute('nearest_fix');
  }

  // rejections - computed: true, optional: false, required: false
  private _rejections = new DataCairnPlacementPreviewHostsRejectionsMap(this, "rejections");
  /** The rules of the scheduler that drop the host, by name of the rule; empty when one server fits. */
  public get rejections() {
    return this._rejections;
  }

  // vcpus - computed: true, optional: false, required: false
  private _vcpus = new DataCairnPlacementPreviewHostsVcpusOutputReference(this, "vcpus");
  /** Virtual CPUs. */
  public get vcpus() {
    return this._vcpus;
  }
}

export class DataCairnPlacementPreviewHostsMap extends cdktn.ComplexMap {

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
  public get(key: string): DataCairnPlacementPreviewHostsOutputReference {
    return new DataCairnPlacementPreviewHostsOutputReference(this.terraformResource, this.terraformAttribute, key);
  }
}
export interface DataCairnPlacementPreviewNics {
  /**
  * Address inside the subnet; chosen by Cairn when left out.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/placement_preview#address DataCairnPlacementPreview#address}
  */
  readonly address?: string;
  /**
  * Subnet to plug into.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/placement_preview#subnet_id DataCairnPlacementPreview#subnet_id}
  */
  readonly subnetId: string;
}

export function dataCairnPlacementPreviewNicsToTerraform(struct?: DataCairnPlacementPreviewNics | cdktn.IResolvable): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  return {
    address: cdktn.stringToTerraform(struct!.address),
    subnet_id: cdktn.stringToTerraform(struct!.subnetId),
  }
}


export function dataCairnPlacementPreviewNicsToHclTerraform(struct?: DataCairnPlacementPreviewNics | cdktn.IResolvable): any {
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

export class DataCairnPlacementPreviewNicsOutputReference extends cdktn.ComplexObject {
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

  public get internalValue(): DataCairnPlacementPreviewNics | cdktn.IResolvable | undefined {
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

  public set internalValue(value: DataCairnPlacementPreviewNics | cdktn.IResolvable | undefined) {
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

  // subnet_id - computed: false, optional: false, required: true
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

export class DataCairnPlacementPreviewNicsMap extends cdktn.ComplexMap {
  public internalValue? : { [key: string]: DataCairnPlacementPreviewNics } | cdktn.IResolvable

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
  public get(key: string): DataCairnPlacementPreviewNicsOutputReference {
    return new DataCairnPlacementPreviewNicsOutputReference(this.terraformResource, this.terraformAttribute, key);
  }
}

/**
* Represents a {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/placement_preview cairn_placement_preview}
*/
export class DataCairnPlacementPreview extends cdktn.TerraformDataSource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "cairn_placement_preview";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTN code for importing a DataCairnPlacementPreview resource upon running "cdktn plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the DataCairnPlacementPreview to import
  * @param importFromId The id of the existing DataCairnPlacementPreview that should be imported. Refer to the {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/placement_preview#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the DataCairnPlacementPreview to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "cairn_placement_preview", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/placement_preview cairn_placement_preview} Data Source
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options DataCairnPlacementPreviewConfig
  */
  public constructor(scope: Construct, id: string, config: DataCairnPlacementPreviewConfig) {
    super(scope, id, {
      terraformResourceType: 'cairn_placement_preview',
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
    this._availabilityZone = config.availabilityZone;
    this._differentHostFromIds = config.differentHostFromIds;
    this._flavorId = config.flavorId;
    this._hostId = config.hostId;
    this._imageId = config.imageId;
    this._kernelId = config.kernelId;
    this._nics.internalValue = config.nics;
    this._projectId = config.projectId;
    this._ramdiskId = config.ramdiskId;
    this._sameHostAsIds = config.sameHostAsIds;
    this._serverGroupId = config.serverGroupId;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // addresses - computed: true, optional: false, required: false
  private _addresses = new cdktn.StringMap(this, "addresses");
  /** Address that each interface would get, by its name in nics. */
  public get addresses() {
    return this._addresses;
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

  // chosen_host_id - computed: true, optional: false, required: false
  /** Host that the scheduler would choose; null when none takes it. */
  public get chosenHostId() {
    return this.getStringAttribute('chosen_host_id');
  }

  // chosen_host_name - computed: true, optional: false, required: false
  /** Name of that host. */
  public get chosenHostName() {
    return this.getStringAttribute('chosen_host_name');
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

  // explanation - computed: true, optional: false, required: false
  /** Why this host, or why none: the sentence that the server itself would show. */
  public get explanation() {
    return this.getStringAttribute('explanation');
  }

  // fits - computed: true, optional: false, required: false
  /** Whether the server could be placed. */
  public get fits() {
    return this.getBooleanAttribute('fits');
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

  // hosts - computed: true, optional: false, required: false
  private _hosts = new DataCairnPlacementPreviewHostsMap(this, "hosts");
  /** Every host, by id. Empty for the token of a project. */
  public get hosts() {
    return this._hosts;
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

  // nearest_fix - computed: true, optional: false, required: false
  /** What would help with the least change when no host takes it. */
  public get nearestFix() {
    return this.getStringAttribute('nearest_fix');
  }

  // nics - computed: false, optional: true, required: false
  private _nics = new DataCairnPlacementPreviewNicsMap(this, "nics");
  /** Network interfaces by a name of your choice; the guest sees them in alphabetical order of these names. At most 8 entries. Default: `{}`. */
  public get nics() {
    return this._nics;
  }
  public putNics(value: { [key: string]: DataCairnPlacementPreviewNics } | cdktn.IResolvable) {
    this._nics.internalValue = value;
  }
  public resetNics() {
    this._nics.internalValue = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get nicsInput() {
    return this._nics.internalValue;
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

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      availability_zone: cdktn.stringToTerraform(this._availabilityZone),
      different_host_from_ids: cdktn.listMapper(cdktn.stringToTerraform, false)(this._differentHostFromIds),
      flavor_id: cdktn.stringToTerraform(this._flavorId),
      host_id: cdktn.stringToTerraform(this._hostId),
      image_id: cdktn.stringToTerraform(this._imageId),
      kernel_id: cdktn.stringToTerraform(this._kernelId),
      nics: cdktn.hashMapper(dataCairnPlacementPreviewNicsToTerraform)(this._nics.internalValue),
      project_id: cdktn.stringToTerraform(this._projectId),
      ramdisk_id: cdktn.stringToTerraform(this._ramdiskId),
      same_host_as_ids: cdktn.listMapper(cdktn.stringToTerraform, false)(this._sameHostAsIds),
      server_group_id: cdktn.stringToTerraform(this._serverGroupId),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      availability_zone: {
        value: cdktn.stringToHclTerraform(this._availabilityZone),
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
      nics: {
        value: cdktn.hashMapperHcl(dataCairnPlacementPreviewNicsToHclTerraform)(this._nics.internalValue),
        isBlock: true,
        type: "map",
        storageClassType: "DataCairnPlacementPreviewNicsMap",
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
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
