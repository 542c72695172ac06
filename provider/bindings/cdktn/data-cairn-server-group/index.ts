// https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/server_group
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktn from 'cdktn';

// Values

/** What DataCairnServerGroup.policy may be. A value that only Terraform knows is given as `variable.value`. */
export type DataCairnServerGroupPolicy = "affinity" | "anti-affinity" | "soft-affinity" | "soft-anti-affinity";

// Configuration

export interface DataCairnServerGroupConfig extends cdktn.TerraformMetaArguments {
  /**
  * Id of the server group: a lower-case UUID, known before it is made.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/server_group#id DataCairnServerGroup#id}
  *
  * Please be aware that the id field is automatically added to all resources in Terraform providers using a Terraform provider SDK version below 2.
  * If you experience problems setting this value it might not be settable. Please take a look at the provider documentation to ensure it should be settable.
  */
  readonly id?: string;
  /**
  * Name: 1 to 255 printable characters without '/', no space at either end.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/server_group#name DataCairnServerGroup#name}
  */
  readonly name?: string;
  /**
  * Project that owns the group. Changing this replaces the server group.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/server_group#project_id DataCairnServerGroup#project_id}
  */
  readonly projectId?: string;
}

/**
* Represents a {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/server_group cairn_server_group}
*/
export class DataCairnServerGroup extends cdktn.TerraformDataSource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "cairn_server_group";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTN code for importing a DataCairnServerGroup resource upon running "cdktn plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the DataCairnServerGroup to import
  * @param importFromId The id of the existing DataCairnServerGroup that should be imported. Refer to the {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/server_group#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the DataCairnServerGroup to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "cairn_server_group", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/server_group cairn_server_group} Data Source
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options DataCairnServerGroupConfig = {}
  */
  public constructor(scope: Construct, id: string, config: DataCairnServerGroupConfig = {}) {
    super(scope, id, {
      terraformResourceType: 'cairn_server_group',
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

  // description - computed: true, optional: false, required: false
  /** What the group is for. At most 1,024 characters. */
  public get description() {
    return this.getStringAttribute('description');
  }

  // id - computed: true, optional: true, required: false
  private _id?: string; 
  /** Id of the server group: a lower-case UUID, known before it is made. */
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

  // policy - computed: true, optional: false, required: false
  /** affinity: all on one host. anti-affinity: not more than max_servers_per_host on one host. The soft ones are wishes that yield to room. One of `affinity`, `anti-affinity`, `soft-affinity`, `soft-anti-affinity`. Changing this replaces the server group. */
  public get policy() {
    return this.getStringAttribute('policy') as DataCairnServerGroupPolicy;
  }

  // project_id - computed: true, optional: true, required: false
  private _projectId?: string; 
  /** Project that owns the group. Changing this replaces the server group. */
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
