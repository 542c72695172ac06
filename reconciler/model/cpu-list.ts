/** CPUs have numbers below this: more than any machine has. */
export const MOST_CPUS = 8192;

const PART = /^(\^?)(\d{1,5})(?:-(\d{1,5}))?$/;

/**
 * Pure. The CPUs of a list such as 2-7,^5 or 0,4, sorted, each once; null when it is none, a range runs backwards, a number is too large, or
 * nothing is left. Source: Nova, cpu_dedicated_set: what is behind a circumflex is left out.
 */
export function parseCpuList(text: string): readonly number[] | null {
  const kept = new Set<number>();
  const left_out = new Set<number>();
  for (const part of text.split(',')) {
    const match = PART.exec(part.trim());
    if (match === null) return null;
    const first = Number(match[2]);
    const last = match[3] === undefined ? first : Number(match[3]);
    if (last < first || last >= MOST_CPUS) return null;
    const into = match[1] === '^' ? left_out : kept;
    for (let cpu = first; cpu <= last; cpu += 1) into.add(cpu);
  }
  const cpus = [...kept].filter((cpu) => !left_out.has(cpu)).sort((a, b) => a - b);
  return cpus.length === 0 ? null : cpus;
}

/** Pure. The shortest list of these CPUs, without circumflexes, such as 2-4,6; empty for none. */
export function cpuList(cpus: readonly number[]): string {
  const sorted = [...new Set(cpus)].sort((a, b) => a - b);
  const runs: { first: number; last: number }[] = [];
  for (const cpu of sorted) {
    const run = runs.at(-1);
    if (run?.last === cpu - 1) run.last = cpu;
    else runs.push({ first: cpu, last: cpu });
  }
  return runs.map(({ first, last }) => (first === last ? `${first}` : `${first}-${last}`)).join(',');
}
