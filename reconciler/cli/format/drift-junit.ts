import type { DriftItem } from '../../../schemas/generated/api.ts';
import type { KindName } from '../../../schemas/generated/types.ts';
import { driftRemedy, driftSentence } from './drift-report.ts';
import { oneLine } from './text.ts';

/**
 * Pure. Drift as JUnit XML, with a line end: one suite a kind, one failed case a field. A kind without drift has one passed case,
 * so that a clean run is a run of tests too. Items in the order of `driftReport`. Source: the JUnit 10 schema of Jenkins' xunit
 * plugin, the strictest of those in use.
 */
export function driftJunit(items: readonly DriftItem[], kinds: readonly KindName[]): string {
  const suites = kinds.map((kind) =>
    suite(
      kind,
      items.filter((item) => item.kind === kind),
    ),
  );
  const tests = suites.reduce((sum, { tests }) => sum + tests, 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: 'cairn drift', tests, failures: items.length, errors: 0 })}>`,
    ...suites.flatMap(({ lines }) => lines),
    '</testsuites>',
    '',
  ].join('\n');
}

type Suite = { readonly tests: number; readonly lines: readonly string[] };

function suite(kind: KindName, items: readonly DriftItem[]): Suite {
  const name = `cairn.${kind}`;
  const cases =
    items.length === 0
      ? [`    <testcase${attributes({ name: 'no drift', classname: name })}/>`]
      : items.flatMap((item) => failed(name, item));
  const tests = Math.max(1, items.length);
  const head = attributes({ name, tests, failures: items.length, errors: 0, skipped: 0 });
  return { tests, lines: [`  <testsuite${head}>`, ...cases, '  </testsuite>'] };
}

/** The id is in the case's name: GitLab keeps only the first of several cases of one name. */
function failed(classname: string, item: DriftItem): readonly string[] {
  const head = attributes({ name: `${item.name} (${item.id}) ${item.field}`, classname });
  const failure = attributes({ message: driftSentence(item), type: `drift-${item.policy}` });
  const text = `${item.kind} ${item.name}: ${driftSentence(item)}; since ${item.since}; ${driftRemedy(item)}`;
  return [`    <testcase${head}>`, `      <failure${failure}>${escape(text)}</failure>`, '    </testcase>'];
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escape(String(value))}"`)
    .join('');
}

/** Text that is well-formed anywhere in XML 1.0: no control characters, no lone surrogates, no U+FFFE or U+FFFF. */
function escape(text: string): string {
  return oneLine(text)
    .replaceAll(/[\p{Surrogate}\uFFFE\uFFFF]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
