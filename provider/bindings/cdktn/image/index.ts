// https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/image
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktn from 'cdktn';

// Values

/** What Image.containerFormat may be. A value that only Terraform knows is given as `variable.value`. */
export type ImageContainerFormat = "bare" | "ovf" | "ova" | "aki" | "ari" | "ami" | "docker";
/** What Image.diskFormat may be. A value that only Terraform knows is given as `variable.value`. */
export type ImageDiskFormat = "raw" | "qcow2" | "vhd" | "vhdx" | "vmdk" | "vdi" | "iso" | "ploop" | "aki" | "ari" | "ami";
/** What Image.visibility may be. A value that only Terraform knows is given as `variable.value`. */
export type ImageVisibility = "private" | "shared" | "community" | "public";
/** What Image.state may be. A value that only Terraform knows is given as `variable.value`. */
export type ImageState = "queued" | "saving" | "uploading" | "importing" | "active" | "deactivated" | "killed" | "pending_delete" | "deleted";

// Configuration

export interface ImageConfig extends cdktn.TerraformMetaArguments {
  /**
  * What the disk is wrapped in: bare is nothing. The disk inside an ova is used; ovf and docker are kept and described, but nothing boots from them. One of `bare`, `ovf`, `ova`, `aki`, `ari`, `ami`, `docker`. Default: `"bare"`. Changing this replaces the image.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/image#container_format Image#container_format}
  */
  readonly containerFormat?: ImageContainerFormat;
  /**
  * Whether nobody may download the image or make servers from it for the time being; servers that have it go on. Default: `false`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/image#deactivated Image#deactivated}
  */
  readonly deactivated?: boolean | cdktn.IResolvable;
  /**
  * What the image holds. At most 1,024 characters.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/image#description Image#description}
  */
  readonly description?: string;
  /**
  * Format of the disk; checked against what the bytes really are. aki is a kernel, ari a ramdisk, ami a bare file system. Needed before any bytes come. Disks that KVM cannot run from (vhd, vhdx, vmdk, vdi, ploop) are converted once. One of `raw`, `qcow2`, `vhd`, `vhdx`, `vmdk`, `vdi`, `iso`, `ploop`, `aki`, `ari`, `ami`. Changing this replaces the image.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/image#disk_format Image#disk_format}
  */
  readonly diskFormat?: ImageDiskFormat;
  /**
  * Path of the local file that the provider uploads; kept as the image's provenance. Between 1 and 4,096 characters.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/image#file Image#file}
  */
  readonly file?: string;
  /**
  * Whether lists leave the image out unless they ask for hidden ones. Default: `false`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/image#hidden Image#hidden}
  */
  readonly hidden?: boolean | cdktn.IResolvable;
  /**
  * Smallest root disk that a server of this image may have. In GiB. Between 0 and 65,536. Default: `0`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/image#min_disk_gib Image#min_disk_gib}
  */
  readonly minDiskGib?: number;
  /**
  * Smallest memory that a server of this image may have. In MiB. Between 0 and 16,777,216. Default: `0`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/image#min_memory_mib Image#min_memory_mib}
  */
  readonly minMemoryMib?: number;
  /**
  * Name: 1 to 255 printable characters without '/', no space at either end.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/image#name Image#name}
  */
  readonly name: string;
  /**
  * Project that owns the image. Changing this replaces the image.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/image#project_id Image#project_id}
  */
  readonly projectId?: string;
  /**
  * Free properties, for example os_distro. The hardware of new servers follows hw_machine_type, hw_firmware_type, hw_disk_bus, hw_vif_model and others of OpenStack's names, as the guide on servers says. At most 128 entries. Default: `{}`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/image#properties Image#properties}
  */
  readonly properties?: { [key: string]: string };
  /**
  * Whether deletion is refused. Default: `false`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/image#protected Image#protected}
  */
  readonly protected?: boolean | cdktn.IResolvable;
  /**
  * SHA-256 that the bytes must have; taken from the file when left out. Changing this replaces the image.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/image#sha256 Image#sha256}
  */
  readonly sha256?: string;
  /**
  * Number of bytes that there must be; taken from the file when left out. In bytes. Between 1 and 17,592,186,044,416. Changing this replaces the image.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/image#size_bytes Image#size_bytes}
  */
  readonly sizeBytes?: number;
  /**
  * Image whose content becomes this one's, converted when disk_format is another one. This image stays when that one goes. Changing this replaces the image.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/image#source_image_id Image#source_image_id}
  */
  readonly sourceImageId?: string;
  /**
  * Server whose root disk becomes the image, as it is at that moment; the server goes on. The image stays when the server goes. Changing this replaces the image.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/image#source_server_id Image#source_server_id}
  */
  readonly sourceServerId?: string;
  /**
  * URL from which the service itself fetches the bytes, for example https://cloud.example.org/debian-12.qcow2. Give sha256 too, so that what is fetched is what you mean. Between 8 and 2,048 characters. Changing this replaces the image.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/image#source_url Image#source_url}
  */
  readonly sourceUrl?: string;
  /**
  * Store of the service that keeps the bytes; its default store when left out. Another store moves them.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/image#store Image#store}
  */
  readonly store?: string;
  /**
  * Words to find the image by. At most 128 items. Default: `[]`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/image#tags Image#tags}
  */
  readonly tags?: string[];
  /**
  * How long Terraform waits until Cairn reports success.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/image#timeouts Image#timeouts}
  */
  readonly timeouts?: ImageTimeouts;
  /**
  * Who may use the image besides its project: nobody (private), the projects that are members (shared), everybody who knows its id (community), everybody (public). One of `private`, `shared`, `community`, `public`. Default: `"private"`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/image#visibility Image#visibility}
  */
  readonly visibility?: ImageVisibility;
}
export interface ImageTimeouts {
  /**
  * How long to wait for creation, for example `90s` or `10m`. Default: `10m`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/image#create Image#create}
  */
  readonly create?: string;
  /**
  * How long to wait for deletion, for example `90s` or `10m`. Default: `10m`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/image#delete Image#delete}
  */
  readonly delete?: string;
  /**
  * How long to wait for a change, for example `90s` or `10m`. Default: `10m`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/image#update Image#update}
  */
  readonly update?: string;
}

