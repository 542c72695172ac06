import { collectionOf } from '../../../schemas/collection.ts';
import { ruleFor, VERBS } from '../names.ts';
import type { Verb } from '../names.ts';
import type { ShippedRule } from './shipped-rule.ts';

/** Rule texts of a kind by verb: `read` stands for list and get, `write` for create, update and delete, where they have none of their own. */
export type KindTexts = { readonly read: string; readonly write: string } & Partial<
  Readonly<Record<Verb, string>>
>;

const WORDS: Readonly<Record<Verb, string>> = {
  list: 'List',
  get: 'Read',
  create: 'Make',
  update: 'Change',
  delete: 'Delete',
};

/** Pure. The rules of a kind's five verbs; verbs that OpenStack decides by one rule give one. */
export function kindRules(kind: string, texts: KindTexts): readonly ShippedRule[] {
  const things = collectionOf(kind).replaceAll('_', ' ');
  const rules = new Map<string, { readonly text: string; readonly words: string[] }>();
  for (const verb of VERBS) {
    const name = ruleFor(kind, verb);
    const text = texts[verb] ?? (verb === 'list' || verb === 'get' ? texts.read : texts.write);
    const known = rules.get(name);
    if (known === undefined) rules.set(name, { text, words: [WORDS[verb]] });
    else known.words.push(WORDS[verb].toLowerCase());
  }
  return [...rules].map(([name, { text, words }]) => ({
    name,
    text,
    description: `${words.join(' and ')} ${things}.`,
  }));
}
