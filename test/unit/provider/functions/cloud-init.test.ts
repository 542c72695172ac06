import { describe, expect, it } from 'vitest';
import { cloudInit } from '../../../../provider/functions/cloud-init.ts';
import { dynamic, resultOf } from './call.ts';

const join = async (...parts: readonly unknown[]): Promise<string> =>
  String(await resultOf(cloudInit, ...parts.map(dynamic)));

/** The parts of a MIME multipart: type, merge type and decoded text. */
const partsOf = (text: string): readonly { type: string; merge: string | undefined; text: string }[] => {
  const boundary = /boundary="([^"]+)"/.exec(text)?.[1] ?? '';
  expect(text.endsWith(`--${boundary}--\n`)).toBe(true);
  return text
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => {
      const [head = '', ...rest] = part.trimStart().split('\n\n');
      const body = rest.join('\n\n').replace(/\n$/, '');
      const isBase64 = head.includes('Content-Transfer-Encoding: base64');
      return {
        type: /Content-Type: ([^;]+)/.exec(head)?.[1] ?? '',
        merge: /Merge-Type: (.*)/.exec(head)?.[1],
        text: isBase64 ? Buffer.from(body, 'base64').toString('utf8') : body,
      };
    });
};

describe('cloud_init', () => {
  it('writes maps as one cloud-config, lists appended and maps joined', async () => {
    const text = await join(
      {
        packages: ['nginx'],
        write_files: [{ path: '/etc/motd', content: 'a: b\n', permissions: '0644' }],
        ntp: { enabled: true },
      },
      { packages: ['htop'], ntp: { servers: ['10.0.0.1'] }, empty: [], nothing: null, on: 1.5 },
    );
    expect(text).toBe(`#cloud-config
packages:
  - "nginx"
  - "htop"
write_files:
  - path: "/etc/motd"
    content: "a: b\\n"
    permissions: "0644"
ntp:
  enabled: true
  servers:
    - "10.0.0.1"
empty: []
"on": 1.5
`);
    expect(await join({ runcmd: [['sh', '-c', 'true'], 'date'] })).toBe(
      '#cloud-config\nruncmd:\n  - - "sh"\n    - "-c"\n    - "true"\n  - "date"\n',
    );
  });

  it('leaves a single text as it is', async () => {
    const script = '#!/bin/sh\necho "grüße"\n';
    expect(await join(script)).toBe(script);
  });

  it('joins different parts as MIME that keeps every byte', async () => {
    const script = '#!/bin/sh\necho "grüße"\n';
    const yaml = '#cloud-config\nruncmd:\n  - date\n';
    const text = await join({ packages: ['nginx'] }, script, yaml, { packages: ['htop'] });
    expect(text.slice(0, 200)).toMatch(
      /^Content-Type: multipart\/mixed; boundary="[^"]+"\nMIME-Version: 1\.0\n\n/,
    );
    expect(partsOf(text)).toEqual([
      {
        type: 'text/cloud-config',
        merge: 'list(append)+dict(no_replace,recurse_list)+str()',
        text: '#cloud-config\npackages:\n  - "nginx"\n  - "htop"\n',
      },
      { type: 'text/x-shellscript', merge: undefined, text: script },
      { type: 'text/cloud-config', merge: expect.stringContaining('append') as string, text: yaml },
    ]);
    expect(await join({ packages: ['nginx'] }, script, yaml, { packages: ['htop'] })).toBe(text);
  });

  it.each([
    [['#cloud-config\nusers:\n  - name: a\n   sudo: b\n'], 0, 'part 1: line 4: '],
    [
      [{ a: 1 }, '#cloud-config\nruncmd: [a, b\n'],
      1,
      'part 2: line 2: the bracket that begins here is never closed',
    ],
    [['#cloud-config\n\tkey: 1\n'], 0, 'part 1: line 2: a tab'],
    [['#cloud-config\n- a\n'], 0, 'part 1: line 2: a cloud-config is a map'],
    [
      ['#cloud-config\nhostname: a\n', '#cloud-config\n\nhostname: b\n'],
      1,
      'part 2: line 3: hostname is also set by part 1',
    ],
    [[{ hostname: 'a' }, { hostname: 'b' }], 1, 'part 2: sets hostname to something else'],
    [['#!/bin/sh\r\ntrue\r\n'], 0, 'part 1: line 1: ends with a carriage return'],
    [['\n\n#cloud-config\na: 1\n'], 0, 'part 1: line 3: "#cloud-config" must be the first line'],
    [['packages: [nginx]\n'], 0, 'part 1: line 1: does not say what the part is'],
    [[true], 0, 'part 1: is neither a text nor a map'],
    [[`#!${'x'.repeat(65_535)}`], 0, '65537 bytes; a server takes 65535'],
  ] as const)('refuses %j', async (parts, argument, message) => {
    await expect(join(...parts)).rejects.toThrow(`argument ${argument}: `);
    await expect(join(...parts)).rejects.toThrow(message);
  });

  it('needs a part', async () => {
    await expect(join()).rejects.toThrow('at least one part');
  });
});