export function imageTimeoutsToTerraform(struct?: ImageTimeouts | cdktn.IResolvable): any {
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


export function imageTimeoutsToHclTerraform(struct?: ImageTimeouts | cdktn.IResolvable): any {
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

export class ImageTimeoutsOutputReference extends cdktn.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktn.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): ImageTimeouts | cdktn.IResolvable | undefined {
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

  public set internalValue(value: ImageTimeouts | cdktn.IResolvable | undefined) {
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
* Represents a {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/image cairn_image}
*/
export class Image extends cdktn.TerraformResource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "cairn_image";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTN code for importing a Image resource upon running "cdktn plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the Image to import
  * @param importFromId The id of the existing Image that should be imported. Refer to the {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/image#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the Image to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "cairn_image", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/resources/image cairn_image} Resource
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options ImageConfig
  */
  public constructor(scope: Construct, id: string, config: ImageConfig) {
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
    this._description = config.description;
    this._diskFormat = config.diskFormat;
    this._file = config.file;
    this._hidden = config.hidden;
    this._minDiskGib = config.minDiskGib;
    this._minMemoryMib = config.minMemoryMib;
    this._name = config.name;
    this._projectId = config.projectId;
    this._properties = config.properties;
    this._protected = config.protected;
    this._sha256 = config.sha256;
    this._sizeBytes = config.sizeBytes;
    this._sourceImageId = config.sourceImageId;
    this._sourceServerId = config.sourceServerId;
    this._sourceUrl = config.sourceUrl;
    this._store = config.store;
    this._tags = config.tags;
    this._timeouts.internalValue = config.timeouts;
    this._visibility = config.visibility;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // container_format - computed: true, optional: true, required: false
  private _containerFormat?: ImageContainerFormat; 
  /** What the disk is wrapped in: bare is nothing. The disk inside an ova is used; ovf and docker are kept and described, but nothing boots from them. One of `bare`, `ovf`, `ova`, `aki`, `ari`, `ami`, `docker`. Default: `"bare"`. Changing this replaces the image. */
  public get containerFormat() {
    return this.getStringAttribute('container_format') as ImageContainerFormat;
  }
  public set containerFormat(value: ImageContainerFormat) {
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
  /** Whether nobody may download the image or make servers from it for the time being; servers that have it go on. Default: `false`. */
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

  // description - computed: false, optional: true, required: false
  private _description?: string; 
  /** What the image holds. At most 1,024 characters. */
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

  // disk_format - computed: false, optional: true, required: false
  private _diskFormat?: ImageDiskFormat; 
  /** Format of the disk; checked against what the bytes really are. aki is a kernel, ari a ramdisk, ami a bare file system. Needed before any bytes come. Disks that KVM cannot run from (vhd, vhdx, vmdk, vdi, ploop) are converted once. One of `raw`, `qcow2`, `vhd`, `vhdx`, `vmdk`, `vdi`, `iso`, `ploop`, `aki`, `ari`, `ami`. Changing this replaces the image. */
  public get diskFormat() {
    return this.getStringAttribute('disk_format') as ImageDiskFormat;
  }
  public set diskFormat(value: ImageDiskFormat) {
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

  // file - computed: false, optional: true, required: false
  private _file?: string; 
  /** Path of the local file that the provider uploads; kept as the image's provenance. Between 1 and 4,096 characters. */
  public get file() {
    return this.getStringAttribute('file');
  }
  public set file(value: string) {
    this._file = value;
  }
  public resetFile() {
    this._file = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get fileInput() {
    return this._file;
  }

  // hidden - computed: true, optional: true, required: false
  private _hidden?: boolean | cdktn.IResolvable; 
  /** Whether lists leave the image out unless they ask for hidden ones. Default: `false`. */
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

  // min_disk_gib - computed: true, optional: true, required: false
  private _minDiskGib?: number; 
  /** Smallest root disk that a server of this image may have. In GiB. Between 0 and 65,536. Default: `0`. */
  public get minDiskGib() {
    return this.getNumberAttribute('min_disk_gib');
  }
  public set minDiskGib(value: number) {
    this._minDiskGib = value;
  }
  public resetMinDiskGib() {
    this._minDiskGib = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get minDiskGibInput() {
    return this._minDiskGib;
  }

  // min_memory_mib - computed: true, optional: true, required: false
  private _minMemoryMib?: number; 
  /** Smallest memory that a server of this image may have. In MiB. Between 0 and 16,777,216. Default: `0`. */
  public get minMemoryMib() {
    return this.getNumberAttribute('min_memory_mib');
  }
  public set minMemoryMib(value: number) {
    this._minMemoryMib = value;
  }
  public resetMinMemoryMib() {
    this._minMemoryMib = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get minMemoryMibInput() {
    return this._minMemoryMib;
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
  /** Free properties, for example os_distro. The hardware of new servers follows hw_machine_type, hw_firmware_type, hw_disk_bus, hw_vif_model and others of OpenStack's names, as the guide on servers says. At most 128 entries. Default: `{}`. */
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
  /** Whether deletion is refused. Default: `false`. */
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
  /** SHA-256 that the bytes must have; taken from the file when left out. Changing this replaces the image. */
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

  // size_bytes - computed: true, optional: true, required: false
  private _sizeBytes?: number; 
  /** Number of bytes that there must be; taken from the file when left out. In bytes. Between 1 and 17,592,186,044,416. Changing this replaces the image. */
  public get sizeBytes() {
    return this.getNumberAttribute('size_bytes');
  }
  public set sizeBytes(value: number) {
    this._sizeBytes = value;
  }
  public resetSizeBytes() {
    this._sizeBytes = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get sizeBytesInput() {
    return this._sizeBytes;
  }

  // source_image_id - computed: false, optional: true, required: false
  private _sourceImageId?: string; 
  /** Image whose content becomes this one's, converted when disk_format is another one. This image stays when that one goes. Changing this replaces the image. */
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
  /** Server whose root disk becomes the image, as it is at that moment; the server goes on. The image stays when the server goes. Changing this replaces the image. */
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

  // source_url - computed: false, optional: true, required: false
  private _sourceUrl?: string; 
  /** URL from which the service itself fetches the bytes, for example https://cloud.example.org/debian-12.qcow2. Give sha256 too, so that what is fetched is what you mean. Between 8 and 2,048 characters. Changing this replaces the image. */
  public get sourceUrl() {
    return this.getStringAttribute('source_url');
  }
  public set sourceUrl(value: string) {
    this._sourceUrl = value;
  }
  public resetSourceUrl() {
    this._sourceUrl = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get sourceUrlInput() {
    return this._sourceUrl;
  }

  // state - computed: true, optional: false, required: false
  /** Glance's word for where the content is: queued (waiting for bytes), saving (bytes arrive), uploading (bytes are staged for an import), importing (the service fetches, captures or converts), active, deactivated, killed (refused), pending_delete, deleted. One of `queued`, `saving`, `uploading`, `importing`, `active`, `deactivated`, `killed`, `pending_delete`, `deleted`. */
  public get state() {
    return this.getStringAttribute('state') as ImageState;
  }

  // store - computed: false, optional: true, required: false
  private _store?: string; 
  /** Store of the service that keeps the bytes; its default store when left out. Another store moves them. */
  public get store() {
    return this.getStringAttribute('store');
  }
  public set store(value: string) {
    this._store = value;
  }
  public resetStore() {
    this._store = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get storeInput() {
    return this._store;
  }

  // tags - computed: true, optional: true, required: false
  private _tags?: string[]; 
  /** Words to find the image by. At most 128 items. Default: `[]`. */
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

  // timeouts - computed: false, optional: true, required: false
  private _timeouts = new ImageTimeoutsOutputReference(this, "timeouts");
  /** How long Terraform waits until Cairn reports success. */
  public get timeouts() {
    return this._timeouts;
  }
  public putTimeouts(value: ImageTimeouts) {
    this._timeouts.internalValue = value;
  }
  public resetTimeouts() {
    this._timeouts.internalValue = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get timeoutsInput() {
    return this._timeouts.internalValue;
  }

  // virtual_size_bytes - computed: true, optional: false, required: false
  /** Size of the disk that a guest sees; the file's own size for raw, iso, aki, ari and ami. Known once active. In bytes. */
  public get virtualSizeBytes() {
    return this.getNumberAttribute('virtual_size_bytes');
  }

  // visibility - computed: true, optional: true, required: false
  private _visibility?: ImageVisibility; 
  /** Who may use the image besides its project: nobody (private), the projects that are members (shared), everybody who knows its id (community), everybody (public). One of `private`, `shared`, `community`, `public`. Default: `"private"`. */
  public get visibility() {
    return this.getStringAttribute('visibility') as ImageVisibility;
  }
  public set visibility(value: ImageVisibility) {
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
      description: cdktn.stringToTerraform(this._description),
      disk_format: cdktn.stringToTerraform(this._diskFormat),
      file: cdktn.stringToTerraform(this._file),
      hidden: cdktn.booleanToTerraform(this._hidden),
      min_disk_gib: cdktn.numberToTerraform(this._minDiskGib),
      min_memory_mib: cdktn.numberToTerraform(this._minMemoryMib),
      name: cdktn.stringToTerraform(this._name),
      project_id: cdktn.stringToTerraform(this._projectId),
      properties: cdktn.hashMapper(cdktn.stringToTerraform)(this._properties),
      protected: cdktn.booleanToTerraform(this._protected),
      sha256: cdktn.stringToTerraform(this._sha256),
      size_bytes: cdktn.numberToTerraform(this._sizeBytes),
      source_image_id: cdktn.stringToTerraform(this._sourceImageId),
      source_server_id: cdktn.stringToTerraform(this._sourceServerId),
      source_url: cdktn.stringToTerraform(this._sourceUrl),
      store: cdktn.stringToTerraform(this._store),
      tags: cdktn.listMapper(cdktn.stringToTerraform, false)(this._tags),
      timeouts: imageTimeoutsToTerraform(this._timeouts.internalValue),
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
      description: {
        value: cdktn.stringToHclTerraform(this._description),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      disk_format: {
        value: cdktn.stringToHclTerraform(this._diskFormat),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      file: {
        value: cdktn.stringToHclTerraform(this._file),
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
      min_disk_gib: {
        value: cdktn.numberToHclTerraform(this._minDiskGib),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      min_memory_mib: {
        value: cdktn.numberToHclTerraform(this._minMemoryMib),
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
      size_bytes: {
        value: cdktn.numberToHclTerraform(this._sizeBytes),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
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
      source_url: {
        value: cdktn.stringToHclTerraform(this._sourceUrl),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      store: {
        value: cdktn.stringToHclTerraform(this._store),
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
      timeouts: {
        value: imageTimeoutsToHclTerraform(this._timeouts.internalValue),
        isBlock: true,
        type: "struct",
        storageClassType: "ImageTimeouts",
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
