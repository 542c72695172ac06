import type { ServerSetMember, ServerSetSpec, ServerSpec } from '../../../schemas/generated/types.ts';
import { canonicalJson, sameJson } from '../../model/canonical-json.ts';
import type { Violation } from '../../model/error.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { Admission, AnyKind } from '../../model/kind.ts';
import type { Resource } from '../../model/resource.ts';
import { memberName, memberSpec, REBUILDING_FIELDS, REPLACING_FIELDS } from './member-spec.ts';

const KEY = /^[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$/;
const NAME_LIMIT = 255;

/** More would hide the first. */
const VIOLATIONS_SHOWN = 20;

/**
 * Pure. Rules of the set itself, and for each of its members those of a server, told at the place in the set's spec that the value comes
 * from. Members that differ in the same are judged once.
 */
export function admit(
  admission: Admission<ServerSetSpec>,
  admitServer: AnyKind['admit'],
): readonly Violation[] {
  const own = [...keyViolations(admission.spec), ...replacementViolations(admission)];
  if (own.length > 0) return own.slice(0, VIOLATIONS_SHOWN);
  return [
    ...templateViolations(admission, admitServer),
    ...memberViolations(admission, admitServer),
    ...addressViolations(admission.spec),
  ].slice(0, VIOLATIONS_SHOWN);
}

function keyViolations({ name, template, members }: ServerSetSpec): readonly Violation[] {
  return Object.entries(members).flatMap(([key, member]): readonly Violation[] => {
    const path = memberPath(key);
    if (!KEY.test(key)) {
      const message = `has a key that cannot be part of a server's name: 1 to 63 letters, digits, '-', '_' and '.', not at an end`;
      return [{ path, message, hint: 'For example a1 or blue-007.' }];
    }
    const length = memberName(name, key).length;
    if (length > NAME_LIMIT) {
      const message = `gives its server a name of ${length} characters; the limit is ${NAME_LIMIT}`;
      return [{ path, message, hint: 'Choose a shorter key, or a shorter name for the set.' }];
    }
    return Object.keys(member.nics ?? {})
      .filter((nic) => template.nics[nic] === undefined)
      .map((nic) => ({
        path: `${path}/nics/${escape(nic)}`,
        message: `is no interface of the template, which has ${Object.keys(template.nics).join(', ') || 'none'}`,
        hint: 'Add it to template.nics; a member can only say what differs there.',
      }));
  });
}

/** What no server can take in place costs its disk: the set replaces members only when it may. */
function replacementViolations({ spec, previous }: Admission<ServerSetSpec>): readonly Violation[] {
  if (previous === null || spec.replace_members) return [];
  const hint = 'Set replace_members = true to let Cairn do that, max_unavailable at a time.';
  const before = previous.spec;
  const inTemplate = [...REPLACING_FIELDS, ...REBUILDING_FIELDS]
    .filter((field) => !sameJson(at(before.template, field), at(spec.template, field)))
    .map((field) => ({
      path: `/spec/template/${field}`,
      message: 'cannot change without making the members anew, whose disks would be lost',
      hint,
    }));
  // What members differ in, every server takes in place.
  return Object.keys(before.members).length > 0 ? inTemplate : [];
}

function templateViolations(
  admission: Admission<ServerSetSpec>,
  admitServer: AnyKind['admit'],
): readonly Violation[] {
  const before = admission.previous?.spec;
  // A new member begins with the template, whatever the others have had so far.
  const grows = Object.keys(admission.spec.members).some((key) => before?.members[key] === undefined);
  const spec = memberSpec({ ...admission.spec, members: {} }, 'member');
  const had = before === undefined || grows ? null : memberSpec({ ...before, members: {} }, 'member');
  return judge(admission, spec, had, admitServer).map((violation) => ({
    ...violation,
    path: violation.path.replace('/spec/', '/spec/template/'),
  }));
}

function memberViolations(
  admission: Admission<ServerSetSpec>,
  admitServer: AnyKind['admit'],
): readonly Violation[] {
  const judged = new Set<string>([canonicalJson({})]);
  return Object.entries(admission.spec.members).flatMap(([key, member]): readonly Violation[] => {
    const text = canonicalJson(member as unknown as Json);
    if (judged.has(text)) return [];
    judged.add(text);
    const before = admission.previous?.spec;
    const had = before?.members[key] === undefined ? null : memberSpec(before, key);
    return judge(admission, memberSpec(admission.spec, key), had, admitServer).flatMap((violation) => {
      const path = violation.path.replace('/spec/', `${memberPath(key)}/`);
      const [, field = ''] = violation.path.split('/').slice(1);
      // What the template says is told once, of the template.
      return at(member, field) === null ? [] : [{ ...violation, path }];
    });
  });
}

function judge(
  admission: Admission<ServerSetSpec>,
  spec: ServerSpec,
  had: ServerSpec | null,
  admitServer: AnyKind['admit'],
): readonly Violation[] {
  const { id, references, taken_addresses } = admission;
  const previous: Resource | null =
    admission.previous === null || had === null
      ? null
      : { ...admission.previous, spec: had as unknown as JsonObject };
  return admitServer({
    id,
    spec: spec as unknown as JsonObject,
    secrets: {},
    previous,
    references,
    peers: [],
    taken_addresses,
  });
}

/** No two members can have one address. */
function addressViolations({ template, members }: ServerSetSpec): readonly Violation[] {
  const holders = new Map<string, string>();
  return Object.entries(members).flatMap(([key, member]) =>
    Object.entries(member.nics ?? {}).flatMap(([nic, { subnet_id, address }]): readonly Violation[] => {
      if (address === undefined) return [];
      const place = `${subnet_id ?? template.nics[nic]?.subnet_id ?? ''} ${address}`;
      const holder = holders.get(place);
      holders.set(place, key);
      if (holder === undefined || holder === key) return [];
      const path = `${memberPath(key)}/nics/${escape(nic)}/address`;
      return [{ path, message: `${address} is also the address of member ${holder}.` }];
    }),
  );
}

function memberPath(key: string): string {
  return `/spec/members/${escape(key)}`;
}

function escape(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

function at(value: object | ServerSetMember, field: string): Json {
  return (value as unknown as JsonObject)[field] ?? null;
}
