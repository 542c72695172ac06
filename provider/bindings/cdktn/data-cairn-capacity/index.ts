// https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/capacity
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktn from 'cdktn';

// Configuration

export interface DataCairnCapacityConfig extends cdktn.TerraformMetaArguments {
  /**
  * Only in this zone.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/capacity#availability_zone DataCairnCapacity#availability_zone}
  */
  readonly availabilityZone?: string;
  /**
  * Root disk of one server; instead of the flavor's, else 0. In GiB.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/capacity#disk_gib DataCairnCapacity#disk_gib}
  */
  readonly diskGib?: number;
  /**
  * Flavor whose amounts are asked for.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/capacity#flavor_id DataCairnCapacity#flavor_id}
  */
  readonly flavorId?: string;
  /**
  * Only on this host.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/capacity#host_id DataCairnCapacity#host_id}
  */
  readonly hostId?: string;
  /**
  * Memory of one server; instead of the flavor's. In MiB.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/capacity#memory_mib DataCairnCapacity#memory_mib}
  */
  readonly memoryMib?: number;
  /**
  * How many such servers. 1 when left out.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/capacity#server_count DataCairnCapacity#server_count}
  */
  readonly serverCount?: number;
  /**
  * Virtual CPUs of one server; instead of the flavor's.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/capacity#vcpus DataCairnCapacity#vcpus}
  */
  readonly vcpus?: number;
}
export interface DataCairnCapacityHostsDiskGib {
}

export function dataCairnCapacityHostsDiskGibToTerraform(struct?: DataCairnCapacityHostsDiskGib): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  return {
  }
}


export function dataCairnCapacityHostsDiskGibToHclTerraform(struct?: DataCairnCapacityHostsDiskGib): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  const attrs = {
  };
  return attrs;
}

export class DataCairnCapacityHostsDiskGibOutputReference extends cdktn.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): DataCairnCapacityHostsDiskGib | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataCairnCapacityHostsDiskGib | undefined) {
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
export interface DataCairnCapacityHostsMemoryMib {
}

export function dataCairnCapacityHostsMemoryMibToTerraform(struct?: DataCairnCapacityHostsMemoryMib): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  return {
  }
}


export function dataCairnCapacityHostsMemoryMibToHclTerraform(struct?: DataCairnCapacityHostsMemoryMib): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  const attrs = {
  };
  return attrs;
}

export class DataCairnCapacityHostsMemoryMibOutputReference extends cdktn.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): DataCairnCapacityHostsMemoryMib | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataCairnCapacityHostsMemoryMib | undefined) {
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
export interface DataCairnCapacityHostsRejections {
}

export function dataCairnCapacityHostsRejectionsToTerraform(struct?: DataCairnCapacityHostsRejections): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  return {
  }
}


export function dataCairnCapacityHostsRejectionsToHclTerraform(struct?: DataCairnCapacityHostsRejections): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  const attrs = {
  };
  return attrs;
}

export class DataCairnCapacityHostsRejectionsOutputReference extends cdktn.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectKey the key of this item in the map
  */
  public constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, complexObjectKey: string) {
    super(terraformResource, terraformAttribute, false, complexObjectKey);
  }

  public get internalValue(): DataCairnCapacityHostsRejections | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataCairnCapacityHostsRejections | undefined) {
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

export class DataCairnCapacityHostsRejectionsMap extends cdktn.ComplexMap {

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
  public get(key: string): DataCairnCapacityHostsRejectionsOutputReference {
    return new DataCairnCapacityHostsRejectionsOutputReference(this.terraformResource, this.terraformAttribute, key);
  }
}
export interface DataCairnCapacityHostsVcpus {
}

export function dataCairnCapacityHostsVcpusToTerraform(struct?: DataCairnCapacityHostsVcpus): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  return {
  }
}


export function dataCairnCapacityHostsVcpusToHclTerraform(struct?: DataCairnCapacityHostsVcpus): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  const attrs = {
  };
  return attrs;
}

export class DataCairnCapacityHostsVcpusOutputReference extends cdktn.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): DataCairnCapacityHostsVcpus | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataCairnCapacityHostsVcpus | undefined) {
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
export interface DataCairnCapacityHosts {
}

export function dataCairnCapacityHostsToTerraform(struct?: DataCairnCapacityHosts): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  return {
  }
}


export function dataCairnCapacityHostsToHclTerraform(struct?: DataCairnCapacityHosts): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  const attrs = {
  };
  return attrs;
}

export class DataCairnCapacityHostsOutputReference extends cdktn.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectKey the key of this item in the map
  */
  public constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, complexObjectKey: string) {
    super(terraformResource, terraformAttribute, false, complexObjectKey);
  }

  public get internalValue(): DataCairnCapacityHosts | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataCairnCapacityHosts | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // disk_gib - computed: true, optional: false, required: false
  private _diskGib = new DataCairnCapacityHostsDiskGibOutputReference(this, "disk_gib");
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
  private _memoryMib = new DataCairnCapacityHostsMemoryMibOutputReference(this, "memory_mib");
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
  private _rejections = new DataCairnCapacityHostsRejectionsMap(this, "rejections");
  /** The rules of the scheduler that drop the host, by name of the rule; empty when one server fits. */
  public get rejections() {
    return this._rejections;
  }

  // vcpus - computed: true, optional: false, required: false
  private _vcpus = new DataCairnCapacityHostsVcpusOutputReference(this, "vcpus");
  /** Virtual CPUs. */
  public get vcpus() {
    return this._vcpus;
  }
}

