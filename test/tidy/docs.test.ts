import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeDocumentation, stalePages } from '../../provider/docs/generate.ts';
import { readServed } from '../../provider/docs/served.ts';
import type { Served } from '../../provider/docs/served.ts';
import { fillTemplate } from '../../provider/docs/template.ts';

const ROOT = join(import.meta.dirname, '../..');
let served: Served;
let copy = '';

beforeAll(async () => {
  served = await readServed();
  copy = mkdtempSync(join(tmpdir(), 'cairn-docs-'));
  for (const folder of [
    'examples',
    'templates',
    'docs',
    'schemas/generated',
    'README.md',
    'reconciler/policy',
  ]) {
    cpSync(join(ROOT, folder), join(copy, folder), { recursive: true });
  }
});
afterAll(() => {
  rmSync(copy, { recursive: true, force: true });
});

test('the pages are what is served, complete and checked in', () => {
  const { pages, problems } = makeDocumentation(served, ROOT);
  expect(problems).toEqual([]);
  expect(stalePages(pages, ROOT).map(({ path }) => path)).toEqual([]);
});

test('every kind has a page as a resource, which tells every attribute, default and way of change', () => {
  for (const [type_name, kind] of Object.entries(served.kinds)) {
    const page = readFileSync(join(ROOT, 'docs/resources', `${type_name.replace('cairn_', '')}.md`), 'utf8');
    expect(page).toMatch(
      /^---\npage_title: ".* Resource - cairn"\nsubcategory: ".*"\ndescription: \|-\n {2}\S/,
    );
    expect(page).toContain('## Example Usage');
    expect(page).toContain('## Import');
    for (const [name, attribute] of Object.entries(kind.attributes)) {
      expect(page).toContain(`- \`${name}\` (`);
      if (attribute.default !== undefined)
        expect(page).toContain(`Default: \`${JSON.stringify(attribute.default)}\``);
    }
  }
});

test('a missing example, one of nothing, a wrong import and a page of nothing are named', () => {
  rmSync(join(copy, 'examples/resources/cairn_server/resource.tf'));
  writeFileSync(join(copy, 'examples/resources/cairn_flavor/import.sh'), 'terraform import cairn_host.x y\n');
  cpSync(join(copy, 'examples/data-sources/cairn_host'), join(copy, 'examples/data-sources/cairn_moon'), {
    recursive: true,
  });
  writeFileSync(join(copy, 'docs/resources/moon.md'), '# moon\n');
  const { pages, problems } = makeDocumentation(served, copy);
  expect([...problems].sort()).toEqual([
    'examples/data-sources/cairn_moon: the provider serves no cairn_moon',
    'examples/resources/cairn_flavor/import.sh must hold a line: terraform import cairn_flavor.LABEL ID',
    'examples/resources/cairn_server/resource.tf is missing: write a working example of cairn_server',
  ]);
  const stale = stalePages(pages, copy).filter(({ text }) => text === undefined);
  expect(stale.map(({ path }) => path).sort()).toEqual([
    'resources/flavor.md',
    'resources/moon.md',
    'resources/server.md',
  ]);
});

test('a template shows files, and names what it cannot show', () => {
  const values = {
    version: '1.2.3',
    schema: '## Schema',
    readFile: (path: string) => ({ 'a.tf': 'x = 1\n', 'b.md': '## B\n' })[path],
  };
  expect(fillTemplate('v{{ version }}\n{{ schema }}\n{{ file a.tf }}\n{{ include b.md }}', values)).toEqual({
    text: 'v1.2.3\n## Schema\n```terraform\nx = 1\n```\n## B',
    problems: [],
  });
  expect(fillTemplate('{{ file b.tf }} {{ moon }} ${{ secrets.TOKEN }}', values).problems).toEqual([
    '{{ file b.tf }}: there is no such file',
    '{{ moon }} is none of {{ version }}, {{ schema }}, {{ file PATH }} and {{ include PATH }}',
  ]);
});
