/** `cloud_init`: parts of user data joined into one that cloud-init understands, checked before a guest boots with it. */
import { createHash } from 'node:crypto';
import { isRecord } from '../protocol/cty-value.ts';
import type { CtyRecord, CtyValue } from '../protocol/cty-value.ts';
import { plain } from './definition.ts';
import type { FunctionResult, ProviderFunction } from './definition.ts';

/** What a server takes as user data; see schemas/server.json. */
const LIMIT_BYTES = 65_535;
const LINE_LENGTH = 76;

/** First lines by which cloud-init knows a part. Source: cloud-init, user data formats. */
const FORMATS = [
  ['#!', 'text/x-shellscript'],
  ['#cloud-config-archive', 'text/cloud-config-archive'],
  ['#cloud-config-jsonp', 'text/cloud-config-jsonp'],
  ['#cloud-config', 'text/cloud-config'],
  ['#cloud-boothook', 'text/cloud-boothook'],
  ['#include-once', 'text/x-include-once-url'],
  ['#include', 'text/x-include-url'],
  ['#part-handler', 'text/part-handler'],
  ['## template:', 'text/jinja2'],
] as const;

/** Lists of several cloud-configs are appended, maps joined; what both set is refused before. Source: cloud-init, merging user data. */
const MERGE = 'list(append)+dict(no_replace,recurse_list)+str()';

/** A part that cannot be used; `argument` counts from zero. */
class BadPart extends Error {
  override readonly name = 'BadPart';
  readonly argument: number;
  constructor(argument: number, message: string) {
    super(message);
    this.argument = argument;
  }
}

interface Part {
  readonly type: string;
  readonly text: string;
}

const formatOf = (text: string, argument: number): string => {
  const [first = ''] = text.split('\n');
  const known = FORMATS.find(([start]) => first.startsWith(start));
  if (known !== undefined) {
    if (known[0] === '#!' && first.endsWith('\r')) {
      throw new BadPart(
        argument,
        'line 1: ends with a carriage return, so no guest finds the interpreter; save with LF line ends',
      );
    }
    return known[1];
  }
  const lines = text.split('\n');
  const row = lines.findIndex((line) =>
    FORMATS.some(([start]) =>
      line
        .trimStart()
        .replace(/^\ufeff/, '')
        .startsWith(start),
    ),
  );
  if (row >= 0 && lines.slice(0, row).every((line) => line.trim() === '')) {
    const start = JSON.stringify(lines[row]?.trim().slice(0, 40));
    throw new BadPart(
      argument,
      `line ${row + 1}: ${start} must be the first line, without anything before it`,
    );
  }
  throw new BadPart(
    argument,
    'line 1: does not say what the part is; begin with #cloud-config, or with #! for a script',
  );
};

const asText = (value: CtyValue, argument: number): Part => {
  if (typeof value !== 'string') {
    throw new BadPart(
      argument,
      'is neither a text nor a map; give a map of cloud-config, or a text that begins with #cloud-config or #!',
    );
  }
  return { type: formatOf(value, argument), text: value };
};

const boundaryFor = (parts: readonly Part[]): string => {
  const digest = createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 24);
  return `cairn-${digest}`;
};

/** Only ASCII may go as it is: what reads the parts takes other bytes for escapes. */
const body = (text: string): readonly string[] => {
  // eslint-disable-next-line no-control-regex -- ASCII without its control characters, but for tab and line feed
  if (/^[\t\n\u0020-\u007e]*$/.test(text)) return ['Content-Transfer-Encoding: 7bit', '', text];
  const base64 = Buffer.from(text, 'utf8').toString('base64');
  const lines = base64.match(new RegExp(`.{1,${LINE_LENGTH}}`, 'g')) ?? [];
  return ['Content-Transfer-Encoding: base64', '', ...lines];
};

const multipart = (parts: readonly Part[]): string => {
  const boundary = boundaryFor(parts);
  const inside = parts.flatMap(({ type, text }, index) => [
    `--${boundary}`,
    `Content-Type: ${type}; charset="utf-8"`,
    'MIME-Version: 1.0',
    `Content-Disposition: attachment; filename="part-${String(index + 1).padStart(3, '0')}"`,
    ...(type === 'text/cloud-config' ? [`Merge-Type: ${MERGE}`] : []),
    ...body(text),
  ]);
  const head = [`Content-Type: multipart/mixed; boundary="${boundary}"`, 'MIME-Version: 1.0', ''];
  return [...head, ...inside, `--${boundary}--`, ''].join('\n');
};

