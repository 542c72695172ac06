import type { Violation } from '../model/error.ts';
import { oneLine } from './format/text.ts';
import type { Paint } from './format/text.ts';

/** What a failure may carry besides its title and detail. */
export type FailureFields = {
  /** Code of the service's table of errors; undefined when the command line itself is at fault. */
  readonly code?: string;
  readonly violations?: readonly Violation[];
  /** Commands or steps that lead on. */
  readonly hints?: readonly string[];
  readonly request_id?: string;
  readonly cause?: unknown;
};

/** The only error that a command ends with on purpose: the user reads it, the exit code is 1. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly title: string;
  readonly fields: FailureFields;

  constructor(title: string, detail: string, fields: FailureFields = {}) {
    super(detail, fields.cause === undefined ? undefined : { cause: fields.cause });
    this.title = title;
    this.fields = fields;
  }
}

/** Pure. What a person reads on stderr: the sentence, each place that is wrong, what to do, and the request to look for in the log. */
export function describeFailure(failure: Failure, paint: Paint): string {
  const { violations = [], hints = [], request_id } = failure.fields;
  const lines = [`${paint('Error:', 'bad')} ${oneLine(failure.title)}: ${oneLine(failure.message)}`];
  for (const violation of violations) {
    lines.push(`  ${oneLine(violation.path)}: ${oneLine(violation.message)}`);
    if (violation.hint !== undefined) lines.push(`    ${oneLine(violation.hint)}`);
  }
  for (const hint of hints) lines.push(`  ${paint('Try:', 'strong')} ${oneLine(hint)}`);
  if (request_id !== undefined) lines.push(`  Request id: ${oneLine(request_id)}`);
  return `${lines.join('\n')}\n`;
}

/** Pure. Anything thrown -> a failure; what nobody foresaw says so and keeps its cause. */
export function toFailure(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  return new Failure('Unexpected error', `${detail}. This is a bug in cairn; CAIRN_DEBUG=1 shows where.`, {
    cause: thrown,
  });
}
