import type { ServerSetMember, ServerSetTemplate, ServerSpec } from '../../../schemas/generated/types.ts';
import { hex, utf8Encode } from '../../model/bytes.ts';
import { canonicalJson, sameJson } from '../../model/canonical-json.ts';
import { derivedId } from '../../model/derived-id.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { Disruption } from '../../model/operation.ts';
import { sha256 } from '../../model/sha256.ts';
import type { MemberWish } from '../../ports/members.ts';

/** The parts of a set that its members are made from. */
export type MemberSource = {
  readonly name: string;
  readonly project_id: string;
  readonly template: ServerSetTemplate;
  readonly members: { readonly [key: string]: ServerSetMember };
};

/** Fields of a server that no change in place can bring about: the member is removed and made again. */
export const REPLACING_FIELDS: readonly string[] = [
  'project_id',
  'kernel_id',
  'ramdisk_id',
  'keypair_id',
  'user_data',
  'server_group_id',
  'same_host_as_ids',
  'different_host_from_ids',
];

/** Fields of a server whose change costs the member its root disk, and nothing else. */
export const REBUILDING_FIELDS: readonly string[] = ['image_id'];

/** Fields of a server whose change restarts a running guest. */
export const RESTARTING_FIELDS: readonly string[] = ['flavor_id', 'kernel_arguments', 'rescue_image_id'];

const DIGEST_LENGTH = 32;

/** Pure. Name of a member's server. */
export function memberName(set_name: string, key: string): string {
  return `${set_name}-${key}`;
}

/** Pure. The spec of one member: the template, with what the member differs in. */
export function memberSpec(source: MemberSource, key: string): ServerSpec {
  const { template, name, project_id } = source;
  const { metadata, nics, ...own } = source.members[key] ?? {};
  return {
    ...template,
    ...own,
    name: memberName(name, key),
    project_id,
    metadata: { ...template.metadata, ...metadata },
    nics: Object.fromEntries(
      Object.entries(template.nics).map(([nic, value]) => [nic, { ...value, ...nics?.[nic] }]),
    ),
  };
}

/**
 * Pure. A digest of what the set asks of each member, by key: while it is equal nothing need be compared. Thousands of members are
 * looked at often, so that the template is digested once, and the members that differ in the same once too.
 */
export function revisions(source: MemberSource): ReadonlyMap<string, string> {
  const { name, project_id, template } = source;
  const common = digest({ name, project_id, template } as unknown as Json);
  const known = new Map<string, string>();
  return new Map(
    Object.entries(source.members).map(([key, member]) => {
      const text = canonicalJson(member as unknown as Json);
      const revision = known.get(text) ?? digest([common, text]);
      known.set(text, revision);
      return [key, revision];
    }),
  );
}

/** Pure. A member as the port `members` wants it. */
export function memberWish(set_id: string, source: MemberSource, key: string, revision: string): MemberWish {
  const spec = memberSpec(source, key);
  return {
    key,
    server_id: derivedId(set_id, key),
    name: spec.name,
    project_id: spec.project_id,
    spec: spec as unknown as JsonObject,
    revision,
  };
}

/** Pure. The servers that a set asks for, in the order of its members. */
export function membersOf(
  set_id: string,
  source: MemberSource,
): readonly { readonly key: string; readonly server_id: string; readonly spec: ServerSpec }[] {
  return Object.keys(source.members).map((key) => {
    return { key, server_id: derivedId(set_id, key), spec: memberSpec(source, key) };
  });
}

/** Pure. Names of the fields in which a member's spec is not the wished one, in order. */
export function differingFields(wished: ServerSpec, found: JsonObject): readonly string[] {
  const wish = wished as unknown as JsonObject;
  const names = new Set([...Object.keys(wish), ...Object.keys(found)]);
  return [...names].filter((name) => !sameJson(wish[name] ?? null, found[name] ?? null)).sort();
}

/** Pure. What a change of these fields costs the guest of a member. */
export function disruptionOf(fields: readonly string[]): Disruption {
  if (fields.some((field) => REPLACING_FIELDS.includes(field))) return 'replace';
  if (fields.some((field) => REBUILDING_FIELDS.includes(field))) return 'rebuild';
  return fields.some((field) => RESTARTING_FIELDS.includes(field)) ? 'restart' : 'none';
}

function digest(value: Json): string {
  return hex(sha256(utf8Encode(canonicalJson(value)))).slice(0, DIGEST_LENGTH);
}
