import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ApiProblem, parseProblem } from '../../../../provider/client/problem.ts';
import { formatPath } from '../../../../provider/protocol/attribute-path.ts';
import { diagnosticsOf } from '../../../../provider/protocol/diagnostics.ts';
import { originOf } from '../../../../provider/rpc/origin.ts';
import { decodePrivate, encodePrivate } from '../../../../provider/rpc/private-state.ts';
import { pathOfPointer, problemDiagnostics } from '../../../../provider/rpc/problem-diagnostics.ts';
import { TEST_DESCRIPTION } from '../../../provider/support/description.ts';

const kind = TEST_DESCRIPTION.kinds['server'] ?? {
  type_name: '',
  collection: '',
  description: '',
  version: 0,
  attributes: {},
};

describe('pointers of the API as paths of Terraform', () => {
  it.each([
    ['/spec/nics/eth0/address', 'nics["eth0"].address'],
    ['/spec/nics/a~1b~0c/address', 'nics["a/b~c"].address'],
    ['/spec/metadata/tier', 'metadata["tier"]'],
    ['/spec/weights/1', 'weights[1]'],
    ['/spec/root_disk/size_gib', 'root_disk.size_gib'],
    ['/spec/tags/0', 'tags'],
    ['/spec/nics/eth0/unheard/of', 'nics["eth0"]'],
    ['/spec/unheard', ''],
    ['/name', 'name'],
    ['', ''],
    ['/spec', ''],
  ])('%s -> %s', (pointer, path) => {
    expect(formatPath(pathOfPointer(kind, pointer))).toBe(path);
  });

  it('gives one diagnostic per violation, and one for a problem without any', () => {
    const base = { status: 400, code: 'invalid_input', title: 'Invalid', detail: 'Look.' };
    const errors = [
      { path: '/spec/name', message: 'is too long', hint: 'Use 255 characters.' },
      { path: '/spec/nothing', message: 'is unknown' },
    ];
    const two = problemDiagnostics(new ApiProblem({ ...base, errors }), kind, 'create it');
    expect(two.map(({ detail }) => detail)).toEqual([
      'name is too long. Use 255 characters.',
      '/spec/nothing is unknown.',
    ]);
    expect(two[1]?.path).toBeUndefined();
    const one = problemDiagnostics(new ApiProblem({ ...base, request_id: 'r-7' }), kind, 'create it');
    expect(one).toEqual([
      { severity: 'error', summary: 'Invalid', detail: 'Create it: Look.\n\nRequest r-7.' },
    ]);
  });

  it('reads any refusal as a problem', () => {
    expect(parseProblem(502, '<html>Bad gateway</html>')).toMatchObject({ status: 502, code: 'internal' });
    expect(parseProblem(404, '')).toMatchObject({ code: 'not_found', detail: 'The answer has no text.' });
    expect(parseProblem(409, '{"code":"conflict","existing":{"id":"x","adoptable":true}}')).toMatchObject({
      existing: { id: 'x', adoptable: true },
    });
    expect(parseProblem(400, '{"errors":[{"path":"/a","message":"m"},7]}').errors).toHaveLength(1);
    fc.assert(
      fc.property(fc.integer({ min: 400, max: 599 }), fc.oneof(fc.string(), fc.json()), (status, body) => {
        expect(parseProblem(status, body).detail).not.toBe('');
      }),
      { numRuns: 1000 },
    );
  });

  it('hides nothing of an unforeseen error', () => {
    expect(diagnosticsOf(new TypeError('x is not y'), 'Plan')[0]?.detail).toContain('TypeError: x is not y');
    expect(diagnosticsOf('text', 'Plan')[0]?.detail).toContain('text');
  });
});

describe('private data', () => {
  it('comes back as it was, and is empty for foreign bytes', () => {
    const data = { claimed: false, generation: 7, planned_id: 'x', replaces: 'y', unfinished: true };
    expect(decodePrivate(encodePrivate(data))).toEqual(data);
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array(),
          fc.json().map((text) => Buffer.from(text)),
        ),
        (bytes) => {
          const { generation, claimed } = decodePrivate(bytes);
          expect(generation === undefined || Number.isSafeInteger(generation)).toBe(true);
          expect(['undefined', 'boolean']).toContain(typeof claimed);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('origin', () => {
  it('is the same for a directory and workspace, and another for others', () => {
    const directory = mkdtempSync(join(tmpdir(), 'origin-'));
    try {
      const plain = originOf(directory, {});
      expect(plain).toMatch(/^[0-9a-f]{16}$/);
      expect(originOf(directory, { TF_WORKSPACE: 'default' })).toBe(plain);
      expect(originOf(directory, { TF_WORKSPACE: 'blue' })).not.toBe(plain);
      mkdirSync(join(directory, '.terraform'));
      writeFileSync(join(directory, '.terraform', 'environment'), 'blue');
      expect(originOf(directory, {})).toBe(originOf(directory, { TF_WORKSPACE: 'blue' }));
      expect(originOf('/elsewhere', {})).not.toBe(plain);
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
});
