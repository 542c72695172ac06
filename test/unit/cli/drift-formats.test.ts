import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { driftJunit } from '../../../reconciler/cli/format/drift-junit.ts';
import { driftReport } from '../../../reconciler/cli/format/drift-report.ts';
import { driftSarif } from '../../../reconciler/cli/format/drift-sarif.ts';
import type { DriftItem } from '../../../schemas/generated/api.ts';
import { KIND_NAMES } from '../../../schemas/generated/kinds.ts';
import sarifSchema from '../../support/sarif-schema.json' with { type: 'json' };
import { DRIFT, id } from './samples.ts';

/** The forms of `cairn drift` that programs read: valid for any drift, the same bytes whatever the order, without secrets. */

const JUNIT_SCHEMA = join(import.meta.dirname, '../../support/junit.xsd');
const SARIF = { version: '0.1.0', location: 'main.tf' };
const validateSarif = new Ajv2020({ strict: true, allErrors: true }).compile(sarifSchema);

const OTHER: DriftItem = {
  ...DRIFT,
  id: id(11),
  name: 'db',
  field: 'memory_mib',
  expected: '512',
  found: '256',
  policy: 'enforce',
};
const HOSTILE: DriftItem = {
  ...DRIFT,
  id: id(12),
  name: `"><x a='&'>]]>\u0000\u001b[31m\ud800\uffff`,
  field: 'nics.eth0.address',
  expected: '10.0.0.1\n<!-- -->',
  found: '<![CDATA[',
};

const anyText = fc.string({ unit: 'binary', maxLength: 20 });
const anyItem: fc.Arbitrary<DriftItem> = fc.record({
  kind: fc.constantFrom(...KIND_NAMES),
  id: fc.uuid(),
  name: anyText,
  project_id: fc.option(fc.uuid()),
  policy: fc.constantFrom('enforce' as const, 'report' as const),
  field: anyText,
  expected: anyText,
  found: anyText,
  since: fc.constant('2026-01-01T00:00:00Z'),
});

const FORMS = {
  json: (items: readonly DriftItem[]) => JSON.stringify(items),
  junit: (items: readonly DriftItem[]) => driftJunit(items, KIND_NAMES),
  sarif: (items: readonly DriftItem[]) => driftSarif(items, SARIF),
};

/** What xmllint says of these documents, each a strict XML 1.0 parse and a check against the schema. */
function refuse(documents: readonly string[]): string {
  const directory = mkdtempSync(join(tmpdir(), 'cairn-junit-'));
  try {
    const files = documents.map((text, index) => {
      const file = join(directory, `${index}.xml`);
      writeFileSync(file, text);
      return file;
    });
    execFileSync('xmllint', ['--noout', '--nonet', '--schema', JUNIT_SCHEMA, ...files], { stdio: 'pipe' });
    return '';
  } catch (error) {
    return String((error as { stderr: Buffer }).stderr);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

describe('golden files', () => {
  const golden = (name: string, text: string): Promise<void> =>
    expect(text).toMatchFileSnapshot(`../../golden/cli/${name}`);

  test.each([
    ['drift', driftReport([DRIFT, HOSTILE, OTHER])],
    ['drift-none', []],
  ])('%s', async (name, items) => {
    await golden(`${name}.xml`, driftJunit(items, ['network', 'server']));
    await golden(`${name}.sarif`, driftSarif(items, SARIF));
  });
});

describe('valid against its schema', () => {
  test('JUnit, for any drift', () => {
    const documents = fc
      .sample(fc.array(anyItem, { maxLength: 5 }), { numRuns: 100, seed: 12 })
      .map((items) => driftJunit(driftReport(items), KIND_NAMES));
    expect(refuse([...documents, driftJunit(driftReport([HOSTILE]), ['server'])])).toBe('');
  });

  test('the schema refuses what is not JUnit', () => {
    const text = driftJunit([DRIFT], ['server']);
    expect(refuse([text.replace('<failure', '<failed').replace('</failure', '</failed')])).toContain(
      'failed',
    );
    expect(refuse([text.replace('running', '<')])).toContain('parser error');
    expect(refuse([text.replace(/ tests="\d+"/g, '')])).toContain('tests');
  });

  test('SARIF, for any drift', () => {
    fc.assert(
      fc.property(fc.array(anyItem, { maxLength: 5 }), (items) => {
        expect(
          validateSarif(JSON.parse(driftSarif(driftReport(items), SARIF))),
          JSON.stringify(validateSarif.errors),
        ).toBe(true);
      }),
    );
  });

  test.each([
    ['no driver', /"driver"/, '"drivers"'],
    ['another version', /"version": "2.1.0"/, '"version": "2.0.0"'],
    ['a level of its own', /"level": "error",\n {10}"m/, '"level": "fatal","m'],
    ['no message', /"message"/, '"massage"'],
    ['an absolute path', /"uri": "main.tf"/, '"uri": "/main.tf"'],
  ])('the schema refuses a log with %s', (_what, found, instead) => {
    const text = driftSarif([DRIFT], SARIF);
    expect(text).toMatch(found);
    expect(validateSarif(JSON.parse(text.replace(found, instead)))).toBe(false);
  });
});

test.each(Object.entries(FORMS))(
  '%s is the same bytes in whatever order the service answers',
  (_form, render) => {
    fc.assert(
      fc.property(
        fc
          .uniqueArray(anyItem, { maxLength: 6, selector: ({ id }) => id })
          .chain((items) =>
            fc.tuple(fc.constant(items), fc.shuffledSubarray(items, { minLength: items.length })),
          ),
        ([items, shuffled]) => {
          expect(render(driftReport(shuffled))).toBe(render(driftReport(items)));
        },
      ),
    );
  },
);

test('every result has a fingerprint of its own, which other values do not change', () => {
  const of = (items: readonly DriftItem[]): readonly string[] =>
    (
      JSON.parse(driftSarif(driftReport(items), SARIF)) as {
        runs: [{ results: { partialFingerprints: { primaryLocationLineHash: string } }[] }];
      }
    ).runs[0].results.map((result) => result.partialFingerprints.primaryLocationLineHash);
  const prints = of([DRIFT, OTHER, HOSTILE]);
  expect(new Set(prints).size).toBe(3);
  const later = [DRIFT, OTHER, HOSTILE].map((item) => ({
    ...item,
    found: 'else',
    since: '2027-01-01T00:00:00Z',
  }));
  expect(of(later)).toEqual(prints);
});

test('no form shows a write-only value, a password in a URL, or a field that is not of the contract', () => {
  const secret = 'planted-5up3r-s3cret';
  const items = [
    { ...DRIFT, kind: 'host' as const, field: 'client_key_wo', expected: secret, found: `${secret}-too` },
    { ...DRIFT, kind: 'host' as const, field: 'client_key_wo.0', expected: secret, found: secret },
    { ...DRIFT, field: 'uri', expected: `qemu+ssh://root:${secret}@kvm1/system`, found: 'none' },
    { ...DRIFT, password: secret },
  ];
  for (const [form, render] of Object.entries(FORMS)) {
    const text = render(driftReport(items));
    expect(text, form).not.toContain(secret);
    expect(text, form).toContain('(hidden)');
    expect(text, form).toContain('qemu+ssh://root:***@kvm1/system');
  }
});
