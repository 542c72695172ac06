/**
 * The description of everything the provider serves: the shape of `schemas/generated/terraform.json`.
 *
 * The provider knows no kind by name; all it knows of servers and networks is what stands in such a
 * description. Names are the same words as in the API, in SQL and in HCL.
 */

/** Any value that JSON can hold. */
export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [name: string]: JsonValue };

/** A type without named members: a primitive, or a collection of such types (free keys in a map). */
export type AttributeType =
  | 'string'
  | 'number'
  | 'bool'
  | { readonly list: AttributeType }
  | { readonly set: AttributeType }
  | { readonly map: AttributeType };

/** How the objects of a nested attribute are arranged: one object, or a list, set or map of objects. */
export type Nesting = 'single' | 'list' | 'set' | 'map';

/** An attribute that holds objects with named attributes of their own. */
export interface NestedDescription {
  readonly nesting: Nesting;
  readonly attributes: AttributeDescriptions;
}

/**
 * Where a value lives in the API's resource:
 * `spec` in `spec.<name>` (the user's), `status` in `status.<name>` (reported, computed only),
 * `meta` at the top of the resource (`id`, `created_at`), `provider` nowhere: known to Terraform's state only.
 */
export type AttributeSource = 'spec' | 'status' | 'meta' | 'provider';

/**
 * What a change of the attribute does: nothing to a running thing, a restart of it, what it runs made anew with the loss of its data
 * (rebuild), or a new one in its place.
 */
export type Mutability = 'in-place' | 'restart' | 'rebuild' | 'replace';

/** One attribute. Exactly one of `type` and `nested` is given. */
export interface AttributeDescription {
  readonly type?: AttributeType;
  readonly nested?: NestedDescription;
  /** Markdown, one or two sentences. */
  readonly description: string;
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
  readonly sensitive?: boolean;
  /** Sent to the API from the configuration, never stored in a plan or state. */
  readonly write_only?: boolean;
  /** Planned when the configuration is null; such an attribute is served as optional and computed. */
  readonly default?: JsonValue;
  /** Default `in-place`. */
  readonly mutability?: Mutability;
  /** The kind whose id this attribute holds. */
  readonly references?: string;
  /** Required on attributes of a kind and of the provider; inside `nested` it is inherited when absent. */
  readonly source?: AttributeSource;
  /** `local-file`: the path of a file whose digest fills the companions `sha256` and `size_bytes`. */
  readonly format?: 'local-file';
  /** The plural data source has an argument of this name: equal to one value, or holding all of some keys and values, or of some words. */
  readonly filter?: 'equals' | 'contains' | 'includes';
  /** A `status` or `meta` value that an update in place never changes: its prior value is planned. */
  readonly stable?: boolean;
  /** Text shown by editors and by terraform when the attribute is used. */
  readonly deprecated?: boolean;
}

/** Attributes by name. */
export interface AttributeDescriptions {
  readonly [name: string]: AttributeDescription;
}

/**
 * One kind: served as the resource `type_name` and as a data source of the same name.
 * Special attribute names: `id` (source `meta`), `name` and `project_id` (source `spec`), `drift` (source
 * `status`, a map of strings) and, all of source `provider`, `timeouts` (nested single with durations such as "10m"),
 * `disruption` with `disruption_reason` (strings, computed only) and `allow_replace` (boolean).
 */
export interface KindDescription {
  /** Terraform's name, such as `cairn_server`. */
  readonly type_name: string;
  /** The API's collection, such as `servers`, served at `/v1/servers`. */
  readonly collection: string;
  readonly description: string;
  /** Version of the state's form; raised when an attribute changes its meaning. */
  readonly version: number;
  readonly attributes: AttributeDescriptions;
  /** What is lost with the object, in words; then a change replaces it only where `allow_replace` is true. */
  readonly holds_data?: string;
  /** Serve the data source only. */
  readonly data_source_only?: boolean;
}

/** How a data source looks; its attributes need no source. */
export interface DataSourceDescription {
  /** Terraform's name, such as `cairn_servers`. */
  readonly type_name: string;
  readonly description: string;
  readonly attributes: AttributeDescriptions;
}

/** The whole description; `kinds` is keyed by the kind's name, such as `server`. */
export interface ProviderDescription {
  readonly format_version: 1;
  readonly provider: {
    readonly description?: string;
    readonly attributes: AttributeDescriptions;
  };
  readonly kinds: { readonly [kind: string]: KindDescription };
}
