import { EXTRA_SPECS, wrongExtraSpecValue } from '../../../model/extra-specs.ts';
import { IMAGE_PROPERTIES } from './image-properties.ts';

/** What flavor and image of a server ask for, by OpenStack's names. */
export type Asked = {
  readonly flavor_name: string;
  readonly vcpus: number;
  readonly memory_mib: number;
  readonly extra_specs: Readonly<Record<string, string>>;
  /** Null for a server that boots a kernel alone. */
  readonly image_name: string | null;
  readonly image_properties: Readonly<Record<string, string>>;
};

/** A wish that cannot be followed: whose it is, what is wrong, and what to do. */
export type HardwareProblem = {
  readonly of: 'flavor' | 'image';
  readonly message: string;
  readonly hint: string;
};

/** Reads wishes by name: names with a colon are the flavor's, others the image's. What is unsaid or refused is null. */
export type Wishes = {
  readonly vcpus: number;
  readonly memory_mib: number;
  readonly word: (name: string) => string | null;
  readonly count: (name: string) => number | null;
  readonly yes: (name: string) => boolean | null;
  /** What flavor and image say with one voice; refused when they disagree. */
  readonly agreed: (flavor_name: string, image_name: string) => string | null;
  readonly agreedYes: (flavor_name: string, image_name: string) => boolean | null;
  /** Notes that the wish of this name cannot be followed. */
  readonly refuse: (name: string, message: string, hint: string) => void;
  /** Notes that the flavor has too little memory for what `needs` it, such as UEFI. */
  readonly refuseMemory: (least_mib: number, needs: string, otherwise: string) => void;
};

const YES: readonly string[] = ['true', 'yes', 'on', '1'];

/** Pure. A reader of what is asked for, and the list into which it writes what cannot be followed. */
export function readWishes(asked: Asked): {
  readonly wishes: Wishes;
  readonly problems: readonly HardwareProblem[];
} {
  const problems: HardwareProblem[] = [];
  const isFlavors = (name: string): boolean => name.includes(':');
  const raw = (name: string): string | undefined => {
    const from = isFlavors(name) ? asked.extra_specs : asked.image_properties;
    return Object.hasOwn(from, name) ? from[name] : undefined;
  };
  const owner = (name: string): string =>
    isFlavors(name) ? `flavor ${asked.flavor_name}` : `image ${asked.image_name ?? ''}`;
  const refuse = (name: string, message: string, hint: string): void => {
    const said = `${capital(owner(name))} has ${name} = ${raw(name) ?? ''}: ${message}`;
    problems.push({ of: isFlavors(name) ? 'flavor' : 'image', message: said, hint });
  };
  const refuseMemory = (least_mib: number, needs: string, otherwise: string): void => {
    const message = `Flavor ${asked.flavor_name} has ${asked.memory_mib} MiB of memory: ${needs} needs at least ${least_mib} MiB to start a guest.`;
    problems.push({
      of: 'flavor',
      message,
      hint: `Choose a flavor with at least ${least_mib} MiB, or ${otherwise}.`,
    });
  };
  const judged = new Map<string, string | null>();
  const word = (name: string): string | null => {
    const known = judged.get(name);
    if (known !== undefined) return known;
    const value = raw(name);
    const expected = (isFlavors(name) ? EXTRA_SPECS : IMAGE_PROPERTIES)[name];
    const wrong =
      value === undefined || expected === undefined ? null : wrongExtraSpecValue(expected, value.trim());
    if (wrong !== null) refuse(name, `it ${wrong}.`, 'Change the value, or leave it out.');
    const read = value === undefined || wrong !== null ? null : value.trim().toLowerCase();
    judged.set(name, read);
    return read;
  };
  const yes = (name: string): boolean | null => {
    const value = word(name);
    return value === null ? null : YES.includes(value);
  };
  const agreement =
    <T>(read: (name: string) => T | null) =>
    (flavor_name: string, image_name: string): T | null => {
      const [flavors, images] = [read(flavor_name), read(image_name)];
      if (flavors !== null && images !== null && flavors !== images) {
        const message = `flavor ${asked.flavor_name} has ${flavor_name} = ${raw(flavor_name) ?? ''}.`;
        refuse(image_name, message, 'Let the two agree, or leave one of them out.');
        return null;
      }
      return flavors ?? images;
    };
  const count = (name: string): number | null => {
    const value = word(name);
    return value === null ? null : Number(value);
  };
  const [agreed, agreedYes] = [agreement(word), agreement(yes)];
  const { vcpus, memory_mib } = asked;
  return {
    wishes: { vcpus, memory_mib, word, count, yes, agreed, agreedYes, refuse, refuseMemory },
    problems,
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
