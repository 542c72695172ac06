/**
 * The messages of Terraform's plugin protocol 6.10 that several RPCs share, in the form of messages.ts.
 *
 * Source: Terraform documentation, "Terraform Plugin Protocol", version 6.10.
 */
import type { MessageTable } from './protobuf.ts';

/** Messages that RPCs share: values, diagnostics, paths, schemas, functions, identities. */
export const SHARED = {
  DynamicValue: { msgpack: [1, 'bytes'], json: [2, 'bytes'] },
  /** severity: 1 error, 2 warning. */
  Diagnostic: {
    severity: [1, 'enum'],
    summary: [2, 'string'],
    detail: [3, 'string'],
    attribute: [4, 'AttributePath'],
  },
  FunctionError: { text: [1, 'string'], function_argument: [2, 'int64', 'optional'] },
  AttributePath: { steps: [1, 'AttributePath.Step', 'repeated'] },
  /** Exactly one of the three is set. */
  'AttributePath.Step': {
    attribute_name: [1, 'string', 'optional'],
    element_key_string: [2, 'string', 'optional'],
    element_key_int: [3, 'int64', 'optional'],
  },
  RawState: { json: [1, 'bytes'], flatmap: [2, 'string', 'map'] },
  ResourceIdentitySchema: {
    version: [1, 'int64'],
    identity_attributes: [2, 'ResourceIdentitySchema.IdentityAttribute', 'repeated'],
  },
  'ResourceIdentitySchema.IdentityAttribute': {
    name: [1, 'string'],
    type: [2, 'bytes'],
    required_for_import: [3, 'bool'],
    optional_for_import: [4, 'bool'],
    description: [5, 'string'],
  },
  ResourceIdentityData: { identity_data: [1, 'DynamicValue'] },
  ActionSchema: { schema: [1, 'Schema'] },
  Schema: { version: [1, 'int64'], block: [2, 'Schema.Block'] },
  /** description_kind: 0 plain, 1 Markdown. */
  'Schema.Block': {
    version: [1, 'int64'],
    attributes: [2, 'Schema.Attribute', 'repeated'],
    block_types: [3, 'Schema.NestedBlock', 'repeated'],
    description: [4, 'string'],
    description_kind: [5, 'enum'],
    deprecated: [6, 'bool'],
  },
  'Schema.Attribute': {
    name: [1, 'string'],
    type: [2, 'bytes'],
    description: [3, 'string'],
    required: [4, 'bool'],
    optional: [5, 'bool'],
    computed: [6, 'bool'],
    sensitive: [7, 'bool'],
    description_kind: [8, 'enum'],
    deprecated: [9, 'bool'],
    nested_type: [10, 'Schema.Object'],
    write_only: [11, 'bool'],
  },
  /** nesting: 1 single, 2 list, 3 set, 4 map, 5 group. */
  'Schema.NestedBlock': {
    type_name: [1, 'string'],
    block: [2, 'Schema.Block'],
    nesting: [3, 'enum'],
    min_items: [4, 'int64'],
    max_items: [5, 'int64'],
  },
  /** nesting: 1 single, 2 list, 3 set, 4 map. */
  'Schema.Object': { attributes: [1, 'Schema.Attribute', 'repeated'], nesting: [3, 'enum'] },
  Function: {
    parameters: [1, 'Function.Parameter', 'repeated'],
    variadic_parameter: [2, 'Function.Parameter'],
    return: [3, 'Function.Return'],
    summary: [4, 'string'],
    description: [5, 'string'],
    description_kind: [6, 'enum'],
    deprecation_message: [7, 'string'],
  },
  'Function.Parameter': {
    name: [1, 'string'],
    type: [2, 'bytes'],
    allow_null_value: [3, 'bool'],
    allow_unknown_values: [4, 'bool'],
    description: [5, 'string'],
    description_kind: [6, 'enum'],
  },
  'Function.Return': { type: [1, 'bytes'] },
  ServerCapabilities: {
    plan_destroy: [1, 'bool'],
    get_provider_schema_optional: [2, 'bool'],
    move_resource_state: [3, 'bool'],
    generate_resource_config: [4, 'bool'],
  },
  ClientCapabilities: { deferral_allowed: [1, 'bool'], write_only_attributes_allowed: [2, 'bool'] },
  /** reason: 1 resource configuration unknown, 2 provider configuration unknown, 3 prerequisite absent. */
  Deferred: { reason: [1, 'enum'] },
  Timestamp: { seconds: [1, 'int64'], nanos: [2, 'int64'] },
} as const satisfies MessageTable;
