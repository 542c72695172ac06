import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What every planted secret holds. */
export const PLANTED = 'pl4nted-s3cret';

const VARIABLE = /^variable "(\w+)" \{\n([\s\S]*?)^\}/gm;
const IS_SECRET = /^ +(sensitive|ephemeral) += true$/m;
const WRITE_ONLY = /^ +(\w+_wo) += (.*)$/gm;

/** Pure. HCL in the form of terraform fmt -> a planted value for each variable that it says is secret. */
export function plantedVariables(hcl: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...hcl.matchAll(VARIABLE)]
      .filter(([, , body = '']) => IS_SECRET.test(body))
      .map(([, name = '']) => [`TF_VAR_${name}`, `${PLANTED}-${name}`]),
  );
}

/** Pure. The write-only arguments of HCL whose value comes from no planted variable, so that nobody would look for it. */
export function unplantedSecrets(hcl: string): readonly string[] {
  const planted = Object.keys(plantedVariables(hcl)).map((name) => name.replace('TF_VAR_', 'var.'));
  return [...hcl.matchAll(WRITE_ONLY)].flatMap(([, argument = '', value = '']) =>
    planted.some((reference) => value.includes(reference)) ? [] : [argument],
  );
}

/** Effect: reads a file; of a plan, everything packed in it. */
export function textOf(file: string): string {
  return file.endsWith('.tfplan')
    ? execFileSync('unzip', ['-p', file], { encoding: 'latin1', maxBuffer: 64 * 1024 * 1024 })
    : readFileSync(file, 'latin1');
}

/** Effect: reads the files of a directory, but not of those below. The names of those that hold one of the secrets. */
export function holders(directory: string, secrets: readonly string[]): readonly string[] {
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .filter(({ name }) => {
      const text = textOf(join(directory, name));
      return secrets.some((secret) => text.includes(secret));
    })
    .map(({ name }) => name);
}
