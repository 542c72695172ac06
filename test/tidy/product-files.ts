import { execFileSync } from 'node:child_process';

/** Effect: asks git for the hand-written TypeScript files of the product (also those not yet added), sorted. */
export function productFiles(): readonly string[] {
  const listed = execFileSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '--', 'provider', 'reconciler', 'schemas'],
    {
      encoding: 'utf8',
    },
  );
  return (
    listed
      .split('\n')
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
      // What is generated is nobody's to read.
      .filter(
        (file) => !/^schemas\/generated\/|^provider\/bindings\/(cdktf|cdktn)\/|\/bundle\.ts$/.test(file),
      )
      .sort()
  );
}
