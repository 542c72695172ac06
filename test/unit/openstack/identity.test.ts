import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CairnError } from '../../../reconciler/model/error.ts';
import { DEFAULT_DOMAIN_ID } from '../../../reconciler/model/built-in.ts';
import { showCatalog } from '../../../reconciler/api/openstack/identity/catalog.ts';
import { readTime } from '../../../reconciler/api/openstack/identity/credential-body.ts';
import { toKeystoneError } from '../../../reconciler/api/openstack/identity/errors.ts';
import { readProperties, withProperties } from '../../../reconciler/api/openstack/identity/from-openstack.ts';
import { readId } from '../../../reconciler/api/openstack/ids.ts';
import { readDomainId, showDomainId } from '../../../reconciler/api/openstack/identity/ids.ts';
import { readLogin, unknownMethods } from '../../../reconciler/api/openstack/identity/login-body.ts';
import { microseconds } from '../../../reconciler/api/openstack/identity/token-body.ts';

const ID = '5f1d3c1e-7c56-4c0f-9c11-0d3a54cbb1aa';

describe('ids', () => {
  test('are the same with and without dashes, in either case', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        expect(readId(id.replaceAll('-', '').toUpperCase())).toBe(id);
        expect(readId(id)).toBe(id);
      }),
    );
    for (const none of ['', 'default', ID.slice(1), `${ID}0`, 'x'.repeat(32)])
      expect(readId(none)).toBeNull();
  });

  test('of the default domain are a word to clients', () => {
    expect([readDomainId('default'), showDomainId(DEFAULT_DOMAIN_ID)]).toEqual([
      DEFAULT_DOMAIN_ID,
      'default',
    ]);
    expect([readDomainId(ID), showDomainId(ID)]).toEqual([ID, ID]);
  });
});

describe('properties', () => {
  test('come with ids as they are stored, and less what says nothing', () => {
    const given = {
      name: 'n',
      domain_id: 'default',
      parent_id: ID.replaceAll('-', ''),
      options: {},
      is_domain: false,
    };
    expect(readProperties('project', given)).toEqual({
      name: 'n',
      domain_id: DEFAULT_DOMAIN_ID,
      parent_id: ID,
    });
  });

  test('that would be lost are refused, each by its name', () => {
    for (const given of [{ colour: 'red' }, { is_domain: true }, { options: { immutable: true } }]) {
      const [name = ''] = Object.keys(given);
      expect(() => readProperties('project', given)).toThrow(name);
    }
    expect(() => readProperties('group', { constructor: 1 })).toThrow('constructor');
  });

  test('go where they are null', () => {
    expect(withProperties({ name: 'n', description: 'd' }, { description: null })).toEqual({ name: 'n' });
  });
});

describe('a login', () => {
  const password = { user: { name: 'n', domain: { id: 'default' }, password: 'p' } };

  test('says who, how and where', () => {
    const scope = { project: { name: 'p', domain: { name: 'Default' } } };
    const body = { auth: { identity: { methods: ['password'], password }, scope } };
    expect(readLogin(body, '192.0.2.1')).toEqual({
      proofs: [{ method: 'password', user: { name: 'n', domain: { id: DEFAULT_DOMAIN_ID } }, password: 'p' }],
      scope: { kind: 'project', project: { name: 'p', domain: { name: 'Default' } } },
      source_address: '192.0.2.1',
    });
  });

  test('that lacks something says what', () => {
    const login = (identity: unknown, scope?: unknown) => () => readLogin({ auth: { identity, scope } }, '');
    expect(login({ methods: ['password'] })).toThrow('auth.identity.password');
    expect(login({ methods: ['password'], password: { user: { name: 'n', password: 'p' } } })).toThrow(
      'domain',
    );
    expect(login({ methods: ['token'], token: {} })).toThrow('token.id');
    expect(login({ methods: ['password'], password }, { project: {}, domain: {} })).toThrow('auth.scope');
    expect(() => readLogin(null, '')).toThrow('auth');
  });

  test('by a method that there is not is told apart', () => {
    expect(unknownMethods({ auth: { identity: { methods: ['magic', 'token', 'magic'] } } })).toEqual([
      'magic',
    ]);
  });
});

describe('the catalogue', () => {
  test('has the project in its addresses, and none that wants a project where there is none', () => {
    const endpoint = { id: ID, interface: 'public', region: null };
    const services = [
      {
        id: ID,
        name: 'nova',
        type: 'compute',
        endpoints: [
          { ...endpoint, url: 'http://c/%(project_id)s/$(tenant_id)s' },
          { ...endpoint, url: 'http://c/' },
          { ...endpoint, url: 'http://c/%(unknown)s' },
        ],
      },
    ];
    const urls = (project_id: string | null): unknown =>
      showCatalog(services, { user_id: null, project_id }).flatMap((service) =>
        (service['endpoints'] as readonly { readonly url: string }[]).map(({ url }) => url),
      );
    expect(urls('p')).toEqual(['http://c/p/p', 'http://c/']);
    expect(urls(null)).toEqual(['http://c/']);
  });
});

test('times have microseconds, and are read with them or without', () => {
  expect(microseconds('2026-01-02T03:04:05.678Z')).toBe('2026-01-02T03:04:05.678000Z');
  for (const text of ['2037-01-31T00:00:00.000000', '2037-01-31T00:00:00Z', '2037-01-31T00:00:00']) {
    expect(readTime(text)).toBe('2037-01-31T00:00:00Z');
  }
  expect(readTime('tomorrow')).toBe('tomorrow');
});

test('an error says what is wrong where, and nothing that is for the log', () => {
  const error = new CairnError('invalid_input', 'It cannot be accepted.', {
    detail: 'secret',
    violations: [{ path: '/spec/password_wo', message: 'is too short', hint: 'Take a longer one.' }],
  });
  expect(toKeystoneError(error)).toEqual({
    error: {
      code: 400,
      message: 'It cannot be accepted. password is too short (Take a longer one).',
      title: 'Bad Request',
    },
  });
  expect(toKeystoneError(new CairnError('stale_generation', 'x')).error.code).toBe(409);
});
