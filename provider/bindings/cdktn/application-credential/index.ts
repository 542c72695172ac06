// https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/application_credential
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktn from 'cdktn';

// Values

/** What ApplicationCredentialAccessRules.method may be. A value that only Terraform knows is given as `variable.value`. */
export type ApplicationCredentialAccessRulesMethod = "DELETE" | "GET" | "HEAD" | "PATCH" | "POST" | "PUT";

// Configuration

export interface ApplicationCredentialConfig extends cdktn.TerraformMetaArguments {
  /**
  * The only requests that it may make; all unless given. At most 64 items. Changing this replaces the application credential.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/application_credential#access_rules ApplicationCredential#access_rules}
  */
  readonly accessRules?: ApplicationCredentialAccessRules[] | cdktn.IResolvable;
  /**
  * What the credential is for. At most 1,024 characters. Changing this replaces the application credential.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/application_credential#description ApplicationCredential#description}
  */
  readonly description?: string;
  /**
  * When it ends, in UTC, for example 2027-01-31T00:00:00Z; never unless given. Changing this replaces the application credential.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/application_credential#expires_at ApplicationCredential#expires_at}
  */
  readonly expiresAt?: string;
  /**
  * Name: 1 to 255 printable characters without '/', no space at either end. Changing this replaces the application credential.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/application_credential#name ApplicationCredential#name}
  */
  readonly name: string;
  /**
  * Roles that it carries; all that the user has in the project unless given. At most 64 items. Changing this replaces the application credential.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/application_credential#role_ids ApplicationCredential#role_ids}
  */
  readonly roleIds?: string[];
  /**
  * Project that it is for; the credential goes with it. Changing this replaces the application credential.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/application_credential#scope_project_id ApplicationCredential#scope_project_id}
  */
  readonly scopeProjectId: string;
  /**
  * Secret that the program shows. Kept only as an argon2id hash. Never returned, and in no plan and no state; sent at creation and when secret_wo_version changes. Between 16 and 128 characters.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/application_credential#secret_wo ApplicationCredential#secret_wo}
  */
  readonly secretWo?: string;
  /**
  * Any number, needed with secret_wo: another one means another secret. Between 0 and 9,007,199,254,740,991. Changing this replaces the application credential.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/application_credential#secret_wo_version ApplicationCredential#secret_wo_version}
  */
  readonly secretWoVersion?: number;
  /**
  * How long Terraform waits until Cairn reports success.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/application_credential#timeouts ApplicationCredential#timeouts}
  */
  readonly timeouts?: ApplicationCredentialTimeouts;
  /**
  * Whether it may make further credentials. Dangerous: a leaked one then outlives its removal. Default: `false`. Changing this replaces the application credential.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/application_credential#unrestricted ApplicationCredential#unrestricted}
  */
  readonly unrestricted?: boolean | cdktn.IResolvable;
  /**
  * User for whom the program acts; the credential goes with the user. Changing this replaces the application credential.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/application_credential#user_id ApplicationCredential#user_id}
  */
  readonly userId: string;
}
export interface ApplicationCredentialAccessRules {
  /**
  * HTTP method. One of `DELETE`, `GET`, `HEAD`, `PATCH`, `POST`, `PUT`. Changing this replaces the application credential.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/application_credential#method ApplicationCredential#method}
  */
  readonly method: ApplicationCredentialAccessRulesMethod;
  /**
  * Path of the request; * stands for one segment or a part of it, ** for any number, {name} for one. Between 1 and 1,024 characters. Changing this replaces the application credential.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/application_credential#path ApplicationCredential#path}
  */
  readonly path: string;
  /**
  * Type of the service, such as compute. Between 1 and 255 characters. Changing this replaces the application credential.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/application_credential#service ApplicationCredential#service}
  */
  readonly service: string;
}

