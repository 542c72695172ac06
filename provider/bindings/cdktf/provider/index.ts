// https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktf from 'cdktf';

// Configuration

export interface CairnProviderConfig {
  /**
  * Path of the PEM certificates that sign the certificate of the service. Else `CAIRN_CA_FILE`, else `OS_CACERT` or `cacert` of the cloud, else the authorities of the system.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs#ca_file CairnProvider#ca_file}
  */
  readonly caFile?: string;
  /**
  * Name of a cloud of `clouds.yaml` that gives what stands in no other argument here: `cairn_endpoint_override` (or `auth.endpoint`, or `auth.auth_url`), `auth.token`, `cacert`, `region_name` or `regions`, `auth.project_id` or `auth.project_name`. The file is `OS_CLIENT_CONFIG_FILE`, or lies in the working directory, `~/.config/openstack` or `/etc/openstack`; `secure.yaml` is laid over it. User names, passwords and application credentials are not supported yet. Else `CAIRN_CLOUD`, else `OS_CLOUD`, which counts less than other `CAIRN_*` and `OS_*` variables.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs#cloud CairnProvider#cloud}
  */
  readonly cloud?: string;
  /**
  * URL of the Cairn service, for example `http://127.0.0.1:8788`. Else `CAIRN_ENDPOINT`, else `OS_CAIRN_ENDPOINT_OVERRIDE` or `OS_ENDPOINT`, else the cloud that `OS_CLOUD` names, else a credentials file (`~/.config/cairn/credentials.json`, or that of a service on this machine).
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs#endpoint CairnProvider#endpoint}
  */
  readonly endpoint?: string;
  /**
  * Id of the project of resources that name none. Else `CAIRN_PROJECT_ID`, else `OS_PROJECT_ID` or `OS_PROJECT_NAME`, or those of the cloud, else the project of the token.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs#project_id CairnProvider#project_id}
  */
  readonly projectId?: string;
  /**
  * Region that the service must be, and the one to take of a cloud that has several. Else `CAIRN_REGION`, else `OS_REGION_NAME` or `region_name` of the cloud, else any.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs#region CairnProvider#region}
  */
  readonly region?: string;
  /**
  * API token. It is sent to no other service than the one that is named beside it. Else `token_file`, else `CAIRN_TOKEN`, `CAIRN_TOKEN_FILE` (a file that holds the token) or `CAIRN_TOKEN_COMMAND` (a shell command that prints it), which keep it out of the configuration, else `OS_TOKEN`, else `auth.token` of the cloud that `OS_CLOUD` names, else a credentials file.
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
  * Alias name
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs#alias CairnProvider#alias}
  */
  readonly alias?: string;
}

/**
* Represents a {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs cairn}
*/
export class CairnProvider extends cdktf.TerraformProvider {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "cairn";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTF code for importing a CairnProvider resource upon running "cdktf plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the CairnProvider to import
  * @param importFromId The id of the existing CairnProvider that should be imported. Refer to the {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the CairnProvider to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktf.TerraformProvider) {
        return new cdktf.ImportableResource(scope, importToId, { terraformResourceType: "cairn", importId: importFromId, provider });
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
    this._caFile = config.caFile;
    this._cloud = config.cloud;
    this._endpoint = config.endpoint;
    this._projectId = config.projectId;
    this._region = config.region;
    this._token = config.token;
    this._tokenFile = config.tokenFile;
    this._alias = config.alias;
  }

  // ==========
  // ATTRIBUTES
  // ==========

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

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      ca_file: cdktf.stringToTerraform(this._caFile),
      cloud: cdktf.stringToTerraform(this._cloud),
      endpoint: cdktf.stringToTerraform(this._endpoint),
      project_id: cdktf.stringToTerraform(this._projectId),
      region: cdktf.stringToTerraform(this._region),
      token: cdktf.stringToTerraform(this._token),
      token_file: cdktf.stringToTerraform(this._tokenFile),
      alias: cdktf.stringToTerraform(this._alias),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      ca_file: {
        value: cdktf.stringToHclTerraform(this._caFile),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      cloud: {
        value: cdktf.stringToHclTerraform(this._cloud),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      endpoint: {
        value: cdktf.stringToHclTerraform(this._endpoint),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      project_id: {
        value: cdktf.stringToHclTerraform(this._projectId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      region: {
        value: cdktf.stringToHclTerraform(this._region),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      token: {
        value: cdktf.stringToHclTerraform(this._token),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      token_file: {
        value: cdktf.stringToHclTerraform(this._tokenFile),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      alias: {
        value: cdktf.stringToHclTerraform(this._alias),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
