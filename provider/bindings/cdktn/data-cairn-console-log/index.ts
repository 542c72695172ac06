// https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/console_log
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktn from 'cdktn';

// Configuration

export interface DataCairnConsoleLogConfig extends cdktn.TerraformMetaArguments {
  /**
  * Id of the server.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/console_log#server_id DataCairnConsoleLog#server_id}
  */
  readonly serverId: string;
  /**
  * How many lines from the end, from 1 to 10000; of at most 256 KiB. 100 when left out.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/console_log#tail_lines DataCairnConsoleLog#tail_lines}
  */
  readonly tailLines?: number;
}

/**
* Represents a {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/console_log cairn_console_log}
*/
export class DataCairnConsoleLog extends cdktn.TerraformDataSource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "cairn_console_log";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTN code for importing a DataCairnConsoleLog resource upon running "cdktn plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the DataCairnConsoleLog to import
  * @param importFromId The id of the existing DataCairnConsoleLog that should be imported. Refer to the {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/console_log#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the DataCairnConsoleLog to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "cairn_console_log", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/cairn/cairn/0.1.0/docs/data-sources/console_log cairn_console_log} Data Source
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options DataCairnConsoleLogConfig
  */
  public constructor(scope: Construct, id: string, config: DataCairnConsoleLogConfig) {
    super(scope, id, {
      terraformResourceType: 'cairn_console_log',
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
    this._serverId = config.serverId;
    this._tailLines = config.tailLines;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // content - computed: true, optional: false, required: false
  /** The lines; empty before the guest wrote any. */
  public get content() {
    return this.getStringAttribute('content');
  }

  // server_id - computed: false, optional: false, required: true
  private _serverId?: string; 
  /** Id of the server. */
  public get serverId() {
    return this.getStringAttribute('server_id');
  }
  public set serverId(value: string) {
    this._serverId = value;
  }
  // Temporarily expose input value. Use with caution.
  public get serverIdInput() {
    return this._serverId;
  }

  // size_bytes - computed: true, optional: false, required: false
  /** Size of the whole log. In bytes. */
  public get sizeBytes() {
    return this.getNumberAttribute('size_bytes');
  }

  // tail_lines - computed: false, optional: true, required: false
  private _tailLines?: number; 
  /** How many lines from the end, from 1 to 10000; of at most 256 KiB. 100 when left out. */
  public get tailLines() {
    return this.getNumberAttribute('tail_lines');
  }
  public set tailLines(value: number) {
    this._tailLines = value;
  }
  public resetTailLines() {
    this._tailLines = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get tailLinesInput() {
    return this._tailLines;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      server_id: cdktn.stringToTerraform(this._serverId),
      tail_lines: cdktn.numberToTerraform(this._tailLines),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      server_id: {
        value: cdktn.stringToHclTerraform(this._serverId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      tail_lines: {
        value: cdktn.numberToHclTerraform(this._tailLines),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
