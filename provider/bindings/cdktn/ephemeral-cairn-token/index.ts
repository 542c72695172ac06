// https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/ephemeral-resources/token
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktn from 'cdktn';

// Configuration

export interface EphemeralCairnTokenConfig extends cdktn.TerraformEphemeralMetaArguments {
  /**
  * How long the token holds when nobody renews it, from 60 to 86400; a day in all. Default: `3600`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/ephemeral-resources/token#lifetime_seconds EphemeralCairnToken#lifetime_seconds}
  */
  readonly lifetimeSeconds?: number;
  /**
  * Project that the token is confined to. Default: what the token of the provider is confined to.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/ephemeral-resources/token#project_id EphemeralCairnToken#project_id}
  */
  readonly projectId?: string;
}

/**
* Represents a {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/ephemeral-resources/token cairn_token}
*/
export class EphemeralCairnToken extends cdktn.TerraformEphemeralResource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "cairn_token";

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/ephemeral-resources/token cairn_token} Ephemeral Resource
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options EphemeralCairnTokenConfig = {}
  */
  public constructor(scope: Construct, id: string, config: EphemeralCairnTokenConfig = {}) {
    super(scope, id, {
      terraformResourceType: 'cairn_token',
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
    this._lifetimeSeconds = config.lifetimeSeconds;
    this._projectId = config.projectId;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // expires_at - computed: true, optional: false, required: false
  /** When the token ends unless it is renewed, ISO 8601. */
  public get expiresAt() {
    return this.getStringAttribute('expires_at');
  }

  // id - computed: true, optional: false, required: false
  /** Id of the token, which is no secret. */
  public get id() {
    return this.getStringAttribute('id');
  }

  // lifetime_seconds - computed: true, optional: true, required: false
  private _lifetimeSeconds?: number; 
  /** How long the token holds when nobody renews it, from 60 to 86400; a day in all. Default: `3600`. */
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

  // project_id - computed: true, optional: true, required: false
  private _projectId?: string; 
  /** Project that the token is confined to. Default: what the token of the provider is confined to. */
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

  // token - computed: true, optional: false, required: false
  /** The token. */
  public get token() {
    return this.getStringAttribute('token');
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      lifetime_seconds: cdktn.numberToTerraform(this._lifetimeSeconds),
      project_id: cdktn.stringToTerraform(this._projectId),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      lifetime_seconds: {
        value: cdktn.numberToHclTerraform(this._lifetimeSeconds),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
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
