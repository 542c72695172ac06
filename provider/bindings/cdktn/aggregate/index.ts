// https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/aggregate
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktn from 'cdktn';

// Configuration

export interface AggregateConfig extends cdktn.TerraformMetaArguments {
  /**
  * Zone that the aggregate's hosts are in; without one they are in the zone nova. A host is in one zone only. Between 1 and 255 characters.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/aggregate#availability_zone Aggregate#availability_zone}
  */
  readonly availabilityZone?: string;
  /**
  * Virtual CPUs that may be promised per CPU thread of the hosts; their own when left out. Of several aggregates the least counts. Between 0.1 and 64.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/aggregate#cpu_ratio Aggregate#cpu_ratio}
  */
  readonly cpuRatio?: number;
  /**
  * What the hosts have in common. At most 1,024 characters.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/aggregate#description Aggregate#description}
  */
  readonly description?: string;
  /**
  * Disk that may be promised per disk installed in the hosts; their own when left out. Between 0.1 and 64.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/aggregate#disk_ratio Aggregate#disk_ratio}
  */
  readonly diskRatio?: number;
  /**
  * The hosts. One that is unregistered may stay named. At most 10,000 items. Default: `[]`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/aggregate#host_ids Aggregate#host_ids}
  */
  readonly hostIds?: string[];
  /**
  * Memory that may be promised per memory installed in the hosts; their own when left out. Between 0.1 and 8.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/aggregate#memory_ratio Aggregate#memory_ratio}
  */
  readonly memoryRatio?: number;
  /**
  * Name: 1 to 255 printable characters without '/', no space at either end.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/aggregate#name Aggregate#name}
  */
  readonly name: string;
  /**
  * Free properties. Flavors ask for them by aggregate_instance_extra_specs:NAME; filter_tenant_id keeps the hosts for the projects that it lists, separated by commas. At most 128 entries. Default: `{}`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/aggregate#properties Aggregate#properties}
  */
  readonly properties?: { [key: string]: string };
  /**
  * How long Terraform waits until Cairn reports success.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/aggregate#timeouts Aggregate#timeouts}
  */
  readonly timeouts?: AggregateTimeouts;
}
export interface AggregateTimeouts {
  /**
  * How long to wait for creation, for example `90s` or `10m`. Default: `10m`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/aggregate#create Aggregate#create}
  */
  readonly create?: string;
  /**
  * How long to wait for deletion, for example `90s` or `10m`. Default: `10m`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/aggregate#delete Aggregate#delete}
  */
  readonly delete?: string;
  /**
  * How long to wait for a change, for example `90s` or `10m`. Default: `10m`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/aggregate#update Aggregate#update}
  */
  readonly update?: string;
}

