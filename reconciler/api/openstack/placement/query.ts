import { wrong } from './call.ts';
import { RESOURCE_CLASSES } from './amounts.ts';
import type { ResourceClass } from './amounts.ts';

/** Pure. `VCPU:1,MEMORY_MB:512` -> amounts by class. Throws invalid_input. */
export function parseResources(text: string): readonly (readonly [ResourceClass, number])[] {
  const parts = text.split(',').map((part): readonly [ResourceClass, number] => {
    const found = /^([A-Z0-9_]+):([1-9]\d{0,11})$/.exec(part.trim());
    if (found === null) {
      throw wrong(
        `Badly formed resources parameter. Expected resources query string parameter in form: ?resources=VCPU:2,MEMORY_MB:1024. Got: ${text.slice(0, 100)}.`,
      );
    }
    const name = RESOURCE_CLASSES.find((each) => each === found[1]);
    if (name === undefined)
      throw wrong(
        `Invalid resource class in resources parameter: No such resource class ${String(found[1])}.`,
      );
    return [name, Number(found[2])];
  });
  if (new Set(parts.map(([name]) => name)).size < parts.length) {
    throw wrong('Invalid resources parameter: each class may be named once.');
  }
  return parts;
}

/**
 * Pure. `TRAIT,!OTHER`, perhaps several times, and since 1.39 `in:ONE,TWO` (any of them) -> whether a host with these traits will do. Throws
 * invalid_input.
 */
export function parseRequired(
  texts: readonly string[],
  minor: number,
): (traits: readonly string[]) => boolean {
  const tests = texts.flatMap((text): readonly ((traits: readonly string[]) => boolean)[] => {
    if (text.startsWith('in:') && minor >= 39) {
      const any = text.slice(3).split(',').map(traitName);
      return [(traits) => any.some((each) => traits.includes(each))];
    }
    return text.split(',').map((part) => {
      const isForbidden = part.startsWith('!') && minor >= 22;
      const name = traitName(isForbidden ? part.slice(1) : part);
      return (traits) => traits.includes(name) !== isForbidden;
    });
  });
  return (traits) => tests.every((test) => test(traits));
}

function traitName(text: string): string {
  const name = text.trim();
  if (/^[A-Z][A-Z0-9_]{0,254}$/.test(name)) return name;
  throw wrong(
    `Invalid query string parameters: Expected 'required' parameter value of the form: HW_CPU_X86_VMX,CUSTOM_MAGIC. Got: ${name.slice(0, 100)}`,
  );
}

/** Pure. `UUID`, `in:UUID,UUID`, either with `!` before it, perhaps several times -> whether a host will do, by its id. */
export function parseMemberOf(
  texts: readonly string[],
  aggregates: ReadonlyMap<string, readonly string[]>,
): (host_id: string) => boolean {
  const tests = texts.map((text) => {
    const isForbidden = text.startsWith('!');
    const ids = (isForbidden ? text.slice(1) : text).replace(/^in:/, '').split(',');
    for (const id of ids) {
      if (!/^[0-9a-fA-F-]{32,36}$/.test(id))
        throw wrong(
          `Invalid query string parameters: Expected 'member_of' parameter to contain valid UUID(s). Got: ${text.slice(0, 100)}`,
        );
    }
    return (host_id: string): boolean =>
      ids.some((id) => (aggregates.get(host_id) ?? []).includes(id.toLowerCase())) !== isForbidden;
  });
  return (host_id) => tests.every((test) => test(host_id));
}
