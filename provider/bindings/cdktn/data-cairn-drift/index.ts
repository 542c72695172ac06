// https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/drift
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktn from 'cdktn';

// Configuration

export interface DataCairnDriftConfig extends cdktn.TerraformMetaArguments {
  /**
  * Only objects of this kind, such as `server`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/drift#kind DataCairnDrift#kind}
  */
  readonly kind?: string;
  /**
  * Only objects of this project.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/drift#project_id DataCairnDrift#project_id}
  */
  readonly projectId?: string;
}
export interface DataCairnDriftItems {
}

export function dataCairnDriftItemsToTerraform(struct?: DataCairnDriftItems): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  return {
  }
}


export function dataCairnDriftItemsToHclTerraform(struct?: DataCairnDriftItems): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  const attrs = {
  };
  return attrs;
}

export class DataCairnDriftItemsOutputReference extends cdktn.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectIndex the index of this item in the list
  * @param complexObjectIsFromSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
  */
  public constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, complexObjectIndex: number, complexObjectIsFromSet: boolean) {
    super(terraformResource, terraformAttribute, complexObjectIsFromSet, complexObjectIndex);
  }

  public get internalValue(): DataCairnDriftItems | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataCairnDriftItems | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // expected - computed: true, optional: false, required: false
  /** What should be. */
  public get expected() {
    return this.getStringAttribute('expected');
  }

  // field - computed: true, optional: false, required: false
  /** Field in the words of the schema, such as `memory_mib`. */
  public get field() {
    return this.getStringAttribute('field');
  }

  // found - computed: true, optional: false, required: false
  /** What is. */
  public get found() {
    return this.getStringAttribute('found');
  }

  // id - computed: true, optional: false, required: false
  /** Id of the object. */
  public get id() {
    return this.getStringAttribute('id');
  }

  // kind - computed: true, optional: false, required: false
  /** Kind of the object. */
  public get kind() {
    return this.getStringAttribute('kind');
  }

  // name - computed: true, optional: false, required: false
  /** Name of the object. */
  public get name() {
    return this.getStringAttribute('name');
  }

  // policy - computed: true, optional: false, required: false
  /** `enforce` when Cairn puts it right by itself, `report` when it is only shown. */
  public get policy() {
    return this.getStringAttribute('policy');
  }

  // project_id - computed: true, optional: false, required: false
  /** Project of the object; null for kinds that belong to none. */
  public get projectId() {
    return this.getStringAttribute('project_id');
  }

  // since - computed: true, optional: false, required: false
  /** When it was first seen, ISO 8601. */
  public get since() {
    return this.getStringAttribute('since');
  }
}

export class DataCairnDriftItemsList extends cdktn.ComplexList {

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
  public get(index: number): DataCairnDriftItemsOutputReference {
    return new DataCairnDriftItemsOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
  }
}

/**
* Represents a {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/drift cairn_drift}
*/
export class DataCairnDrift extends cdktn.TerraformDataSource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "cairn_drift";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTN code for importing a DataCairnDrift resource upon running "cdktn plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the DataCairnDrift to import
  * @param importFromId The id of the existing DataCairnDrift that should be imported. Refer to the {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/drift#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the DataCairnDrift to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "cairn_drift", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/drift cairn_drift} Data Source
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options DataCairnDriftConfig = {}
  */
  public constructor(scope: Construct, id: string, config: DataCairnDriftConfig = {}) {
    super(scope, id, {
      terraformResourceType: 'cairn_drift',
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
    this._kind = config.kind;
    this._projectId = config.projectId;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // drift_count - computed: true, optional: false, required: false
  /** How many fields drift. */
  public get driftCount() {
    return this.getNumberAttribute('drift_count');
  }

  // drifted - computed: true, optional: false, required: false
  /** Whether anything drifts. */
  public get drifted() {
    return this.getBooleanAttribute('drifted');
  }

  // ids - computed: true, optional: false, required: false
  /** Ids of the objects that drift, in the order of `items`. */
  public get ids() {
    return this.getListAttribute('ids');
  }

  // items - computed: true, optional: false, required: false
  private _items = new DataCairnDriftItemsList(this, "items", false);
  /** One entry a field, by kind, name, id and field; the first 1000. */
  public get items() {
    return this._items;
  }

  // kind - computed: false, optional: true, required: false
  private _kind?: string; 
  /** Only objects of this kind, such as `server`. */
  public get kind() {
    return this.getStringAttribute('kind');
  }
  public set kind(value: string) {
    this._kind = value;
  }
  public resetKind() {
    this._kind = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get kindInput() {
    return this._kind;
  }

  // project_id - computed: false, optional: true, required: false
  private _projectId?: string; 
  /** Only objects of this project. */
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

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      kind: cdktn.stringToTerraform(this._kind),
      project_id: cdktn.stringToTerraform(this._projectId),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      kind: {
        value: cdktn.stringToHclTerraform(this._kind),
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
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
