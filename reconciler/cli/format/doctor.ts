import type { Check, CheckStatus } from '../doctor/check.ts';
import { table } from './table.ts';
import { count, oneLine } from './text.ts';
import type { Paint, Tone } from './text.ts';

const WORDS: Readonly<Record<CheckStatus, { readonly text: string; readonly tone: Tone }>> = {
  ok: { text: 'ok', tone: 'good' },
  warning: { text: 'warning', tone: 'busy' },
  failed: { text: 'failed', tone: 'bad' },
  skipped: { text: 'skipped', tone: 'quiet' },
};

const TITLES: Readonly<Record<Check['group'], string>> = {
  machine: 'This machine',
  libvirt: 'This machine as a host',
  service: 'Service',
  hosts: 'Registered hosts',
};

/** Pure. The checks by group, each with what mends it below, and a last line that sums up. */
export function doctorReport(checks: readonly Check[], paint: Paint): string {
  const groups = [...new Set(checks.map((check) => check.group))];
  const width = checks.reduce((widest, check) => Math.max(widest, check.name.length), 0);
  const sections = groups.map((group) => {
    const ofGroup = checks.filter((check) => check.group === group);
    const lines = ofGroup.map((check) => checkLines(check, width, paint));
    return `${paint(TITLES[group], 'strong')}\n${lines.join('')}`;
  });
  return `${sections.join('\n')}\n${summary(checks)}\n`;
}

function checkLines(check: Check, width: number, paint: Paint): string {
  const columns = ['', '', ''].map((header) => ({ header }));
  const cells = [WORDS[check.status], check.name.padEnd(width), check.found];
  const padded = { ...WORDS[check.status], text: WORDS[check.status].text.padEnd(7) };
  const line = table(columns, [[padded, ...cells.slice(1)]], { headers: false, indent: '  ', paint });
  const mend =
    check.mend === null ? '' : `${' '.repeat(11)}${paint('mend:', 'strong')} ${oneLine(check.mend)}\n`;
  return line + mend;
}

function summary(checks: readonly Check[]): string {
  const failed = checks.filter((check) => check.status === 'failed').length;
  const warnings = checks.filter((check) => check.status === 'warning').length;
  if (failed > 0) return `${count(failed, 'check')} failed, ${count(warnings, 'warning')}.`;
  return warnings > 0 ? `All that is needed works; ${count(warnings, 'warning')}.` : 'All is well.';
}
