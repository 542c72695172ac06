/** Objects that nobody names are told apart by what they join: no two may join the same, so each configuration is drawn until it is of its own. */
import { isRecord } from '../../../provider/protocol/cty-value.ts';
import type { CtyRecord, CtyValue } from '../../../provider/protocol/cty-value.ts';
import type { KindModel } from '../../../schemas/generate/model.ts';
import type { Ground } from './drawn-configs.ts';

const MOST_TRIES = 1000;

const valueAt = (kind: KindModel, ground: Ground, config: CtyRecord, path: string): CtyValue => {
  const value = path
    .split('/')
    .reduce<CtyValue>((outer, name) => (isRecord(outer) ? (outer[name] ?? null) : null), config);
  if (value !== null) return value;
  if (path === 'project_id') return ground.default_project_id;
  return (kind.spec.find(({ name }) => name === path)?.default ?? null) as CtyValue;
};

/** The kind whose objects set those of `kind` apart: what its key names first. Undefined for a kind whose objects have names. */
export const keyedBy = (kind: KindModel): string | undefined =>
  kind.spec.find(({ name }) => name === kind.key?.[0])?.references;

/** Gives what `draw` gives, drawn again for as long as its key is in `used`; then it is. */
export const drawUnused = (
  kind: KindModel,
  ground: Ground,
  used: Set<string>,
  draw: () => CtyRecord,
): CtyRecord => {
  if (kind.key === undefined) return draw();
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const config = draw();
    const key = JSON.stringify(kind.key.map((path) => valueAt(kind, ground, config, path)));
    if (used.has(key)) continue;
    used.add(key);
    return config;
  }
  throw new Error(`every key of ${kind.name} is used: the ground has too little for it`);
};
