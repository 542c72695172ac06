// https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/image_members
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktn from 'cdktn';

// Values

/** What DataCairnImageMembers.acceptance may be. A value that only Terraform knows is given as `variable.value`. */
export type DataCairnImageMembersAcceptance = "pending" | "accepted" | "rejected";
/** What DataCairnImageMembersItems.acceptance may be. A value that only Terraform knows is given as `variable.value`. */
export type DataCairnImageMembersItemsAcceptance = "pending" | "accepted" | "rejected";

// Configuration

export interface DataCairnImageMembersConfig extends cdktn.TerraformMetaArguments {
  /**
  * Only those with this acceptance. What the other project says of it (cairn_image_acceptance): the image is in its lists once it has accepted. It may use the image by its id anyway. One of `pending`, `accepted`, `rejected`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/image_members#acceptance DataCairnImageMembers#acceptance}
  */
  readonly acceptance?: DataCairnImageMembersAcceptance;
  /**
  * Those of all projects that the token may see, whatever the project of the provider is.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/image_members#all_projects DataCairnImageMembers#all_projects}
  */
  readonly allProjects?: boolean | cdktn.IResolvable;
  /**
  * Only those with this image_id. Image that is shared; the membership goes with it. Changing this replaces the image member.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/image_members#image_id DataCairnImageMembers#image_id}
  */
  readonly imageId?: string;
  /**
  * How many objects may match, from 1 to 10000; more are an error, never cut off. 1000 when left out.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/image_members#limit DataCairnImageMembers#limit}
  */
  readonly limit?: number;
  /**
  * Only those with this member_id. Id of the project that may use the image; the membership goes with it. Whether there is such a project is not told to other projects. Changing this replaces the image member.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/image_members#member_id DataCairnImageMembers#member_id}
  */
  readonly memberId?: string;
  /**
  * Only the one with this name (in each project).
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/image_members#name DataCairnImageMembers#name}
  */
  readonly name?: string;
  /**
  * Only those whose name begins so.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/image_members#name_prefix DataCairnImageMembers#name_prefix}
  */
  readonly namePrefix?: string;
  /**
  * Only those of this project. Else those of the project of the provider, if it has one.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/image_members#project_id DataCairnImageMembers#project_id}
  */
  readonly projectId?: string;
}
export interface DataCairnImageMembersItems {
}

export function dataCairnImageMembersItemsToTerraform(struct?: DataCairnImageMembersItems): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  return {
  }
}


export function dataCairnImageMembersItemsToHclTerraform(struct?: DataCairnImageMembersItems): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  const attrs = {
  };
  return attrs;
}

export class DataCairnImageMembersItemsOutputReference extends cdktn.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectKey the key of this item in the map
  */
  public constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, complexObjectKey: string) {
    super(terraformResource, terraformAttribute, false, complexObjectKey);
  }

  public get internalValue(): DataCairnImageMembersItems | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataCairnImageMembersItems | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // acceptance - computed: true, optional: false, required: false
  /** What the other project says of it (cairn_image_acceptance): the image is in its lists once it has accepted. It may use the image by its id anyway. One of `pending`, `accepted`, `rejected`. */
  public get acceptance() {
    return this.getStringAttribute('acceptance') as DataCairnImageMembersItemsAcceptance;
  }

  // id - computed: true, optional: false, required: false
  /** Id of the image member: a lower-case UUID, known before it is made. */
  public get id() {
    return this.getStringAttribute('id');
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

  // name - computed: true, optional: false, required: false
  /** Image and project, as import takes them: IMAGE_ID/PROJECT_ID. */
  public get name() {
    return this.getStringAttribute('name');
  }

  // project_id - computed: true, optional: false, required: false
  /** Project that owns the image; the membership goes with it. Changing this replaces the image member. */
  public get projectId() {
    return this.getStringAttribute('project_id');
  }
}

export class DataCairnImageMembersItemsMap extends cdktn.ComplexMap {

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
  public get(key: string): DataCairnImageMembersItemsOutputReference {
    return new DataCairnImageMembersItemsOutputReference(this.terraformResource, this.terraformAttribute, key);
  }
}

