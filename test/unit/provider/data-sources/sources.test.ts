import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import terraformJson from '../../../../schemas/generated/terraform.json' with { type: 'json' };
import { createApi } from '../../../../provider/client/api.ts';
import type { HttpCall } from '../../../../provider/client/http.ts';
import { tailOf } from '../../../../provider/data-sources/console-log.ts';
import { choiceAttributes } from '../../../../provider/data-sources/choice.ts';
import { dataSourcesOf } from '../../../../provider/data-sources/registry.ts';
import { impliedType } from '../../../../provider/schema/schemas.ts';
import { toSchemas } from '../../../../provider/schema/to-terraform.ts';
import { formatPath } from '../../../../provider/protocol/attribute-path.ts';
import { decodeCty, encodeCty } from '../../../../provider/protocol/msgpack.ts';
import { UNKNOWN, hasUnknown, record } from '../../../../provider/protocol/cty-value.ts';
import type { CtyRecord, CtyValue } from '../../../../provider/protocol/cty-value.ts';
import { DiagnosticError } from '../../../../provider/protocol/diagnostics.ts';
import type { LosslessJson } from '../../../../provider/protocol/json.ts';
import type { Connection } from '../../../../provider/rpc/context.ts';
import type { ProviderDescription } from '../../../../provider/schema/description.ts';

const description = terraformJson as unknown as ProviderDescription;
const sources = dataSourcesOf(description);
const schemas = toSchemas(description, sources);

const sourceOf = (type_name: string) => {
  const source = sources.find((one) => one.type_name === type_name);
  if (source === undefined) throw new Error(`there is no ${type_name}`);
  return source;
};

const configOf = (type_name: string, values: Record<string, CtyValue>): CtyRecord =>
  record(Object.keys(sourceOf(type_name).attributes).map((name) => [name, values[name] ?? null]));

type Item = Record<string, LosslessJson>;

/** A service that pages through items, whatever it is asked. */
const connectionTo = (items: readonly Item[], project_id: string | null = null) => {
  const calls: HttpCall[] = [];
  const api = createApi(
    {
      endpoint: 'http://service',
      close: () => undefined,
      send: (call) => {
        calls.push(call);
        const start = Number(call.query?.['cursor'] ?? 0);
        const end = start + Number(call.query?.['limit'] ?? 100);
        const json = { items: items.slice(start, end), next_cursor: end < items.length ? String(end) : null };
        return Promise.resolve({ status: 200, headers: {}, json });
      },
    },
    { origin: 'o', run: 'r' },
  );
  return { calls, connection: { api, project_id } as unknown as Connection };
};

const item = (id: string, name: string, spec: Item = {}, deletion: string | null = null): Item => ({
  id,
  generation: 1,
  spec: { name, ...spec },
  status: {},
  conditions: [],
  deletion_requested_at: deletion,
});

const read = (type_name: string, connection: Connection, values: Record<string, CtyValue>) =>
  sourceOf(type_name).read({ connection, signal: new AbortController().signal }, configOf(type_name, values));

/** The one diagnostic that a read ends with, and where it points. */
const refusalOf = async (reading: Promise<CtyRecord>) => {
  const error: unknown = await reading.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof DiagnosticError)) throw new Error(`no diagnostic but ${String(error)}`);
  const [diagnostic] = error.diagnostics;
  return { path: formatPath(diagnostic?.path ?? []), detail: diagnostic?.detail };
};

describe('every kind', () => {
  it('has a singular and a plural data source, which report nothing that is write-only', () => {
    for (const [, kind] of Object.entries(description.kinds)) {
      const plural = sourceOf(`cairn_${kind.collection}`);
      const reported = plural.attributes['items']?.nested?.attributes ?? {};
      expect(Object.keys(reported)).toContain('id');
      // What one of many is chosen by is no attribute of it.
      const chosen = kind.attributes['visibility'] === undefined ? [] : Object.keys(choiceAttributes);
      expect(Object.keys(sourceOf(kind.type_name).attributes)).toEqual([...Object.keys(reported), ...chosen]);
      for (const [name, attribute] of Object.entries(kind.attributes)) {
        expect(name in reported).toBe(attribute.write_only !== true && attribute.source !== 'provider');
        expect(name in plural.attributes && !['name', 'project_id'].includes(name)).toBe(
          attribute.filter !== undefined,
        );
      }
    }
  });

  it('can be encoded, with an answer that knows everything', async () => {
    for (const kind of Object.values(description.kinds)) {
      const type_name = `cairn_${kind.collection}`;
      const { connection } = connectionTo([item('a', 'x')]);
      const state = await read(type_name, connection, {});
      const schema = schemas.data_sources[type_name];
      if (schema === undefined) throw new Error(type_name);
      const type = impliedType(schema);
      expect(hasUnknown(state)).toBe(false);
      expect(decodeCty(encodeCty(state, type), type)).toEqual(state);
    }
  });
});

