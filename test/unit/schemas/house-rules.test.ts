import { expect, test } from 'vitest';
import { SchemaProblem } from '../../../schemas/generate/documents.ts';
import type { SchemaDocuments } from '../../../schemas/generate/documents.ts';
import { checkHouseRules } from '../../../schemas/generate/house-rules.ts';
import { toModel } from '../../../schemas/generate/model.ts';
import { DOCUMENTS, withKind, withNewKind } from './documents.ts';
import type { MutableSchema } from './documents.ts';

function problemsOf(documents: SchemaDocuments): string {
  try {
    checkHouseRules(documents);
    toModel(documents);
  } catch (error) {
    if (error instanceof SchemaProblem) return error.message;
    throw error;
  }
  return '';
}

test('the schemas of the repository keep the rules', () => {
  expect(problemsOf(DOCUMENTS)).toBe('');
});

const property = (words: object): Record<string, unknown> => ({
  type: 'string',
  description: 'Something.',
  'x-mutability': 'in-place',
  ...words,
});

const BROKEN: readonly [string, (schema: MutableSchema) => void, string][] = [
  [
    'a misspelt keyword of ours',
    ({ properties }) => {
      properties['name'] = { $ref: 'common.json#/$defs/name', 'x-mutabilty': 'in-place' };
    },
    'server.json#/properties/name: unknown keyword "x-mutabilty"; did you mean "x-mutability"?',
  ],
  [
    'a misspelt keyword of JSON Schema, deep inside',
    ({ properties }) => {
      const nic = properties['nics']?.['additionalProperties'] as MutableSchema;
      Object.assign(nic.properties['address'] ?? {}, { descripton: 'x' });
    },
    'server.json#/properties/nics/additionalProperties/properties/address: unknown keyword "descripton"; did you mean "description"?',
  ],
  [
    'a keyword that no generator understands',
    ({ properties }) => {
      properties['power_state'] = property({ oneOf: [] });
    },
    'server.json#/properties/power_state: unknown keyword "oneOf"',
  ],
  [
    'a value that a keyword of ours does not have',
    ({ properties }) => {
      properties['power_state'] = property({ 'x-mutability': 'sometimes' });
    },
    'server.json: keyword "x-mutability" value is invalid',
  ],
  [
    'a property without description',
    ({ properties }) => {
      properties['colour'] = { type: 'string', 'x-mutability': 'in-place' };
    },
    'server.json#/properties/colour: has no description',
  ],
  [
    'a unit that the name does not say',
    ({ properties }) => {
      properties['size'] = property({ type: 'integer', minimum: 0, maximum: 9, 'x-unit': 'GiB' });
    },
    'server.json#/properties/size: x-unit is "GiB", so its name must end in _gib',
  ],
  [
    'a name that says a unit which is not given',
    ({ properties }) => {
      properties['grace_seconds'] = property({ type: 'integer' });
    },
    'server.json#/properties/grace_seconds: its name ends in _seconds, so x-unit must be "seconds"',
  ],
  [
    'a name that says another unit',
    ({ properties }) => {
      properties['swap_mib'] = property({ type: 'integer', 'x-unit': 'GiB' });
    },
    'server.json#/properties/swap_mib: x-unit is "GiB", so its name must end in _gib',
  ],
  [
    'a reference to no kind',
    ({ properties }) => {
      properties['volume_id'] = property({ 'x-references': 'volume' });
    },
    'server.json#/properties/volume_id: x-references names "volume", which is not a kind',
  ],
  [
    'a reference whose name is not an id',
    ({ properties }) => {
      properties['owner'] = property({ 'x-references': 'project' });
    },
    'server.json#/properties/owner: has x-references, so its name must end in _id',
  ],
  [
    'no word about changes',
    ({ properties }) => {
      properties['colour'] = { type: 'string', description: 'Colour.' };
    },
    'server.json#/properties/colour: has no x-mutability',
  ],
  [
    'a required property that only Cairn sets',
    ({ required }) => {
      required.push('state');
    },
    'server.json#/properties/state: is readOnly, so nobody can be required to give it',
  ],
  [
    'a required property with a default',
    ({ required }) => {
      required.push('power_state');
    },
    'server.json#/properties/power_state: is required and has a default',
  ],
  [
    'a default that the schema refuses',
    ({ properties }) => {
      Object.assign(properties['power_state'] ?? {}, { default: 'asleep' });
    },
    'server.json#/properties/power_state: its own default is refused',
  ],
  [
    'a required property that is not there',
    ({ required }) => {
      required.push('colour');
    },
    'server.json#: requires "colour", which is not among its properties',
  ],
  [
    'an unknown format',
    ({ properties }) => {
      properties['mail'] = property({ format: 'email' });
    },
    'server.json#/properties/mail: format "email" is not one of local-file, date-time',
  ],
  [
    'a definition that is not there',
    ({ properties }) => {
      properties['colour'] = property({ $ref: 'common.json#/$defs/colour' });
    },
    "server.json: can't resolve reference common.json#/$defs/colour",
  ],
  [
    'an example that the schema refuses',
    ({ properties }) => {
      Object.assign(properties['power_state'] ?? {}, { examples: ['stopped', 'asleep'] });
    },
    'server.json#/properties/power_state: its own example is refused',
  ],
  [
    'an array that does not say whether its order means something',
    ({ properties }) => {
      properties['tags'] = property({ type: 'array', items: { type: 'string' } });
    },
    'server.json#/properties/tags: an array says "uniqueItems": true when its order means nothing',
  ],
  [
    'an array that is a set and has an order',
    ({ properties }) => {
      properties['tags'] = property({
        type: 'array',
        items: { type: 'string' },
        uniqueItems: true,
        'x-ordered': true,
      });
    },
    'server.json#/properties/tags: an array says "uniqueItems": true',
  ],
  [
    'such an array inside the entries of a map',
    ({ properties }) => {
      const nic = properties['nics']?.['additionalProperties'] as MutableSchema;
      nic.properties['tags'] = property({ type: 'array', items: { type: 'string' } });
    },
    'server.json#/properties/nics/additionalProperties/properties/tags: an array says',
  ],
  [
    'an order of something that is no array',
    ({ properties }) => {
      properties['colour'] = property({ 'x-ordered': true });
    },
    'server.json#/properties/colour: only an array can be x-ordered',
  ],
  [
    'a number without an end',
    ({ properties }) => {
      properties['weight'] = property({ type: 'integer', minimum: 0 });
    },
    'server.json#/properties/weight: a number that people write needs a maximum',
  ],
  [
    'a condition on a reference that is none',
    ({ properties }) => {
      properties['colour'] = property({ 'x-references-where': { disk_format: ['raw'] } });
    },
    'server.json#/properties/colour: has x-references-where without x-references',
  ],
  [
    'alternatives that say more than what is required',
    (schema) => {
      Object.assign(schema, { anyOf: [{ required: ['image_id'] }, { properties: {} }] });
    },
    'server.json#: each alternative of anyOf must be { "required": [...] } and nothing else',
  ],
  [
    'a dependency of a property that is not there',
    (schema) => {
      Object.assign(schema, { dependentRequired: { image_id: ['disk_id'] } });
    },
    'server.json#: requires "disk_id", which is not among its properties',
  ],
  [
    'a name in camelCase',
    ({ properties }) => {
      properties['powerState'] = property({});
    },
    "server.json#/properties/powerState: a property's name is snake_case",
  ],
];

