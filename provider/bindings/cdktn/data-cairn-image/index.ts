// https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/image
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktn from 'cdktn';

// Values

/** What DataCairnImage.containerFormat may be. A value that only Terraform knows is given as `variable.value`. */
export type DataCairnImageContainerFormat = "bare" | "ovf" | "ova" | "aki" | "ari" | "ami" | "docker";
/** What DataCairnImage.diskFormat may be. A value that only Terraform knows is given as `variable.value`. */
export type DataCairnImageDiskFormat = "raw" | "qcow2" | "vhd" | "vhdx" | "vmdk" | "vdi" | "iso" | "ploop" | "aki" | "ari" | "ami";
/** What DataCairnImage.state may be. A value that only Terraform knows is given as `variable.value`. */
export type DataCairnImageState = "queued" | "saving" | "uploading" | "importing" | "active" | "deactivated" | "killed" | "pending_delete" | "deleted";
/** What DataCairnImage.visibility may be. A value that only Terraform knows is given as `variable.value`. */
export type DataCairnImageVisibility = "private" | "shared" | "community" | "public";

// Configuration

export interface DataCairnImageConfig extends cdktn.TerraformMetaArguments {
  /**
  * What the disk is wrapped in: bare is nothing. The disk inside an ova is used; ovf and docker are kept and described, but nothing boots from them. One of `bare`, `ovf`, `ova`, `aki`, `ari`, `ami`, `docker`. Default: `"bare"`. Changing this replaces the image. When it is given, it must be so of what is meant.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/image#container_format DataCairnImage#container_format}
  */
  readonly containerFormat?: DataCairnImageContainerFormat;
  /**
  * Whether nobody may download the image or make servers from it for the time being; servers that have it go on. Default: `false`. When it is given, it must be so of what is meant.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/image#deactivated DataCairnImage#deactivated}
  */
  readonly deactivated?: boolean | cdktn.IResolvable;
  /**
  * Format of the disk; checked against what the bytes really are. aki is a kernel, ari a ramdisk, ami a bare file system. Needed before any bytes come. Disks that KVM cannot run from (vhd, vhdx, vmdk, vdi, ploop) are converted once. One of `raw`, `qcow2`, `vhd`, `vhdx`, `vmdk`, `vdi`, `iso`, `ploop`, `aki`, `ari`, `ami`. Changing this replaces the image. When it is given, it must be so of what is meant.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/image#disk_format DataCairnImage#disk_format}
  */
  readonly diskFormat?: DataCairnImageDiskFormat;
  /**
  * Whether lists leave the image out unless they ask for hidden ones. Default: `false`. When it is given, it must be so of what is meant.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/image#hidden DataCairnImage#hidden}
  */
  readonly hidden?: boolean | cdktn.IResolvable;
  /**
  * Id of the image: a lower-case UUID, known before it is made.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/image#id DataCairnImage#id}
  *
  * Please be aware that the id field is automatically added to all resources in Terraform providers using a Terraform provider SDK version below 2.
  * If you experience problems setting this value it might not be settable. Please take a look at the provider documentation to ensure it should be settable.
  */
  readonly id?: string;
  /**
  * Whether the newest is meant when several match. Without it they are an error.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/image#most_recent DataCairnImage#most_recent}
  */
  readonly mostRecent?: boolean | cdktn.IResolvable;
  /**
  * Name: 1 to 255 printable characters without '/', no space at either end.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/image#name DataCairnImage#name}
  */
  readonly name?: string;
  /**
  * Only those whose name begins so.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/image#name_prefix DataCairnImage#name_prefix}
  */
  readonly namePrefix?: string;
  /**
  * Only those in whose name this regular expression is found, for example `^debian-12`; `(?i)` at its beginning takes capitals for small letters.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/image#name_regex DataCairnImage#name_regex}
  */
  readonly nameRegex?: string;
  /**
  * Project that owns the image. Changing this replaces the image.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/image#project_id DataCairnImage#project_id}
  */
  readonly projectId?: string;
  /**
  * Free properties, for example os_distro. The hardware of new servers follows hw_machine_type, hw_firmware_type, hw_disk_bus, hw_vif_model and others of OpenStack's names, as the guide on servers says. At most 128 entries. Default: `{}`. When it is given, it must be so of what is meant.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/image#properties DataCairnImage#properties}
  */
  readonly properties?: { [key: string]: string };
  /**
  * Whether deletion is refused. Default: `false`. When it is given, it must be so of what is meant.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/image#protected DataCairnImage#protected}
  */
  readonly protected?: boolean | cdktn.IResolvable;
  /**
  * SHA-256 that the bytes must have; taken from the file when left out. Changing this replaces the image. When it is given, it must be so of what is meant.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/image#sha256 DataCairnImage#sha256}
  */
  readonly sha256?: string;
  /**
  * Image whose content becomes this one's, converted when disk_format is another one. This image stays when that one goes. Changing this replaces the image. When it is given, it must be so of what is meant.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/image#source_image_id DataCairnImage#source_image_id}
  */
  readonly sourceImageId?: string;
  /**
  * Server whose root disk becomes the image, as it is at that moment; the server goes on. The image stays when the server goes. Changing this replaces the image. When it is given, it must be so of what is meant.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/image#source_server_id DataCairnImage#source_server_id}
  */
  readonly sourceServerId?: string;
  /**
  * Glance's word for where the content is: queued (waiting for bytes), saving (bytes arrive), uploading (bytes are staged for an import), importing (the service fetches, captures or converts), active, deactivated, killed (refused), pending_delete, deleted. One of `queued`, `saving`, `uploading`, `importing`, `active`, `deactivated`, `killed`, `pending_delete`, `deleted`. When it is given, it must be so of what is meant.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/image#state DataCairnImage#state}
  */
  readonly state?: DataCairnImageState;
  /**
  * Words to find the image by. At most 128 items. Default: `[]`. When it is given, it must be so of what is meant.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/image#tags DataCairnImage#tags}
  */
  readonly tags?: string[];
  /**
  * Who may use the image besides its project: nobody (private), the projects that are members (shared), everybody who knows its id (community), everybody (public). One of `private`, `shared`, `community`, `public`. Default: `"private"`. When it is given, it must be so of what is meant.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/image#visibility DataCairnImage#visibility}
  */
  readonly visibility?: DataCairnImageVisibility;
}

