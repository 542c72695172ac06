// https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktn from 'cdktn';

// Configuration

export interface CairnProviderConfig {
  /**
  * Application credential that logs in, with its secret. Its project is the one that it was made for. Else `OS_APPLICATION_CREDENTIAL_ID`, or that of the cloud.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs#application_credential_id CairnProvider#application_credential_id}
  */
  readonly applicationCredentialId?: string;
  /**
  * Name of that credential, in place of its id; its user has to be named too. Else `OS_APPLICATION_CREDENTIAL_NAME`, or that of the cloud.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs#application_credential_name CairnProvider#application_credential_name}
  */
  readonly applicationCredentialName?: string;
  /**
  * Secret of that credential. Else `OS_APPLICATION_CREDENTIAL_SECRET`, or that of the cloud or of `secure.yaml`, which keep it out of the configuration.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs#application_credential_secret CairnProvider#application_credential_secret}
  */
  readonly applicationCredentialSecret?: string;
  /**
  * Path of the PEM certificates that sign the certificate of the service. Else `CAIRN_CA_FILE`, else `OS_CACERT` or `cacert` of the cloud, else the authorities of the system.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs#ca_file CairnProvider#ca_file}
  */
  readonly caFile?: string;
  /**
  * Name of a cloud of `clouds.yaml` that gives what stands in no other argument here: `cairn_endpoint_override` (or `auth.endpoint`, or `auth.auth_url`), `auth_type`, `auth.token` or a login (`auth.username`, `auth.password`, `auth.application_credential_id`, ...), `cacert`, `region_name` or `regions`, `auth.project_id` or `auth.project_name`. The file is `OS_CLIENT_CONFIG_FILE`, or lies in the working directory, `~/.config/openstack` or `/etc/openstack`; `secure.yaml` is laid over it. Else `CAIRN_CLOUD`, else `OS_CLOUD`, which counts less than other `CAIRN_*` and `OS_*` variables.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs#cloud CairnProvider#cloud}
  */
  readonly cloud?: string;
  /**
  * Domain that the login is for, in place of a project: its administrator makes users, groups and projects there. Else `OS_DOMAIN_NAME` or `OS_DOMAIN_ID`, or those of the cloud.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs#domain_name CairnProvider#domain_name}
  */
  readonly domainName?: string;
  /**
  * URL of the Cairn service, for example `http://127.0.0.1:8788`. Else `CAIRN_ENDPOINT`, else `OS_CAIRN_ENDPOINT_OVERRIDE` or `OS_ENDPOINT`, else the cloud that `OS_CLOUD` names, else a credentials file (`~/.config/cairn/credentials.json`, or that of a service on this machine).
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs#endpoint CairnProvider#endpoint}
  */
  readonly endpoint?: string;
  /**
  * Password of that user. Else `OS_PASSWORD`, or that of the cloud or of `secure.yaml`, which keep it out of the configuration.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs#password CairnProvider#password}
  */
  readonly password?: string;
  /**
  * Domain of the project that a login names. Else `OS_PROJECT_DOMAIN_NAME`, else the domain `default`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs#project_domain_name CairnProvider#project_domain_name}
  */
  readonly projectDomainName?: string;
  /**
  * Id of the project of resources that name none, and of the login unless that is for a domain or the system. Else `CAIRN_PROJECT_ID`, else `OS_PROJECT_ID` or `OS_PROJECT_NAME`, or those of the cloud, else the project of the token.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs#project_id CairnProvider#project_id}
  */
  readonly projectId?: string;
  /**
  * Name of that project, where its id is not known. Else `OS_PROJECT_NAME` or `auth.project_name` of the cloud.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs#project_name CairnProvider#project_name}
  */
  readonly projectName?: string;
  /**
  * Region that the service must be, and the one to take of a cloud that has several. Else `CAIRN_REGION`, else `OS_REGION_NAME` or `region_name` of the cloud, else any.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs#region CairnProvider#region}
  */
  readonly region?: string;
  /**
  * With `all` the login is for the whole service, in place of a project: for its administrator. Else `OS_SYSTEM_SCOPE`, or that of the cloud.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs#system_scope CairnProvider#system_scope}
  */
  readonly systemScope?: string;
  /**
  * API token. It is sent to no other service than the one that is named beside it. Else `token_file`, else `CAIRN_TOKEN`, `CAIRN_TOKEN_FILE` (a file that holds the token) or `CAIRN_TOKEN_COMMAND` (a shell command that prints it), which keep it out of the configuration, else `OS_TOKEN`, else what a login gives, else `auth.token` of the cloud that `OS_CLOUD` names, else a credentials file.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs#token CairnProvider#token}
  */
  readonly token?: string;
  /**
  * Path of a file that holds an API token and nothing else. When the service refuses the token, the file is read once more, so a token that is renewed outlives an apply. Else `CAIRN_TOKEN_FILE`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs#token_file CairnProvider#token_file}
  */
  readonly tokenFile?: string;
  /**
  * Domain of that user. Else `OS_USER_DOMAIN_NAME` or `OS_USER_DOMAIN_ID`, else the domain `default`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs#user_domain_name CairnProvider#user_domain_name}
  */
  readonly userDomainName?: string;
  /**
  * Id of that user, in place of name and domain. Else `OS_USER_ID`, or that of the cloud.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs#user_id CairnProvider#user_id}
  */
  readonly userId?: string;
  /**
  * User that logs in, with `password`; the provider sends both to `endpoint` with `/identity/v3/auth/tokens` behind it, and the token that it gets to everything else. Else `OS_USERNAME` beside `OS_AUTH_URL`, or that of the cloud.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs#username CairnProvider#username}
  */
  readonly username?: string;
  /**
  * Alias name
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs#alias CairnProvider#alias}
  */
  readonly alias?: string;
}

