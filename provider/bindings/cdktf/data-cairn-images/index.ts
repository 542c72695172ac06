// https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/images
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktf from 'cdktf';

// Values

/** What DataCairnImages.containerFormat may be. A value that only Terraform knows is given as `variable.value`. */
export type DataCairnImagesContainerFormat = "bare" | "ovf" | "ova" | "aki" | "ari" | "ami" | "docker";
/** What DataCairnImages.diskFormat may be. A value that only Terraform knows is given as `variable.value`. */
export type DataCairnImagesDiskFormat = "raw" | "qcow2" | "vhd" | "vhdx" | "vmdk" | "vdi" | "iso" | "ploop" | "aki" | "ari" | "ami";
/** What DataCairnImages.state may be. A value that only Terraform knows is given as `variable.value`. */
export type DataCairnImagesState = "queued" | "saving" | "uploading" | "importing" | "active" | "deactivated" | "killed" | "pending_delete" | "deleted";
/** What DataCairnImages.visibility may be. A value that only Terraform knows is given as `variable.value`. */
export type DataCairnImagesVisibility = "private" | "shared" | "community" | "public";
/** What DataCairnImagesItems.containerFormat may be. A value that only Terraform knows is given as `variable.value`. */
export type DataCairnImagesItemsContainerFormat = "bare" | "ovf" | "ova" | "aki" | "ari" | "ami" | "docker";
/** What DataCairnImagesItems.diskFormat may be. A value that only Terraform knows is given as `variable.value`. */
export type DataCairnImagesItemsDiskFormat = "raw" | "qcow2" | "vhd" | "vhdx" | "vmdk" | "vdi" | "iso" | "ploop" | "aki" | "ari" | "ami";
/** What DataCairnImagesItems.state may be. A value that only Terraform knows is given as `variable.value`. */
export type DataCairnImagesItemsState = "queued" | "saving" | "uploading" | "importing" | "active" | "deactivated" | "killed" | "pending_delete" | "deleted";
/** What DataCairnImagesItems.visibility may be. A value that only Terraform knows is given as `variable.value`. */
export type DataCairnImagesItemsVisibility = "private" | "shared" | "community" | "public";

// Configuration

