/** The program that Terraform starts. */
import packageJson from '../package.json' with { type: 'json' };
import type { ProviderDescription } from './schema/description.ts';
import { serve } from './serve/serve.ts';

serve(process, {
  address: 'cairn/cairn',
  version: packageJson.version,
  methods: async (log) => {
    // Loaded once Terraform knows where to connect.
    const [{ createProvider }, { default: terraformJson }] = await Promise.all([
      import('./rpc/provider.ts'),
      import('../schemas/generated/terraform.json', { with: { type: 'json' } }),
    ]);
    // The generator writes this type; JSON modules only lose the literal types of its words.
    const description = terraformJson as unknown as ProviderDescription;
    return createProvider({ description, version: packageJson.version, environment: process.env }, log);
  },
}).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
