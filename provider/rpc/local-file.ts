/** Values that come from a local file: its digest and size, for an attribute of format `local-file`. */
import type { Digests, FileDigest } from '../files/digest-cache.ts';
import { attributePath } from '../protocol/attribute-path.ts';
import { UNKNOWN, isUnknown } from '../protocol/cty-value.ts';
import type { CtyRecord, CtyValue } from '../protocol/cty-value.ts';
import { DiagnosticError, errorDiagnostic } from '../protocol/diagnostics.ts';
import type { KindDescription } from '../schema/description.ts';
import { localFileAttribute } from '../schema/types.ts';

/** The attributes that are filled, by the member of a digest that fills them. */
const COMPANIONS = ['sha256', 'size_bytes'] as const;

const fail = (attribute: string, summary: string, detail: string): never => {
  throw new DiagnosticError([errorDiagnostic(summary, detail, attributePath(attribute))]);
};

const digestOf = async (digests: Digests, attribute: string, file: string): Promise<FileDigest | null> => {
  try {
    return await digests.of(file);
  } catch (error) {
    const reason = error instanceof RangeError ? 'it is not a file' : (error as Error).message;
    return fail(attribute, 'The file cannot be read', `${file} cannot be read: ${reason}.`);
  }
};

const compare = (name: string, given: CtyValue, found: string | number, file: string): void => {
  const isSame =
    typeof given === 'string' && typeof found === 'string'
      ? given.toLowerCase() === found.toLowerCase()
      : given === found;
  if (!isSame) {
    fail(
      name,
      'The file is another than expected',
      `${name} is configured as\n  ${JSON.stringify(given)}\nbut ${file} has\n  ${JSON.stringify(found)}\n` +
        `Correct ${name}, leave it out so that it is taken from the file, or fetch the right file.`,
    );
  }
};

/**
 * Effect: reads the file that the configuration names, or its remembered digest. Values for companions that the
 * configuration leaves null. A missing file is no error when the prior state knows the digest (a state used on
 * another machine). Throws DiagnosticError at `file` or at a companion that the file contradicts.
 */
export const fillFromFile = async (
  kind: KindDescription,
  config: CtyRecord,
  prior: CtyRecord | null,
  digests: Digests,
): Promise<Readonly<Record<string, CtyValue>>> => {
  const attribute = localFileAttribute(kind);
  const file = attribute === undefined ? null : (config[attribute] ?? null);
  if (attribute === undefined || file === null) return {};
  const companions = COMPANIONS.filter((name) => name in kind.attributes);
  if (isUnknown(file)) return Object.fromEntries(companions.map((name) => [name, UNKNOWN]));
  const path = typeof file === 'string' ? file : '';
  const digest = await digestOf(digests, attribute, path);
  if (digest === null) {
    const known = prior?.['sha256'];
    if (typeof known === 'string' && known !== '') return {};
    return fail(attribute, 'No such file', `There is no file ${path}, and nothing is known of its content.`);
  }
  const fills: Record<string, CtyValue> = {};
  for (const name of companions) {
    const given = config[name] ?? null;
    if (given === null) fills[name] = digest[name];
    else if (!isUnknown(given)) compare(name, given, digest[name], path);
  }
  return fills;
};
