/** CallFunction: finds the function and calls it. */
import type { ProviderFunction } from '../functions/definition.ts';
import type { Handlers } from './handlers.ts';

/** Pure. The handler over a list of functions; the router has decoded the arguments by the definitions. */
export const functionHandler = (
  functions: readonly ProviderFunction[],
): NonNullable<Handlers['callFunction']> => {
  const byName = new Map(functions.map((one) => [one.name, one]));
  return async ({ name, arguments: args }) => {
    const found = byName.get(name);
    if (found === undefined) return { error: `This version of the Cairn provider has no function ${name}.` };
    return found.call(args);
  };
};
