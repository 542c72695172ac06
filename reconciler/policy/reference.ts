import { RULE_GROUPS } from './defaults.ts';
import { ATTRIBUTES } from './values.ts';

/** Pure. The shipped rules as Markdown, for the guide on policies: name, text and meaning of each, and what callers have. */
export function policyReference(): string {
  const groups = RULE_GROUPS.flatMap(({ title, rules }) => [
    `### ${title}`,
    '',
    '| Rule | Allows | Decides |',
    '| --- | --- | --- |',
    ...rules.map(({ name, text, description }) => {
      const allows = text === '' ? 'everyone' : text === '!' ? 'nobody' : `\`${text}\``;
      return `| \`${name}\` | ${allows} | ${description} |`;
    }),
    '',
  ]);
  const attributes = ATTRIBUTES.map((name) => `\`${name}\``).join(', ');
  return ['### What callers have', '', `${attributes}.`, '', ...groups].join('\n');
}