import { CairnProviderFunctions } from '../provider-functions/index';
/**
* Represents a {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs cairn}
*/
export class CairnProvider extends cdktn.TerraformProvider {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "cairn";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTN code for importing a CairnProvider resource upon running "cdktn plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the CairnProvider to import
  * @param importFromId The id of the existing CairnProvider that should be imported. Refer to the {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the CairnProvider to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "cairn", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs cairn} Resource
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options CairnProviderConfig = {}
  */
  public constructor(scope: Construct, id: string, config: CairnProviderConfig = {}) {
    super(scope, id, {
      terraformResourceType: 'cairn',
      terraformGeneratorMetadata: {
        providerName: 'cairn',
        providerVersion: '0.1.0',
        providerVersionConstraint: '0.1.0'
      },
      terraformProviderSource: 'cairn/cairn'
    });
    this._applicationCredentialId = config.applicationCredentialId;
    this._applicationCredentialName = config.applicationCredentialName;
    this._applicationCredentialSecret = config.applicationCredentialSecret;
    this._caFile = config.caFile;
    this._cloud = config.cloud;
    this._domainName = config.domainName;
    this._endpoint = config.endpoint;
    this._password = config.password;
    this._projectDomainName = config.projectDomainName;
    this._projectId = config.projectId;
    this._projectName = config.projectName;
    this._region = config.region;
    this._systemScope = config.systemScope;
    this._token = config.token;
    this._tokenFile = config.tokenFile;
    this._userDomainName = config.userDomainName;
    this._userId = config.userId;
    this._username = config.username;
    this._alias = config.alias;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // application_credential_id - computed: false, optional: true, required: false
  private _applicationCredentialId?: string; 
  public get applicationCredentialId() {
    return this._applicationCredentialId;
  }
  public set applicationCredentialId(value: string | undefined) {
    this._applicationCredentialId = value;
  }
  public resetApplicationCredentialId() {
    this._applicationCredentialId = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get applicationCredentialIdInput() {
    return this._applicationCredentialId;
  }

  // application_credential_name - computed: false, optional: true, required: false
  private _applicationCredentialName?: string; 
  public get applicationCredentialName() {
    return this._applicationCredentialName;
  }
  public set applicationCredentialName(value: string | undefined) {
    this._applicationCredentialName = value;
  }
  public resetApplicationCredentialName() {
    this._applicationCredentialName = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get applicationCredentialNameInput() {
    return this._applicationCredentialName;
  }

  // application_credential_secret - computed: false, optional: true, required: false
  private _applicationCredentialSecret?: string; 
  public get applicationCredentialSecret() {
    return this._applicationCredentialSecret;
  }
  public set applicationCredentialSecret(value: string | undefined) {
    this._applicationCredentialSecret = value;
  }
  public resetApplicationCredentialSecret() {
    this._applicationCredentialSecret = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get applicationCredentialSecretInput() {
    return this._applicationCredentialSecret;
  }

  // ca_file - computed: false, optional: true, required: false
  private _caFile?: string; 
  public get caFile() {
    return this._caFile;
  }
  public set caFile(value: string | undefined) {
    this._caFile = value;
  }
  public resetCaFile() {
    this._caFile = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get caFileInput() {
    return this._caFile;
  }

  // cloud - computed: false, optional: true, required: false
  private _cloud?: string; 
  public get cloud() {
    return this._cloud;
  }
  public set cloud(value: string | undefined) {
    this._cloud = value;
  }
  public resetCloud() {
    this._cloud = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get cloudInput() {
    return this._cloud;
  }

  // domain_name - computed: false, optional: true, required: false
  private _domainName?: string; 
  public get domainName() {
    return this._domainName;
  }
  public set domainName(value: string | undefined) {
    this._domainName = value;
  }
  public resetDomainName() {
    this._domainName = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get domainNameInput() {
    return this._domainName;
  }

  // endpoint - computed: false, optional: true, required: false
  private _endpoint?: string; 
  public get endpoint() {
    return this._endpoint;
  }
  public set endpoint(value: string | undefined) {
    this._endpoint = value;
  }
  public resetEndpoint() {
    this._endpoint = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get endpointInput() {
    return this._endpoint;
  }

  // password - computed: false, optional: true, required: false
  private _password?: string; 
  public get password() {
    return this._password;
  }
  public set password(value: string | undefined) {
    this._password = value;
  }
  public resetPassword() {
    this._password = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get passwordInput() {
    return this._password;
  }

  // project_domain_name - computed: false, optional: true, required: false
  private _projectDomainName?: string; 
  public get projectDomainName() {
    return this._projectDomainName;
  }
  public set projectDomainName(value: string | undefined) {
    this._projectDomainName = value;
  }
  public resetProjectDomainName() {
    this._projectDomainName = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get projectDomainNameInput() {
    return this._projectDomainName;
  }

  // project_id - computed: false, optional: true, required: false
  private _projectId?: string; 
  public get projectId() {
    return this._projectId;
  }
  public set projectId(value: string | undefined) {
    this._projectId = value;
  }
  public resetProjectId() {
    this._projectId = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get projectIdInput() {
    return this._projectId;
  }

  // project_name - computed: false, optional: true, required: false
  private _projectName?: string; 
  public get projectName() {
    return this._projectName;
  }
  public set projectName(value: string | undefined) {
    this._projectName = value;
  }
  public resetProjectName() {
    this._projectName = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get projectNameInput() {
    return this._projectName;
  }

  // region - computed: false, optional: true, required: false
  private _region?: string; 
  public get region() {
    return this._region;
  }
  public set region(value: string | undefined) {
    this._region = value;
  }
  public resetRegion() {
    this._region = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get regionInput() {
    return this._region;
  }

  // system_scope - computed: false, optional: true, required: false
  private _systemScope?: string; 
  public get systemScope() {
    return this._systemScope;
  }
  public set systemScope(value: string | undefined) {
    this._systemScope = value;
  }
  public resetSystemScope() {
    this._systemScope = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get systemScopeInput() {
    return this._systemScope;
  }

  // token - computed: false, optional: true, required: false
  private _token?: string; 
  public get token() {
    return this._token;
  }
  public set token(value: string | undefined) {
    this._token = value;
  }
  public resetToken() {
    this._token = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get tokenInput() {
    return this._token;
  }

  // token_file - computed: false, optional: true, required: false
  private _tokenFile?: string; 
  public get tokenFile() {
    return this._tokenFile;
  }
  public set tokenFile(value: string | undefined) {
    this._tokenFile = value;
  }
  public resetTokenFile() {
    this._tokenFile = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get tokenFileInput() {
    return this._tokenFile;
  }

  // user_domain_name - computed: false, optional: true, required: false
  private _userDomainName?: string; 
  public get userDomainName() {
    return this._userDomainName;
  }
  public set userDomainName(value: string | undefined) {
    this._userDomainName = value;
  }
  public resetUserDomainName() {
    this._userDomainName = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get userDomainNameInput() {
    return this._userDomainName;
  }

  // user_id - computed: false, optional: true, required: false
  private _userId?: string; 
  public get userId() {
    return this._userId;
  }
  public set userId(value: string | undefined) {
    this._userId = value;
  }
  public resetUserId() {
    this._userId = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get userIdInput() {
    return this._userId;
  }

  // username - computed: false, optional: true, required: false
  private _username?: string; 
  public get username() {
    return this._username;
  }
  public set username(value: string | undefined) {
    this._username = value;
  }
  public resetUsername() {
    this._username = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get usernameInput() {
    return this._username;
  }

  // alias - computed: false, optional: true, required: false
  private _alias?: string; 
  public get alias() {
    return this._alias;
  }
  public set alias(value: string | undefined) {
    this._alias = value;
  }
  public resetAlias() {
    this._alias = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get aliasInput() {
    return this._alias;
  }

  // ==========================
  // PROVIDER-DEFINED FUNCTIONS
  // ==========================
  private _functions?: CairnProviderFunctions;

  /**
  * Provider-defined functions of the cairn provider.
  */
  public get functions(): CairnProviderFunctions {
    if (!this._functions) {
      this._functions = new CairnProviderFunctions(this.terraformResourceType);
    }
    return this._functions;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      application_credential_id: cdktn.stringToTerraform(this._applicationCredentialId),
      application_credential_name: cdktn.stringToTerraform(this._applicationCredentialName),
      application_credential_secret: cdktn.stringToTerraform(this._applicationCredentialSecret),
      ca_file: cdktn.stringToTerraform(this._caFile),
      cloud: cdktn.stringToTerraform(this._cloud),
      domain_name: cdktn.stringToTerraform(this._domainName),
      endpoint: cdktn.stringToTerraform(this._endpoint),
      password: cdktn.stringToTerraform(this._password),
      project_domain_name: cdktn.stringToTerraform(this._projectDomainName),
      project_id: cdktn.stringToTerraform(this._projectId),
      project_name: cdktn.stringToTerraform(this._projectName),
      region: cdktn.stringToTerraform(this._region),
      system_scope: cdktn.stringToTerraform(this._systemScope),
      token: cdktn.stringToTerraform(this._token),
      token_file: cdktn.stringToTerraform(this._tokenFile),
      user_domain_name: cdktn.stringToTerraform(this._userDomainName),
      user_id: cdktn.stringToTerraform(this._userId),
      username: cdktn.stringToTerraform(this._username),
      alias: cdktn.stringToTerraform(this._alias),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      application_credential_id: {
        value: cdktn.stringToHclTerraform(this._applicationCredentialId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      application_credential_name: {
        value: cdktn.stringToHclTerraform(this._applicationCredentialName),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      application_credential_secret: {
        value: cdktn.stringToHclTerraform(this._applicationCredentialSecret),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      ca_file: {
        value: cdktn.stringToHclTerraform(this._caFile),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      cloud: {
        value: cdktn.stringToHclTerraform(this._cloud),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      domain_name: {
        value: cdktn.stringToHclTerraform(this._domainName),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      endpoint: {
        value: cdktn.stringToHclTerraform(this._endpoint),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      password: {
        value: cdktn.stringToHclTerraform(this._password),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      project_domain_name: {
        value: cdktn.stringToHclTerraform(this._projectDomainName),
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
      project_name: {
        value: cdktn.stringToHclTerraform(this._projectName),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      region: {
        value: cdktn.stringToHclTerraform(this._region),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      system_scope: {
        value: cdktn.stringToHclTerraform(this._systemScope),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      token: {
        value: cdktn.stringToHclTerraform(this._token),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      token_file: {
        value: cdktn.stringToHclTerraform(this._tokenFile),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      user_domain_name: {
        value: cdktn.stringToHclTerraform(this._userDomainName),
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
      username: {
        value: cdktn.stringToHclTerraform(this._username),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      alias: {
        value: cdktn.stringToHclTerraform(this._alias),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
