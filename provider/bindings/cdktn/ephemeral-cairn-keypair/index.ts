// https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/ephemeral-resources/keypair
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktn from 'cdktn';

// Configuration

export interface EphemeralCairnKeypairConfig extends cdktn.TerraformEphemeralMetaArguments {
  /**
  * Comment at the end of the public key, at most 255 characters. Default: none.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/ephemeral-resources/keypair#comment EphemeralCairnKeypair#comment}
  */
  readonly comment?: string;
}

/**
* Represents a {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/ephemeral-resources/keypair cairn_keypair}
*/
export class EphemeralCairnKeypair extends cdktn.TerraformEphemeralResource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "cairn_keypair";

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/ephemeral-resources/keypair cairn_keypair} Ephemeral Resource
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options EphemeralCairnKeypairConfig = {}
  */
  public constructor(scope: Construct, id: string, config: EphemeralCairnKeypairConfig = {}) {
    super(scope, id, {
      terraformResourceType: 'cairn_keypair',
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
    this._comment = config.comment;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // comment - computed: false, optional: true, required: false
  private _comment?: string; 
  /** Comment at the end of the public key, at most 255 characters. Default: none. */
  public get comment() {
    return this.getStringAttribute('comment');
  }
  public set comment(value: string) {
    this._comment = value;
  }
  public resetComment() {
    this._comment = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get commentInput() {
    return this._comment;
  }

  // fingerprint - computed: true, optional: false, required: false
  /** SHA256 fingerprint as `ssh-keygen -l` prints it. */
  public get fingerprint() {
    return this.getStringAttribute('fingerprint');
  }

  // private_key - computed: true, optional: false, required: false
  /** The private key, as the content of a file for `ssh -i`, without a passphrase. */
  public get privateKey() {
    return this.getStringAttribute('private_key');
  }

  // public_key - computed: true, optional: false, required: false
  /** The public key, in OpenSSH's one-line form. */
  public get publicKey() {
    return this.getStringAttribute('public_key');
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      comment: cdktn.stringToTerraform(this._comment),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      comment: {
        value: cdktn.stringToHclTerraform(this._comment),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
