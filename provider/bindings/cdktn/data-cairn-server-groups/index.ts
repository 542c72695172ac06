// https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/server_groups
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktn from 'cdktn';

// Values

/** What DataCairnServerGroups.policy may be. A value that only Terraform knows is given as `variable.value`. */
export type DataCairnServerGroupsPolicy = "affinity" | "anti-affinity" | "soft-affinity" | "soft-anti-affinity";
/** What DataCairnServerGroupsItems.policy may be. A value that only Terraform knows is given as `variable.value`. */
export type DataCairnServerGroupsItemsPolicy = "affinity" | "anti-affinity" | "soft-affinity" | "soft-anti-affinity";

// Configuration

export interface DataCairnServerGroupsConfig extends cdktn.TerraformMetaArguments {
  /**
  * Those of all projects that the token may see, whatever the project of the provider is.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/server_groups#all_projects DataCairnServerGroups#all_projects}
  */
  readonly allProjects?: boolean | cdktn.IResolvable;
  /**
  * How many objects may match, from 1 to 10000; more are an error, never cut off. 1000 when left out.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/server_groups#limit DataCairnServerGroups#limit}
  */
  readonly limit?: number;
  /**
  * Only the one with this name (in each project).
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/server_groups#name DataCairnServerGroups#name}
  */
  readonly name?: string;
  /**
  * Only those whose name begins so.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/server_groups#name_prefix DataCairnServerGroups#name_prefix}
  */
  readonly namePrefix?: string;
  /**
  * Only those with this policy. affinity: all on one host. anti-affinity: not more than max_servers_per_host on one host. The soft ones are wishes that yield to room. One of `affinity`, `anti-affinity`, `soft-affinity`, `soft-anti-affinity`. Changing this replaces the server group.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/server_groups#policy DataCairnServerGroups#policy}
  */
  readonly policy?: DataCairnServerGroupsPolicy;
  /**
  * Only those of this project. Else those of the project of the provider, if it has one.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/server_groups#project_id DataCairnServerGroups#project_id}
  */
  readonly projectId?: string;
}
export interface DataCairnServerGroupsItems {
}

export function dataCairnServerGroupsItemsToTerraform(struct?: DataCairnServerGroupsItems): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  return {
  }
}


export function dataCairnServerGroupsItemsToHclTerraform(struct?: DataCairnServerGroupsItems): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  const attrs = {
  };
  return attrs;
}

export class DataCairnServerGroupsItemsOutputReference extends cdktn.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectKey the key of this item in the map
  */
  public constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, complexObjectKey: string) {
    super(terraformResource, terraformAttribute, false, complexObjectKey);
  }

  public get internalValue(): DataCairnServerGroupsItems | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataCairnServerGroupsItems | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // description - computed: true, optional: false, required: false
  /** What the group is for. At most 1,024 characters. */
  public get description() {
    return this.getStringAttribute('description');
  }

  // id - computed: true, optional: false, required: false
  /** Id of the server group: a lower-case UUID, known before it is made. */
  public get id() {
    return this.getStringAttribute('id');
  }

  // max_servers_per_host - computed: true, optional: false, required: false
  /** How many servers of the group one host may have; for anti-affinity only, where it is 1 when left out. Between 1 and 10,000. Changing this replaces the server group. */
  public get maxServersPerHost() {
    return this.getNumberAttribute('max_servers_per_host');
  }

  // max_unavailable - computed: true, optional: false, required: false
  /** How many servers of the group Cairn may let be unavailable at once: the draining of hosts, changes that restart, rebuild or move a server, and repairs that restart one wait for each other. Servers that do not run, for whatever reason, count. Without limit when left out. Between 1 and 10,000. */
  public get maxUnavailable() {
    return this.getNumberAttribute('max_unavailable');
  }

  // name - computed: true, optional: false, required: false
  /** Name: 1 to 255 printable characters without '/', no space at either end. */
  public get name() {
    return this.getStringAttribute('name');
  }

  // policy - computed: true, optional: false, required: false
  /** affinity: all on one host. anti-affinity: not more than max_servers_per_host on one host. The soft ones are wishes that yield to room. One of `affinity`, `anti-affinity`, `soft-affinity`, `soft-anti-affinity`. Changing this replaces the server group. */
  public get policy() {
    return this.getStringAttribute('policy') as DataCairnServerGroupsItemsPolicy;
  }

  // project_id - computed: true, optional: false, required: false
  /** Project that owns the group. Changing this replaces the server group. */
  public get projectId() {
    return this.getStringAttribute('project_id');
  }
}

export class DataCairnServerGroupsItemsMap extends cdktn.ComplexMap {

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
  public get(key: string): DataCairnServerGroupsItemsOutputReference {
    return new DataCairnServerGroupsItemsOutputReference(this.terraformResource, this.terraformAttribute, key);
  }
}

/**
* Represents a {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/server_groups cairn_server_groups}
*/
export class DataCairnServerGroups extends cdktn.TerraformDataSource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "cairn_server_groups";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTN code for importing a DataCairnServerGroups resource upon running "cdktn plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the DataCairnServerGroups to import
  * @param importFromId The id of the existing DataCairnServerGroups that should be imported. Refer to the {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/server_groups#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the DataCairnServerGroups to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "cairn_server_groups", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/server_groups cairn_server_groups} Data Source
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options DataCairnServerGroupsConfig = {}
  */
  public constructor(scope: Construct, id: string, config: DataCairnServerGroupsConfig = {}) {
    super(scope, id, {
      terraformResourceType: 'cairn_server_groups',
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
    this._allProjects = config.allProjects;
    this._limit = config.limit;
    this._name = config.name;
    this._namePrefix = config.namePrefix;
    this._policy = config.policy;
    this._projectId = config.projectId;
  }

  // ==========
  // ATTRIBUTES
  // ==========

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

  // items - computed: true, optional: false, required: false
  private _items = new DataCairnServerGroupsItemsMap(this, "items");
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

  // policy - computed: false, optional: true, required: false
  private _policy?: DataCairnServerGroupsPolicy; 
  /** Only those with this policy. affinity: all on one host. anti-affinity: not more than max_servers_per_host on one host. The soft ones are wishes that yield to room. One of `affinity`, `anti-affinity`, `soft-affinity`, `soft-anti-affinity`. Changing this replaces the server group. */
  public get policy() {
    return this.getStringAttribute('policy') as DataCairnServerGroupsPolicy;
  }
  public set policy(value: DataCairnServerGroupsPolicy) {
    this._policy = value;
  }
  public resetPolicy() {
    this._policy = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get policyInput() {
    return this._policy;
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
      all_projects: cdktn.booleanToTerraform(this._allProjects),
      limit: cdktn.numberToTerraform(this._limit),
      name: cdktn.stringToTerraform(this._name),
      name_prefix: cdktn.stringToTerraform(this._namePrefix),
      policy: cdktn.stringToTerraform(this._policy),
      project_id: cdktn.stringToTerraform(this._projectId),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      all_projects: {
        value: cdktn.booleanToHclTerraform(this._allProjects),
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
      policy: {
        value: cdktn.stringToHclTerraform(this._policy),
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
