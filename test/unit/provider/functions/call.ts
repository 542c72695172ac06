import { numberFromJson } from '../../../../provider/protocol/cty-number.ts';
import { CtyDynamic, record } from '../../../../provider/protocol/cty-value.ts';
import type { CtyValue } from '../../../../provider/protocol/cty-value.ts';
import type { FunctionResult, ProviderFunction } from '../../../../provider/functions/definition.ts';

/** Pure. A JSON value as Terraform passes it in a parameter of any type. */
export const dynamic = (json: unknown): CtyValue => new CtyDynamic('dynamic', toCty(json));

const toCty = (json: unknown): CtyValue => {
  if (Array.isArray(json)) return json.map(toCty);
  if (typeof json === 'object' && json !== null) {
    return record(Object.entries(json).map(([name, value]) => [name, toCty(value)]));
  }
  return typeof json === 'number' ? numberFromJson(json) : (json as CtyValue);
};

/** Pure. What a function gives; throws with its error. */
export const resultOf = async (one: ProviderFunction, ...args: readonly CtyValue[]): Promise<CtyValue> => {
  const answer: FunctionResult = await one.call(args);
  if ('error' in answer) throw new Error(`argument ${answer.argument}: ${answer.error}`);
  return answer.result;
};
