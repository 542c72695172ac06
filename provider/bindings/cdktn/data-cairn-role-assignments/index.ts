// https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/role_assignments
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktn from 'cdktn';

// Configuration

export interface DataCairnRoleAssignmentsConfig extends cdktn.TerraformMetaArguments {
  /**
  * Only those with this group_id. Group that is given the role, unless it is a user; the assignment goes with the group. Changing this replaces the role assignment.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/role_assignments#group_id DataCairnRoleAssignments#group_id}
  */
  readonly groupId?: string;
  /**
  * Only those with this inherited. Whether the role holds in the projects below instead of there itself. Default: `false`. Changing this replaces the role assignment.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/role_assignments#inherited DataCairnRoleAssignments#inherited}
  */
  readonly inherited?: boolean | cdktn.IResolvable;
  /**
  * How many objects may match, from 1 to 10000; more are an error, never cut off. 1000 when left out.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/role_assignments#limit DataCairnRoleAssignments#limit}
  */
  readonly limit?: number;
  /**
  * Only the one with this name (in each project).
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/role_assignments#name DataCairnRoleAssignments#name}
  */
  readonly name?: string;
  /**
  * Only those whose name begins so.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/role_assignments#name_prefix DataCairnRoleAssignments#name_prefix}
  */
  readonly namePrefix?: string;
  /**
  * Only those with this role_id. Role that is given; the assignment goes with it. Changing this replaces the role assignment.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/role_assignments#role_id DataCairnRoleAssignments#role_id}
  */
  readonly roleId?: string;
  /**
  * Only those with this user_id. User who is given the role, unless it is a group; the assignment goes with the user. Changing this replaces the role assignment.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/role_assignments#user_id DataCairnRoleAssignments#user_id}
  */
  readonly userId?: string;
}
export interface DataCairnRoleAssignmentsItemsScope {
}

export function dataCairnRoleAssignmentsItemsScopeToTerraform(struct?: DataCairnRoleAssignmentsItemsScope): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  return {
  }
}


export function dataCairnRoleAssignmentsItemsScopeToHclTerraform(struct?: DataCairnRoleAssignmentsItemsScope): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  const attrs = {
  };
  return attrs;
}

export class DataCairnRoleAssignmentsItemsScopeOutputReference extends cdktn.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): DataCairnRoleAssignmentsItemsScope | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataCairnRoleAssignmentsItemsScope | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // domain_id - computed: true, optional: false, required: false
  /** In this domain. Changing this replaces the role assignment. */
  public get domainId() {
    return this.getStringAttribute('domain_id');
  }

  // project_id - computed: true, optional: false, required: false
  /** In this project. Changing this replaces the role assignment. */
  public get projectId() {
    return this.getStringAttribute('project_id');
  }

  // system_wide - computed: true, optional: false, required: false
  /** True: for everything that belongs to no project. Changing this replaces the role assignment. */
  public get systemWide() {
    return this.getBooleanAttribute('system_wide');
  }
}
export interface DataCairnRoleAssignmentsItems {
}

export function dataCairnRoleAssignmentsItemsToTerraform(struct?: DataCairnRoleAssignmentsItems): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  return {
  }
}


export function dataCairnRoleAssignmentsItemsToHclTerraform(struct?: DataCairnRoleAssignmentsItems): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  const attrs = {
  };
  return attrs;
}

export class DataCairnRoleAssignmentsItemsOutputReference extends cdktn.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectKey the key of this item in the map
  */
  public constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, complexObjectKey: string) {
    super(terraformResource, terraformAttribute, false, complexObjectKey);
  }

  public get internalValue(): DataCairnRoleAssignmentsItems | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataCairnRoleAssignmentsItems | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // group_id - computed: true, optional: false, required: false
  /** Group that is given the role, unless it is a user; the assignment goes with the group. Changing this replaces the role assignment. */
  public get groupId() {
    return this.getStringAttribute('group_id');
  }

  // id - computed: true, optional: false, required: false
  /** Id of the role assignment: a lower-case UUID, known before it is made. */
  public get id() {
    return this.getStringAttribute('id');
  }

  // inherited - computed: true, optional: false, required: false
  /** Whether the role holds in the projects below instead of there itself. Default: `false`. Changing this replaces the role assignment. */
  public get inherited() {
    return this.getBooleanAttribute('inherited');
  }

  // name - computed: true, optional: false, required: false
  /** The assignment in one line, as import takes it, for example ROLE_ID/user:USER_ID/project:PROJECT_ID. */
  public get name() {
    return this.getStringAttribute('name');
  }

  // role_id - computed: true, optional: false, required: false
  /** Role that is given; the assignment goes with it. Changing this replaces the role assignment. */
  public get roleId() {
    return this.getStringAttribute('role_id');
  }

  // scope - computed: true, optional: false, required: false
  private _scope = new DataCairnRoleAssignmentsItemsScopeOutputReference(this, "scope");
  /** Where the role holds: exactly one of the three. Changing this replaces the role assignment. */
  public get scope() {
    return this._scope;
  }

  // user_id - computed: true, optional: false, required: false
  /** User who is given the role, unless it is a group; the assignment goes with the user. Changing this replaces the role assignment. */
  public get userId() {
    return this.getStringAttribute('user_id');
  }
}

