// https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/quota
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktn from 'cdktn';

// Configuration

export interface DataCairnQuotaConfig extends cdktn.TerraformMetaArguments {
  /**
  * Id of the quota: a lower-case UUID, known before it is made.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/quota#id DataCairnQuota#id}
  *
  * Please be aware that the id field is automatically added to all resources in Terraform providers using a Terraform provider SDK version below 2.
  * If you experience problems setting this value it might not be settable. Please take a look at the provider documentation to ensure it should be settable.
  */
  readonly id?: string;
  /**
  * Id of the project.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/quota#name DataCairnQuota#name}
  */
  readonly name?: string;
  /**
  * Project that it is for; the quota goes with it. Changing this replaces the quota.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/quota#project_id DataCairnQuota#project_id}
  */
  readonly projectId?: string;
}

/**
* Represents a {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/quota cairn_quota}
*/
export class DataCairnQuota extends cdktn.TerraformDataSource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "cairn_quota";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTN code for importing a DataCairnQuota resource upon running "cdktn plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the DataCairnQuota to import
  * @param importFromId The id of the existing DataCairnQuota that should be imported. Refer to the {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/quota#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the DataCairnQuota to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "cairn_quota", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/quota cairn_quota} Data Source
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options DataCairnQuotaConfig = {}
  */
  public constructor(scope: Construct, id: string, config: DataCairnQuotaConfig = {}) {
    super(scope, id, {
      terraformResourceType: 'cairn_quota',
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

  // disk_gib - computed: true, optional: false, required: false
  /** Root disks of all servers. -1 is without limit; the service's default unless given. In GiB. Between -1 and 9,007,199,254,740,991. */
  public get diskGib() {
    return this.getNumberAttribute('disk_gib');
  }

  // id - computed: true, optional: true, required: false
  private _id?: string; 
  /** Id of the quota: a lower-case UUID, known before it is made. */
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

  // image_gib - computed: true, optional: false, required: false
  /** Bytes of all images, rounded up for each. -1 is without limit; the service's default unless given. In GiB. Between -1 and 9,007,199,254,740,991. */
  public get imageGib() {
    return this.getNumberAttribute('image_gib');
  }

  // images - computed: true, optional: false, required: false
  /** Images. -1 is without limit; the service's default unless given. Between -1 and 9,007,199,254,740,991. */
  public get images() {
    return this.getNumberAttribute('images');
  }

  // keypairs - computed: true, optional: false, required: false
  /** Keypairs. -1 is without limit; the service's default unless given. Between -1 and 9,007,199,254,740,991. */
  public get keypairs() {
    return this.getNumberAttribute('keypairs');
  }

  // memory_mib - computed: true, optional: false, required: false
  /** Memory of all servers. -1 is without limit; the service's default unless given. In MiB. Between -1 and 9,007,199,254,740,991. */
  public get memoryMib() {
    return this.getNumberAttribute('memory_mib');
  }

  // name - computed: true, optional: true, required: false
  private _name?: string; 
  /** Id of the project. */
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

  // networks - computed: true, optional: false, required: false
  /** Networks. -1 is without limit; the service's default unless given. Between -1 and 9,007,199,254,740,991. */
  public get networks() {
    return this.getNumberAttribute('networks');
  }

  // project_id - computed: true, optional: true, required: false
  private _projectId?: string; 
  /** Project that it is for; the quota goes with it. Changing this replaces the quota. */
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

  // servers - computed: true, optional: false, required: false
  /** Servers, members of sets included. -1 is without limit; the service's default unless given. Between -1 and 9,007,199,254,740,991. */
  public get servers() {
    return this.getNumberAttribute('servers');
  }

  // subnets - computed: true, optional: false, required: false
  /** Subnets. -1 is without limit; the service's default unless given. Between -1 and 9,007,199,254,740,991. */
  public get subnets() {
    return this.getNumberAttribute('subnets');
  }

  // used - computed: true, optional: false, required: false
  private _used = new cdktn.NumberMap(this, "used");
  /** What the project has now, in the same words. */
  public get used() {
    return this._used;
  }

  // vcpus - computed: true, optional: false, required: false
  /** Virtual CPUs of all servers. -1 is without limit; the service's default unless given. Between -1 and 9,007,199,254,740,991. */
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
