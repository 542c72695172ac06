// https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/flavors
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktn from 'cdktn';

// Configuration

export interface DataCairnFlavorsConfig extends cdktn.TerraformMetaArguments {
  /**
  * Only those whose extra_specs holds all of these. What servers of the flavor ask for besides its size, by OpenStack's names; names outside of known namespaces are yours. Where they are placed follows trait:NAME, capabilities:NAME, aggregate_instance_extra_specs:NAME and hw:numa_nodes, hw:numa_cpus.N and hw:numa_mem.N, from the next placement on. Hardware follows hw:*, hw_rng:*, hw_video:*, os:secure_boot and quota:* as the guide on servers says; servers keep what they have until their flavor or image changes. At most 128 entries. Default: `{}`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/flavors#extra_specs DataCairnFlavors#extra_specs}
  */
  readonly extraSpecs?: { [key: string]: string };
  /**
  * How many objects may match, from 1 to 10000; more are an error, never cut off. 1000 when left out.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/flavors#limit DataCairnFlavors#limit}
  */
  readonly limit?: number;
  /**
  * Only the one with this name (in each project).
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/flavors#name DataCairnFlavors#name}
  */
  readonly name?: string;
  /**
  * Only those whose name begins so.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/flavors#name_prefix DataCairnFlavors#name_prefix}
  */
  readonly namePrefix?: string;
  /**
  * Only those with this public. Whether every project may use the flavor. One that is not public exists only for the projects in access_project_ids, and for administrators. Default: `true`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/flavors#public DataCairnFlavors#public}
  */
  readonly public?: boolean | cdktn.IResolvable;
}
export interface DataCairnFlavorsItems {
}

export function dataCairnFlavorsItemsToTerraform(struct?: DataCairnFlavorsItems): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  return {
  }
}


export function dataCairnFlavorsItemsToHclTerraform(struct?: DataCairnFlavorsItems): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  const attrs = {
  };
  return attrs;
}

export class DataCairnFlavorsItemsOutputReference extends cdktn.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectKey the key of this item in the map
  */
  public constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, complexObjectKey: string) {
    super(terraformResource, terraformAttribute, false, complexObjectKey);
  }

  public get internalValue(): DataCairnFlavorsItems | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataCairnFlavorsItems | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // access_project_ids - computed: true, optional: false, required: false
  /** Projects that may use the flavor while it is not public; servers that have it keep it when access ends. A project sees only itself here. At most 1,000 items. Default: `[]`. */
  public get accessProjectIds() {
    return cdktn.Fn.tolist(this.getListAttribute('access_project_ids'));
  }

  // description - computed: true, optional: false, required: false
  /** What the flavor is for. At most 1,024 characters. */
  public get description() {
    return this.getStringAttribute('description');
  }

  // disk_gib - computed: true, optional: false, required: false
  /** Size of the root disk; 0 keeps the image's own virtual size. In GiB. Between 0 and 65,536. Default: `0`. Changing this replaces the flavor. */
  public get diskGib() {
    return this.getNumberAttribute('disk_gib');
  }

  // extra_specs - computed: true, optional: false, required: false
  private _extraSpecs = new cdktn.StringMap(this, "extra_specs");
  /** What servers of the flavor ask for besides its size, by OpenStack's names; names outside of known namespaces are yours. Where they are placed follows trait:NAME, capabilities:NAME, aggregate_instance_extra_specs:NAME and hw:numa_nodes, hw:numa_cpus.N and hw:numa_mem.N, from the next placement on. Hardware follows hw:*, hw_rng:*, hw_video:*, os:secure_boot and quota:* as the guide on servers says; servers keep what they have until their flavor or image changes. At most 128 entries. Default: `{}`. */
  public get extraSpecs() {
    return this._extraSpecs;
  }

  // id - computed: true, optional: false, required: false
  /** Id of the flavor: a lower-case UUID, known before it is made. */
  public get id() {
    return this.getStringAttribute('id');
  }

  // memory_mib - computed: true, optional: false, required: false
  /** Memory of the guest. In MiB. Between 32 and 16,777,216. Changing this replaces the flavor. */
  public get memoryMib() {
    return this.getNumberAttribute('memory_mib');
  }

  // name - computed: true, optional: false, required: false
  /** Name: 1 to 255 printable characters without '/', no space at either end. */
  public get name() {
    return this.getStringAttribute('name');
  }

  // openstack_id - computed: true, optional: false, required: false
  /** Id by which clients of OpenStack know the flavor, for example 1 or m1.tiny; no two flavors have the same. Its own id when left out. At most 255 characters. Changing this replaces the flavor. */
  public get openstackId() {
    return this.getStringAttribute('openstack_id');
  }

  // public - computed: true, optional: false, required: false
  /** Whether every project may use the flavor. One that is not public exists only for the projects in access_project_ids, and for administrators. Default: `true`. */
  public get public() {
    return this.getBooleanAttribute('public');
  }

  // vcpus - computed: true, optional: false, required: false
  /** Number of virtual CPUs. Between 1 and 256. Changing this replaces the flavor. */
  public get vcpus() {
    return this.getNumberAttribute('vcpus');
  }
}