/**
* Represents a {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/image cairn_image}
*/
export class DataCairnImage extends cdktn.TerraformDataSource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "cairn_image";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTN code for importing a DataCairnImage resource upon running "cdktn plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the DataCairnImage to import
  * @param importFromId The id of the existing DataCairnImage that should be imported. Refer to the {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/image#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the DataCairnImage to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "cairn_image", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/image cairn_image} Data Source
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options DataCairnImageConfig = {}
  */
  public constructor(scope: Construct, id: string, config: DataCairnImageConfig = {}) {
    super(scope, id, {
      terraformResourceType: 'cairn_image',
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
    this._containerFormat = config.containerFormat;
    this._deactivated = config.deactivated;
    this._diskFormat = config.diskFormat;
    this._hidden = config.hidden;
    this._id = config.id;
    this._mostRecent = config.mostRecent;
    this._name = config.name;
    this._namePrefix = config.namePrefix;
    this._nameRegex = config.nameRegex;
    this._projectId = config.projectId;
    this._properties = config.properties;
    this._protected = config.protected;
    this._sha256 = config.sha256;
    this._sourceImageId = config.sourceImageId;
    this._sourceServerId = config.sourceServerId;
    this._state = config.state;
    this._tags = config.tags;
    this._visibility = config.visibility;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // container_format - computed: true, optional: true, required: false
  private _containerFormat?: DataCairnImageContainerFormat; 
  /** What the disk is wrapped in: bare is nothing. The disk inside an ova is used; ovf and docker are kept and described, but nothing boots from them. One of `bare`, `ovf`, `ova`, `aki`, `ari`, `ami`, `docker`. Default: `"bare"`. Changing this replaces the image. When it is given, it must be so of what is meant. */
  public get containerFormat() {
    return this.getStringAttribute('container_format') as DataCairnImageContainerFormat;
  }
  public set containerFormat(value: DataCairnImageContainerFormat) {
    this._containerFormat = value;
  }
  public resetContainerFormat() {
    this._containerFormat = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get containerFormatInput() {
    return this._containerFormat;
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

  // deactivated - computed: true, optional: true, required: false
  private _deactivated?: boolean | cdktn.IResolvable; 
  /** Whether nobody may download the image or make servers from it for the time being; servers that have it go on. Default: `false`. When it is given, it must be so of what is meant. */
  public get deactivated() {
    return this.getBooleanAttribute('deactivated');
  }
  public set deactivated(value: boolean | cdktn.IResolvable) {
    this._deactivated = value;
  }
  public resetDeactivated() {
    this._deactivated = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get deactivatedInput() {
    return this._deactivated;
  }

  // description - computed: true, optional: false, required: false
  /** What the image holds. At most 1,024 characters. */
  public get description() {
    return this.getStringAttribute('description');
  }

  // disk_format - computed: true, optional: true, required: false
  private _diskFormat?: DataCairnImageDiskFormat; 
  /** Format of the disk; checked against what the bytes really are. aki is a kernel, ari a ramdisk, ami a bare file system. Needed before any bytes come. Disks that KVM cannot run from (vhd, vhdx, vmdk, vdi, ploop) are converted once. One of `raw`, `qcow2`, `vhd`, `vhdx`, `vmdk`, `vdi`, `iso`, `ploop`, `aki`, `ari`, `ami`. Changing this replaces the image. When it is given, it must be so of what is meant. */
  public get diskFormat() {
    return this.getStringAttribute('disk_format') as DataCairnImageDiskFormat;
  }
  public set diskFormat(value: DataCairnImageDiskFormat) {
    this._diskFormat = value;
  }
  public resetDiskFormat() {
    this._diskFormat = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get diskFormatInput() {
    return this._diskFormat;
  }

  // drift - computed: true, optional: false, required: false
  private _drift = new cdktn.StringMap(this, "drift");
  /** Fields whose observed value differs from the desired one although nobody edited the spec: field to 'expected X, found Y'. Empty when all agrees. */
  public get drift() {
    return this._drift;
  }

  // file - computed: true, optional: false, required: false
  /** Path of the local file that the provider uploads; kept as the image's provenance. Between 1 and 4,096 characters. */
  public get file() {
    return this.getStringAttribute('file');
  }

  // hidden - computed: true, optional: true, required: false
  private _hidden?: boolean | cdktn.IResolvable; 
  /** Whether lists leave the image out unless they ask for hidden ones. Default: `false`. When it is given, it must be so of what is meant. */
  public get hidden() {
    return this.getBooleanAttribute('hidden');
  }
  public set hidden(value: boolean | cdktn.IResolvable) {
    this._hidden = value;
  }
  public resetHidden() {
    this._hidden = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get hiddenInput() {
    return this._hidden;
  }

  // id - computed: true, optional: true, required: false
  private _id?: string; 
  /** Id of the image: a lower-case UUID, known before it is made. */
  public get id() {
    return this.getStringAttribute('id');
  }
  public set id(value: string) {
    this._id = value;
  }
  public resetId() {
    this._id = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get idInput() {
    return this._id;
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

  // most_recent - computed: false, optional: true, required: false
  private _mostRecent?: boolean | cdktn.IResolvable; 
  /** Whether the newest is meant when several match. Without it they are an error. */
  public get mostRecent() {
    return this.getBooleanAttribute('most_recent');
  }
  public set mostRecent(value: boolean | cdktn.IResolvable) {
    this._mostRecent = value;
  }
  public resetMostRecent() {
    this._mostRecent = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get mostRecentInput() {
    return this._mostRecent;
  }

  // name - computed: true, optional: true, required: false
  private _name?: string; 
  /** Name: 1 to 255 printable characters without '/', no space at either end. */
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
  /** Project that owns the image. Changing this replaces the image. */
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

  // properties - computed: true, optional: true, required: false
  private _properties?: { [key: string]: string }; 
  /** Free properties, for example os_distro. The hardware of new servers follows hw_machine_type, hw_firmware_type, hw_disk_bus, hw_vif_model and others of OpenStack's names, as the guide on servers says. At most 128 entries. Default: `{}`. When it is given, it must be so of what is meant. */
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

  // protected - computed: true, optional: true, required: false
  private _protected?: boolean | cdktn.IResolvable; 
  /** Whether deletion is refused. Default: `false`. When it is given, it must be so of what is meant. */
  public get protected() {
    return this.getBooleanAttribute('protected');
  }
  public set protected(value: boolean | cdktn.IResolvable) {
    this._protected = value;
  }
  public resetProtected() {
    this._protected = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get protectedInput() {
    return this._protected;
  }

  // sha256 - computed: true, optional: true, required: false
  private _sha256?: string; 
  /** SHA-256 that the bytes must have; taken from the file when left out. Changing this replaces the image. When it is given, it must be so of what is meant. */
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

  // source_image_id - computed: true, optional: true, required: false
  private _sourceImageId?: string; 
  /** Image whose content becomes this one's, converted when disk_format is another one. This image stays when that one goes. Changing this replaces the image. When it is given, it must be so of what is meant. */
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

  // source_server_id - computed: true, optional: true, required: false
  private _sourceServerId?: string; 
  /** Server whose root disk becomes the image, as it is at that moment; the server goes on. The image stays when the server goes. Changing this replaces the image. When it is given, it must be so of what is meant. */
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

  // source_url - computed: true, optional: false, required: false
  /** URL from which the service itself fetches the bytes, for example https://cloud.example.org/debian-12.qcow2. Give sha256 too, so that what is fetched is what you mean. Between 8 and 2,048 characters. Changing this replaces the image. */
  public get sourceUrl() {
    return this.getStringAttribute('source_url');
  }

  // state - computed: true, optional: true, required: false
  private _state?: DataCairnImageState; 
  /** Glance's word for where the content is: queued (waiting for bytes), saving (bytes arrive), uploading (bytes are staged for an import), importing (the service fetches, captures or converts), active, deactivated, killed (refused), pending_delete, deleted. One of `queued`, `saving`, `uploading`, `importing`, `active`, `deactivated`, `killed`, `pending_delete`, `deleted`. When it is given, it must be so of what is meant. */
  public get state() {
    return this.getStringAttribute('state') as DataCairnImageState;
  }
  public set state(value: DataCairnImageState) {
    this._state = value;
  }
  public resetState() {
    this._state = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get stateInput() {
    return this._state;
  }

  // store - computed: true, optional: false, required: false
  /** Store of the service that keeps the bytes; its default store when left out. Another store moves them. */
  public get store() {
    return this.getStringAttribute('store');
  }

  // tags - computed: true, optional: true, required: false
  private _tags?: string[]; 
  /** Words to find the image by. At most 128 items. Default: `[]`. When it is given, it must be so of what is meant. */
  public get tags() {
    return cdktn.Fn.tolist(this.getListAttribute('tags'));
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

  // virtual_size_bytes - computed: true, optional: false, required: false
  /** Size of the disk that a guest sees; the file's own size for raw, iso, aki, ari and ami. Known once active. In bytes. */
  public get virtualSizeBytes() {
    return this.getNumberAttribute('virtual_size_bytes');
  }

  // visibility - computed: true, optional: true, required: false
  private _visibility?: DataCairnImageVisibility; 
  /** Who may use the image besides its project: nobody (private), the projects that are members (shared), everybody who knows its id (community), everybody (public). One of `private`, `shared`, `community`, `public`. Default: `"private"`. When it is given, it must be so of what is meant. */
  public get visibility() {
    return this.getStringAttribute('visibility') as DataCairnImageVisibility;
  }
  public set visibility(value: DataCairnImageVisibility) {
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
      container_format: cdktn.stringToTerraform(this._containerFormat),
      deactivated: cdktn.booleanToTerraform(this._deactivated),
      disk_format: cdktn.stringToTerraform(this._diskFormat),
      hidden: cdktn.booleanToTerraform(this._hidden),
      id: cdktn.stringToTerraform(this._id),
      most_recent: cdktn.booleanToTerraform(this._mostRecent),
      name: cdktn.stringToTerraform(this._name),
      name_prefix: cdktn.stringToTerraform(this._namePrefix),
      name_regex: cdktn.stringToTerraform(this._nameRegex),
      project_id: cdktn.stringToTerraform(this._projectId),
      properties: cdktn.hashMapper(cdktn.stringToTerraform)(this._properties),
      protected: cdktn.booleanToTerraform(this._protected),
      sha256: cdktn.stringToTerraform(this._sha256),
      source_image_id: cdktn.stringToTerraform(this._sourceImageId),
      source_server_id: cdktn.stringToTerraform(this._sourceServerId),
      state: cdktn.stringToTerraform(this._state),
      tags: cdktn.listMapper(cdktn.stringToTerraform, false)(this._tags),
      visibility: cdktn.stringToTerraform(this._visibility),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      container_format: {
        value: cdktn.stringToHclTerraform(this._containerFormat),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      deactivated: {
        value: cdktn.booleanToHclTerraform(this._deactivated),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
      disk_format: {
        value: cdktn.stringToHclTerraform(this._diskFormat),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      hidden: {
        value: cdktn.booleanToHclTerraform(this._hidden),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
      id: {
        value: cdktn.stringToHclTerraform(this._id),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      most_recent: {
        value: cdktn.booleanToHclTerraform(this._mostRecent),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
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
      name_regex: {
        value: cdktn.stringToHclTerraform(this._nameRegex),
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
      properties: {
        value: cdktn.hashMapperHcl(cdktn.stringToHclTerraform)(this._properties),
        isBlock: false,
        type: "map",
        storageClassType: "stringMap",
      },
      protected: {
        value: cdktn.booleanToHclTerraform(this._protected),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
      sha256: {
        value: cdktn.stringToHclTerraform(this._sha256),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      source_image_id: {
        value: cdktn.stringToHclTerraform(this._sourceImageId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      source_server_id: {
        value: cdktn.stringToHclTerraform(this._sourceServerId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      state: {
        value: cdktn.stringToHclTerraform(this._state),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      tags: {
        value: cdktn.listMapperHcl(cdktn.stringToHclTerraform, false)(this._tags),
        isBlock: false,
        type: "set",
        storageClassType: "stringList",
      },
      visibility: {
        value: cdktn.stringToHclTerraform(this._visibility),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