/**
* Represents a {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/image_members cairn_image_members}
*/
export class DataCairnImageMembers extends cdktn.TerraformDataSource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "cairn_image_members";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTN code for importing a DataCairnImageMembers resource upon running "cdktn plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the DataCairnImageMembers to import
  * @param importFromId The id of the existing DataCairnImageMembers that should be imported. Refer to the {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/image_members#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the DataCairnImageMembers to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "cairn_image_members", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/image_members cairn_image_members} Data Source
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options DataCairnImageMembersConfig = {}
  */
  public constructor(scope: Construct, id: string, config: DataCairnImageMembersConfig = {}) {
    super(scope, id, {
      terraformResourceType: 'cairn_image_members',
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
    this._acceptance = config.acceptance;
    this._allProjects = config.allProjects;
    this._imageId = config.imageId;
    this._limit = config.limit;
    this._memberId = config.memberId;
    this._name = config.name;
    this._namePrefix = config.namePrefix;
    this._projectId = config.projectId;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // acceptance - computed: false, optional: true, required: false
  private _acceptance?: DataCairnImageMembersAcceptance; 
  /** Only those with this acceptance. What the other project says of it (cairn_image_acceptance): the image is in its lists once it has accepted. It may use the image by its id anyway. One of `pending`, `accepted`, `rejected`. */
  public get acceptance() {
    return this.getStringAttribute('acceptance') as DataCairnImageMembersAcceptance;
  }
  public set acceptance(value: DataCairnImageMembersAcceptance) {
    this._acceptance = value;
  }
  public resetAcceptance() {
    this._acceptance = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get acceptanceInput() {
    return this._acceptance;
  }

  // all_projects - computed: false, optional: true, required: false
  private _allProjects?: boolean | cdktn.IResolvable; 
  /** Those of all projects that the token may see, whatever the project of the provider is. */
  public get allProjects() {
    return this.getBooleanAttribute('all_projects');
  }
  public set allProjects(value: boolean | cdktn.IResolvable) {
    this._allProjects = value;
  }
  public resetAllProjects() {
    this._allProjects = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get allProjectsInput() {
    return this._allProjects;
  }

  // ids - computed: true, optional: false, required: false
  /** Ids of all that match, by name, then by id. */
  public get ids() {
    return this.getListAttribute('ids');
  }

  // image_id - computed: false, optional: true, required: false
  private _imageId?: string; 
  /** Only those with this image_id. Image that is shared; the membership goes with it. Changing this replaces the image member. */
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

  // items - computed: true, optional: false, required: false
  private _items = new DataCairnImageMembersItemsMap(this, "items");
  /** All that match, by id. */
  public get items() {
    return this._items;
  }

  // limit - computed: false, optional: true, required: false
  private _limit?: number; 
  /** How many objects may match, from 1 to 10000; more are an error, never cut off. 1000 when left out. */
  public get limit() {
    return this.getNumberAttribute('limit');
  }
  public set limit(value: number) {
    this._limit = value;
  }
  public resetLimit() {
    this._limit = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get limitInput() {
    return this._limit;
  }

  // member_id - computed: false, optional: true, required: false
  private _memberId?: string; 
  /** Only those with this member_id. Id of the project that may use the image; the membership goes with it. Whether there is such a project is not told to other projects. Changing this replaces the image member. */
  public get memberId() {
    return this.getStringAttribute('member_id');
  }
  public set memberId(value: string) {
    this._memberId = value;
  }
  public resetMemberId() {
    this._memberId = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get memberIdInput() {
    return this._memberId;
  }

  // name - computed: false, optional: true, required: false
  private _name?: string; 
  /** Only the one with this name (in each project). */
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

  // name_prefix - computed: false, optional: true, required: false
  private _namePrefix?: string; 
  /** Only those whose name begins so. */
  public get namePrefix() {
    return this.getStringAttribute('name_prefix');
  }
  public set namePrefix(value: string) {
    this._namePrefix = value;
  }
  public resetNamePrefix() {
    this._namePrefix = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get namePrefixInput() {
    return this._namePrefix;
  }

  // project_id - computed: true, optional: true, required: false
  private _projectId?: string; 
  /** Only those of this project. Else those of the project of the provider, if it has one. */
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
      acceptance: cdktn.stringToTerraform(this._acceptance),
      all_projects: cdktn.booleanToTerraform(this._allProjects),
      image_id: cdktn.stringToTerraform(this._imageId),
      limit: cdktn.numberToTerraform(this._limit),
      member_id: cdktn.stringToTerraform(this._memberId),
      name: cdktn.stringToTerraform(this._name),
      name_prefix: cdktn.stringToTerraform(this._namePrefix),
      project_id: cdktn.stringToTerraform(this._projectId),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      acceptance: {
        value: cdktn.stringToHclTerraform(this._acceptance),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      all_projects: {
        value: cdktn.booleanToHclTerraform(this._allProjects),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
      image_id: {
        value: cdktn.stringToHclTerraform(this._imageId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      limit: {
        value: cdktn.numberToHclTerraform(this._limit),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      member_id: {
        value: cdktn.stringToHclTerraform(this._memberId),
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
      name_prefix: {
        value: cdktn.stringToHclTerraform(this._namePrefix),
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