const join = async (args: readonly CtyValue[]): Promise<string> => {
  // Only here: nobody who does not call the function pays for the YAML check.
  const { mergeConfigs, toYaml, MergeConflict } = await import('./cloud-config-merge.ts');
  const { checkYaml } = await import('./yaml-check.ts');
  const { YamlProblem } = await import('./yaml-reader.ts');
  /** By key at the top: the part that set it. */
  const setBy = new Map<
    string,
    { readonly argument: number; readonly form: string; readonly isMap: boolean }
  >();
  const parts: (Part | null)[] = [];
  let config: CtyRecord | null = null;
  let configAt = 0;

  const note = (key: string, argument: number, form: string, isMap: boolean, where: string): void => {
    const before = setBy.get(key);
    const joins = before?.form === form && (form === 'list' || form === 'map');
    if (before !== undefined && before.argument !== argument && !joins && !(before.isMap && isMap)) {
      throw new BadPart(argument, `${where}${key} is also set by part ${before.argument + 1}; set it once`);
    }
    if (before === undefined) setBy.set(key, { argument, form, isMap });
  };

  for (const [argument, given] of args.entries()) {
    const value = plain(given);
    if (isRecord(value)) {
      for (const [key, member] of Object.entries(value)) {
        const inner = plain(member);
        note(key, argument, Array.isArray(inner) ? 'list' : isRecord(inner) ? 'map' : 'value', true, '');
      }
      try {
        config = config === null ? value : mergeConfigs(config, value);
      } catch (error) {
        if (!(error instanceof MergeConflict)) throw error;
        throw new BadPart(
          argument,
          `sets ${error.path} to something else than a part before it; set it once`,
        );
      }
      if (parts.includes(null)) continue;
      configAt = parts.push(null) - 1;
      continue;
    }
    const part = asText(value, argument);
    if (part.type === 'text/cloud-config') {
      try {
        const outline = checkYaml(part.text);
        if (outline.form === 'list' || outline.form === 'value') {
          throw new YamlProblem(outline.line, 'a cloud-config is a map: "key: value" lines');
        }
        for (const { name, line, form } of outline.keys) note(name, argument, form, false, `line ${line}: `);
      } catch (error) {
        if (error instanceof YamlProblem) throw new BadPart(argument, `line ${error.line}: ${error.message}`);
        throw error;
      }
    }
    parts.push(part);
  }
  if (config !== null) {
    const yaml = toYaml(config).replace(/^\n/, '');
    parts[configAt] = { type: 'text/cloud-config', text: `#cloud-config\n${yaml}\n` };
  }
  const ready = parts.filter((part) => part !== null);
  const [only] = ready;
  return ready.length === 1 && only !== undefined ? only.text : multipart(ready);
};

const call = async (args: readonly CtyValue[]): Promise<FunctionResult> => {
  if (args.length === 0) return { error: 'cloud_init needs at least one part.', argument: 0 };
  try {
    const text = await join(args);
    const bytes = Buffer.byteLength(text, 'utf8');
    if (bytes <= LIMIT_BYTES) return { result: text };
    const error = `all parts together have ${bytes} bytes; a server takes ${LIMIT_BYTES}. Let a small part fetch the rest.`;
    return { error, argument: args.length - 1 };
  } catch (error) {
    if (!(error instanceof BadPart)) throw error;
    return { error: `part ${error.argument + 1}: ${error.message}.`, argument: error.argument };
  }
};

/** The function. */
export const cloudInit: ProviderFunction = {
  name: 'cloud_init',
  summary: 'Joins parts into valid cloud-init user data',
  description:
    'Takes any number of parts and gives the text for `user_data` or `user_data_wo` of a server. A part is a map of ' +
    'cloud-config written in HCL, or a text that cloud-init knows by its first line (`#cloud-config`, `#!` and so on). Maps ' +
    'are merged into one cloud-config; several parts become a MIME multipart. Lists of several parts are ' +
    'appended, maps joined; a value that two parts set differently is an error. A `#cloud-config` text is checked: what is ' +
    'no YAML is an error that names the part and the line.',
  parameters: [],
  variadic: {
    name: 'parts',
    type: 'dynamic',
    description: 'A map of cloud-config, or a text such as `file("setup.sh")`.',
  },
  returns: 'string',
  call,
};