export class DataCairnFlavorsItemsMap extends cdktn.ComplexMap {

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute);
  }

  /**
  * @param key the key of the item to return
  */
  public get(key: string): DataCairnFlavorsItemsOutputReference {
    return new DataCairnFlavorsItemsOutputReference(this.terraformResource, this.terraformAttribute, key);
  }
}

/**
* Represents a {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/flavors cairn_flavors}
*/
export class DataCairnFlavors extends cdktn.TerraformDataSource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "cairn_flavors";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTN code for importing a DataCairnFlavors resource upon running "cdktn plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the DataCairnFlavors to import
  * @param importFromId The id of the existing DataCairnFlavors that should be imported. Refer to the {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/flavors#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the DataCairnFlavors to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "cairn_flavors", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/flavors cairn_flavors} Data Source
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options DataCairnFlavorsConfig = {}
  */
  public constructor(scope: Construct, id: string, config: DataCairnFlavorsConfig = {}) {
    super(scope, id, {
      terraformResourceType: 'cairn_flavors',
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
    this._extraSpecs = config.extraSpecs;
    this._limit = config.limit;
    this._name = config.name;
    this._namePrefix = config.namePrefix;
    this._public = config.public;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // extra_specs - computed: false, optional: true, required: false
  private _extraSpecs?: { [key: string]: string }; 
  /** Only those whose extra_specs holds all of these. What servers of the flavor ask for besides its size, by OpenStack's names; names outside of known namespaces are yours. Where they are placed follows trait:NAME, capabilities:NAME, aggregate_instance_extra_specs:NAME and hw:numa_nodes, hw:numa_cpus.N and hw:numa_mem.N, from the next placement on. Hardware follows hw:*, hw_rng:*, hw_video:*, os:secure_boot and quota:* as the guide on servers says; servers keep what they have until their flavor or image changes. At most 128 entries. Default: `{}`. */
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

  // ids - computed: true, optional: false, required: false
  /** Ids of all that match, by name, then by id. */
  public get ids() {
    return this.getListAttribute('ids');
  }

  // items - computed: true, optional: false, required: false
  private _items = new DataCairnFlavorsItemsMap(this, "items");
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

  // public - computed: false, optional: true, required: false
  private _public?: boolean | cdktn.IResolvable; 
  /** Only those with this public. Whether every project may use the flavor. One that is not public exists only for the projects in access_project_ids, and for administrators. Default: `true`. */
  public get public() {
    return this.getBooleanAttribute('public');
  }
  public set public(value: boolean | cdktn.IResolvable) {
    this._public = value;
  }
  public resetPublic() {
    this._public = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get publicInput() {
    return this._public;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      extra_specs: cdktn.hashMapper(cdktn.stringToTerraform)(this._extraSpecs),
      limit: cdktn.numberToTerraform(this._limit),
      name: cdktn.stringToTerraform(this._name),
      name_prefix: cdktn.stringToTerraform(this._namePrefix),
      public: cdktn.booleanToTerraform(this._public),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      extra_specs: {
        value: cdktn.hashMapperHcl(cdktn.stringToHclTerraform)(this._extraSpecs),
        isBlock: false,
        type: "map",
        storageClassType: "stringMap",
      },
      limit: {
        value: cdktn.numberToHclTerraform(this._limit),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      name: {
        value: cdktn.stringToHclTerraform(this._name),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      name_prefix: {
        value: cdktn.stringToHclTerraform(this._namePrefix),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      public: {
        value: cdktn.booleanToHclTerraform(this._public),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
