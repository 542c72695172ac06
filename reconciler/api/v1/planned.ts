import { CairnError } from '../../model/error.ts';
import { plus, QUOTA_RESOURCES } from '../../model/quota.ts';
import type { Amounts } from '../../model/quota.ts';
import { ID_PATTERN } from '../query.ts';
import type { Planned } from './quota.ts';

/** Projects that one request may speak of. */
const PROJECT_LIMIT = 100;

/** Pure. What a request says of objects that were judged before and are not stored yet. Throws invalid_input. */
export function parsePlanned(value: unknown): Planned {
  if (value === undefined) return new Map();
  if (!Array.isArray(value) || value.length > PROJECT_LIMIT) {
    throw wrong('/planned', `must be a list of up to ${PROJECT_LIMIT} projects`);
  }
  const planned = new Map<string, Amounts>();
  for (const [index, item] of (value as readonly unknown[]).entries()) {
    const path = `/planned/${index}`;
    const { project_id, amounts, ...rest } = objectAt(path, item);
    const [unknown] = Object.keys(rest);
    if (unknown !== undefined) throw wrong(`${path}/${unknown}`, 'is not a property of what is planned');
    if (typeof project_id !== 'string' || !ID_PATTERN.test(project_id)) {
      throw wrong(`${path}/project_id`, 'must be a lower-case UUID');
    }
    const sum = plus(planned.get(project_id) ?? {}, parseAmounts(`${path}/amounts`, amounts));
    planned.set(project_id, sum);
  }
  return planned;
}

function parseAmounts(path: string, value: unknown): Amounts {
  return Object.fromEntries(
    Object.entries(objectAt(path, value)).map(([name, amount]) => {
      const resource = QUOTA_RESOURCES.find((each) => each === name);
      if (resource === undefined)
        throw wrong(`${path}/${name}`, `must be one of ${QUOTA_RESOURCES.join(', ')}`);
      if (typeof amount !== 'number' || !Number.isSafeInteger(amount)) {
        throw wrong(`${path}/${name}`, 'must be a whole number');
      }
      return [resource, amount];
    }),
  );
}

function objectAt(path: string, value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw wrong(path, 'must be an object');
  return value as Readonly<Record<string, unknown>>;
}

function wrong(path: string, message: string): CairnError {
  return new CairnError('invalid_input', `${path} ${message}.`, { violations: [{ path, message }] });
}
