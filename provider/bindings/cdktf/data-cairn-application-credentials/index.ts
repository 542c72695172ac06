// https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/application_credentials
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktf from 'cdktf';

// Values

/** What DataCairnApplicationCredentialsItemsAccessRules.method may be. A value that only Terraform knows is given as `variable.value`. */
export type DataCairnApplicationCredentialsItemsAccessRulesMethod = "DELETE" | "GET" | "HEAD" | "PATCH" | "POST" | "PUT";

// Configuration

export interface DataCairnApplicationCredentialsConfig extends cdktf.TerraformMetaArguments {
  /**
  * How many objects may match, from 1 to 10000; more are an error, never cut off. 1000 when left out.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/application_credentials#limit DataCairnApplicationCredentials#limit}
  */
  readonly limit?: number;
  /**
  * Only the one with this name (in each project).
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/application_credentials#name DataCairnApplicationCredentials#name}
  */
  readonly name?: string;
  /**
  * Only those whose name begins so.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/application_credentials#name_prefix DataCairnApplicationCredentials#name_prefix}
  */
  readonly namePrefix?: string;
  /**
  * Only those with this scope_project_id. Project that it is for; the credential goes with it. Changing this replaces the application credential.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/application_credentials#scope_project_id DataCairnApplicationCredentials#scope_project_id}
  */
  readonly scopeProjectId?: string;
  /**
  * Only those with this unrestricted. Whether it may make further credentials. Dangerous: a leaked one then outlives its removal. Default: `false`. Changing this replaces the application credential.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/application_credentials#unrestricted DataCairnApplicationCredentials#unrestricted}
  */
  readonly unrestricted?: boolean | cdktf.IResolvable;
  /**
  * Only those with this user_id. User for whom the program acts; the credential goes with the user. Changing this replaces the application credential.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/application_credentials#user_id DataCairnApplicationCredentials#user_id}
  */
  readonly userId?: string;
}
export interface DataCairnApplicationCredentialsItemsAccessRules {
}

export function dataCairnApplicationCredentialsItemsAccessRulesToTerraform(struct?: DataCairnApplicationCredentialsItemsAccessRules): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
  }
}


export function dataCairnApplicationCredentialsItemsAccessRulesToHclTerraform(struct?: DataCairnApplicationCredentialsItemsAccessRules): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
  };
  return attrs;
}

export class DataCairnApplicationCredentialsItemsAccessRulesOutputReference extends cdktf.ComplexObject {
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

  public get internalValue(): DataCairnApplicationCredentialsItemsAccessRules | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataCairnApplicationCredentialsItemsAccessRules | undefined) {
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
    return this.getStringAttribute('method') as DataCairnApplicationCredentialsItemsAccessRulesMethod;
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

export class DataCairnApplicationCredentialsItemsAccessRulesList extends cdktf.ComplexList {

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
  public get(index: number): DataCairnApplicationCredentialsItemsAccessRulesOutputReference {
    return new DataCairnApplicationCredentialsItemsAccessRulesOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
  }
}
export interface DataCairnApplicationCredentialsItems {
}

export function dataCairnApplicationCredentialsItemsToTerraform(struct?: DataCairnApplicationCredentialsItems): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
  }
}


export function dataCairnApplicationCredentialsItemsToHclTerraform(struct?: DataCairnApplicationCredentialsItems): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
  };
  return attrs;
}

export class DataCairnApplicationCredentialsItemsOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectKey the key of this item in the map
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string, complexObjectKey: string) {
    super(terraformResource, terraformAttribute, false, complexObjectKey);
  }

  public get internalValue(): DataCairnApplicationCredentialsItems | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataCairnApplicationCredentialsItems | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // access_rules - computed: true, optional: false, required: false
  private _accessRules = new DataCairnApplicationCredentialsItemsAccessRulesList(this, "access_rules", true);
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

  // id - computed: true, optional: false, required: false
  /** Id of the application credential: a lower-case UUID, known before it is made. */
  public get id() {
    return this.getStringAttribute('id');
  }

  // name - computed: true, optional: false, required: false
  /** Name: 1 to 255 printable characters without '/', no space at either end. Changing this replaces the application credential. */
  public get name() {
    return this.getStringAttribute('name');
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
}

