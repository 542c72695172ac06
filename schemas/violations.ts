import { CONFIG_FIELDS, KINDS } from './generated/kinds.ts';
import type { Field } from './generated/kinds.ts';
import type { KindName } from './generated/types.ts';
import type { StandaloneError } from './generated/validators.js';
import { nearest } from './nearest.ts';

/** One thing wrong with a request, for people. */
export interface Violation {
  /** JSON pointer of the place, such as `/spec/nics/eth0/address`. */
  readonly path: string;
  /** What is wrong, to be read after the path: `must be an IPv4 address such as 10.20.0.5; found "10.20.0"`. */
  readonly message: string;
  /** What to do, when there is something to say. */
  readonly hint?: string;
}

/** What the findings of ajv are about. */
export interface ViolationSubject {
  /** Where the value stands in the request: `/spec`, or empty for the configuration. */
  readonly prefix: string;
  /** Such as `server` or `the configuration`. */
  readonly name: string;
  readonly fields: readonly Field[];
  /** The value as it was sent, before defaults. */
  readonly value: unknown;
}

/** Pure. Subject of a spec that was sent for a kind. */
export function specSubject(kind: KindName, value: unknown): ViolationSubject {
  return { prefix: '/spec', name: `a ${kind.replaceAll('_', ' ')}`, fields: KINDS[kind].fields, value };
}

/** Pure. Subject of the service's configuration. */
export function configSubject(value: unknown): ViolationSubject {
  return { prefix: '', name: 'the configuration', fields: CONFIG_FIELDS, value };
}

/** How values of the definitions in common.json look; the word order fits after `must be`. */
const DEFINITIONS: Readonly<Record<string, string>> = {
  id: 'an id: a lower-case UUID such as 0b1e3a52-7c1f-4a5e-9d5c-3f1f6f0f9a11',
  name: "1 to 255 printable characters without '/' and without a space at either end",
  ipv4_address: 'an IPv4 address such as 10.20.0.5',
  ipv4_cidr: 'an IPv4 network with a prefix of 16 to 30 such as 10.20.0.0/24',
  mac_address: 'a MAC address in lower case such as 52:54:00:12:34:56',
  sha256: 'a SHA-256 digest: 64 lower-case hexadecimal digits',
};

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

/** Pure. Findings of ajv -> sentences for people, in the order found. Secret values are never shown. */
export function toViolations(
  errors: readonly StandaloneError[],
  subject: ViolationSubject,
): readonly Violation[] {
  // What each alternative of anyOf lacks is told together, by the finding of anyOf itself.
  const isInside = (error: StandaloneError): boolean => error.schemaPath.startsWith(ALTERNATIVE);
  const lacking = errors.filter(isInside).map((error) => String(error.params['missingProperty']));
  return errors
    .filter((error) => !isInside(error))
    .map((error) =>
      error.keyword === 'anyOf' ? noAlternative(lacking, subject) : toViolation(error, subject),
    );
}

const ALTERNATIVE = '#/anyOf/';

function noAlternative(lacking: readonly string[], subject: ViolationSubject): Violation {
  const [first = '', ...others] = [...new Set(lacking)];
  return violation(
    `${subject.prefix}/${escape(first)}`,
    `is required unless ${others.join(' or ')} is given`,
    `Give ${[first, ...others].join(' or ')}.`,
  );
}

/** Pure. A violation as one sentence: path, message and hint. */
export function sentenceOf(violation: Violation): string {
  const start = `${violation.path === '' ? 'the value' : violation.path} ${violation.message}`;
  return violation.hint === undefined ? start : `${start}. ${violation.hint}`;
}

function toViolation(error: StandaloneError, subject: ViolationSubject): Violation {
  const at = error.instancePath;
  const place = subject.prefix + at;
  const parameters = error.params;
  switch (error.keyword) {
    case 'required': {
      const missing = String(parameters['missingProperty']);
      const field = fieldAt(`${at}/${missing}`, subject.fields);
      return violation(`${place}/${escape(missing)}`, 'is required', field?.description);
    }
    case 'dependentRequired': {
      const property = String(parameters['property']);
      const missing = String(parameters['missingProperty']);
      return violation(
        `${place}/${escape(property)}`,
        `is of no use without ${missing}`,
        `Give ${missing}, or leave ${property} out.`,
      );
    }
    case 'additionalProperties': {
      const extra = String(parameters['additionalProperty']);
      return violation(
        `${place}/${escape(extra)}`,
        `is not a property of ${ownerOf(at, subject)}`,
        unknownPropertyHint(extra, at, subject.fields),
      );
    }
    case 'false schema':
      return violation(place, 'is set by Cairn and cannot be asked for', 'Leave it out.');
    default: {
      const field = fieldAt(at, subject.fields);
      const value = valueAt(subject.value, at);
      const wanted = wantedBy(error, field);
      const found = field?.write_only === true ? '' : `; found ${foundText(value)}`;
      return violation(place, `must ${wanted}${found}`, hintFor(error, field, value));
    }
  }
}