export function aggregateTimeoutsToTerraform(struct?: AggregateTimeouts | cdktn.IResolvable): any {
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


export function aggregateTimeoutsToHclTerraform(struct?: AggregateTimeouts | cdktn.IResolvable): any {
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

export class AggregateTimeoutsOutputReference extends cdktn.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktn.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): AggregateTimeouts | cdktn.IResolvable | undefined {
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

  public set internalValue(value: AggregateTimeouts | cdktn.IResolvable | undefined) {
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
* Represents a {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/aggregate cairn_aggregate}
*/
export class Aggregate extends cdktn.TerraformResource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "cairn_aggregate";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTN code for importing a Aggregate resource upon running "cdktn plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the Aggregate to import
  * @param importFromId The id of the existing Aggregate that should be imported. Refer to the {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/aggregate#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the Aggregate to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "cairn_aggregate", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/aggregate cairn_aggregate} Resource
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options AggregateConfig
  */
  public constructor(scope: Construct, id: string, config: AggregateConfig) {
    super(scope, id, {
      terraformResourceType: 'cairn_aggregate',
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
    this._cpuRatio = config.cpuRatio;
    this._description = config.description;
    this._diskRatio = config.diskRatio;
    this._hostIds = config.hostIds;
    this._memoryRatio = config.memoryRatio;
    this._name = config.name;
    this._properties = config.properties;
    this._timeouts.internalValue = config.timeouts;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // availability_zone - computed: false, optional: true, required: false
  private _availabilityZone?: string; 
  /** Zone that the aggregate's hosts are in; without one they are in the zone nova. A host is in one zone only. Between 1 and 255 characters. */
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

  // cpu_ratio - computed: false, optional: true, required: false
  private _cpuRatio?: number; 
  /** Virtual CPUs that may be promised per CPU thread of the hosts; their own when left out. Of several aggregates the least counts. Between 0.1 and 64. */
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

  // description - computed: false, optional: true, required: false
  private _description?: string; 
  /** What the hosts have in common. At most 1,024 characters. */
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

  // disk_ratio - computed: false, optional: true, required: false
  private _diskRatio?: number; 
  /** Disk that may be promised per disk installed in the hosts; their own when left out. Between 0.1 and 64. */
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

  // host_ids - computed: true, optional: true, required: false
  private _hostIds?: string[]; 
  /** The hosts. One that is unregistered may stay named. At most 10,000 items. Default: `[]`. */
  public get hostIds() {
    return cdktn.Fn.tolist(this.getListAttribute('host_ids'));
  }
  public set hostIds(value: string[]) {
    this._hostIds = value;
  }
  public resetHostIds() {
    this._hostIds = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get hostIdsInput() {
    return this._hostIds;
  }

  // id - computed: true, optional: false, required: false
  /** Id of the aggregate: a lower-case UUID, known before it is made. */
  public get id() {
    return this.getStringAttribute('id');
  }

  // memory_ratio - computed: false, optional: true, required: false
  private _memoryRatio?: number; 
  /** Memory that may be promised per memory installed in the hosts; their own when left out. Between 0.1 and 8. */
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

  // properties - computed: true, optional: true, required: false
  private _properties?: { [key: string]: string }; 
  /** Free properties. Flavors ask for them by aggregate_instance_extra_specs:NAME; filter_tenant_id keeps the hosts for the projects that it lists, separated by commas. At most 128 entries. Default: `{}`. */
  public get properties() {
    return this.getStringMapAttribute('properties');
  }
  public set properties(value: { [key: string]: string }) {
    this._properties = value;
  }
  public resetProperties() {
    this._properties = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get propertiesInput() {
    return this._properties;
  }

  // timeouts - computed: false, optional: true, required: false
  private _timeouts = new AggregateTimeoutsOutputReference(this, "timeouts");
  /** How long Terraform waits until Cairn reports success. */
  public get timeouts() {
    return this._timeouts;
  }
  public putTimeouts(value: AggregateTimeouts) {
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
      availability_zone: cdktn.stringToTerraform(this._availabilityZone),
      cpu_ratio: cdktn.numberToTerraform(this._cpuRatio),
      description: cdktn.stringToTerraform(this._description),
      disk_ratio: cdktn.numberToTerraform(this._diskRatio),
      host_ids: cdktn.listMapper(cdktn.stringToTerraform, false)(this._hostIds),
      memory_ratio: cdktn.numberToTerraform(this._memoryRatio),
      name: cdktn.stringToTerraform(this._name),
      properties: cdktn.hashMapper(cdktn.stringToTerraform)(this._properties),
      timeouts: aggregateTimeoutsToTerraform(this._timeouts.internalValue),
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
      cpu_ratio: {
        value: cdktn.numberToHclTerraform(this._cpuRatio),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      description: {
        value: cdktn.stringToHclTerraform(this._description),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      disk_ratio: {
        value: cdktn.numberToHclTerraform(this._diskRatio),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      host_ids: {
        value: cdktn.listMapperHcl(cdktn.stringToHclTerraform, false)(this._hostIds),
        isBlock: false,
        type: "set",
        storageClassType: "stringList",
      },
      memory_ratio: {
        value: cdktn.numberToHclTerraform(this._memoryRatio),
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
      properties: {
        value: cdktn.hashMapperHcl(cdktn.stringToHclTerraform)(this._properties),
        isBlock: false,
        type: "map",
        storageClassType: "stringMap",
      },
      timeouts: {
        value: aggregateTimeoutsToHclTerraform(this._timeouts.internalValue),
        isBlock: true,
        type: "struct",
        storageClassType: "AggregateTimeouts",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