describe('a plural data source', () => {
  it('gives the same order whatever order the service has, over all pages, without what is being deleted', async () => {
    const drawn = fc.uniqueArray(
      fc.record({
        id: fc.uuid(),
        name: fc.constantFrom('a', 'B', 'ä', 'aa', '10', '9'),
        leaving: fc.boolean(),
      }),
      { selector: ({ id }) => id, maxLength: 2_500 },
    );
    await fc.assert(
      fc.asyncProperty(drawn, fc.infiniteStream(fc.nat()), async (objects, chance) => {
        const items = objects.map(({ id, name, leaving }) => item(id, name, {}, leaving ? 'now' : null));
        const keys = new Map(items.map((one) => [one, chance.next().value]));
        const shuffled = [...items].sort((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0));
        const most = { limit: 10_000 };
        const [one, two] = [connectionTo(items), connectionTo(shuffled)];
        const state = await read('cairn_flavors', one.connection, most);
        expect(await read('cairn_flavors', two.connection, most)).toEqual(state);
        const kept = objects.filter(({ leaving }) => !leaving);
        const ids = state['ids'] as readonly string[];
        expect([...ids].sort()).toEqual(kept.map(({ id }) => id).sort());
        expect(Object.keys(state['items'] as CtyRecord).sort()).toEqual([...ids].sort());
        const names = ids.map((id) => `${kept.find((object) => object.id === id)?.name} ${id}`);
        expect(names).toEqual([...names].sort());
      }),
      { numRuns: 30 },
    );
  });

  it('sends the filters as the service takes them, and the project of the provider', async () => {
    const { calls, connection } = connectionTo([], 'p');
    await read('cairn_servers', connection, {
      name_prefix: 'web',
      power_state: 'running',
      metadata: record([['a]b', 'c']]),
      limit: 7,
    });
    await read('cairn_hosts', connection, { enabled: false });
    await read('cairn_servers', connection, { all_projects: true });
    expect(calls.map(({ path, query }) => [path, query])).toEqual([
      [
        '/v1/servers',
        {
          name_prefix: 'web',
          power_state: 'running',
          'metadata[a]b]': 'c',
          project_id: 'p',
          limit: 8,
          cursor: undefined,
        },
      ],
      ['/v1/hosts', { enabled: 'false', limit: 1000, cursor: undefined }],
      ['/v1/servers', { limit: 1000, cursor: undefined }],
    ]);
  });

  it('never cuts its answer off', async () => {
    const items = ['a', 'b', 'c'].map((id) => item(id, id));
    const { connection } = connectionTo(items);
    expect((await read('cairn_flavors', connection, { limit: 3 }))['ids']).toEqual(['a', 'b', 'c']);
    const refused = await refusalOf(read('cairn_flavors', connection, { limit: 2 }));
    expect(refused).toMatchObject({ path: 'limit', detail: expect.stringContaining('More than 2 flavors') });
    const leaving = [item('d', 'd', {}, 'now'), item('e', 'e', {}, 'now'), ...items.slice(0, 2)];
    expect((await read('cairn_flavors', connectionTo(leaving).connection, { limit: 2 }))['ids']).toEqual([
      'a',
      'b',
    ]);
  });
});

describe('a singular data source', () => {
  it('lists every candidate at the name when several are meant', async () => {
    const twins = [
      item('a', 'lan', { project_id: 'p1' }),
      item('b', 'lan', { project_id: 'p2' }),
      item('c', 'lan', { project_id: 'p3' }, 'now'),
    ];
    const refused = await refusalOf(read('cairn_network', connectionTo(twins).connection, { name: 'lan' }));
    expect(refused.path).toBe('name');
    expect(refused.detail).toBe(
      'There are 2 of kind network named "lan"; say which one by its id:\n  - a (project p1)\n  - b (project p2)',
    );
  });

  it('is not judged before its arguments are known', () => {
    const { validate } = sourceOf('cairn_network');
    const problems = (values: Record<string, CtyValue>) => validate(configOf('cairn_network', values)).length;
    expect(problems({ id: UNKNOWN })).toBe(0);
    expect(problems({ id: UNKNOWN, name: 'x' })).toBe(0);
    expect(problems({ id: 'x', name: 'x' })).toBe(1);
    expect(problems({})).toBe(1);
    const plural = sourceOf('cairn_servers').validate;
    expect(
      plural(configOf('cairn_servers', { limit: UNKNOWN, all_projects: true, project_id: UNKNOWN })),
    ).toEqual([]);
    expect(plural(configOf('cairn_servers', { limit: 1.5, name: '' }))).toHaveLength(2);
  });
});

describe('the tail of a console log', () => {
  it('is the last lines as they were written, in characters that Terraform can hold', () => {
    expect(tailOf(Buffer.from('a\r\nb\r\nc\r\n'), 2)).toBe('b\nc\n');
    expect(tailOf(Buffer.from('a\nlogin: '), 1)).toBe('login: ');
    expect(tailOf(Buffer.from('a\0b'), 5)).toBe('ab');
    expect(tailOf(Buffer.alloc(0), 5)).toBe('');
    const lines = fc.array(fc.stringMatching(/^[a-z]{0,5}$/), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(lines, fc.integer({ min: 1, max: 40 }), (written, count) => {
        expect(tailOf(Buffer.from(`${written.join('\r\n')}\n`), count)).toBe(
          `${written.slice(-count).join('\n')}\n`,
        );
      }),
    );
  });

  it('is read piece by piece, also when a piece ends within a character', async () => {
    const log = Buffer.from(`first\n${'é'.repeat(600_000)}\nlast é\n`);
    const api = createApi(
      {
        endpoint: 'http://service',
        close: () => undefined,
        send: ({ query }) => {
          const start = Number(query?.['offset_bytes']);
          const bytes = log.subarray(start, start + Number(query?.['limit_bytes']));
          const headers = { 'cairn-next-offset': String(start + bytes.length) };
          return Promise.resolve({ status: 200, headers, json: undefined, bytes });
        },
      },
      { origin: 'o', run: 'r' },
    );
    const connection = { api, project_id: null } as unknown as Connection;
    const state = await read('cairn_console_log', connection, { server_id: 's', tail_lines: 1 });
    expect(state).toMatchObject({ content: 'last é\n', size_bytes: log.length });
  });
});