export function applicationCredentialAccessRulesToTerraform(struct?: ApplicationCredentialAccessRules | cdktn.IResolvable): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  return {
    method: cdktn.stringToTerraform(struct!.method),
    path: cdktn.stringToTerraform(struct!.path),
    service: cdktn.stringToTerraform(struct!.service),
  }
}


export function applicationCredentialAccessRulesToHclTerraform(struct?: ApplicationCredentialAccessRules | cdktn.IResolvable): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  const attrs = {
    method: {
      value: cdktn.stringToHclTerraform(struct!.method),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    path: {
      value: cdktn.stringToHclTerraform(struct!.path),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    service: {
      value: cdktn.stringToHclTerraform(struct!.service),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export class ApplicationCredentialAccessRulesOutputReference extends cdktn.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktn.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectIndex the index of this item in the list
  * @param complexObjectIsFromSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
  */
  public constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, complexObjectIndex: number, complexObjectIsFromSet: boolean) {
    super(terraformResource, terraformAttribute, complexObjectIsFromSet, complexObjectIndex);
  }

  public get internalValue(): ApplicationCredentialAccessRules | cdktn.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._method !== undefined) {
      hasAnyValues = true;
      internalValueResult.method = this._method;
    }
    if (this._path !== undefined) {
      hasAnyValues = true;
      internalValueResult.path = this._path;
    }
    if (this._service !== undefined) {
      hasAnyValues = true;
      internalValueResult.service = this._service;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: ApplicationCredentialAccessRules | cdktn.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._method = undefined;
      this._path = undefined;
      this._service = undefined;
    }
    else if (cdktn.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._method = value.method;
      this._path = value.path;
      this._service = value.service;
    }
  }

  // method - computed: false, optional: false, required: true
  private _method?: ApplicationCredentialAccessRulesMethod; 
  /** HTTP method. One of `DELETE`, `GET`, `HEAD`, `PATCH`, `POST`, `PUT`. Changing this replaces the application credential. */
  public get method() {
    return this.getStringAttribute('method') as ApplicationCredentialAccessRulesMethod;
  }
  public set method(value: ApplicationCredentialAccessRulesMethod) {
    this._method = value;
  }
  // Temporarily expose input value. Use with caution.
  public get methodInput() {
    return this._method;
  }

  // path - computed: false, optional: false, required: true
  private _path?: string; 
  /** Path of the request; * stands for one segment or a part of it, ** for any number, {name} for one. Between 1 and 1,024 characters. Changing this replaces the application credential. */
  public get path() {
    return this.getStringAttribute('path');
  }
  public set path(value: string) {
    this._path = value;
  }
  // Temporarily expose input value. Use with caution.
  public get pathInput() {
    return this._path;
  }

  // service - computed: false, optional: false, required: true
  private _service?: string; 
  /** Type of the service, such as compute. Between 1 and 255 characters. Changing this replaces the application credential. */
  public get service() {
    return this.getStringAttribute('service');
  }
  public set service(value: string) {
    this._service = value;
  }
  // Temporarily expose input value. Use with caution.
  public get serviceInput() {
    return this._service;
  }
}

export class ApplicationCredentialAccessRulesList extends cdktn.ComplexList {
  public internalValue? : ApplicationCredentialAccessRules[] | cdktn.IResolvable

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param wrapsSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
  */
  constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, wrapsSet: boolean) {
    super(terraformResource, terraformAttribute, wrapsSet);
  }

  /**
  * @param index the index of the item to return
  */
  public get(index: number): ApplicationCredentialAccessRulesOutputReference {
    return new ApplicationCredentialAccessRulesOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
  }
}
export interface ApplicationCredentialTimeouts {
  /**
  * How long to wait for creation, for example `90s` or `10m`. Default: `10m`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/application_credential#create ApplicationCredential#create}
  */
  readonly create?: string;
  /**
  * How long to wait for deletion, for example `90s` or `10m`. Default: `10m`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/application_credential#delete ApplicationCredential#delete}
  */
  readonly delete?: string;
  /**
  * How long to wait for a change, for example `90s` or `10m`. Default: `10m`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/application_credential#update ApplicationCredential#update}
  */
  readonly update?: string;
}