export class DataCairnApplicationCredentialsItemsMap extends cdktf.ComplexMap {

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  constructor(protected terraformResource: cdktf.IInterpolatingParent, protected terraformAttribute: string) {
    super(terraformResource, terraformAttribute)
  }

  /**
  * @param key the key of the item to return
  */
  public get(key: string): DataCairnApplicationCredentialsItemsOutputReference {
    return new DataCairnApplicationCredentialsItemsOutputReference(this.terraformResource, this.terraformAttribute, key);
  }
}

/**
* Represents a {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/application_credentials cairn_application_credentials}
*/
export class DataCairnApplicationCredentials extends cdktf.TerraformDataSource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "cairn_application_credentials";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTF code for importing a DataCairnApplicationCredentials resource upon running "cdktf plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the DataCairnApplicationCredentials to import
  * @param importFromId The id of the existing DataCairnApplicationCredentials that should be imported. Refer to the {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/application_credentials#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the DataCairnApplicationCredentials to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktf.TerraformProvider) {
        return new cdktf.ImportableResource(scope, importToId, { terraformResourceType: "cairn_application_credentials", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/application_credentials cairn_application_credentials} Data Source
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options DataCairnApplicationCredentialsConfig = {}
  */
  public constructor(scope: Construct, id: string, config: DataCairnApplicationCredentialsConfig = {}) {
    super(scope, id, {
      terraformResourceType: 'cairn_application_credentials',
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
    this._limit = config.limit;
    this._name = config.name;
    this._namePrefix = config.namePrefix;
    this._scopeProjectId = config.scopeProjectId;
    this._unrestricted = config.unrestricted;
    this._userId = config.userId;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // ids - computed: true, optional: false, required: false
  /** Ids of all that match, by name, then by id. */
  public get ids() {
    return this.getListAttribute('ids');
  }

  // items - computed: true, optional: false, required: false
  private _items = new DataCairnApplicationCredentialsItemsMap(this, "items");
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

  // scope_project_id - computed: false, optional: true, required: false
  private _scopeProjectId?: string; 
  /** Only those with this scope_project_id. Project that it is for; the credential goes with it. Changing this replaces the application credential. */
  public get scopeProjectId() {
    return this.getStringAttribute('scope_project_id');
  }
  public set scopeProjectId(value: string) {
    this._scopeProjectId = value;
  }
  public resetScopeProjectId() {
    this._scopeProjectId = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get scopeProjectIdInput() {
    return this._scopeProjectId;
  }

  // unrestricted - computed: false, optional: true, required: false
  private _unrestricted?: boolean | cdktf.IResolvable; 
  /** Only those with this unrestricted. Whether it may make further credentials. Dangerous: a leaked one then outlives its removal. Default: `false`. Changing this replaces the application credential. */
  public get unrestricted() {
    return this.getBooleanAttribute('unrestricted');
  }
  public set unrestricted(value: boolean | cdktf.IResolvable) {
    this._unrestricted = value;
  }
  public resetUnrestricted() {
    this._unrestricted = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get unrestrictedInput() {
    return this._unrestricted;
  }

  // user_id - computed: false, optional: true, required: false
  private _userId?: string; 
  /** Only those with this user_id. User for whom the program acts; the credential goes with the user. Changing this replaces the application credential. */
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
      limit: cdktf.numberToTerraform(this._limit),
      name: cdktf.stringToTerraform(this._name),
      name_prefix: cdktf.stringToTerraform(this._namePrefix),
      scope_project_id: cdktf.stringToTerraform(this._scopeProjectId),
      unrestricted: cdktf.booleanToTerraform(this._unrestricted),
      user_id: cdktf.stringToTerraform(this._userId),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      limit: {
        value: cdktf.numberToHclTerraform(this._limit),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      name: {
        value: cdktf.stringToHclTerraform(this._name),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      name_prefix: {
        value: cdktf.stringToHclTerraform(this._namePrefix),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      scope_project_id: {
        value: cdktf.stringToHclTerraform(this._scopeProjectId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      unrestricted: {
        value: cdktf.booleanToHclTerraform(this._unrestricted),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
      user_id: {
        value: cdktf.stringToHclTerraform(this._userId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
