/** The provider's schema as Terraform itself tells it: the one input of both binding generators. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The provider's name without the registry's host: Terraform and OpenTofu each add their own. */
export const PROVIDER_SOURCE = 'cairn/cairn';

/** The parts of `terraform providers schema -json` that the binding generators read. */
export interface SchemaDump {
  readonly format_version: string;
  readonly provider_schemas: Readonly<Record<string, object>>;
}

/**
 * Effect: runs `terraform providers schema -json` over the bundle (a file named terraform-provider-cairn.cjs) in a
 * directory of its own, without init, network or state. Throws with terraform's words when it fails.
 */
export function dumpSchema(bundle: string): SchemaDump {
  const directory = mkdtempSync(join(tmpdir(), 'cairn-schema-'));
  try {
    const settings = join(directory, 'terraform.rc');
    const override = `dev_overrides {\n    "${PROVIDER_SOURCE}" = ${JSON.stringify(dirname(bundle))}\n  }`;
    writeFileSync(settings, `provider_installation {\n  ${override}\n  direct {}\n}\n`);
    writeFileSync(
      join(directory, 'main.tf'),
      `terraform {\n  required_providers {\n    cairn = {\n      source = "${PROVIDER_SOURCE}"\n    }\n  }\n}\n`,
    );
    const { NODE_EXTRA_CA_CERTS: _slow, ...environment } = process.env;
    const text = execFileSync('terraform', ['providers', 'schema', '-json'], {
      cwd: directory,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      timeout: 60_000,
      env: { ...environment, TF_CLI_CONFIG_FILE: settings, CHECKPOINT_DISABLE: '1', TF_IN_AUTOMATION: '1' },
    });
    return JSON.parse(text.slice(text.indexOf('{'))) as SchemaDump;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Pure. A dump as text: names in order, so that the same schema is the same bytes. */
export function schemaText(dump: SchemaDump): string {
  return `${JSON.stringify(sorted(dump), null, 2)}\n`;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(entries.map(([name, inner]) => [name, sorted(inner)]));
}
