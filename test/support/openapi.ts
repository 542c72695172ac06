import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import document from '../../schemas/generated/openapi.json' with { type: 'json' };

type Content = Readonly<Record<string, { readonly schema: object }>>;
type Answered = { readonly content?: Content; readonly headers?: Readonly<Record<string, unknown>> };
type Operations = Readonly<Record<string, { readonly responses: Readonly<Record<string, Answered>> }>>;

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addFormat('local-file', true);
ajv.addSchema({ $id: 'https://openapi.test/', ...document });

const validators = new Map<string, ValidateFunction>();
const addresses = Object.entries(document.paths as unknown as Record<string, Operations>).map(
  ([path, operations]) => ({
    pattern: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
    path,
    operations,
  }),
);

/** Throws when the answer to a request is not one that openapi.json describes. Addresses that it does not know must answer a problem. */
export function checkAnswer(
  method: string,
  url: string,
  answer: { readonly status: number; readonly headers: Headers; readonly body: unknown },
): void {
  const path = url.split('?')[0] ?? '';
  const type = (answer.headers.get('content-type') ?? '').split(';')[0] ?? '';
  const found = addresses.find(({ pattern }) => pattern.test(path));
  const operation = found?.operations[method.toLowerCase()];
  const problem = {
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
  const described: Answered =
    operation === undefined ? problem : (operation.responses[String(answer.status)] ?? problem);
  const where = `${method} ${url} -> ${answer.status}`;
  for (const name of ['x-request-id', 'cairn-api-version']) {
    if (answer.headers.get(name) === null) throw new Error(`${where} has no ${name}`);
  }
  for (const name of Object.keys(described.headers ?? {})) {
    const isDryRun = name === 'ETag' && url.includes('dry_run=true');
    if (answer.headers.get(name) === null && !isDryRun) throw new Error(`${where} has no ${name}`);
  }
  if (described.content === undefined) {
    if (answer.body !== null) throw new Error(`${where} has a body`);
    return;
  }
  const schema = described.content[type]?.schema;
  if (schema === undefined) throw new Error(`${where} has the type ${JSON.stringify(type)}`);
  if (!/json/.test(type)) return;
  const validate = validatorOf(schema);
  if (!validate(answer.body)) {
    throw new Error(
      `${where} is not as openapi.json says: ${ajv.errorsText(validate.errors)}\n${JSON.stringify(answer.body)}`,
    );
  }
}

function validatorOf(schema: object): ValidateFunction {
  const text = JSON.stringify(schema).replaceAll('"#/components', '"https://openapi.test/#/components');
  const known = validators.get(text) ?? ajv.compile(JSON.parse(text) as object);
  validators.set(text, known);
  return known;
}
