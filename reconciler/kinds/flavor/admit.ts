import { nearest } from '../../../schemas/nearest.ts';
import type { FlavorSpec } from '../../../schemas/generated/types.ts';
import type { Violation } from '../../model/error.ts';
import type { Admission } from '../../model/kind.ts';
import {
  CLOSED_NAMESPACES,
  EXTRA_SPECS,
  NUMBERED_EXTRA_SPECS,
  OPEN_EXTRA_SPECS,
  UNSERVED_EXTRA_SPECS,
  UNSERVED_GROUPS,
  wrongExtraSpecValue,
} from '../../model/extra-specs.ts';
import type { ExtraSpecValue } from '../../model/extra-specs.ts';

const NAME = /^\P{Cc}{1,255}$/u;

/** How many letters of a name may be wrong before it is taken for one of the user's own. */
const MISSPELT_LETTERS = 2;

const NUMBERED = /^(.+)\.(\d{1,3})$/;

/**
 * Pure. Refuses an id for OpenStack that another flavor has, and extra specs that are misspelt, have values that nothing can follow, or ask
 * for what Cairn does not do. What a flavor has already stays as it is. Names outside of the known namespaces are the user's own. Source: OpenStack Compute, extra specs.
 */
export function admit(admission: Admission<FlavorSpec>): readonly Violation[] {
  return [...takenId(admission), ...extraSpecViolations(admission)];
}

function takenId({ spec, peers }: Admission<FlavorSpec>): readonly Violation[] {
  const { openstack_id } = spec;
  const isTaken = peers.some((peer) => [peer.id, peer.spec.openstack_id].includes(openstack_id));
  if (openstack_id === undefined || !isTaken) return [];
  const message = 'is the id of another flavor already';
  return [{ path: '/spec/openstack_id', message, hint: 'Choose another one, or leave it out.' }];
}

function extraSpecViolations({ spec, previous }: Admission<FlavorSpec>): readonly Violation[] {
  const before = previous?.spec.extra_specs ?? {};
  return Object.entries(spec.extra_specs).flatMap(([name, value]) => {
    if (Object.hasOwn(before, name) && before[name] === value) return [];
    const path = `/spec/extra_specs/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const problem = problemOf(name, value);
    return problem === null ? [] : [{ path, ...problem }];
  });
}

type Problem = Omit<Violation, 'path'>;

function problemOf(name: string, value: string): Problem | null {
  if (!NAME.test(name)) {
    const hint = 'Give 1 to 255 printable characters.';
    return { message: 'is no name for an extra spec', hint };
  }
  const open = openSpec(name);
  if (open !== null) return open.problem ?? wrong(wrongExtraSpecValue(open.value, value));
  const expected = expectedValue(name);
  if (expected !== null) return wrong(wrongExtraSpecValue(expected, value));
  if (UNSERVED_EXTRA_SPECS.includes(name) || UNSERVED_GROUPS.test(name)) {
    return { message: "asks for something that Cairn's hosts do not give", hint: 'Leave it out.' };
  }
  return unknownName(name, value);
}

function expectedValue(name: string): ExtraSpecValue | null {
  if (Object.hasOwn(EXTRA_SPECS, name)) return EXTRA_SPECS[name] ?? null;
  const base = NUMBERED.exec(name)?.[1] ?? '';
  return Object.hasOwn(NUMBERED_EXTRA_SPECS, base) ? (NUMBERED_EXTRA_SPECS[base] ?? null) : null;
}

/** One whose last part is the user's. */
function openSpec(name: string): { readonly value: ExtraSpecValue; readonly problem: Problem | null } | null {
  const at = name.indexOf(':');
  const space = name.slice(0, Math.max(at, 0));
  const rules = Object.hasOwn(OPEN_EXTRA_SPECS, space) ? OPEN_EXTRA_SPECS[space] : undefined;
  if (rules === undefined) return null;
  const hint = `For example ${space === 'trait' ? 'trait:HW_CPU_X86_AVX2' : `${space}:ssd`}.`;
  const isNamed = rules.name.test(name.slice(at + 1));
  return {
    value: rules.value,
    problem: isNamed ? null : { message: 'has no proper name after the colon', hint },
  };
}

function unknownName(name: string, value: string): Problem | null {
  const known = [
    ...Object.keys(EXTRA_SPECS),
    ...Object.keys(NUMBERED_EXTRA_SPECS).map((base) => `${base}.0`),
  ];
  const space = name.slice(0, Math.max(name.indexOf(':'), 0));
  if (CLOSED_NAMESPACES.includes(space)) {
    const meant = nearest(name, known);
    const hint = meant === undefined ? `Known are ${inSpace(space, known)}.` : `Did you mean ${meant}?`;
    return { message: 'is no extra spec that Cairn knows', hint };
  }
  const meant = nearest(name, known, MISSPELT_LETTERS) ?? nearSpace(space, name, value);
  return meant === undefined
    ? null
    : {
        message: 'looks like a misspelt extra spec',
        hint: `Did you mean ${meant}? Names of your own must differ more.`,
      };
}

/** The same name in the namespace that its own one was most likely meant to be, where all the rest fits. */
function nearSpace(space: string, name: string, value: string): string | undefined {
  if (space === '') return undefined;
  const meant = nearest(space, Object.keys(OPEN_EXTRA_SPECS), MISSPELT_LETTERS);
  const rules = meant === undefined ? undefined : OPEN_EXTRA_SPECS[meant];
  if (meant === undefined || rules === undefined) return undefined;
  const rest = name.slice(space.length + 1);
  const fits = rules.name.test(rest) && wrongExtraSpecValue(rules.value, value) === null;
  return fits ? `${meant}:${rest}` : undefined;
}

function inSpace(space: string, known: readonly string[]): string {
  const names = known.filter((name) => name.startsWith(`${space}:`));
  return names.length === 0 ? 'none in this namespace' : names.join(', ');
}

function wrong(message: string | null): Problem | null {
  return message === null ? null : { message };
}