function wantedBy(error: StandaloneError, field: Field | undefined): string {
  const parameters = error.params;
  const limit = String(parameters['limit']);
  const unit =
    field?.unit === undefined ? '' : ` ${limit === '1' ? field.unit.replace(/s$/, '') : field.unit}`;
  switch (error.keyword) {
    case 'pattern': {
      const definition = /#\/\$defs\/(\w+)\//.exec(error.schemaPath)?.[1] ?? '';
      return DEFINITIONS[definition] === undefined ? 'have the right form' : `be ${DEFINITIONS[definition]}`;
    }
    case 'type':
      return `be ${TYPES[String(parameters['type'])] ?? String(parameters['type'])}`;
    case 'enum':
      return `be one of ${allowedValues(parameters).join(', ')}`;
    case 'minimum':
      return `be at least ${limit}${unit}`;
    case 'maximum':
      return `be at most ${limit}${unit}`;
    case 'minLength':
      return limit === '1' ? 'not be empty' : `have at least ${limit} characters`;
    case 'maxLength':
      return `have at most ${limit} characters`;
    case 'minItems':
    case 'minProperties':
      return `have at least ${limit} ${limit === '1' ? 'entry' : 'entries'}`;
    case 'maxItems':
    case 'maxProperties':
      return `have at most ${limit} ${limit === '1' ? 'entry' : 'entries'}`;
    case 'uniqueItems':
      return 'not hold the same entry twice';
    default:
      return `fulfil "${error.keyword}"`;
  }
}

/** The form that a definition of common.json asks for, when the finding comes from one. */
function definedForm(error: StandaloneError): string | undefined {
  return DEFINITIONS[/#\/\$defs\/(\w+)\//.exec(error.schemaPath)?.[1] ?? ''];
}

function hintFor(error: StandaloneError, field: Field | undefined, value: unknown): string | undefined {
  if (value === null) return 'Leave it out instead of sending null.';
  if (error.keyword === 'pattern' && definedForm(error) !== undefined) return undefined;
  if (error.keyword === 'enum' && typeof value === 'string') {
    const meant = nearest(value, allowedValues(error.params));
    return meant === undefined ? field?.description : `Did you mean "${meant}"?`;
  }
  if (error.keyword === 'type' && typeof value === 'string' && /^\d+$/.test(value)) {
    const wantsNumber = ['integer', 'number'].includes(String(error.params['type']));
    return wantsNumber ? 'Send the number without quotes.' : field?.description;
  }
  return field?.description;
}

function allowedValues(parameters: Readonly<Record<string, unknown>>): readonly string[] {
  const values = parameters['allowedValues'];
  return Array.isArray(values) ? values.map(String) : [];
}

function unknownPropertyHint(name: string, at: string, fields: readonly Field[]): string {
  const siblings = fields.filter((field) => field.source === 'spec' && isChild(field.pointer, at));
  const names = siblings.map((field) => field.pointer.slice(field.pointer.lastIndexOf('/') + 1));
  const meant = nearest(name, names);
  return meant === undefined ? `It has ${names.join(', ')}.` : `Did you mean "${meant}"?`;
}

/** The object that has an unknown property: the subject itself or a place inside it. */
function ownerOf(at: string, subject: ViolationSubject): string {
  return at === '' ? subject.name : subject.prefix + at;
}

function isChild(pointer: string, parent: string): boolean {
  const cut = pointer.lastIndexOf('/');
  return matches(pointer.slice(0, cut), parent);
}

function fieldAt(path: string, fields: readonly Field[]): Field | undefined {
  const exact = fields.find((field) => matches(field.pointer, path));
  if (exact !== undefined || path === '') return exact;
  return fieldAt(path.slice(0, path.lastIndexOf('/')), fields);
}

function matches(pointer: string, path: string): boolean {
  const pattern = pointer.split('/');
  const segments = path.split('/');
  return (
    pattern.length === segments.length &&
    pattern.every((segment, index) => segment === '*' || segment === segments[index])
  );
}

function valueAt(root: unknown, path: string): unknown {
  let value = root;
  for (const segment of path.split('/').slice(1)) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string, unknown>)[segment.replaceAll('~1', '/').replaceAll('~0', '~')];
  }
  return value;
}

const FOUND_LENGTH = 60;

function foundText(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  if (typeof value === 'string' && value.length > FOUND_LENGTH) {
    return `${value.length} characters that start with ${JSON.stringify(value.slice(0, FOUND_LENGTH))}`;
  }
  return JSON.stringify(value) ?? 'nothing';
}

function escape(segment: string): string {
  return segment.replaceAll('~', '~0').replaceAll('/', '~1');
}

function violation(path: string, message: string, hint: string | undefined): Violation {
  return hint === undefined ? { path, message } : { path, message, hint };
}
