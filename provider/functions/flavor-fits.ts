/** `flavor_fits`: is a flavor large enough, and if not, what is short. */
import { nearest } from '../../schemas/nearest.ts';
import { UNKNOWN, isRecord, isUnknown, record } from '../protocol/cty-value.ts';
import type { CtyRecord } from '../protocol/cty-value.ts';
import { objectIn, plain, wholeNumberIn } from './definition.ts';
import type { FunctionResult, ProviderFunction } from './definition.ts';

const DIMENSIONS = ['vcpus', 'memory_mib', 'disk_gib'] as const;

const badNeed = (needs: CtyRecord): string | null => {
  for (const [name, value] of Object.entries(needs)) {
    if (!DIMENSIONS.some((dimension) => dimension === name)) {
      const meant = nearest(name, DIMENSIONS);
      const hint = meant === undefined ? `Known are ${DIMENSIONS.join(', ')}.` : `Did you mean ${meant}?`;
      return `needs.${name} is not a size of a flavor. ${hint}`;
    }
    const inner = plain(value);
    if (inner === null || isUnknown(inner)) continue;
    const number = wholeNumberIn(inner);
    if (number === null || number < 0) return `needs.${name} is not a whole number from 0.`;
  }
  return null;
};

const compare = (flavor: CtyRecord, needs: CtyRecord): FunctionResult => {
  const short: [string, number][] = [];
  const reasons: string[] = [];
  for (const name of DIMENSIONS) {
    const [need, has] = [plain(needs[name]), plain(flavor[name])];
    if (isUnknown(need)) return { result: UNKNOWN };
    const wanted = wholeNumberIn(need);
    if (wanted === null || wanted === 0) continue;
    if (isUnknown(has)) return { result: UNKNOWN };
    const given = has === null && name === 'disk_gib' ? 0 : wholeNumberIn(has);
    if (given === null) return { error: `flavor.${name} is not a whole number.`, argument: 0 };
    if (given >= wanted) continue;
    short.push([name, wanted - given]);
    const why = name === 'disk_gib' && given === 0 ? ' (0: as large as the image)' : '';
    reasons.push(`${name} is ${given}${why}, needed are ${wanted}`);
  }
  return {
    result: record([
      ['fits', short.length === 0],
      ['short', record(short)],
      ['reason', reasons.join('; ')],
    ]),
  };
};

/** The function. */
export const flavorFits: ProviderFunction = {
  name: 'flavor_fits',
  summary: 'Whether a flavor is large enough, and what is short',
  description:
    'Compares a flavor (a `cairn_flavor` resource or data source, or any object with `vcpus`, `memory_mib` and `disk_gib`) ' +
    'with needs of the same names; needs left out or null are met. Gives an object: `fits`; `short`, a map ' +
    'from each size that is too small to what is missing; `reason`, a sentence for an error message, empty when it fits. ' +
    'A flavor whose `disk_gib` is 0 has the disk of the image, which meets no need of disk.',
  parameters: [
    { name: 'flavor', type: 'dynamic', description: 'A flavor.', allow_unknown: true },
    {
      name: 'needs',
      type: 'dynamic',
      description: 'An object with `vcpus`, `memory_mib`, `disk_gib`, each optional.',
      allow_unknown: true,
    },
  ],
  returns: {
    kind: 'object',
    attributes: { fits: 'bool', short: { kind: 'map', element: 'number' }, reason: 'string' },
  },
  call: ([flavor, needs]) => {
    if (isUnknown(plain(flavor)) || isUnknown(plain(needs))) return { result: UNKNOWN };
    const has = objectIn(flavor);
    const wants = objectIn(needs);
    if (!isRecord(has)) return { error: 'flavor is not an object with vcpus and memory_mib.', argument: 0 };
    if (!isRecord(wants)) return { error: 'needs is not an object such as { vcpus = 2 }.', argument: 1 };
    const bad = badNeed(wants);
    return bad === null ? compare(has, wants) : { error: bad, argument: 1 };
  },
};
