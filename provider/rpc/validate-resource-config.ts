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

const isGiven = (config: ObjectValue, name: string): boolean => (config?.[name] ?? null) !== null;

/** A secret needs the version by which it is renewed, and cannot stand beside its readable form. */
const checkSecrets = ({ description }: NamedKind, config: ObjectValue): readonly Diagnostic[] =>
  Object.entries(description.attributes).flatMap(([name, attribute]) => {
    if (attribute.write_only !== true || !isGiven(config, name)) return [];
    const [readable, version] = [name.replace(/_wo$/, ''), `${name}_version`];
    if (readable !== name && description.attributes[readable] !== undefined && isGiven(config, readable)) {
      const detail = `${readable} and ${name} say the same; ${name} stands in no plan and no state. Set one of the two.`;
      return [errorDiagnostic('Both forms of one argument', detail, attributePath(name))];
    }
    if (description.attributes[version] === undefined || isGiven(config, version)) return [];
    const detail =
      `Terraform cannot see when ${name} changes. Set ${version} to a number, for example 1, and raise it when the ` +
      'value is to be sent again.';
    return [errorDiagnostic(`${version} is missing`, detail, attributePath(name))];
  });

/** Effect: none; the handler of ValidateResourceConfig. */
export const validateHandler =
  (context: ProviderContext): NonNullable<Handlers['validateResourceConfig']> =>
  (request) =>
    Promise.resolve({
      diagnostics: [
        ...checkTimeouts(request.config),
        ...checkWriteOnly(kindOf(context, request.type_name), request),
        ...checkSecrets(kindOf(context, request.type_name), request.config),
      ],
    });
