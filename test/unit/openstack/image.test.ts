import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CairnError } from '../../../reconciler/model/error.ts';
import type { Json, JsonObject } from '../../../reconciler/model/json.ts';
import {
  glanceMessage,
  glanceStatus,
  toGlanceError,
} from '../../../reconciler/api/openstack/image/errors.ts';
import {
  draftOf,
  patched,
  readNewImage,
  specOf,
} from '../../../reconciler/api/openstack/image/from-openstack.ts';
import { readPatch } from '../../../reconciler/api/openstack/image/json-patch.ts';
import { readListQuery } from '../../../reconciler/api/openstack/image/list-query.ts';
import { namesToTry, shownName } from '../../../reconciler/api/openstack/image/names.ts';
import { showImage, stateOf } from '../../../reconciler/api/openstack/image/to-openstack.ts';
import { validateSpec } from '../../../schemas/validate.ts';

const ID = '7d1ff0a9-2b3c-4d5e-8f60-718293a4b5c6';
const PROJECT = '11111111-2222-4333-8444-555555555555';
const PATCH_TYPE = 'application/openstack-images-v2.1-json-patch';

const anyName = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 255 }).filter((text) => text.length <= 255),
  fc.constantFrom(
    'debian 12',
    '',
    ' ',
    'a/b',
    '\u0000',
    '\u0085',
    '\ud83d',
    `${'x'.repeat(254)}\u{1F600}`,
    'x'.repeat(255),
  ),
  fc.constant(null),
);
const freeKey = fc.string({ minLength: 1, maxLength: 20 }).filter((key) => !key.startsWith('os_glance'));

describe('names of images', () => {
  it('are stored so that Cairn can have them, and shown as they were given', () => {
    fc.assert(
      fc.property(anyName, (given) => {
        const tried = namesToTry(given, ID);
        expect(new Set(tried.map(({ name }) => name)).size).toBe(tried.length);
        for (const stored of tried) {
          const spec = { name: stored.name, project_id: PROJECT, properties: {} };
          expect(validateSpec('image', spec).ok, JSON.stringify(stored)).toBe(true);
          const properties = stored.given === null ? {} : { os_glance_name: stored.given };
          expect(shownName(stored.name, properties, ID)).toBe(given);
        }
      }),
    );
  });
});