export interface DataCairnImagesConfig extends cdktf.TerraformMetaArguments {
  /**
  * Those of all projects that the token may see, whatever the project of the provider is.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/images#all_projects DataCairnImages#all_projects}
  */
  readonly allProjects?: boolean | cdktf.IResolvable;
  /**
  * Only those with this container_format. What the disk is wrapped in: bare is nothing. The disk inside an ova is used; ovf and docker are kept and described, but nothing boots from them. One of `bare`, `ovf`, `ova`, `aki`, `ari`, `ami`, `docker`. Default: `"bare"`. Changing this replaces the image.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/images#container_format DataCairnImages#container_format}
  */
  readonly containerFormat?: DataCairnImagesContainerFormat;
  /**
  * Only those with this deactivated. Whether nobody may download the image or make servers from it for the time being; servers that have it go on. Default: `false`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/images#deactivated DataCairnImages#deactivated}
  */
  readonly deactivated?: boolean | cdktf.IResolvable;
  /**
  * Only those with this disk_format. Format of the disk; checked against what the bytes really are. aki is a kernel, ari a ramdisk, ami a bare file system. Needed before any bytes come. Disks that KVM cannot run from (vhd, vhdx, vmdk, vdi, ploop) are converted once. One of `raw`, `qcow2`, `vhd`, `vhdx`, `vmdk`, `vdi`, `iso`, `ploop`, `aki`, `ari`, `ami`. Changing this replaces the image.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/images#disk_format DataCairnImages#disk_format}
  */
  readonly diskFormat?: DataCairnImagesDiskFormat;
  /**
  * Only those with this hidden. Whether lists leave the image out unless they ask for hidden ones. Default: `false`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/images#hidden DataCairnImages#hidden}
  */
  readonly hidden?: boolean | cdktf.IResolvable;
  /**
  * How many objects may match, from 1 to 10000; more are an error, never cut off. 1000 when left out.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/images#limit DataCairnImages#limit}
  */
  readonly limit?: number;
  /**
  * Only the one with this name (in each project).
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/images#name DataCairnImages#name}
  */
  readonly name?: string;
  /**
  * Only those whose name begins so.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/images#name_prefix DataCairnImages#name_prefix}
  */
  readonly namePrefix?: string;
  /**
  * Only those in whose name this regular expression is found, for example `^debian-12`; `(?i)` at its beginning takes capitals for small letters.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/images#name_regex DataCairnImages#name_regex}
  */
  readonly nameRegex?: string;
  /**
  * Only those of this project. Else those of the project of the provider, if it has one.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/images#project_id DataCairnImages#project_id}
  */
  readonly projectId?: string;
  /**
  * Only those whose properties holds all of these. Free properties, for example os_distro. The hardware of new servers follows hw_machine_type, hw_firmware_type, hw_disk_bus, hw_vif_model and others of OpenStack's names, as the guide on servers says. At most 128 entries. Default: `{}`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/images#properties DataCairnImages#properties}
  */
  readonly properties?: { [key: string]: string };
  /**
  * Only those with this protected. Whether deletion is refused. Default: `false`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/images#protected DataCairnImages#protected}
  */
  readonly protected?: boolean | cdktf.IResolvable;
  /**
  * Only those with this sha256. SHA-256 that the bytes must have; taken from the file when left out. Changing this replaces the image.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/images#sha256 DataCairnImages#sha256}
  */
  readonly sha256?: string;
  /**
  * Order of `ids`: `name`, `created_at`, `updated_at`, each with `:asc` (unless given) or `:desc`, with commas between them; by name, then by id when left out.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/images#sort DataCairnImages#sort}
  */
  readonly sort?: string;
  /**
  * Only those with this source_image_id. Image whose content becomes this one's, converted when disk_format is another one. This image stays when that one goes. Changing this replaces the image.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/images#source_image_id DataCairnImages#source_image_id}
  */
  readonly sourceImageId?: string;
  /**
  * Only those with this source_server_id. Server whose root disk becomes the image, as it is at that moment; the server goes on. The image stays when the server goes. Changing this replaces the image.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/images#source_server_id DataCairnImages#source_server_id}
  */
  readonly sourceServerId?: string;
  /**
  * Only those with this state. Glance's word for where the content is: queued (waiting for bytes), saving (bytes arrive), uploading (bytes are staged for an import), importing (the service fetches, captures or converts), active, deactivated, killed (refused), pending_delete, deleted. One of `queued`, `saving`, `uploading`, `importing`, `active`, `deactivated`, `killed`, `pending_delete`, `deleted`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/images#state DataCairnImages#state}
  */
  readonly state?: DataCairnImagesState;
  /**
  * Only those whose tags hold all of these. Words to find the image by. At most 128 items. Default: `[]`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/images#tags DataCairnImages#tags}
  */
  readonly tags?: string[];
  /**
  * Only those with this visibility. Who may use the image besides its project: nobody (private), the projects that are members (shared), everybody who knows its id (community), everybody (public). One of `private`, `shared`, `community`, `public`. Default: `"private"`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/images#visibility DataCairnImages#visibility}
  */
  readonly visibility?: DataCairnImagesVisibility;
}
export interface DataCairnImagesItems {
}

export function dataCairnImagesItemsToTerraform(struct?: DataCairnImagesItems): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
  }
}


export function dataCairnImagesItemsToHclTerraform(struct?: DataCairnImagesItems): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
  };
  return attrs;
}

