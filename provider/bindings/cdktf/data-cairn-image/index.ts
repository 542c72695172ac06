// https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/image
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktf from 'cdktf';

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

export interface DataCairnImageConfig extends cdktf.TerraformMetaArguments {
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
  * Name: 1 to 255 printable characters without '/', no space at either end.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/image#name DataCairnImage#name}
  */
  readonly name?: string;
  /**
  * Project that owns the image. Changing this replaces the image.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/image#project_id DataCairnImage#project_id}
  */
  readonly projectId?: string;
}

/**
* Represents a {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/image cairn_image}
*/
export class DataCairnImage extends cdktf.TerraformDataSource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "cairn_image";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTF code for importing a DataCairnImage resource upon running "cdktf plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the DataCairnImage to import
  * @param importFromId The id of the existing DataCairnImage that should be imported. Refer to the {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/image#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the DataCairnImage to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktf.TerraformProvider) {
        return new cdktf.ImportableResource(scope, importToId, { terraformResourceType: "cairn_image", importId: importFromId, provider });
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
    this._id = config.id;
    this._name = config.name;
    this._projectId = config.projectId;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // container_format - computed: true, optional: false, required: false
  /** What the disk is wrapped in: bare is nothing. The disk inside an ova is used; ovf and docker are kept and described, but nothing boots from them. One of `bare`, `ovf`, `ova`, `aki`, `ari`, `ami`, `docker`. Default: `"bare"`. Changing this replaces the image. */
  public get containerFormat() {
    return this.getStringAttribute('container_format') as DataCairnImageContainerFormat;
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
    return this.getStringAttribute('disk_format') as DataCairnImageDiskFormat;
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

  // properties - computed: true, optional: false, required: false
  private _properties = new cdktf.StringMap(this, "properties");
  /** Free properties, for example os_distro. At most 128 entries. Default: `{}`. */
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
    return this.getStringAttribute('state') as DataCairnImageState;
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
    return this.getStringAttribute('visibility') as DataCairnImageVisibility;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      id: cdktf.stringToTerraform(this._id),
      name: cdktf.stringToTerraform(this._name),
      project_id: cdktf.stringToTerraform(this._projectId),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      id: {
        value: cdktf.stringToHclTerraform(this._id),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      name: {
        value: cdktf.stringToHclTerraform(this._name),
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
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
