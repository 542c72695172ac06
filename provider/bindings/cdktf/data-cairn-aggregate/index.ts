// https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/aggregate
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktf from 'cdktf';

// Configuration

export interface DataCairnAggregateConfig extends cdktf.TerraformMetaArguments {
  /**
  * Id of the aggregate: a lower-case UUID, known before it is made.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/aggregate#id DataCairnAggregate#id}
  *
  * Please be aware that the id field is automatically added to all resources in Terraform providers using a Terraform provider SDK version below 2.
  * If you experience problems setting this value it might not be settable. Please take a look at the provider documentation to ensure it should be settable.
  */
  readonly id?: string;
  /**
  * Name: 1 to 255 printable characters without '/', no space at either end.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/aggregate#name DataCairnAggregate#name}
  */
  readonly name?: string;
}

/**
* Represents a {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/aggregate cairn_aggregate}
*/
export class DataCairnAggregate extends cdktf.TerraformDataSource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "cairn_aggregate";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTF code for importing a DataCairnAggregate resource upon running "cdktf plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the DataCairnAggregate to import
  * @param importFromId The id of the existing DataCairnAggregate that should be imported. Refer to the {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/aggregate#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the DataCairnAggregate to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktf.TerraformProvider) {
        return new cdktf.ImportableResource(scope, importToId, { terraformResourceType: "cairn_aggregate", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/aggregate cairn_aggregate} Data Source
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options DataCairnAggregateConfig = {}
  */
  public constructor(scope: Construct, id: string, config: DataCairnAggregateConfig = {}) {
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
    this._id = config.id;
    this._name = config.name;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // availability_zone - computed: true, optional: false, required: false
  /** Zone that the aggregate's hosts are in; without one they are in the zone nova. A host is in one zone only. Between 1 and 255 characters. */
  public get availabilityZone() {
    return this.getStringAttribute('availability_zone');
  }

  // cpu_ratio - computed: true, optional: false, required: false
  /** Virtual CPUs that may be promised per CPU thread of the hosts; their own when left out. Of several aggregates the least counts. Between 0.1 and 64. */
  public get cpuRatio() {
    return this.getNumberAttribute('cpu_ratio');
  }

  // description - computed: true, optional: false, required: false
  /** What the hosts have in common. At most 1,024 characters. */
  public get description() {
    return this.getStringAttribute('description');
  }

  // disk_ratio - computed: true, optional: false, required: false
  /** Disk that may be promised per disk installed in the hosts; their own when left out. Between 0.1 and 64. */
  public get diskRatio() {
    return this.getNumberAttribute('disk_ratio');
  }

  // host_ids - computed: true, optional: false, required: false
  /** The hosts. One that is unregistered may stay named. At most 10,000 items. Default: `[]`. */
  public get hostIds() {
    return cdktf.Fn.tolist(this.getListAttribute('host_ids'));
  }

  // id - computed: true, optional: true, required: false
  private _id?: string; 
  /** Id of the aggregate: a lower-case UUID, known before it is made. */
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

  // memory_ratio - computed: true, optional: false, required: false
  /** Memory that may be promised per memory installed in the hosts; their own when left out. Between 0.1 and 8. */
  public get memoryRatio() {
    return this.getNumberAttribute('memory_ratio');
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

  // properties - computed: true, optional: false, required: false
  private _properties = new cdktf.StringMap(this, "properties");
  /** Free properties. Flavors ask for them by aggregate_instance_extra_specs:NAME; filter_tenant_id keeps the hosts for the projects that it lists, separated by commas. At most 128 entries. Default: `{}`. */
  public get properties() {
    return this._properties;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      id: cdktf.stringToTerraform(this._id),
      name: cdktf.stringToTerraform(this._name),
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
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
