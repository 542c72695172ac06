// https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/flavor
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktf from 'cdktf';

// Configuration

export interface FlavorConfig extends cdktf.TerraformMetaArguments {
  /**
  * Projects that may use the flavor while it is not public; servers that have it keep it when access ends. A project sees only itself here. At most 1,000 items. Default: `[]`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/flavor#access_project_ids Flavor#access_project_ids}
  */
  readonly accessProjectIds?: string[];
  /**
  * What the flavor is for. At most 1,024 characters.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/flavor#description Flavor#description}
  */
  readonly description?: string;
  /**
  * Size of the root disk; 0 keeps the image's own virtual size. In GiB. Between 0 and 65,536. Default: `0`. Changing this replaces the flavor.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/flavor#disk_gib Flavor#disk_gib}
  */
  readonly diskGib?: number;
  /**
  * What servers of the flavor ask for besides its size, by OpenStack's names; names outside of known namespaces are yours. Where they are placed follows trait:NAME, capabilities:NAME, aggregate_instance_extra_specs:NAME and hw:numa_nodes, hw:numa_cpus.N and hw:numa_mem.N, from the next placement on. Hardware follows hw:*, hw_rng:*, hw_video:*, os:secure_boot and quota:* as the guide on servers says; servers keep what they have until their flavor or image changes. At most 128 entries. Default: `{}`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/flavor#extra_specs Flavor#extra_specs}
  */
  readonly extraSpecs?: { [key: string]: string };
  /**
  * Memory of the guest. In MiB. Between 32 and 16,777,216. Changing this replaces the flavor.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/flavor#memory_mib Flavor#memory_mib}
  */
  readonly memoryMib: number;
  /**
  * Name: 1 to 255 printable characters without '/', no space at either end.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/flavor#name Flavor#name}
  */
  readonly name: string;
  /**
  * Id by which clients of OpenStack know the flavor, for example 1 or m1.tiny; no two flavors have the same. Its own id when left out. At most 255 characters. Changing this replaces the flavor.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/flavor#openstack_id Flavor#openstack_id}
  */
  readonly openstackId?: string;
  /**
  * Whether every project may use the flavor. One that is not public exists only for the projects in access_project_ids, and for administrators. Default: `true`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/flavor#public Flavor#public}
  */
  readonly public?: boolean | cdktf.IResolvable;
  /**
  * How long Terraform waits until Cairn reports success.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/flavor#timeouts Flavor#timeouts}
  */
  readonly timeouts?: FlavorTimeouts;
  /**
  * Number of virtual CPUs. Between 1 and 256. Changing this replaces the flavor.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/flavor#vcpus Flavor#vcpus}
  */
  readonly vcpus: number;
}
export interface FlavorTimeouts {
  /**
  * How long to wait for creation, for example `90s` or `10m`. Default: `10m`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/flavor#create Flavor#create}
  */
  readonly create?: string;
  /**
  * How long to wait for deletion, for example `90s` or `10m`. Default: `10m`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/flavor#delete Flavor#delete}
  */
  readonly delete?: string;
  /**
  * How long to wait for a change, for example `90s` or `10m`. Default: `10m`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/flavor#update Flavor#update}
  */
  readonly update?: string;
}

export function flavorTimeoutsToTerraform(struct?: FlavorTimeouts | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    create: cdktf.stringToTerraform(struct!.create),
    delete: cdktf.stringToTerraform(struct!.delete),
    update: cdktf.stringToTerraform(struct!.update),
  }
}