test.each(BROKEN)('%s is refused with file and place', (_, change, message) => {
  expect(problemsOf(withKind('server', change))).toContain(message);
});

test.each(['node', 'self', 'build', 'equals', 'system', 'software', 'get_it', 'import_from', 'move_to'])(
  'a property named %s is refused: the CDKTF generators rename it',
  (name) => {
    const documents = withKind('server', ({ properties }) => {
      properties[name] = property({});
    });
    expect(problemsOf(documents)).toContain(`the CDKTF generators rename "${name}"`);
  },
);

test.each(['id', 'timeouts', 'disruption', 'allow_replace', 'count'])(
  'a property named %s is refused: it is taken',
  (name) => {
    const documents = withKind('server', ({ properties }) => {
      properties[name] = property({});
    });
    expect(problemsOf(documents)).toContain(`"${name}" means something else`);
  },
);

test('a secret is declared by x-secret at the top of a kind, not by writeOnly', () => {
  const byHand = withKind('server', ({ properties }) => {
    properties['password'] = property({ type: 'string', writeOnly: true });
  });
  expect(problemsOf(byHand)).toContain('is a secret; say x-secret');
  const inside = withKind('server', ({ properties }) => {
    const inner = property({ type: 'string', 'x-secret': 'only' });
    properties['login'] = property({
      type: 'object',
      additionalProperties: false,
      properties: { password: inner },
    });
  });
  expect(problemsOf(inside)).toContain('x-secret is for the top-level properties of a kind');
});

test('several problems are all told, one a line', () => {
  const documents = withKind('server', ({ properties }) => {
    properties['node'] = { type: 'string' };
  });
  expect(problemsOf(documents).split('\n')).toHaveLength(3);
});

test('kinds that refer to each other in a circle are refused', () => {
  const name = { $ref: 'common.json#/$defs/name', 'x-mutability': 'in-place' };
  const reference = (kind: string): object => ({
    $ref: 'common.json#/$defs/id',
    'x-references': kind,
    'x-mutability': 'replace',
  });
  const circle = withNewKind('hen', { properties: { name, egg_id: reference('egg') } });
  const documents = {
    ...circle,
    kinds: [
      ...circle.kinds,
      ...withNewKind('egg', { properties: { name, hen_id: reference('hen') } }).kinds.slice(-1),
    ],
  };
  expect(problemsOf(documents)).toBe('these kinds refer to each other in a circle: hen, egg');
});
