// https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/quota
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktn from 'cdktn';

// Configuration

export interface QuotaConfig extends cdktn.TerraformMetaArguments {
  /**
  * Root disks of all servers. -1 is without limit; the service's default unless given. In GiB. Between -1 and 9,007,199,254,740,991.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/quota#disk_gib Quota#disk_gib}
  */
  readonly diskGib?: number;
  /**
  * Bytes of all images, rounded up for each. -1 is without limit; the service's default unless given. In GiB. Between -1 and 9,007,199,254,740,991.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/quota#image_gib Quota#image_gib}
  */
  readonly imageGib?: number;
  /**
  * Images. -1 is without limit; the service's default unless given. Between -1 and 9,007,199,254,740,991.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/quota#images Quota#images}
  */
  readonly images?: number;
  /**
  * Keypairs. -1 is without limit; the service's default unless given. Between -1 and 9,007,199,254,740,991.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/quota#keypairs Quota#keypairs}
  */
  readonly keypairs?: number;
  /**
  * Memory of all servers. -1 is without limit; the service's default unless given. In MiB. Between -1 and 9,007,199,254,740,991.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/quota#memory_mib Quota#memory_mib}
  */
  readonly memoryMib?: number;
  /**
  * Networks. -1 is without limit; the service's default unless given. Between -1 and 9,007,199,254,740,991.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/quota#networks Quota#networks}
  */
  readonly networks?: number;
  /**
  * Project that it is for; the quota goes with it. Changing this replaces the quota.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/quota#project_id Quota#project_id}
  */
  readonly projectId?: string;
  /**
  * Servers, members of sets included. -1 is without limit; the service's default unless given. Between -1 and 9,007,199,254,740,991.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/quota#servers Quota#servers}
  */
  readonly servers?: number;
  /**
  * Subnets. -1 is without limit; the service's default unless given. Between -1 and 9,007,199,254,740,991.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/quota#subnets Quota#subnets}
  */
  readonly subnets?: number;
  /**
  * How long Terraform waits until Cairn reports success.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/quota#timeouts Quota#timeouts}
  */
  readonly timeouts?: QuotaTimeouts;
  /**
  * Virtual CPUs of all servers. -1 is without limit; the service's default unless given. Between -1 and 9,007,199,254,740,991.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/quota#vcpus Quota#vcpus}
  */
  readonly vcpus?: number;
}
export interface QuotaTimeouts {
  /**
  * How long to wait for creation, for example `90s` or `10m`. Default: `10m`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/quota#create Quota#create}
  */
  readonly create?: string;
  /**
  * How long to wait for deletion, for example `90s` or `10m`. Default: `10m`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/quota#delete Quota#delete}
  */
  readonly delete?: string;
  /**
  * How long to wait for a change, for example `90s` or `10m`. Default: `10m`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/quota#update Quota#update}
  */
  readonly update?: string;
}

