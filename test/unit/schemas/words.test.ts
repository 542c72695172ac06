import { expect, test } from 'vitest';
import { collectionOf } from '../../../schemas/collection.ts';
import { withArticle } from '../../../schemas/generate/names.ts';
import { nearest } from '../../../schemas/nearest.ts';

test.each([
  ['server', 'servers'],
  ['policy', 'policies'],
  ['key', 'keys'],
  ['role_assignment', 'role_assignments'],
])('the collection of %s is %s', (kind, collection) => {
  expect(collectionOf(kind)).toBe(collection);
});

test.each([
  ['image', 'an image'],
  ['user', 'a user'],
  ['floating_ip', 'a floating ip'],
])('%s is spoken of as %s', (kind, words) => {
  expect(withArticle(kind)).toBe(words);
});

test.each([
  ['memroy_mib', 'memory_mib'],
  ['Name', 'name'],
  ['vcpu', 'vcpus'],
  ['mem', 'memory_mib'],
  ['x', undefined],
  ['entirely_different', undefined],
])('%s probably means %s', (word, meant) => {
  expect(nearest(word, ['name', 'vcpus', 'memory_mib'])).toBe(meant);
});
