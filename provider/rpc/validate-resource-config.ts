/** ValidateResourceConfig: what can be said without the service; the rest is the dry run's at plan time. */
import { parseDuration } from '../plan/durations.ts';
import { attributePath } from '../protocol/attribute-path.ts';
import { isRecord } from '../protocol/cty-value.ts';
import { errorDiagnostic } from '../protocol/diagnostics.ts';
import type { Diagnostic } from '../protocol/diagnostics.ts';
import { kindOf } from './context.ts';
import type { NamedKind, ProviderContext } from './context.ts';
import type { ConfigRequest, Handlers, ObjectValue } from './handlers.ts';

const checkTimeouts = (config: ObjectValue): readonly Diagnostic[] => {
  const timeouts = config?.['timeouts'];
  if (!isRecord(timeouts)) return [];
  return Object.entries(timeouts).flatMap(([deed, value]) =>
    typeof value === 'string' && parseDuration(value) === undefined
      ? [
          errorDiagnostic(
            'Not a duration',
            `${JSON.stringify(value)} is not a duration between 1ms and a week. Write for example "90s", "10m" or "1h30m".`,
            [...attributePath('timeouts'), { attribute: deed }],
          ),
        ]
      : [],
  );
};

/** Terraform before 1.11 would write such a value into its state. */
const checkWriteOnly = (kind: NamedKind, request: ConfigRequest): readonly Diagnostic[] => {
  if (request.client_capabilities.write_only_attributes_allowed) return [];
  return Object.entries(kind.description.attributes).flatMap(([name, attribute]) =>
    attribute.write_only === true && (request.config?.[name] ?? null) !== null
      ? [
          errorDiagnostic(
            'Terraform is too old for this attribute',
            `${name} is write-only, which needs Terraform 1.11 or later (or OpenTofu 1.11).`,
            attributePath(name),
          ),
        ]
      : [],
  );
};

/** Effect: none; the handler of ValidateResourceConfig. */
export const validateHandler =
  (context: ProviderContext): NonNullable<Handlers['validateResourceConfig']> =>
  (request) =>
    Promise.resolve({
      diagnostics: [
        ...checkTimeouts(request.config),
        ...checkWriteOnly(kindOf(context, request.type_name), request),
      ],
    });
