import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SHIPPED_RULES } from '../../reconciler/policy/defaults.ts';
import { policyReference } from '../../reconciler/policy/reference.ts';

test('the reference of rules is what is shipped; else run make generate', () => {
  expect(readFileSync('reconciler/policy/reference.md', 'utf8')).toBe(policyReference());
});

test('the guide on policies tells every rule', () => {
  const guide = readFileSync('docs/guides/policy.md', 'utf8');
  for (const { name, description } of SHIPPED_RULES) {
    expect(guide).toContain(`\`${name}\``);
    expect(guide).toContain(description);
  }
});
