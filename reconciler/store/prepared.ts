/** Each connection keeps what it prepared: more texts than Cairn has would fill PostgreSQL's memory with statements that are built as needed. */
const MOST_PREPARED = 256;

const names = new Map<string, string>();
let made = 0;

/** Effect: the name under which a text is prepared on every connection that runs it; null when there are too many already. */
export function preparedName(sql: string): string | null {
  const known = names.get(sql);
  if (known !== undefined) return known;
  if (names.size >= MOST_PREPARED) return null;
  const name = `cairn_${(made += 1)}`;
  names.set(sql, name);
  return name;
}

/** Effect: has every text prepared anew, under another name. */
export function forgetPrepared(): void {
  names.clear();
}
