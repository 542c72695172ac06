/** What the provider tells the user: errors and warnings, at an attribute where possible. */
import type { AttributePath } from './attribute-path.ts';
import { encodePath } from './attribute-path.ts';
import type { Encodable } from './protobuf.ts';
import type { Tfplugin6 } from './messages.ts';

/** One message to the user: `summary` is a title, `detail` says what happened and what to do about it. */
export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  readonly summary: string;
  readonly detail: string;
  readonly path?: AttributePath;
}

/** A failure that already knows what to tell the user. */
export class DiagnosticError extends Error {
  override readonly name = 'DiagnosticError';
  readonly diagnostics: readonly Diagnostic[];
  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map((diagnostic) => diagnostic.summary).join('; '));
    this.diagnostics = diagnostics;
  }
}

/** Pure. An error diagnostic. */
export const errorDiagnostic = (summary: string, detail: string, path?: AttributePath): Diagnostic =>
  path === undefined ? { severity: 'error', summary, detail } : { severity: 'error', summary, detail, path };

/** Pure. A warning diagnostic. */
export const warningDiagnostic = (summary: string, detail: string, path?: AttributePath): Diagnostic => ({
  ...errorDiagnostic(summary, detail, path),
  severity: 'warning',
});

/** Pure. Is there an error among the diagnostics? */
export const hasErrors = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some((diagnostic) => diagnostic.severity === 'error');

/** Pure. The diagnostics that stand for anything thrown; `doing` names what failed, such as `PlanResourceChange`. */
export const diagnosticsOf = (thrown: unknown, doing: string): readonly Diagnostic[] => {
  if (thrown instanceof DiagnosticError) return thrown.diagnostics;
  const message = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  return [
    errorDiagnostic(
      'The Cairn provider failed',
      `${doing} ended with an error that the provider does not know:\n\n${message}\n\n` +
        'This is a bug in the provider. Please report it with the output of a run with TF_LOG_PROVIDER=debug.',
    ),
  ];
};

/** Pure. The protocol's messages for diagnostics. */
export const encodeDiagnostics = (
  diagnostics: readonly Diagnostic[],
): readonly Encodable<Tfplugin6, 'Diagnostic'>[] =>
  diagnostics.map(({ severity, summary, detail, path }) => ({
    severity: severity === 'error' ? 1 : 2,
    summary,
    detail,
    attribute: path === undefined || path.length === 0 ? undefined : encodePath(path),
  }));