export class DataCairnRoleAssignmentsItemsMap extends cdktn.ComplexMap {

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
  public get(key: string): DataCairnRoleAssignmentsItemsOutputReference {
    return new DataCairnRoleAssignmentsItemsOutputReference(this.terraformResource, this.terraformAttribute, key);
  }
}

/**
* Represents a {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/role_assignments cairn_role_assignments}
*/
export class DataCairnRoleAssignments extends cdktn.TerraformDataSource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "cairn_role_assignments";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTN code for importing a DataCairnRoleAssignments resource upon running "cdktn plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the DataCairnRoleAssignments to import
  * @param importFromId The id of the existing DataCairnRoleAssignments that should be imported. Refer to the {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/role_assignments#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the DataCairnRoleAssignments to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "cairn_role_assignments", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/role_assignments cairn_role_assignments} Data Source
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options DataCairnRoleAssignmentsConfig = {}
  */
  public constructor(scope: Construct, id: string, config: DataCairnRoleAssignmentsConfig = {}) {
    super(scope, id, {
      terraformResourceType: 'cairn_role_assignments',
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
    this._groupId = config.groupId;
    this._inherited = config.inherited;
    this._limit = config.limit;
    this._name = config.name;
    this._namePrefix = config.namePrefix;
    this._roleId = config.roleId;
    this._userId = config.userId;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // group_id - computed: false, optional: true, required: false
  private _groupId?: string; 
  /** Only those with this group_id. Group that is given the role, unless it is a user; the assignment goes with the group. Changing this replaces the role assignment. */
  public get groupId() {
    return this.getStringAttribute('group_id');
  }
  public set groupId(value: string) {
    this._groupId = value;
  }
  public resetGroupId() {
    this._groupId = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get groupIdInput() {
    return this._groupId;
  }

  // ids - computed: true, optional: false, required: false
  /** Ids of all that match, by name, then by id. */
  public get ids() {
    return this.getListAttribute('ids');
  }

  // inherited - computed: false, optional: true, required: false
  private _inherited?: boolean | cdktn.IResolvable; 
  /** Only those with this inherited. Whether the role holds in the projects below instead of there itself. Default: `false`. Changing this replaces the role assignment. */
  public get inherited() {
    return this.getBooleanAttribute('inherited');
  }
  public set inherited(value: boolean | cdktn.IResolvable) {
    this._inherited = value;
  }
  public resetInherited() {
    this._inherited = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get inheritedInput() {
    return this._inherited;
  }

  // items - computed: true, optional: false, required: false
  private _items = new DataCairnRoleAssignmentsItemsMap(this, "items");
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

  // role_id - computed: false, optional: true, required: false
  private _roleId?: string; 
  /** Only those with this role_id. Role that is given; the assignment goes with it. Changing this replaces the role assignment. */
  public get roleId() {
    return this.getStringAttribute('role_id');
  }
  public set roleId(value: string) {
    this._roleId = value;
  }
  public resetRoleId() {
    this._roleId = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get roleIdInput() {
    return this._roleId;
  }

  // user_id - computed: false, optional: true, required: false
  private _userId?: string; 
  /** Only those with this user_id. User who is given the role, unless it is a group; the assignment goes with the user. Changing this replaces the role assignment. */
  public get userId() {
    return this.getStringAttribute('user_id');
  }
  public set userId(value: string) {
    this._userId = value;
  }
  public resetUserId() {
    this._userId = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get userIdInput() {
    return this._userId;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      group_id: cdktn.stringToTerraform(this._groupId),
      inherited: cdktn.booleanToTerraform(this._inherited),
      limit: cdktn.numberToTerraform(this._limit),
      name: cdktn.stringToTerraform(this._name),
      name_prefix: cdktn.stringToTerraform(this._namePrefix),
      role_id: cdktn.stringToTerraform(this._roleId),
      user_id: cdktn.stringToTerraform(this._userId),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      group_id: {
        value: cdktn.stringToHclTerraform(this._groupId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      inherited: {
        value: cdktn.booleanToHclTerraform(this._inherited),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
      limit: {
        value: cdktn.numberToHclTerraform(this._limit),
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
      name_prefix: {
        value: cdktn.stringToHclTerraform(this._namePrefix),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      role_id: {
        value: cdktn.stringToHclTerraform(this._roleId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      user_id: {
        value: cdktn.stringToHclTerraform(this._userId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