export function quotaTimeoutsToTerraform(struct?: QuotaTimeouts | cdktn.IResolvable): any {
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


export function quotaTimeoutsToHclTerraform(struct?: QuotaTimeouts | cdktn.IResolvable): any {
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

export class QuotaTimeoutsOutputReference extends cdktn.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktn.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): QuotaTimeouts | cdktn.IResolvable | undefined {
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

  public set internalValue(value: QuotaTimeouts | cdktn.IResolvable | undefined) {
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
* Represents a {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/quota cairn_quota}
*/
export class Quota extends cdktn.TerraformResource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "cairn_quota";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTN code for importing a Quota resource upon running "cdktn plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the Quota to import
  * @param importFromId The id of the existing Quota that should be imported. Refer to the {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/quota#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the Quota to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "cairn_quota", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/quota cairn_quota} Resource
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options QuotaConfig = {}
  */
  public constructor(scope: Construct, id: string, config: QuotaConfig = {}) {
    super(scope, id, {
      terraformResourceType: 'cairn_quota',
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
    this._diskGib = config.diskGib;
    this._imageGib = config.imageGib;
    this._images = config.images;
    this._keypairs = config.keypairs;
    this._memoryMib = config.memoryMib;
    this._networks = config.networks;
    this._projectId = config.projectId;
    this._servers = config.servers;
    this._subnets = config.subnets;
    this._timeouts.internalValue = config.timeouts;
    this._vcpus = config.vcpus;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // disk_gib - computed: false, optional: true, required: false
  private _diskGib?: number; 
  /** Root disks of all servers. -1 is without limit; the service's default unless given. In GiB. Between -1 and 9,007,199,254,740,991. */
  public get diskGib() {
    return this.getNumberAttribute('disk_gib');
  }
  public set diskGib(value: number) {
    this._diskGib = value;
  }
  public resetDiskGib() {
    this._diskGib = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get diskGibInput() {
    return this._diskGib;
  }

  // id - computed: true, optional: false, required: false
  /** Id of the quota: a lower-case UUID, known before it is made. */
  public get id() {
    return this.getStringAttribute('id');
  }

  // image_gib - computed: false, optional: true, required: false
  private _imageGib?: number; 
  /** Bytes of all images, rounded up for each. -1 is without limit; the service's default unless given. In GiB. Between -1 and 9,007,199,254,740,991. */
  public get imageGib() {
    return this.getNumberAttribute('image_gib');
  }
  public set imageGib(value: number) {
    this._imageGib = value;
  }
  public resetImageGib() {
    this._imageGib = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get imageGibInput() {
    return this._imageGib;
  }

  // images - computed: false, optional: true, required: false
  private _images?: number; 
  /** Images. -1 is without limit; the service's default unless given. Between -1 and 9,007,199,254,740,991. */
  public get images() {
    return this.getNumberAttribute('images');
  }
  public set images(value: number) {
    this._images = value;
  }
  public resetImages() {
    this._images = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get imagesInput() {
    return this._images;
  }

  // keypairs - computed: false, optional: true, required: false
  private _keypairs?: number; 
  /** Keypairs. -1 is without limit; the service's default unless given. Between -1 and 9,007,199,254,740,991. */
  public get keypairs() {
    return this.getNumberAttribute('keypairs');
  }
  public set keypairs(value: number) {
    this._keypairs = value;
  }
  public resetKeypairs() {
    this._keypairs = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get keypairsInput() {
    return this._keypairs;
  }

  // memory_mib - computed: false, optional: true, required: false
  private _memoryMib?: number; 
  /** Memory of all servers. -1 is without limit; the service's default unless given. In MiB. Between -1 and 9,007,199,254,740,991. */
  public get memoryMib() {
    return this.getNumberAttribute('memory_mib');
  }
  public set memoryMib(value: number) {
    this._memoryMib = value;
  }
  public resetMemoryMib() {
    this._memoryMib = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get memoryMibInput() {
    return this._memoryMib;
  }

  // name - computed: true, optional: false, required: false
  /** Id of the project. */
  public get name() {
    return this.getStringAttribute('name');
  }

  // networks - computed: false, optional: true, required: false
  private _networks?: number; 
  /** Networks. -1 is without limit; the service's default unless given. Between -1 and 9,007,199,254,740,991. */
  public get networks() {
    return this.getNumberAttribute('networks');
  }
  public set networks(value: number) {
    this._networks = value;
  }
  public resetNetworks() {
    this._networks = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get networksInput() {
    return this._networks;
  }

  // project_id - computed: true, optional: true, required: false
  private _projectId?: string; 
  /** Project that it is for; the quota goes with it. Changing this replaces the quota. */
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

  // servers - computed: false, optional: true, required: false
  private _servers?: number; 
  /** Servers, members of sets included. -1 is without limit; the service's default unless given. Between -1 and 9,007,199,254,740,991. */
  public get servers() {
    return this.getNumberAttribute('servers');
  }
  public set servers(value: number) {
    this._servers = value;
  }
  public resetServers() {
    this._servers = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get serversInput() {
    return this._servers;
  }

  // subnets - computed: false, optional: true, required: false
  private _subnets?: number; 
  /** Subnets. -1 is without limit; the service's default unless given. Between -1 and 9,007,199,254,740,991. */
  public get subnets() {
    return this.getNumberAttribute('subnets');
  }
  public set subnets(value: number) {
    this._subnets = value;
  }
  public resetSubnets() {
    this._subnets = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get subnetsInput() {
    return this._subnets;
  }

  // timeouts - computed: false, optional: true, required: false
  private _timeouts = new QuotaTimeoutsOutputReference(this, "timeouts");
  /** How long Terraform waits until Cairn reports success. */
  public get timeouts() {
    return this._timeouts;
  }
  public putTimeouts(value: QuotaTimeouts) {
    this._timeouts.internalValue = value;
  }
  public resetTimeouts() {
    this._timeouts.internalValue = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get timeoutsInput() {
    return this._timeouts.internalValue;
  }

  // used - computed: true, optional: false, required: false
  private _used = new cdktn.NumberMap(this, "used");
  /** What the project has now, in the same words. */
  public get used() {
    return this._used;
  }

  // vcpus - computed: false, optional: true, required: false
  private _vcpus?: number; 
  /** Virtual CPUs of all servers. -1 is without limit; the service's default unless given. Between -1 and 9,007,199,254,740,991. */
  public get vcpus() {
    return this.getNumberAttribute('vcpus');
  }
  public set vcpus(value: number) {
    this._vcpus = value;
  }
  public resetVcpus() {
    this._vcpus = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get vcpusInput() {
    return this._vcpus;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      disk_gib: cdktn.numberToTerraform(this._diskGib),
      image_gib: cdktn.numberToTerraform(this._imageGib),
      images: cdktn.numberToTerraform(this._images),
      keypairs: cdktn.numberToTerraform(this._keypairs),
      memory_mib: cdktn.numberToTerraform(this._memoryMib),
      networks: cdktn.numberToTerraform(this._networks),
      project_id: cdktn.stringToTerraform(this._projectId),
      servers: cdktn.numberToTerraform(this._servers),
      subnets: cdktn.numberToTerraform(this._subnets),
      timeouts: quotaTimeoutsToTerraform(this._timeouts.internalValue),
      vcpus: cdktn.numberToTerraform(this._vcpus),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      disk_gib: {
        value: cdktn.numberToHclTerraform(this._diskGib),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      image_gib: {
        value: cdktn.numberToHclTerraform(this._imageGib),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      images: {
        value: cdktn.numberToHclTerraform(this._images),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      keypairs: {
        value: cdktn.numberToHclTerraform(this._keypairs),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      memory_mib: {
        value: cdktn.numberToHclTerraform(this._memoryMib),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      networks: {
        value: cdktn.numberToHclTerraform(this._networks),
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
      servers: {
        value: cdktn.numberToHclTerraform(this._servers),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      subnets: {
        value: cdktn.numberToHclTerraform(this._subnets),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      timeouts: {
        value: quotaTimeoutsToHclTerraform(this._timeouts.internalValue),
        isBlock: true,
        type: "struct",
        storageClassType: "QuotaTimeouts",
      },
      vcpus: {
        value: cdktn.numberToHclTerraform(this._vcpus),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
