// https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/image_member
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktf from 'cdktf';

// Values

/** What DataCairnImageMember.acceptance may be. A value that only Terraform knows is given as `variable.value`. */
export type DataCairnImageMemberAcceptance = "pending" | "accepted" | "rejected";

// Configuration

export interface DataCairnImageMemberConfig extends cdktf.TerraformMetaArguments {
  /**
  * Id of the image member: a lower-case UUID, known before it is made.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/image_member#id DataCairnImageMember#id}
  *
  * Please be aware that the id field is automatically added to all resources in Terraform providers using a Terraform provider SDK version below 2.
  * If you experience problems setting this value it might not be settable. Please take a look at the provider documentation to ensure it should be settable.
  */
  readonly id?: string;
  /**
  * Image and project, as import takes them: IMAGE_ID/PROJECT_ID.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/image_member#name DataCairnImageMember#name}
  */
  readonly name?: string;
  /**
  * Project that owns the image; the membership goes with it. Changing this replaces the image member.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/image_member#project_id DataCairnImageMember#project_id}
  */
  readonly projectId?: string;
}

/**
* Represents a {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/image_member cairn_image_member}
*/
export class DataCairnImageMember extends cdktf.TerraformDataSource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "cairn_image_member";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTF code for importing a DataCairnImageMember resource upon running "cdktf plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the DataCairnImageMember to import
  * @param importFromId The id of the existing DataCairnImageMember that should be imported. Refer to the {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/image_member#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the DataCairnImageMember to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktf.TerraformProvider) {
        return new cdktf.ImportableResource(scope, importToId, { terraformResourceType: "cairn_image_member", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/image_member cairn_image_member} Data Source
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options DataCairnImageMemberConfig = {}
  */
  public constructor(scope: Construct, id: string, config: DataCairnImageMemberConfig = {}) {
    super(scope, id, {
      terraformResourceType: 'cairn_image_member',
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

  // acceptance - computed: true, optional: false, required: false
  /** What the other project says of it (cairn_image_acceptance): the image is in its lists once it has accepted. It may use the image by its id anyway. One of `pending`, `accepted`, `rejected`. */
  public get acceptance() {
    return this.getStringAttribute('acceptance') as DataCairnImageMemberAcceptance;
  }

  // id - computed: true, optional: true, required: false
  private _id?: string; 
  /** Id of the image member: a lower-case UUID, known before it is made. */
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
  /** Image that is shared; the membership goes with it. Changing this replaces the image member. */
  public get imageId() {
    return this.getStringAttribute('image_id');
  }

  // member_id - computed: true, optional: false, required: false
  /** Id of the project that may use the image; the membership goes with it. Whether there is such a project is not told to other projects. Changing this replaces the image member. */
  public get memberId() {
    return this.getStringAttribute('member_id');
  }

  // name - computed: true, optional: true, required: false
  private _name?: string; 
  /** Image and project, as import takes them: IMAGE_ID/PROJECT_ID. */
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
  /** Project that owns the image; the membership goes with it. Changing this replaces the image member. */
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
