// https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/flavor
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktn from 'cdktn';

// Configuration

export interface DataCairnFlavorConfig extends cdktn.TerraformMetaArguments {
  /**
  * Id of the flavor: a lower-case UUID, known before it is made.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/flavor#id DataCairnFlavor#id}
  *
  * Please be aware that the id field is automatically added to all resources in Terraform providers using a Terraform provider SDK version below 2.
  * If you experience problems setting this value it might not be settable. Please take a look at the provider documentation to ensure it should be settable.
  */
  readonly id?: string;
  /**
  * Name: 1 to 255 printable characters without '/', no space at either end.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/flavor#name DataCairnFlavor#name}
  */
  readonly name?: string;
}

/**
* Represents a {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/flavor cairn_flavor}
*/
export class DataCairnFlavor extends cdktn.TerraformDataSource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "cairn_flavor";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTN code for importing a DataCairnFlavor resource upon running "cdktn plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the DataCairnFlavor to import
  * @param importFromId The id of the existing DataCairnFlavor that should be imported. Refer to the {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/flavor#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the DataCairnFlavor to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "cairn_flavor", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/flavor cairn_flavor} Data Source
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options DataCairnFlavorConfig = {}
  */
  public constructor(scope: Construct, id: string, config: DataCairnFlavorConfig = {}) {
    super(scope, id, {
      terraformResourceType: 'cairn_flavor',
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

  // access_project_ids - computed: true, optional: false, required: false
  /** Projects that may use the flavor while it is not public; servers that have it keep it when access ends. A project sees only itself here. At most 1,000 items. Default: `[]`. */
  public get accessProjectIds() {
    return cdktn.Fn.tolist(this.getListAttribute('access_project_ids'));
  }

  // description - computed: true, optional: false, required: false
  /** What the flavor is for. At most 1,024 characters. */
  public get description() {
    return this.getStringAttribute('description');
  }

  // disk_gib - computed: true, optional: false, required: false
  /** Size of the root disk; 0 keeps the image's own virtual size. In GiB. Between 0 and 65,536. Default: `0`. Changing this replaces the flavor. */
  public get diskGib() {
    return this.getNumberAttribute('disk_gib');
  }

  // extra_specs - computed: true, optional: false, required: false
  private _extraSpecs = new cdktn.StringMap(this, "extra_specs");
  /** What servers of the flavor ask for besides its size, by OpenStack's names; names outside of known namespaces are yours. Where they are placed follows trait:NAME, capabilities:NAME, aggregate_instance_extra_specs:NAME and hw:numa_nodes, hw:numa_cpus.N and hw:numa_mem.N, from the next placement on. Hardware follows hw:*, hw_rng:*, hw_video:*, os:secure_boot and quota:* as the guide on servers says; servers keep what they have until their flavor or image changes. At most 128 entries. Default: `{}`. */
  public get extraSpecs() {
    return this._extraSpecs;
  }

  // id - computed: true, optional: true, required: false
  private _id?: string; 
  /** Id of the flavor: a lower-case UUID, known before it is made. */
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

  // memory_mib - computed: true, optional: false, required: false
  /** Memory of the guest. In MiB. Between 32 and 16,777,216. Changing this replaces the flavor. */
  public get memoryMib() {
    return this.getNumberAttribute('memory_mib');
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

  // openstack_id - computed: true, optional: false, required: false
  /** Id by which clients of OpenStack know the flavor, for example 1 or m1.tiny; no two flavors have the same. Its own id when left out. At most 255 characters. Changing this replaces the flavor. */
  public get openstackId() {
    return this.getStringAttribute('openstack_id');
  }

  // public - computed: true, optional: false, required: false
  /** Whether every project may use the flavor. One that is not public exists only for the projects in access_project_ids, and for administrators. Default: `true`. */
  public get public() {
    return this.getBooleanAttribute('public');
  }

  // vcpus - computed: true, optional: false, required: false
  /** Number of virtual CPUs. Between 1 and 256. Changing this replaces the flavor. */
  public get vcpus() {
    return this.getNumberAttribute('vcpus');
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      id: cdktn.stringToTerraform(this._id),
      name: cdktn.stringToTerraform(this._name),
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
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