export class DataCairnImagesItemsOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectKey the key of this item in the map
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string, complexObjectKey: string) {
    super(terraformResource, terraformAttribute, false, complexObjectKey);
  }

  public get internalValue(): DataCairnImagesItems | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataCairnImagesItems | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // container_format - computed: true, optional: false, required: false
  /** What the disk is wrapped in: bare is nothing. The disk inside an ova is used; ovf and docker are kept and described, but nothing boots from them. One of `bare`, `ovf`, `ova`, `aki`, `ari`, `ami`, `docker`. Default: `"bare"`. Changing this replaces the image. */
  public get containerFormat() {
    return this.getStringAttribute('container_format') as DataCairnImagesItemsContainerFormat;
  }

  // content_sha256 - computed: true, optional: false, required: false
  /** SHA-256 of the bytes. Known once active. */
  public get contentSha256() {
    return this.getStringAttribute('content_sha256');
  }

  // content_size_bytes - computed: true, optional: false, required: false
  /** Number of bytes. Known once active. In bytes. */
  public get contentSizeBytes() {
    return this.getNumberAttribute('content_size_bytes');
  }

  // deactivated - computed: true, optional: false, required: false
  /** Whether nobody may download the image or make servers from it for the time being; servers that have it go on. Default: `false`. */
  public get deactivated() {
    return this.getBooleanAttribute('deactivated');
  }

  // description - computed: true, optional: false, required: false
  /** What the image holds. At most 1,024 characters. */
  public get description() {
    return this.getStringAttribute('description');
  }

  // disk_format - computed: true, optional: false, required: false
  /** Format of the disk; checked against what the bytes really are. aki is a kernel, ari a ramdisk, ami a bare file system. Needed before any bytes come. Disks that KVM cannot run from (vhd, vhdx, vmdk, vdi, ploop) are converted once. One of `raw`, `qcow2`, `vhd`, `vhdx`, `vmdk`, `vdi`, `iso`, `ploop`, `aki`, `ari`, `ami`. Changing this replaces the image. */
  public get diskFormat() {
    return this.getStringAttribute('disk_format') as DataCairnImagesItemsDiskFormat;
  }

  // drift - computed: true, optional: false, required: false
  private _drift = new cdktf.StringMap(this, "drift");
  /** Fields whose observed value differs from the desired one although nobody edited the spec: field to 'expected X, found Y'. Empty when all agrees. */
  public get drift() {
    return this._drift;
  }

  // file - computed: true, optional: false, required: false
  /** Path of the local file that the provider uploads; kept as the image's provenance. Between 1 and 4,096 characters. */
  public get file() {
    return this.getStringAttribute('file');
  }

  // hidden - computed: true, optional: false, required: false
  /** Whether lists leave the image out unless they ask for hidden ones. Default: `false`. */
  public get hidden() {
    return this.getBooleanAttribute('hidden');
  }

  // id - computed: true, optional: false, required: false
  /** Id of the image: a lower-case UUID, known before it is made. */
  public get id() {
    return this.getStringAttribute('id');
  }

  // md5 - computed: true, optional: false, required: false
  /** MD5 of the bytes (Glance's checksum). Known once active. */
  public get md5() {
    return this.getStringAttribute('md5');
  }

  // min_disk_gib - computed: true, optional: false, required: false
  /** Smallest root disk that a server of this image may have. In GiB. Between 0 and 65,536. Default: `0`. */
  public get minDiskGib() {
    return this.getNumberAttribute('min_disk_gib');
  }

  // min_memory_mib - computed: true, optional: false, required: false
  /** Smallest memory that a server of this image may have. In MiB. Between 0 and 16,777,216. Default: `0`. */
  public get minMemoryMib() {
    return this.getNumberAttribute('min_memory_mib');
  }

  // name - computed: true, optional: false, required: false
  /** Name: 1 to 255 printable characters without '/', no space at either end. */
  public get name() {
    return this.getStringAttribute('name');
  }

  // project_id - computed: true, optional: false, required: false
  /** Project that owns the image. Changing this replaces the image. */
  public get projectId() {
    return this.getStringAttribute('project_id');
  }

  // properties - computed: true, optional: false, required: false
  private _properties = new cdktf.StringMap(this, "properties");
  /** Free properties, for example os_distro. The hardware of new servers follows hw_machine_type, hw_firmware_type, hw_disk_bus, hw_vif_model and others of OpenStack's names, as the guide on servers says. At most 128 entries. Default: `{}`. */
  public get properties() {
    return this._properties;
  }

  // protected - computed: true, optional: false, required: false
  /** Whether deletion is refused. Default: `false`. */
  public get protected() {
    return this.getBooleanAttribute('protected');
  }

  // sha256 - computed: true, optional: false, required: false
  /** SHA-256 that the bytes must have; taken from the file when left out. Changing this replaces the image. */
  public get sha256() {
    return this.getStringAttribute('sha256');
  }

  // sha512 - computed: true, optional: false, required: false
  /** SHA-512 of the bytes (Glance's os_hash_value). Known once active. */
  public get sha512() {
    return this.getStringAttribute('sha512');
  }

  // size_bytes - computed: true, optional: false, required: false
  /** Number of bytes that there must be; taken from the file when left out. In bytes. Between 1 and 17,592,186,044,416. Changing this replaces the image. */
  public get sizeBytes() {
    return this.getNumberAttribute('size_bytes');
  }

  // source_image_id - computed: true, optional: false, required: false
  /** Image whose content becomes this one's, converted when disk_format is another one. This image stays when that one goes. Changing this replaces the image. */
  public get sourceImageId() {
    return this.getStringAttribute('source_image_id');
  }

  // source_server_id - computed: true, optional: false, required: false
  /** Server whose root disk becomes the image, as it is at that moment; the server goes on. The image stays when the server goes. Changing this replaces the image. */
  public get sourceServerId() {
    return this.getStringAttribute('source_server_id');
  }

  // source_url - computed: true, optional: false, required: false
  /** URL from which the service itself fetches the bytes, for example https://cloud.example.org/debian-12.qcow2. Give sha256 too, so that what is fetched is what you mean. Between 8 and 2,048 characters. Changing this replaces the image. */
  public get sourceUrl() {
    return this.getStringAttribute('source_url');
  }

  // state - computed: true, optional: false, required: false
  /** Glance's word for where the content is: queued (waiting for bytes), saving (bytes arrive), uploading (bytes are staged for an import), importing (the service fetches, captures or converts), active, deactivated, killed (refused), pending_delete, deleted. One of `queued`, `saving`, `uploading`, `importing`, `active`, `deactivated`, `killed`, `pending_delete`, `deleted`. */
  public get state() {
    return this.getStringAttribute('state') as DataCairnImagesItemsState;
  }

  // store - computed: true, optional: false, required: false
  /** Store of the service that keeps the bytes; its default store when left out. Another store moves them. */
  public get store() {
    return this.getStringAttribute('store');
  }

  // tags - computed: true, optional: false, required: false
  /** Words to find the image by. At most 128 items. Default: `[]`. */
  public get tags() {
    return cdktf.Fn.tolist(this.getListAttribute('tags'));
  }

  // virtual_size_bytes - computed: true, optional: false, required: false
  /** Size of the disk that a guest sees; the file's own size for raw, iso, aki, ari and ami. Known once active. In bytes. */
  public get virtualSizeBytes() {
    return this.getNumberAttribute('virtual_size_bytes');
  }

  // visibility - computed: true, optional: false, required: false
  /** Who may use the image besides its project: nobody (private), the projects that are members (shared), everybody who knows its id (community), everybody (public). One of `private`, `shared`, `community`, `public`. Default: `"private"`. */
  public get visibility() {
    return this.getStringAttribute('visibility') as DataCairnImagesItemsVisibility;
  }
}

