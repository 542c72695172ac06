import { RuleSyntaxError } from './rule.ts';
import type { Check, Left, Template } from './rule.ts';

const ATTRIBUTE = /^[A-Za-z_][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+){0,7}$/;
const QUOTED = /^'([^'"\\]*)'$|^"([^'"\\]*)"$/;
const NUMBER = /^(?:0|-?[1-9][0-9]{0,14})$/;
const PLACE = /%\(([A-Za-z0-9_][A-Za-z0-9_.:-]{0,127})\)s/y;
const NAMED: ReadonlyMap<string, boolean | null> = new Map([
  ['True', true],
  ['False', false],
  ['None', null],
]);

/** Pure. One check, such as `role:admin`; `offset` is where it stands. Throws RuleSyntaxError. */
export function parseCheck(text: string, offset: number): Check {
  if (text === '@') return { type: 'always' };
  if (text === '!') return { type: 'never' };
  const colon = text.indexOf(':');
  if (colon < 0) throw noColon(text, offset);
  const kind = text.slice(0, colon);
  const rest = text.slice(colon + 1);
  const at = offset + colon + 1;
  if (kind === 'http' || kind === 'https') {
    throw new RuleSyntaxError(
      offset,
      `${kind}: checks are refused: who may what is decided here, by what is stored here, also when no other server answers`,
      'Say it with roles and with attributes of the credentials.',
    );
  }
  if (kind === 'role') return { type: 'role', name: parseTemplate(rest, at, 'the name of a role') };
  if (kind === 'rule') return { type: 'rule', name: parseRuleName(rest, at) };
  return {
    type: 'match',
    left: parseLeft(kind, offset),
    right: parseTemplate(rest, at, 'a value or %(key)s'),
  };
}

function noColon(text: string, offset: number): RuleSyntaxError {
  const expected = 'expected a check (role:NAME, rule:NAME, ATTRIBUTE:VALUE, @ or !), "not" or a parenthesis';
  const hint =
    operatorHint(text) ?? (/^\w+$/.test(text) ? `Did you mean role:${text} or rule:${text}?` : undefined);
  return new RuleSyntaxError(offset, `${expected}; found ${shown(text)}`, hint);
}

/** Pure. What to write instead of another language's operator; undefined for what is none. */
export function operatorHint(text: string): string | undefined {
  if (['&&', '&', ','].includes(text)) return 'Write and.';
  return ['||', '|'].includes(text) ? 'Write or.' : undefined;
}

function parseRuleName(text: string, offset: number): string {
  if (/^[^\s()%'"]+$/.test(text)) return text;
  throw new RuleSyntaxError(offset, `expected the name of a rule; found ${shown(text)}`);
}

function parseLeft(text: string, offset: number): Left {
  const named = NAMED.get(text);
  if (named !== undefined) return { literal: named };
  const quoted = QUOTED.exec(text);
  if (quoted !== null) return { literal: quoted[1] ?? quoted[2] ?? '' };
  if (NUMBER.test(text)) return { literal: Number(text) };
  if (ATTRIBUTE.test(text)) return { attribute: text };
  throw new RuleSyntaxError(
    offset,
    "expected an attribute of the credentials, such as project_id, or a value in quotes, such as 'public', " +
      `before the colon; found ${shown(text)}`,
    /^['"]/.test(text) ? 'A value in quotes has no white space, colon, backslash or other quote.' : undefined,
  );
}

function parseTemplate(text: string, offset: number, expected: string): Template {
  const wrong = (index: number, hint?: string): RuleSyntaxError =>
    new RuleSyntaxError(offset + index, `expected ${expected}; found ${shown(text.slice(index))}`, hint);
  if (text === '') throw wrong(0);
  if (QUOTED.test(text)) throw wrong(0, 'Write the value after the colon without quotes.');
  const parts: (string | { readonly key: string })[] = [];
  let words = '';
  for (let index = 0; index < text.length;) {
    const letter = text[index] ?? '';
    if (letter === '(' || letter === ')') {
      throw wrong(index, 'Put white space between a parenthesis or an operator and the next check.');
    }
    if (letter !== '%' || text[index + 1] === '%') {
      words += letter;
      index += letter === '%' ? 2 : 1;
      continue;
    }
    PLACE.lastIndex = index;
    const place = PLACE.exec(text);
    if (place === null) throw wrong(index, 'A place is written %(key)s; a per cent sign itself %%.');
    if (words !== '') parts.push(words);
    words = '';
    parts.push({ key: place[1] ?? '' });
    index += place[0].length;
  }
  if (words !== '') parts.push(words);
  return parts;
}

/** Pure. A piece of hostile text for a message: quoted, on one line, short. */
export function shown(text: string): string {
  return text === '' ? 'nothing' : JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
