// https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/application_credential
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktf from 'cdktf';

// Values

/** What DataCairnApplicationCredentialAccessRules.method may be. A value that only Terraform knows is given as `variable.value`. */
export type DataCairnApplicationCredentialAccessRulesMethod = "DELETE" | "GET" | "HEAD" | "PATCH" | "POST" | "PUT";

// Configuration

export interface DataCairnApplicationCredentialConfig extends cdktf.TerraformMetaArguments {
  /**
  * Id of the application credential: a lower-case UUID, known before it is made.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/application_credential#id DataCairnApplicationCredential#id}
  *
  * Please be aware that the id field is automatically added to all resources in Terraform providers using a Terraform provider SDK version below 2.
  * If you experience problems setting this value it might not be settable. Please take a look at the provider documentation to ensure it should be settable.
  */
  readonly id?: string;
  /**
  * Name: 1 to 255 printable characters without '/', no space at either end. Changing this replaces the application credential.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/application_credential#name DataCairnApplicationCredential#name}
  */
  readonly name?: string;
}
export interface DataCairnApplicationCredentialAccessRules {
}

export function dataCairnApplicationCredentialAccessRulesToTerraform(struct?: DataCairnApplicationCredentialAccessRules): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
  }
}


export function dataCairnApplicationCredentialAccessRulesToHclTerraform(struct?: DataCairnApplicationCredentialAccessRules): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
  };
  return attrs;
}

export class DataCairnApplicationCredentialAccessRulesOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectIndex the index of this item in the list
  * @param complexObjectIsFromSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string, complexObjectIndex: number, complexObjectIsFromSet: boolean) {
    super(terraformResource, terraformAttribute, complexObjectIsFromSet, complexObjectIndex);
  }

  public get internalValue(): DataCairnApplicationCredentialAccessRules | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataCairnApplicationCredentialAccessRules | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // method - computed: true, optional: false, required: false
  /** HTTP method. One of `DELETE`, `GET`, `HEAD`, `PATCH`, `POST`, `PUT`. Changing this replaces the application credential. */
  public get method() {
    return this.getStringAttribute('method') as DataCairnApplicationCredentialAccessRulesMethod;
  }

  // path - computed: true, optional: false, required: false
  /** Path of the request; * stands for one segment or a part of it, ** for any number, {name} for one. Between 1 and 1,024 characters. Changing this replaces the application credential. */
  public get path() {
    return this.getStringAttribute('path');
  }

  // service - computed: true, optional: false, required: false
  /** Type of the service, such as compute. Between 1 and 255 characters. Changing this replaces the application credential. */
  public get service() {
    return this.getStringAttribute('service');
  }
}

export class DataCairnApplicationCredentialAccessRulesList extends cdktf.ComplexList {

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param wrapsSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
  */
  constructor(protected terraformResource: cdktf.IInterpolatingParent, protected terraformAttribute: string, protected wrapsSet: boolean) {
    super(terraformResource, terraformAttribute, wrapsSet)
  }

  /**
  * @param index the index of the item to return
  */
  public get(index: number): DataCairnApplicationCredentialAccessRulesOutputReference {
    return new DataCairnApplicationCredentialAccessRulesOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
  }
}

/**
* Represents a {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/application_credential cairn_application_credential}
*/
export class DataCairnApplicationCredential extends cdktf.TerraformDataSource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "cairn_application_credential";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTF code for importing a DataCairnApplicationCredential resource upon running "cdktf plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the DataCairnApplicationCredential to import
  * @param importFromId The id of the existing DataCairnApplicationCredential that should be imported. Refer to the {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/application_credential#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the DataCairnApplicationCredential to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktf.TerraformProvider) {
        return new cdktf.ImportableResource(scope, importToId, { terraformResourceType: "cairn_application_credential", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/application_credential cairn_application_credential} Data Source
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options DataCairnApplicationCredentialConfig = {}
  */
  public constructor(scope: Construct, id: string, config: DataCairnApplicationCredentialConfig = {}) {
    super(scope, id, {
      terraformResourceType: 'cairn_application_credential',
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

  // access_rules - computed: true, optional: false, required: false
  private _accessRules = new DataCairnApplicationCredentialAccessRulesList(this, "access_rules", true);
  /** The only requests that it may make; all unless given. At most 64 items. Changing this replaces the application credential. */
  public get accessRules() {
    return this._accessRules;
  }

  // description - computed: true, optional: false, required: false
  /** What the credential is for. At most 1,024 characters. Changing this replaces the application credential. */
  public get description() {
    return this.getStringAttribute('description');
  }

  // expires_at - computed: true, optional: false, required: false
  /** When it ends, in UTC, for example 2027-01-31T00:00:00Z; never unless given. Changing this replaces the application credential. */
  public get expiresAt() {
    return this.getStringAttribute('expires_at');
  }

  // id - computed: true, optional: true, required: false
  private _id?: string; 
  /** Id of the application credential: a lower-case UUID, known before it is made. */
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

  // name - computed: true, optional: true, required: false
  private _name?: string; 
  /** Name: 1 to 255 printable characters without '/', no space at either end. Changing this replaces the application credential. */
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

  // role_ids - computed: true, optional: false, required: false
  /** Roles that it carries; all that the user has in the project unless given. At most 64 items. Changing this replaces the application credential. */
  public get roleIds() {
    return cdktf.Fn.tolist(this.getListAttribute('role_ids'));
  }

  // scope_project_id - computed: true, optional: false, required: false
  /** Project that it is for; the credential goes with it. Changing this replaces the application credential. */
  public get scopeProjectId() {
    return this.getStringAttribute('scope_project_id');
  }

  // secret_wo_version - computed: true, optional: false, required: false
  /** Any number, needed with secret_wo: another one means another secret. Between 0 and 9,007,199,254,740,991. Changing this replaces the application credential. */
  public get secretWoVersion() {
    return this.getNumberAttribute('secret_wo_version');
  }

  // unrestricted - computed: true, optional: false, required: false
  /** Whether it may make further credentials. Dangerous: a leaked one then outlives its removal. Default: `false`. Changing this replaces the application credential. */
  public get unrestricted() {
    return this.getBooleanAttribute('unrestricted');
  }

  // user_id - computed: true, optional: false, required: false
  /** User for whom the program acts; the credential goes with the user. Changing this replaces the application credential. */
  public get userId() {
    return this.getStringAttribute('user_id');
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
