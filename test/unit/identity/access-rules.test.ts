import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mayRequest } from '../../../reconciler/identity/token-view.ts';
import type { TokenView } from '../../../reconciler/identity/token-view.ts';
import type { AccessRule } from '../../../reconciler/store/subjects.ts';

const viewWith = (access_rules: readonly AccessRule[] | null): TokenView =>
  ({ application_credential: { access_rules } }) as TokenView;

const allows = (pattern: string, path: string): boolean =>
  mayRequest(viewWith([{ service: 'compute', method: 'GET', path: pattern }]), {
    service: 'compute',
    method: 'GET',
    path,
  });

describe('an access rule', () => {
  test.each([
    ['/v2.1/servers', '/v2.1/servers', true],
    ['/v2.1/servers', '/v2.1/servers/', false],
    ['/v2.1/servers', '/v2x1/servers', false],
    ['/v2.1/servers/*', '/v2.1/servers/one', true],
    ['/v2.1/servers/*', '/v2.1/servers/one/action', false],
    ['/v2.1/servers/*/action', '/v2.1/servers/one/action', true],
    ['/v2.1/servers/web-*', '/v2.1/servers/web-1', true],
    ['/v2.1/servers/web-*', '/v2.1/servers/db-1', false],
    ['/v2.1/servers/**', '/v2.1/servers/one/action', true],
    ['/v2.1/**', '/v2.1/', true],
    ['/v2.1/**', '/v2.1', false],
    ['**', '/anything/at/all', true],
    ['/v2.1/servers/{server_id}', '/v2.1/servers/one', true],
    ['/v2.1/servers/{server_id}', '/v2.1/servers/', false],
    ['/v2.1/servers/{server_id}', '/v2.1/servers/one/action', false],
    ['/v2.1/{kind}/{id}/action', '/v2.1/servers/one/action', true],
    ['/odd/{', '/odd/{', true],
    ['/(a+)+$', '/aaa', false],
    ['/v2.1/servers/*', '/v2.1/servers/..', false],
    ['/v2.1/servers/**', '/v2.1/servers/../flavors', false],
    ['/v2.1/servers/**', '/v2.1/servers/%2e%2e/flavors', false],
    ['/v2.1/servers/*', '/v2.1/servers/a%2Faction', false],
    ['/v2.1/servers/**', '/v2.1/servers//x', false],
  ])('%s on %s: %s', (pattern, path, expected) => {
    expect(allows(pattern, path)).toBe(expected);
  });

  test('is for one service and one method', () => {
    const view = viewWith([{ service: 'compute', method: 'GET', path: '/a' }]);
    expect(mayRequest(view, { service: 'compute', method: 'GET', path: '/a' })).toBe(true);
    expect(mayRequest(view, { service: 'network', method: 'GET', path: '/a' })).toBe(false);
    expect(mayRequest(view, { service: 'compute', method: 'POST', path: '/a' })).toBe(false);
  });

  test('that is not there allows all; a list without rules allows nothing', () => {
    const request = { service: 'compute', method: 'GET', path: '/a' };
    expect(mayRequest({ application_credential: null } as TokenView, request)).toBe(true);
    expect(mayRequest(viewWith(null), request)).toBe(true);
    expect(mayRequest(viewWith([]), request)).toBe(false);
  });

  test('means the same as the regular expression that one would write', () => {
    const pieces = fc.array(fc.constantFrom('a', 'b', '/', '*', '**', '{x}'), { maxLength: 6 });
    const path = fc.array(fc.constantFrom('a', 'b', '/'), { maxLength: 8 }).map((parts) => parts.join(''));
    const WORDS: Readonly<Record<string, string>> = { '*': '[^/]*', '**': '.*', '{x}': '[^/]+' };
    fc.assert(
      fc.property(pieces, path, (parts, asked) => {
        fc.pre(!asked.includes('//'));
        // Neighbouring stars would be read as other words than were drawn.
        fc.pre(!/\*{3}/.test(parts.join('')) && !/\*,\*(,|$)/.test(parts.join(',')));
        const regular = new RegExp(`^${parts.map((part) => WORDS[part] ?? part).join('')}$`);
        expect(allows(parts.join(''), asked)).toBe(regular.test(asked));
      }),
      { numRuns: 1000 },
    );
  });

  test('that is made to be slow is not', () => {
    expect(allows('/' + '**a'.repeat(340), '/' + 'a'.repeat(2000) + 'b')).toBe(false);
  });
});