export class DataCairnCapacityHostsMap extends cdktn.ComplexMap {

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
  public get(key: string): DataCairnCapacityHostsOutputReference {
    return new DataCairnCapacityHostsOutputReference(this.terraformResource, this.terraformAttribute, key);
  }
}

/**
* Represents a {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/capacity cairn_capacity}
*/
export class DataCairnCapacity extends cdktn.TerraformDataSource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "cairn_capacity";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTN code for importing a DataCairnCapacity resource upon running "cdktn plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the DataCairnCapacity to import
  * @param importFromId The id of the existing DataCairnCapacity that should be imported. Refer to the {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/capacity#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the DataCairnCapacity to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "cairn_capacity", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/capacity cairn_capacity} Data Source
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options DataCairnCapacityConfig = {}
  */
  public constructor(scope: Construct, id: string, config: DataCairnCapacityConfig = {}) {
    super(scope, id, {
      terraformResourceType: 'cairn_capacity',
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
    this._diskGib = config.diskGib;
    this._flavorId = config.flavorId;
    this._hostId = config.hostId;
    this._memoryMib = config.memoryMib;
    this._serverCount = config.serverCount;
    this._vcpus = config.vcpus;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // availability_zone - computed: false, optional: true, required: false
  private _availabilityZone?: string; 
  /** Only in this zone. */
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

  // disk_gib - computed: true, optional: true, required: false
  private _diskGib?: number; 
  /** Root disk of one server; instead of the flavor's, else 0. In GiB. */
  public get diskGib() {
    return this.getNumberAttribute('disk_gib');
  }
  public set diskGib(value: number) {
    this._diskGib = value;
  }
  public resetDiskGib() {
    this._diskGib = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get diskGibInput() {
    return this._diskGib;
  }

  // explanation - computed: true, optional: false, required: false
  /** The answer as a sentence. */
  public get explanation() {
    return this.getStringAttribute('explanation');
  }

  // fits - computed: true, optional: false, required: false
  /** Whether all of them fit. */
  public get fits() {
    return this.getBooleanAttribute('fits');
  }

  // fitting_count - computed: true, optional: false, required: false
  /** How many fit on all hosts together. */
  public get fittingCount() {
    return this.getNumberAttribute('fitting_count');
  }

  // flavor_id - computed: false, optional: true, required: false
  private _flavorId?: string; 
  /** Flavor whose amounts are asked for. */
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
  /** Only on this host. */
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
  private _hosts = new DataCairnCapacityHostsMap(this, "hosts");
  /** Every host, by id. Empty for the token of a project. */
  public get hosts() {
    return this._hosts;
  }

  // memory_mib - computed: true, optional: true, required: false
  private _memoryMib?: number; 
  /** Memory of one server; instead of the flavor's. In MiB. */
  public get memoryMib() {
    return this.getNumberAttribute('memory_mib');
  }
  public set memoryMib(value: number) {
    this._memoryMib = value;
  }
  public resetMemoryMib() {
    this._memoryMib = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get memoryMibInput() {
    return this._memoryMib;
  }

  // nearest_fix - computed: true, optional: false, required: false
  /** What would help with the least change; null when all fit. */
  public get nearestFix() {
    return this.getStringAttribute('nearest_fix');
  }

  // server_count - computed: true, optional: true, required: false
  private _serverCount?: number; 
  /** How many such servers. 1 when left out. */
  public get serverCount() {
    return this.getNumberAttribute('server_count');
  }
  public set serverCount(value: number) {
    this._serverCount = value;
  }
  public resetServerCount() {
    this._serverCount = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get serverCountInput() {
    return this._serverCount;
  }

  // vcpus - computed: true, optional: true, required: false
  private _vcpus?: number; 
  /** Virtual CPUs of one server; instead of the flavor's. */
  public get vcpus() {
    return this.getNumberAttribute('vcpus');
  }
  public set vcpus(value: number) {
    this._vcpus = value;
  }
  public resetVcpus() {
    this._vcpus = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get vcpusInput() {
    return this._vcpus;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      availability_zone: cdktn.stringToTerraform(this._availabilityZone),
      disk_gib: cdktn.numberToTerraform(this._diskGib),
      flavor_id: cdktn.stringToTerraform(this._flavorId),
      host_id: cdktn.stringToTerraform(this._hostId),
      memory_mib: cdktn.numberToTerraform(this._memoryMib),
      server_count: cdktn.numberToTerraform(this._serverCount),
      vcpus: cdktn.numberToTerraform(this._vcpus),
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
      disk_gib: {
        value: cdktn.numberToHclTerraform(this._diskGib),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
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
      memory_mib: {
        value: cdktn.numberToHclTerraform(this._memoryMib),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      server_count: {
        value: cdktn.numberToHclTerraform(this._serverCount),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      vcpus: {
        value: cdktn.numberToHclTerraform(this._vcpus),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
