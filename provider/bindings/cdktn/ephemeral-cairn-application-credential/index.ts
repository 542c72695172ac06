// https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/ephemeral-resources/application_credential
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktn from 'cdktn';

// Values

/** What EphemeralCairnApplicationCredentialAccessRules.method may be. A value that only Terraform knows is given as `variable.value`. */
export type EphemeralCairnApplicationCredentialAccessRulesMethod = "DELETE" | "GET" | "HEAD" | "PATCH" | "POST" | "PUT";

// Configuration

export interface EphemeralCairnApplicationCredentialConfig extends cdktn.TerraformEphemeralMetaArguments {
  /**
  * The only requests that it may make; all unless given. At most 64.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/ephemeral-resources/application_credential#access_rules EphemeralCairnApplicationCredential#access_rules}
  */
  readonly accessRules?: EphemeralCairnApplicationCredentialAccessRules[] | cdktn.IResolvable;
  /**
  * How long it holds, from 60 to 86400, by the clock of the machine that runs Terraform. It is not renewed: choose more than the run takes. Default: `7200`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/ephemeral-resources/application_credential#lifetime_seconds EphemeralCairnApplicationCredential#lifetime_seconds}
  */
  readonly lifetimeSeconds?: number;
  /**
  * Roles that it carries; all that the user has in the project unless given. At most 64.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/ephemeral-resources/application_credential#role_ids EphemeralCairnApplicationCredential#role_ids}
  */
  readonly roleIds?: string[];
  /**
  * Project that it is for. Default: the project of the provider.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/ephemeral-resources/application_credential#scope_project_id EphemeralCairnApplicationCredential#scope_project_id}
  */
  readonly scopeProjectId?: string;
  /**
  * User for whom it acts. Default: the user whom the provider logged in as; required when its token stands for none.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/ephemeral-resources/application_credential#user_id EphemeralCairnApplicationCredential#user_id}
  */
  readonly userId?: string;
}
export interface EphemeralCairnApplicationCredentialAccessRules {
  /**
  * HTTP method. One of `DELETE`, `GET`, `HEAD`, `PATCH`, `POST`, `PUT`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/ephemeral-resources/application_credential#method EphemeralCairnApplicationCredential#method}
  */
  readonly method: EphemeralCairnApplicationCredentialAccessRulesMethod;
  /**
  * Path of the request; `*` stands for one segment or a part of it, `**` for any number, `{name}` for one.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/ephemeral-resources/application_credential#path EphemeralCairnApplicationCredential#path}
  */
  readonly path: string;
  /**
  * Type of the service, such as `compute`; `cairn` for `/v1`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/ephemeral-resources/application_credential#service EphemeralCairnApplicationCredential#service}
  */
  readonly service: string;
}