export class DataCairnImagesItemsMap extends cdktf.ComplexMap {

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  constructor(protected terraformResource: cdktf.IInterpolatingParent, protected terraformAttribute: string) {
    super(terraformResource, terraformAttribute)
  }

  /**
  * @param key the key of the item to return
  */
  public get(key: string): DataCairnImagesItemsOutputReference {
    return new DataCairnImagesItemsOutputReference(this.terraformResource, this.terraformAttribute, key);
  }
}

/**
* Represents a {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/images cairn_images}
*/
export class DataCairnImages extends cdktf.TerraformDataSource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "cairn_images";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTF code for importing a DataCairnImages resource upon running "cdktf plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the DataCairnImages to import
  * @param importFromId The id of the existing DataCairnImages that should be imported. Refer to the {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/images#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the DataCairnImages to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktf.TerraformProvider) {
        return new cdktf.ImportableResource(scope, importToId, { terraformResourceType: "cairn_images", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/images cairn_images} Data Source
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options DataCairnImagesConfig = {}
  */
  public constructor(scope: Construct, id: string, config: DataCairnImagesConfig = {}) {
    super(scope, id, {
      terraformResourceType: 'cairn_images',
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
    this._allProjects = config.allProjects;
    this._containerFormat = config.containerFormat;
    this._deactivated = config.deactivated;
    this._diskFormat = config.diskFormat;
    this._hidden = config.hidden;
    this._limit = config.limit;
    this._name = config.name;
    this._namePrefix = config.namePrefix;
    this._nameRegex = config.nameRegex;
    this._projectId = config.projectId;
    this._properties = config.properties;
    this._protected = config.protected;
    this._sha256 = config.sha256;
    this._sort = config.sort;
    this._sourceImageId = config.sourceImageId;
    this._sourceServerId = config.sourceServerId;
    this._state = config.state;
    this._tags = config.tags;
    this._visibility = config.visibility;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // all_projects - computed: false, optional: true, required: false
  private _allProjects?: boolean | cdktf.IResolvable; 
  /** Those of all projects that the token may see, whatever the project of the provider is. */
  public get allProjects() {
    return this.getBooleanAttribute('all_projects');
  }
  public set allProjects(value: boolean | cdktf.IResolvable) {
    this._allProjects = value;
  }
  public resetAllProjects() {
    this._allProjects = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get allProjectsInput() {
    return this._allProjects;
  }

  // container_format - computed: false, optional: true, required: false
  private _containerFormat?: DataCairnImagesContainerFormat; 
  /** Only those with this container_format. What the disk is wrapped in: bare is nothing. The disk inside an ova is used; ovf and docker are kept and described, but nothing boots from them. One of `bare`, `ovf`, `ova`, `aki`, `ari`, `ami`, `docker`. Default: `"bare"`. Changing this replaces the image. */
  public get containerFormat() {
    return this.getStringAttribute('container_format') as DataCairnImagesContainerFormat;
  }
  public set containerFormat(value: DataCairnImagesContainerFormat) {
    this._containerFormat = value;
  }
  public resetContainerFormat() {
    this._containerFormat = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get containerFormatInput() {
    return this._containerFormat;
  }

  // deactivated - computed: false, optional: true, required: false
  private _deactivated?: boolean | cdktf.IResolvable; 
  /** Only those with this deactivated. Whether nobody may download the image or make servers from it for the time being; servers that have it go on. Default: `false`. */
  public get deactivated() {
    return this.getBooleanAttribute('deactivated');
  }
  public set deactivated(value: boolean | cdktf.IResolvable) {
    this._deactivated = value;
  }
  public resetDeactivated() {
    this._deactivated = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get deactivatedInput() {
    return this._deactivated;
  }

  // disk_format - computed: false, optional: true, required: false
  private _diskFormat?: DataCairnImagesDiskFormat; 
  /** Only those with this disk_format. Format of the disk; checked against what the bytes really are. aki is a kernel, ari a ramdisk, ami a bare file system. Needed before any bytes come. Disks that KVM cannot run from (vhd, vhdx, vmdk, vdi, ploop) are converted once. One of `raw`, `qcow2`, `vhd`, `vhdx`, `vmdk`, `vdi`, `iso`, `ploop`, `aki`, `ari`, `ami`. Changing this replaces the image. */
  public get diskFormat() {
    return this.getStringAttribute('disk_format') as DataCairnImagesDiskFormat;
  }
  public set diskFormat(value: DataCairnImagesDiskFormat) {
    this._diskFormat = value;
  }
  public resetDiskFormat() {
    this._diskFormat = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get diskFormatInput() {
    return this._diskFormat;
  }

  // hidden - computed: false, optional: true, required: false
  private _hidden?: boolean | cdktf.IResolvable; 
  /** Only those with this hidden. Whether lists leave the image out unless they ask for hidden ones. Default: `false`. */
  public get hidden() {
    return this.getBooleanAttribute('hidden');
  }
  public set hidden(value: boolean | cdktf.IResolvable) {
    this._hidden = value;
  }
  public resetHidden() {
    this._hidden = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get hiddenInput() {
    return this._hidden;
  }

  // ids - computed: true, optional: false, required: false
  /** Ids of all that match, in the order of `sort`. */
  public get ids() {
    return this.getListAttribute('ids');
  }

  // items - computed: true, optional: false, required: false
  private _items = new DataCairnImagesItemsMap(this, "items");
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

  // name_regex - computed: false, optional: true, required: false
  private _nameRegex?: string; 
  /** Only those in whose name this regular expression is found, for example `^debian-12`; `(?i)` at its beginning takes capitals for small letters. */
  public get nameRegex() {
    return this.getStringAttribute('name_regex');
  }
  public set nameRegex(value: string) {
    this._nameRegex = value;
  }
  public resetNameRegex() {
    this._nameRegex = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get nameRegexInput() {
    return this._nameRegex;
  }

  // project_id - computed: true, optional: true, required: false
  private _projectId?: string; 
  /** Only those of this project. Else those of the project of the provider, if it has one. */
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

  // properties - computed: false, optional: true, required: false
  private _properties?: { [key: string]: string }; 
  /** Only those whose properties holds all of these. Free properties, for example os_distro. The hardware of new servers follows hw_machine_type, hw_firmware_type, hw_disk_bus, hw_vif_model and others of OpenStack's names, as the guide on servers says. At most 128 entries. Default: `{}`. */
  public get properties() {
    return this.getStringMapAttribute('properties');
  }
  public set properties(value: { [key: string]: string }) {
    this._properties = value;
  }
  public resetProperties() {
    this._properties = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get propertiesInput() {
    return this._properties;
  }

  // protected - computed: false, optional: true, required: false
  private _protected?: boolean | cdktf.IResolvable; 
  /** Only those with this protected. Whether deletion is refused. Default: `false`. */
  public get protected() {
    return this.getBooleanAttribute('protected');
  }
  public set protected(value: boolean | cdktf.IResolvable) {
    this._protected = value;
  }
  public resetProtected() {
    this._protected = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get protectedInput() {
    return this._protected;
  }

  // sha256 - computed: false, optional: true, required: false
  private _sha256?: string; 
  /** Only those with this sha256. SHA-256 that the bytes must have; taken from the file when left out. Changing this replaces the image. */
  public get sha256() {
    return this.getStringAttribute('sha256');
  }
  public set sha256(value: string) {
    this._sha256 = value;
  }
  public resetSha256() {
    this._sha256 = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get sha256Input() {
    return this._sha256;
  }

  // sort - computed: false, optional: true, required: false
  private _sort?: string; 
  /** Order of `ids`: `name`, `created_at`, `updated_at`, each with `:asc` (unless given) or `:desc`, with commas between them; by name, then by id when left out. */
  public get sort() {
    return this.getStringAttribute('sort');
  }
  public set sort(value: string) {
    this._sort = value;
  }
  public resetSort() {
    this._sort = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get sortInput() {
    return this._sort;
  }

  // source_image_id - computed: false, optional: true, required: false
  private _sourceImageId?: string; 
  /** Only those with this source_image_id. Image whose content becomes this one's, converted when disk_format is another one. This image stays when that one goes. Changing this replaces the image. */
  public get sourceImageId() {
    return this.getStringAttribute('source_image_id');
  }
  public set sourceImageId(value: string) {
    this._sourceImageId = value;
  }
  public resetSourceImageId() {
    this._sourceImageId = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get sourceImageIdInput() {
    return this._sourceImageId;
  }

  // source_server_id - computed: false, optional: true, required: false
  private _sourceServerId?: string; 
  /** Only those with this source_server_id. Server whose root disk becomes the image, as it is at that moment; the server goes on. The image stays when the server goes. Changing this replaces the image. */
  public get sourceServerId() {
    return this.getStringAttribute('source_server_id');
  }
  public set sourceServerId(value: string) {
    this._sourceServerId = value;
  }
  public resetSourceServerId() {
    this._sourceServerId = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get sourceServerIdInput() {
    return this._sourceServerId;
  }

  // state - computed: false, optional: true, required: false
  private _state?: DataCairnImagesState; 
  /** Only those with this state. Glance's word for where the content is: queued (waiting for bytes), saving (bytes arrive), uploading (bytes are staged for an import), importing (the service fetches, captures or converts), active, deactivated, killed (refused), pending_delete, deleted. One of `queued`, `saving`, `uploading`, `importing`, `active`, `deactivated`, `killed`, `pending_delete`, `deleted`. */
  public get state() {
    return this.getStringAttribute('state') as DataCairnImagesState;
  }
  public set state(value: DataCairnImagesState) {
    this._state = value;
  }
  public resetState() {
    this._state = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get stateInput() {
    return this._state;
  }

  // tags - computed: false, optional: true, required: false
  private _tags?: string[]; 
  /** Only those whose tags hold all of these. Words to find the image by. At most 128 items. Default: `[]`. */
  public get tags() {
    return cdktf.Fn.tolist(this.getListAttribute('tags'));
  }
  public set tags(value: string[]) {
    this._tags = value;
  }
  public resetTags() {
    this._tags = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get tagsInput() {
    return this._tags;
  }

  // visibility - computed: false, optional: true, required: false
  private _visibility?: DataCairnImagesVisibility; 
  /** Only those with this visibility. Who may use the image besides its project: nobody (private), the projects that are members (shared), everybody who knows its id (community), everybody (public). One of `private`, `shared`, `community`, `public`. Default: `"private"`. */
  public get visibility() {
    return this.getStringAttribute('visibility') as DataCairnImagesVisibility;
  }
  public set visibility(value: DataCairnImagesVisibility) {
    this._visibility = value;
  }
  public resetVisibility() {
    this._visibility = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get visibilityInput() {
    return this._visibility;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      all_projects: cdktf.booleanToTerraform(this._allProjects),
      container_format: cdktf.stringToTerraform(this._containerFormat),
      deactivated: cdktf.booleanToTerraform(this._deactivated),
      disk_format: cdktf.stringToTerraform(this._diskFormat),
      hidden: cdktf.booleanToTerraform(this._hidden),
      limit: cdktf.numberToTerraform(this._limit),
      name: cdktf.stringToTerraform(this._name),
      name_prefix: cdktf.stringToTerraform(this._namePrefix),
      name_regex: cdktf.stringToTerraform(this._nameRegex),
      project_id: cdktf.stringToTerraform(this._projectId),
      properties: cdktf.hashMapper(cdktf.stringToTerraform)(this._properties),
      protected: cdktf.booleanToTerraform(this._protected),
      sha256: cdktf.stringToTerraform(this._sha256),
      sort: cdktf.stringToTerraform(this._sort),
      source_image_id: cdktf.stringToTerraform(this._sourceImageId),
      source_server_id: cdktf.stringToTerraform(this._sourceServerId),
      state: cdktf.stringToTerraform(this._state),
      tags: cdktf.listMapper(cdktf.stringToTerraform, false)(this._tags),
      visibility: cdktf.stringToTerraform(this._visibility),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      all_projects: {
        value: cdktf.booleanToHclTerraform(this._allProjects),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
      container_format: {
        value: cdktf.stringToHclTerraform(this._containerFormat),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      deactivated: {
        value: cdktf.booleanToHclTerraform(this._deactivated),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
      disk_format: {
        value: cdktf.stringToHclTerraform(this._diskFormat),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      hidden: {
        value: cdktf.booleanToHclTerraform(this._hidden),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
      limit: {
        value: cdktf.numberToHclTerraform(this._limit),
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
      name_prefix: {
        value: cdktf.stringToHclTerraform(this._namePrefix),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      name_regex: {
        value: cdktf.stringToHclTerraform(this._nameRegex),
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
      properties: {
        value: cdktf.hashMapperHcl(cdktf.stringToHclTerraform)(this._properties),
        isBlock: false,
        type: "map",
        storageClassType: "stringMap",
      },
      protected: {
        value: cdktf.booleanToHclTerraform(this._protected),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
      sha256: {
        value: cdktf.stringToHclTerraform(this._sha256),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      sort: {
        value: cdktf.stringToHclTerraform(this._sort),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      source_image_id: {
        value: cdktf.stringToHclTerraform(this._sourceImageId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      source_server_id: {
        value: cdktf.stringToHclTerraform(this._sourceServerId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      state: {
        value: cdktf.stringToHclTerraform(this._state),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      tags: {
        value: cdktf.listMapperHcl(cdktf.stringToHclTerraform, false)(this._tags),
        isBlock: false,
        type: "set",
        storageClassType: "stringList",
      },
      visibility: {
        value: cdktf.stringToHclTerraform(this._visibility),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