export function flavorTimeoutsToHclTerraform(struct?: FlavorTimeouts | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
    create: {
      value: cdktf.stringToHclTerraform(struct!.create),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    delete: {
      value: cdktf.stringToHclTerraform(struct!.delete),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    update: {
      value: cdktf.stringToHclTerraform(struct!.update),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export class FlavorTimeoutsOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): FlavorTimeouts | cdktf.IResolvable | undefined {
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

  public set internalValue(value: FlavorTimeouts | cdktf.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._create = undefined;
      this._delete = undefined;
      this._update = undefined;
    }
    else if (cdktf.Tokenization.isResolvable(value)) {
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
* Represents a {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/flavor cairn_flavor}
*/
export class Flavor extends cdktf.TerraformResource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "cairn_flavor";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTF code for importing a Flavor resource upon running "cdktf plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the Flavor to import
  * @param importFromId The id of the existing Flavor that should be imported. Refer to the {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/flavor#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the Flavor to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktf.TerraformProvider) {
        return new cdktf.ImportableResource(scope, importToId, { terraformResourceType: "cairn_flavor", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/flavor cairn_flavor} Resource
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options FlavorConfig
  */
  public constructor(scope: Construct, id: string, config: FlavorConfig) {
    super(scope, id, {
      terraformResourceType: 'cairn_flavor',
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
    this._accessProjectIds = config.accessProjectIds;
    this._description = config.description;
    this._diskGib = config.diskGib;
    this._extraSpecs = config.extraSpecs;
    this._memoryMib = config.memoryMib;
    this._name = config.name;
    this._openstackId = config.openstackId;
    this._public = config.public;
    this._timeouts.internalValue = config.timeouts;
    this._vcpus = config.vcpus;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // access_project_ids - computed: true, optional: true, required: false
  private _accessProjectIds?: string[]; 
  /** Projects that may use the flavor while it is not public; servers that have it keep it when access ends. A project sees only itself here. At most 1,000 items. Default: `[]`. */
  public get accessProjectIds() {
    return cdktf.Fn.tolist(this.getListAttribute('access_project_ids'));
  }
  public set accessProjectIds(value: string[]) {
    this._accessProjectIds = value;
  }
  public resetAccessProjectIds() {
    this._accessProjectIds = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get accessProjectIdsInput() {
    return this._accessProjectIds;
  }

  // description - computed: false, optional: true, required: false
  private _description?: string; 
  /** What the flavor is for. At most 1,024 characters. */
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

  // disk_gib - computed: true, optional: true, required: false
  private _diskGib?: number; 
  /** Size of the root disk; 0 keeps the image's own virtual size. In GiB. Between 0 and 65,536. Default: `0`. Changing this replaces the flavor. */
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

  // extra_specs - computed: true, optional: true, required: false
  private _extraSpecs?: { [key: string]: string }; 
  /** What servers of the flavor ask for besides its size, by OpenStack's names; names outside of known namespaces are yours. Where they are placed follows trait:NAME, capabilities:NAME, aggregate_instance_extra_specs:NAME and hw:numa_nodes, hw:numa_cpus.N and hw:numa_mem.N, from the next placement on. Hardware follows hw:*, hw_rng:*, hw_video:*, os:secure_boot and quota:* as the guide on servers says; servers keep what they have until their flavor or image changes. At most 128 entries. Default: `{}`. */
  public get extraSpecs() {
    return this.getStringMapAttribute('extra_specs');
  }
  public set extraSpecs(value: { [key: string]: string }) {
    this._extraSpecs = value;
  }
  public resetExtraSpecs() {
    this._extraSpecs = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get extraSpecsInput() {
    return this._extraSpecs;
  }

  // id - computed: true, optional: false, required: false
  /** Id of the flavor: a lower-case UUID, known before it is made. */
  public get id() {
    return this.getStringAttribute('id');
  }

  // memory_mib - computed: false, optional: false, required: true
  private _memoryMib?: number; 
  /** Memory of the guest. In MiB. Between 32 and 16,777,216. Changing this replaces the flavor. */
  public get memoryMib() {
    return this.getNumberAttribute('memory_mib');
  }
  public set memoryMib(value: number) {
    this._memoryMib = value;
  }
  // Temporarily expose input value. Use with caution.
  public get memoryMibInput() {
    return this._memoryMib;
  }

  // name - computed: false, optional: false, required: true
  private _name?: string; 
  /** Name: 1 to 255 printable characters without '/', no space at either end. */
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

  // openstack_id - computed: false, optional: true, required: false
  private _openstackId?: string; 
  /** Id by which clients of OpenStack know the flavor, for example 1 or m1.tiny; no two flavors have the same. Its own id when left out. At most 255 characters. Changing this replaces the flavor. */
  public get openstackId() {
    return this.getStringAttribute('openstack_id');
  }
  public set openstackId(value: string) {
    this._openstackId = value;
  }
  public resetOpenstackId() {
    this._openstackId = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get openstackIdInput() {
    return this._openstackId;
  }

  // public - computed: true, optional: true, required: false
  private _public?: boolean | cdktf.IResolvable; 
  /** Whether every project may use the flavor. One that is not public exists only for the projects in access_project_ids, and for administrators. Default: `true`. */
  public get public() {
    return this.getBooleanAttribute('public');
  }
  public set public(value: boolean | cdktf.IResolvable) {
    this._public = value;
  }
  public resetPublic() {
    this._public = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get publicInput() {
    return this._public;
  }

  // timeouts - computed: false, optional: true, required: false
  private _timeouts = new FlavorTimeoutsOutputReference(this, "timeouts");
  /** How long Terraform waits until Cairn reports success. */
  public get timeouts() {
    return this._timeouts;
  }
  public putTimeouts(value: FlavorTimeouts) {
    this._timeouts.internalValue = value;
  }
  public resetTimeouts() {
    this._timeouts.internalValue = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get timeoutsInput() {
    return this._timeouts.internalValue;
  }

  // vcpus - computed: false, optional: false, required: true
  private _vcpus?: number; 
  /** Number of virtual CPUs. Between 1 and 256. Changing this replaces the flavor. */
  public get vcpus() {
    return this.getNumberAttribute('vcpus');
  }
  public set vcpus(value: number) {
    this._vcpus = value;
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
      access_project_ids: cdktf.listMapper(cdktf.stringToTerraform, false)(this._accessProjectIds),
      description: cdktf.stringToTerraform(this._description),
      disk_gib: cdktf.numberToTerraform(this._diskGib),
      extra_specs: cdktf.hashMapper(cdktf.stringToTerraform)(this._extraSpecs),
      memory_mib: cdktf.numberToTerraform(this._memoryMib),
      name: cdktf.stringToTerraform(this._name),
      openstack_id: cdktf.stringToTerraform(this._openstackId),
      public: cdktf.booleanToTerraform(this._public),
      timeouts: flavorTimeoutsToTerraform(this._timeouts.internalValue),
      vcpus: cdktf.numberToTerraform(this._vcpus),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      access_project_ids: {
        value: cdktf.listMapperHcl(cdktf.stringToHclTerraform, false)(this._accessProjectIds),
        isBlock: false,
        type: "set",
        storageClassType: "stringList",
      },
      description: {
        value: cdktf.stringToHclTerraform(this._description),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      disk_gib: {
        value: cdktf.numberToHclTerraform(this._diskGib),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      extra_specs: {
        value: cdktf.hashMapperHcl(cdktf.stringToHclTerraform)(this._extraSpecs),
        isBlock: false,
        type: "map",
        storageClassType: "stringMap",
      },
      memory_mib: {
        value: cdktf.numberToHclTerraform(this._memoryMib),
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
      openstack_id: {
        value: cdktf.stringToHclTerraform(this._openstackId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      public: {
        value: cdktf.booleanToHclTerraform(this._public),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
      timeouts: {
        value: flavorTimeoutsToHclTerraform(this._timeouts.internalValue),
        isBlock: true,
        type: "struct",
        storageClassType: "FlavorTimeouts",
      },
      vcpus: {
        value: cdktf.numberToHclTerraform(this._vcpus),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