export function ephemeralCairnApplicationCredentialAccessRulesToTerraform(struct?: EphemeralCairnApplicationCredentialAccessRules | cdktn.IResolvable): any {
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


export function ephemeralCairnApplicationCredentialAccessRulesToHclTerraform(struct?: EphemeralCairnApplicationCredentialAccessRules | cdktn.IResolvable): any {
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

export class EphemeralCairnApplicationCredentialAccessRulesOutputReference extends cdktn.ComplexObject {
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

  public get internalValue(): EphemeralCairnApplicationCredentialAccessRules | cdktn.IResolvable | undefined {
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

  public set internalValue(value: EphemeralCairnApplicationCredentialAccessRules | cdktn.IResolvable | undefined) {
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
  private _method?: EphemeralCairnApplicationCredentialAccessRulesMethod; 
  /** HTTP method. One of `DELETE`, `GET`, `HEAD`, `PATCH`, `POST`, `PUT`. */
  public get method() {
    return this.getStringAttribute('method') as EphemeralCairnApplicationCredentialAccessRulesMethod;
  }
  public set method(value: EphemeralCairnApplicationCredentialAccessRulesMethod) {
    this._method = value;
  }
  // Temporarily expose input value. Use with caution.
  public get methodInput() {
    return this._method;
  }

  // path - computed: false, optional: false, required: true
  private _path?: string; 
  /** Path of the request; `*` stands for one segment or a part of it, `**` for any number, `{name}` for one. */
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
  /** Type of the service, such as `compute`; `cairn` for `/v1`. */
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

export class EphemeralCairnApplicationCredentialAccessRulesList extends cdktn.ComplexList {
  public internalValue? : EphemeralCairnApplicationCredentialAccessRules[] | cdktn.IResolvable

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
  public get(index: number): EphemeralCairnApplicationCredentialAccessRulesOutputReference {
    return new EphemeralCairnApplicationCredentialAccessRulesOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
  }
}

/**
* Represents a {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/ephemeral-resources/application_credential cairn_application_credential}
*/
export class EphemeralCairnApplicationCredential extends cdktn.TerraformEphemeralResource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "cairn_application_credential";

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/ephemeral-resources/application_credential cairn_application_credential} Ephemeral Resource
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options EphemeralCairnApplicationCredentialConfig = {}
  */
  public constructor(scope: Construct, id: string, config: EphemeralCairnApplicationCredentialConfig = {}) {
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
      forEach: config.forEach
    });
    this._accessRules.internalValue = config.accessRules;
    this._lifetimeSeconds = config.lifetimeSeconds;
    this._roleIds = config.roleIds;
    this._scopeProjectId = config.scopeProjectId;
    this._userId = config.userId;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // access_rules - computed: false, optional: true, required: false
  private _accessRules = new EphemeralCairnApplicationCredentialAccessRulesList(this, "access_rules", true);
  /** The only requests that it may make; all unless given. At most 64. */
  public get accessRules() {
    return this._accessRules;
  }
  public putAccessRules(value: EphemeralCairnApplicationCredentialAccessRules[] | cdktn.IResolvable) {
    this._accessRules.internalValue = value;
  }
  public resetAccessRules() {
    this._accessRules.internalValue = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get accessRulesInput() {
    return this._accessRules.internalValue;
  }

  // expires_at - computed: true, optional: false, required: false
  /** When it ends, in UTC, ISO 8601. */
  public get expiresAt() {
    return this.getStringAttribute('expires_at');
  }

  // id - computed: true, optional: false, required: false
  /** Id, which is no secret. */
  public get id() {
    return this.getStringAttribute('id');
  }

  // lifetime_seconds - computed: true, optional: true, required: false
  private _lifetimeSeconds?: number; 
  /** How long it holds, from 60 to 86400, by the clock of the machine that runs Terraform. It is not renewed: choose more than the run takes. Default: `7200`. */
  public get lifetimeSeconds() {
    return this.getNumberAttribute('lifetime_seconds');
  }
  public set lifetimeSeconds(value: number) {
    this._lifetimeSeconds = value;
  }
  public resetLifetimeSeconds() {
    this._lifetimeSeconds = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get lifetimeSecondsInput() {
    return this._lifetimeSeconds;
  }

  // name - computed: true, optional: false, required: false
  /** Name: `terraform-` and the end of the id. */
  public get name() {
    return this.getStringAttribute('name');
  }

  // role_ids - computed: false, optional: true, required: false
  private _roleIds?: string[]; 
  /** Roles that it carries; all that the user has in the project unless given. At most 64. */
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

  // scope_project_id - computed: true, optional: true, required: false
  private _scopeProjectId?: string; 
  /** Project that it is for. Default: the project of the provider. */
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

  // secret - computed: true, optional: false, required: false
  /** The secret. */
  public get secret() {
    return this.getStringAttribute('secret');
  }

  // user_id - computed: true, optional: true, required: false
  private _userId?: string; 
  /** User for whom it acts. Default: the user whom the provider logged in as; required when its token stands for none. */
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
      access_rules: cdktn.listMapper(ephemeralCairnApplicationCredentialAccessRulesToTerraform, false)(this._accessRules.internalValue),
      lifetime_seconds: cdktn.numberToTerraform(this._lifetimeSeconds),
      role_ids: cdktn.listMapper(cdktn.stringToTerraform, false)(this._roleIds),
      scope_project_id: cdktn.stringToTerraform(this._scopeProjectId),
      user_id: cdktn.stringToTerraform(this._userId),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      access_rules: {
        value: cdktn.listMapperHcl(ephemeralCairnApplicationCredentialAccessRulesToHclTerraform, false)(this._accessRules.internalValue),
        isBlock: true,
        type: "set",
        storageClassType: "EphemeralCairnApplicationCredentialAccessRulesList",
      },
      lifetime_seconds: {
        value: cdktn.numberToHclTerraform(this._lifetimeSeconds),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
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