export function applicationCredentialTimeoutsToTerraform(struct?: ApplicationCredentialTimeouts | cdktn.IResolvable): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  return {
    create: cdktn.stringToTerraform(struct!.create),
    delete: cdktn.stringToTerraform(struct!.delete),
    update: cdktn.stringToTerraform(struct!.update),
  }
}


export function applicationCredentialTimeoutsToHclTerraform(struct?: ApplicationCredentialTimeouts | cdktn.IResolvable): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  const attrs = {
    create: {
      value: cdktn.stringToHclTerraform(struct!.create),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    delete: {
      value: cdktn.stringToHclTerraform(struct!.delete),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    update: {
      value: cdktn.stringToHclTerraform(struct!.update),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export class ApplicationCredentialTimeoutsOutputReference extends cdktn.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktn.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): ApplicationCredentialTimeouts | cdktn.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._create !== undefined) {
      hasAnyValues = true;
      internalValueResult.create = this._create;
    }
    if (this._delete !== undefined) {
      hasAnyValues = true;
      internalValueResult.delete = this._delete;
    }
    if (this._update !== undefined) {
      hasAnyValues = true;
      internalValueResult.update = this._update;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: ApplicationCredentialTimeouts | cdktn.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._create = undefined;
      this._delete = undefined;
      this._update = undefined;
    }
    else if (cdktn.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._create = value.create;
      this._delete = value.delete;
      this._update = value.update;
    }
  }

  // create - computed: false, optional: true, required: false
  private _create?: string; 
  /** How long to wait for creation, for example `90s` or `10m`. Default: `10m`. */
  public get create() {
    return this.getStringAttribute('create');
  }
  public set create(value: string) {
    this._create = value;
  }
  public resetCreate() {
    this._create = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get createInput() {
    return this._create;
  }

  // delete - computed: false, optional: true, required: false
  private _delete?: string; 
  /** How long to wait for deletion, for example `90s` or `10m`. Default: `10m`. */
  public get delete() {
    return this.getStringAttribute('delete');
  }
  public set delete(value: string) {
    this._delete = value;
  }
  public resetDelete() {
    this._delete = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get deleteInput() {
    return this._delete;
  }

  // update - computed: false, optional: true, required: false
  private _update?: string; 
  /** How long to wait for a change, for example `90s` or `10m`. Default: `10m`. */
  public get update() {
    return this.getStringAttribute('update');
  }
  public set update(value: string) {
    this._update = value;
  }
  public resetUpdate() {
    this._update = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get updateInput() {
    return this._update;
  }
}

/**
* Represents a {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/application_credential cairn_application_credential}
*/
export class ApplicationCredential extends cdktn.TerraformResource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "cairn_application_credential";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTN code for importing a ApplicationCredential resource upon running "cdktn plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the ApplicationCredential to import
  * @param importFromId The id of the existing ApplicationCredential that should be imported. Refer to the {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/application_credential#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the ApplicationCredential to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "cairn_application_credential", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/application_credential cairn_application_credential} Resource
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options ApplicationCredentialConfig
  */
  public constructor(scope: Construct, id: string, config: ApplicationCredentialConfig) {
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
    this._accessRules.internalValue = config.accessRules;
    this._description = config.description;
    this._expiresAt = config.expiresAt;
    this._name = config.name;
    this._roleIds = config.roleIds;
    this._scopeProjectId = config.scopeProjectId;
    this._secretWo = config.secretWo;
    this._secretWoVersion = config.secretWoVersion;
    this._timeouts.internalValue = config.timeouts;
    this._unrestricted = config.unrestricted;
    this._userId = config.userId;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // access_rules - computed: false, optional: true, required: false
  private _accessRules = new ApplicationCredentialAccessRulesList(this, "access_rules", true);
  /** The only requests that it may make; all unless given. At most 64 items. Changing this replaces the application credential. */
  public get accessRules() {
    return this._accessRules;
  }
  public putAccessRules(value: ApplicationCredentialAccessRules[] | cdktn.IResolvable) {
    this._accessRules.internalValue = value;
  }
  public resetAccessRules() {
    this._accessRules.internalValue = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get accessRulesInput() {
    return this._accessRules.internalValue;
  }

  // description - computed: false, optional: true, required: false
  private _description?: string; 
  /** What the credential is for. At most 1,024 characters. Changing this replaces the application credential. */
  public get description() {
    return this.getStringAttribute('description');
  }
  public set description(value: string) {
    this._description = value;
  }
  public resetDescription() {
    this._description = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get descriptionInput() {
    return this._description;
  }

  // expires_at - computed: false, optional: true, required: false
  private _expiresAt?: string; 
  /** When it ends, in UTC, for example 2027-01-31T00:00:00Z; never unless given. Changing this replaces the application credential. */
  public get expiresAt() {
    return this.getStringAttribute('expires_at');
  }
  public set expiresAt(value: string) {
    this._expiresAt = value;
  }
  public resetExpiresAt() {
    this._expiresAt = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get expiresAtInput() {
    return this._expiresAt;
  }

  // id - computed: true, optional: false, required: false
  /** Id of the application credential: a lower-case UUID, known before it is made. */
  public get id() {
    return this.getStringAttribute('id');
  }

  // name - computed: false, optional: false, required: true
  private _name?: string; 
  /** Name: 1 to 255 printable characters without '/', no space at either end. Changing this replaces the application credential. */
  public get name() {
    return this.getStringAttribute('name');
  }
  public set name(value: string) {
    this._name = value;
  }
  // Temporarily expose input value. Use with caution.
  public get nameInput() {
    return this._name;
  }

  // role_ids - computed: false, optional: true, required: false
  private _roleIds?: string[]; 
  /** Roles that it carries; all that the user has in the project unless given. At most 64 items. Changing this replaces the application credential. */
  public get roleIds() {
    return cdktn.Fn.tolist(this.getListAttribute('role_ids'));
  }
  public set roleIds(value: string[]) {
    this._roleIds = value;
  }
  public resetRoleIds() {
    this._roleIds = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get roleIdsInput() {
    return this._roleIds;
  }

  // scope_project_id - computed: false, optional: false, required: true
  private _scopeProjectId?: string; 
  /** Project that it is for; the credential goes with it. Changing this replaces the application credential. */
  public get scopeProjectId() {
    return this.getStringAttribute('scope_project_id');
  }
  public set scopeProjectId(value: string) {
    this._scopeProjectId = value;
  }
  // Temporarily expose input value. Use with caution.
  public get scopeProjectIdInput() {
    return this._scopeProjectId;
  }

  // secret_wo - computed: false, optional: true, required: false
  private _secretWo?: string; 
  /**
  * @deprecated Write-only: the provider never returns this value; reading it always yields null by protocol contract. The getter remains for compatibility and will be removed in a future prebuilt-provider major.
  */
  /** Secret that the program shows. Kept only as an argon2id hash. Never returned, and in no plan and no state; sent at creation and when secret_wo_version changes. Between 16 and 128 characters. */
  public get secretWo() {
    return this.getStringAttribute('secret_wo');
  }
  public set secretWo(value: string) {
    this._secretWo = value;
  }
  public resetSecretWo() {
    this._secretWo = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get secretWoInput() {
    return this._secretWo;
  }

  // secret_wo_version - computed: false, optional: true, required: false
  private _secretWoVersion?: number; 
  /** Any number, needed with secret_wo: another one means another secret. Between 0 and 9,007,199,254,740,991. Changing this replaces the application credential. */
  public get secretWoVersion() {
    return this.getNumberAttribute('secret_wo_version');
  }
  public set secretWoVersion(value: number) {
    this._secretWoVersion = value;
  }
  public resetSecretWoVersion() {
    this._secretWoVersion = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get secretWoVersionInput() {
    return this._secretWoVersion;
  }

  // timeouts - computed: false, optional: true, required: false
  private _timeouts = new ApplicationCredentialTimeoutsOutputReference(this, "timeouts");
  /** How long Terraform waits until Cairn reports success. */
  public get timeouts() {
    return this._timeouts;
  }
  public putTimeouts(value: ApplicationCredentialTimeouts) {
    this._timeouts.internalValue = value;
  }
  public resetTimeouts() {
    this._timeouts.internalValue = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get timeoutsInput() {
    return this._timeouts.internalValue;
  }

  // unrestricted - computed: true, optional: true, required: false
  private _unrestricted?: boolean | cdktn.IResolvable; 
  /** Whether it may make further credentials. Dangerous: a leaked one then outlives its removal. Default: `false`. Changing this replaces the application credential. */
  public get unrestricted() {
    return this.getBooleanAttribute('unrestricted');
  }
  public set unrestricted(value: boolean | cdktn.IResolvable) {
    this._unrestricted = value;
  }
  public resetUnrestricted() {
    this._unrestricted = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get unrestrictedInput() {
    return this._unrestricted;
  }

  // user_id - computed: false, optional: false, required: true
  private _userId?: string; 
  /** User for whom the program acts; the credential goes with the user. Changing this replaces the application credential. */
  public get userId() {
    return this.getStringAttribute('user_id');
  }
  public set userId(value: string) {
    this._userId = value;
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
      access_rules: cdktn.listMapper(applicationCredentialAccessRulesToTerraform, false)(this._accessRules.internalValue),
      description: cdktn.stringToTerraform(this._description),
      expires_at: cdktn.stringToTerraform(this._expiresAt),
      name: cdktn.stringToTerraform(this._name),
      role_ids: cdktn.listMapper(cdktn.stringToTerraform, false)(this._roleIds),
      scope_project_id: cdktn.stringToTerraform(this._scopeProjectId),
      secret_wo: this.markWriteOnlyAttribute(cdktn.stringToTerraform(this._secretWo)),
      secret_wo_version: cdktn.numberToTerraform(this._secretWoVersion),
      timeouts: applicationCredentialTimeoutsToTerraform(this._timeouts.internalValue),
      unrestricted: cdktn.booleanToTerraform(this._unrestricted),
      user_id: cdktn.stringToTerraform(this._userId),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      access_rules: {
        value: cdktn.listMapperHcl(applicationCredentialAccessRulesToHclTerraform, false)(this._accessRules.internalValue),
        isBlock: true,
        type: "set",
        storageClassType: "ApplicationCredentialAccessRulesList",
      },
      description: {
        value: cdktn.stringToHclTerraform(this._description),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      expires_at: {
        value: cdktn.stringToHclTerraform(this._expiresAt),
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
      role_ids: {
        value: cdktn.listMapperHcl(cdktn.stringToHclTerraform, false)(this._roleIds),
        isBlock: false,
        type: "set",
        storageClassType: "stringList",
      },
      scope_project_id: {
        value: cdktn.stringToHclTerraform(this._scopeProjectId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      secret_wo: {
        value: this.markWriteOnlyAttribute(cdktn.stringToHclTerraform(this._secretWo)),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      secret_wo_version: {
        value: cdktn.numberToHclTerraform(this._secretWoVersion),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      timeouts: {
        value: applicationCredentialTimeoutsToHclTerraform(this._timeouts.internalValue),
        isBlock: true,
        type: "struct",
        storageClassType: "ApplicationCredentialTimeouts",
      },
      unrestricted: {
        value: cdktn.booleanToHclTerraform(this._unrestricted),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
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