describe('an image between its spec and a client', () => {
  it('comes back from its draft as it was, whatever it is called', () => {
    const spec = fc.record({
      properties: fc.dictionary(freeKey, fc.string()),
      tags: fc.array(fc.string({ minLength: 1 })),
      protected: fc.boolean(),
    });
    fc.assert(
      fc.property(anyName, spec, fc.boolean(), (given, rest, is_staged) => {
        for (const stored of namesToTry(given, ID)) {
          const draft = {
            name: given,
            spec: rest as JsonObject,
            marks: is_staged ? { os_glance_staged: 'true' } : {},
          };
          const made = specOf(draft, stored);
          expect(draftOf(ID, made)).toEqual(draft);
          const resource = {
            id: ID,
            kind: 'image',
            project_id: PROJECT,
            name: stored.name,
            spec: made,
          } as const;
          const times = { created_at: '2026-01-02T03:04:05.678Z', updated_at: '2026-01-02T03:04:05.678Z' };
          const shown = showImage({
            resource: { ...resource, ...times, generation: 1, deletion_requested_at: null },
            status: {},
            stores: [],
          });
          expect(shown).toMatchObject({ name: given, id: ID, created_at: '2026-01-02T03:04:05Z' });
          expect(Object.keys(shown).filter((key) => key.startsWith('os_glance'))).toEqual([]);
        }
      }),
    );
  });

  it('has the state that was asked for last', () => {
    expect(stateOf({}, {})).toBe('queued');
    expect(stateOf({ deactivated: true }, { state: 'active' })).toBe('deactivated');
    expect(stateOf({ deactivated: false }, { state: 'deactivated' })).toBe('active');
    expect(stateOf({ deactivated: true }, { state: 'killed' })).toBe('killed');
    const staged = { properties: { os_glance_staged: 'true' } };
    expect(stateOf(staged, { state: 'saving' })).toBe('uploading');
    expect(stateOf(staged, { state: 'active' })).toBe('active');
  });

  it('takes nothing that could hide in the prototype', () => {
    const body = JSON.parse('{"__proto__": "x", "constructor": "y", "hasOwnProperty": "z"}') as Json;
    const { spec } = readNewImage(body);
    expect(Object.keys(spec['properties'] as object)).toEqual(['__proto__', 'constructor', 'hasOwnProperty']);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});

describe('a patch', () => {
  const draft = { name: 'a', spec: { properties: { 'x/y~z': 'old' }, disk_format: 'raw' }, marks: {} };
  const apply = (...changes: JsonObject[]): unknown =>
    patched(draft, readPatch(`${PATCH_TYPE}; charset=utf-8`, changes), true);

  it('names properties by JSON pointers, whatever they are called', () => {
    fc.assert(
      fc.property(freeKey, fc.string(), (key, value) => {
        const name = key.trim();
        const known = ['name', 'id', 'description', 'location', 'deleted'];
        fc.pre(name !== '' && !known.includes(name) && !/^\/+/.test(name));
        const path = `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
        const after = apply({ op: 'add', path, value }) as { spec: { properties: Record<string, string> } };
        expect(after.spec.properties[name]).toBe(value);
      }),
    );
    expect(apply({ op: 'remove', path: '/x~1y~0z' })).toMatchObject({ spec: { properties: {} } });
  });

  it('changes formats only while there is no content', () => {
    const changes = readPatch(PATCH_TYPE, [{ op: 'replace', path: '/disk_format', value: 'qcow2' }]);
    expect(patched(draft, changes, true).spec).toMatchObject({ disk_format: 'qcow2' });
    expect(() => patched(draft, changes, false)).toThrow(/only replaced for a queued image/);
  });
});

describe('the query of a list', () => {
  const conditions = (text: string): unknown => readListQuery(new URLSearchParams(text)).conditions;

  it('reads operators, quotes and times', () => {
    const visible = { field: 'os_hidden', comparison: 'eq', value: 'false' };
    expect(conditions('name=in:"a,b",c,"d\\"e",')).toEqual([
      visible,
      { field: 'name', any_of: ['a,b', 'c', 'd"e', ''] },
    ]);
    expect(conditions('name=eq:a:b')).toEqual([visible, { field: 'name', comparison: 'eq', value: 'a:b' }]);
    const time = { field: 'created_at', comparison: 'gt', value: '2026-01-02T01:04:05.000Z' };
    expect(conditions(`created_at=${encodeURIComponent('gt:2026-01-02T03:04:05+02:00')}`)).toEqual([
      visible,
      time,
    ]);
    expect(conditions(`created_at=${encodeURIComponent('2026-01-02T03:04:05Z')}`)).toMatchObject([
      visible,
      { comparison: 'eq', value: '2026-01-02T03:04:05.000Z' },
    ]);
  });

  it('is an order that tells any two images apart, or a refusal', () => {
    const word = fc.constantFrom('name', 'size', 'id', 'created_at', 'asc', 'desc', 'x', '');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 3 }), fc.array(word, { maxLength: 3 }), (keys, directions) => {
        const query = new URLSearchParams([
          ...keys.map((key): [string, string] => ['sort_key', key]),
          ...directions.map((direction): [string, string] => ['sort_dir', direction]),
        ]);
        try {
          const { order } = readListQuery(query);
          expect(order.map(({ field }) => field)).toContain('id');
        } catch (thrown) {
          expect((thrown as CairnError).code).toBe('invalid_input');
        }
      }),
    );
  });
});

describe('an error', () => {
  it('has the status and the words of Glance', () => {
    const error = new CairnError('invalid_input', 'The image cannot be accepted.', {
      violations: [
        { path: '/spec/min_disk_gib', message: 'must be a number', hint: 'Say how many.' },
        { path: '/spec/properties/a', message: 'is too long' },
      ],
    });
    expect(glanceMessage(error)).toBe(
      'The image cannot be accepted. min_disk must be a number (Say how many); a is too long.',
    );
    expect(glanceStatus(new CairnError('quota_exceeded', 'x'))).toBe(413);
    expect(glanceStatus(new CairnError('stale_generation', 'x'))).toBe(409);
  });

  it('cannot bring markup into a page', () => {
    expect(toGlanceError('html', 404, '<script>&').text).toContain('&lt;script&gt;&amp;<br />');
    expect(toGlanceError(null, 404, '<b>')).toEqual({
      type: 'text/plain; charset=UTF-8',
      text: '404 Not Found\n\n<b>\n',
    });
  });
});
