// https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/role_assignment
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktn from 'cdktn';

// Configuration

export interface DataCairnRoleAssignmentConfig extends cdktn.TerraformMetaArguments {
  /**
  * Id of the role assignment: a lower-case UUID, known before it is made.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/role_assignment#id DataCairnRoleAssignment#id}
  *
  * Please be aware that the id field is automatically added to all resources in Terraform providers using a Terraform provider SDK version below 2.
  * If you experience problems setting this value it might not be settable. Please take a look at the provider documentation to ensure it should be settable.
  */
  readonly id?: string;
  /**
  * The assignment in one line, as import takes it, for example ROLE_ID/user:USER_ID/project:PROJECT_ID.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/role_assignment#name DataCairnRoleAssignment#name}
  */
  readonly name?: string;
}
export interface DataCairnRoleAssignmentScope {
}

export function dataCairnRoleAssignmentScopeToTerraform(struct?: DataCairnRoleAssignmentScope): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  return {
  }
}


export function dataCairnRoleAssignmentScopeToHclTerraform(struct?: DataCairnRoleAssignmentScope): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  const attrs = {
  };
  return attrs;
}

export class DataCairnRoleAssignmentScopeOutputReference extends cdktn.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): DataCairnRoleAssignmentScope | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataCairnRoleAssignmentScope | undefined) {
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

/**
* Represents a {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/role_assignment cairn_role_assignment}
*/
export class DataCairnRoleAssignment extends cdktn.TerraformDataSource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "cairn_role_assignment";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTN code for importing a DataCairnRoleAssignment resource upon running "cdktn plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the DataCairnRoleAssignment to import
  * @param importFromId The id of the existing DataCairnRoleAssignment that should be imported. Refer to the {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/role_assignment#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the DataCairnRoleAssignment to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "cairn_role_assignment", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/role_assignment cairn_role_assignment} Data Source
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options DataCairnRoleAssignmentConfig = {}
  */
  public constructor(scope: Construct, id: string, config: DataCairnRoleAssignmentConfig = {}) {
    super(scope, id, {
      terraformResourceType: 'cairn_role_assignment',
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

  // group_id - computed: true, optional: false, required: false
  /** Group that is given the role, unless it is a user; the assignment goes with the group. Changing this replaces the role assignment. */
  public get groupId() {
    return this.getStringAttribute('group_id');
  }

  // id - computed: true, optional: true, required: false
  private _id?: string; 
  /** Id of the role assignment: a lower-case UUID, known before it is made. */
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

  // inherited - computed: true, optional: false, required: false
  /** Whether the role holds in the projects below instead of there itself. Default: `false`. Changing this replaces the role assignment. */
  public get inherited() {
    return this.getBooleanAttribute('inherited');
  }

  // name - computed: true, optional: true, required: false
  private _name?: string; 
  /** The assignment in one line, as import takes it, for example ROLE_ID/user:USER_ID/project:PROJECT_ID. */
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

  // role_id - computed: true, optional: false, required: false
  /** Role that is given; the assignment goes with it. Changing this replaces the role assignment. */
  public get roleId() {
    return this.getStringAttribute('role_id');
  }

  // scope - computed: true, optional: false, required: false
  private _scope = new DataCairnRoleAssignmentScopeOutputReference(this, "scope");
  /** Where the role holds: exactly one of the three. Changing this replaces the role assignment. */
  public get scope() {
    return this._scope;
  }

  // user_id - computed: true, optional: false, required: false
  /** User who is given the role, unless it is a group; the assignment goes with the user. Changing this replaces the role assignment. */
  public get userId() {
    return this.getStringAttribute('user_id');
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
