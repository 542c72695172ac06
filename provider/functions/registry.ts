/** Every function that the provider serves: a new one is a file here and a line in this list. */
import type { FunctionMessage } from '../schema/schemas.ts';
import { cloudInit } from './cloud-init.ts';
import { functionMessage } from './definition.ts';
import type { ProviderFunction } from './definition.ts';
import { flavorFits } from './flavor-fits.ts';
import { mac } from './mac.ts';
import { parseId } from './parse-id.ts';
import { subnetPlan } from './subnet-plan.ts';

/** The functions, by name in alphabetical order. */
export const FUNCTIONS: readonly ProviderFunction[] = [cloudInit, flavorFits, mac, parseId, subnetPlan];

/** Pure. The definitions as the protocol carries them, by name. */
export const functionMessages = (
  functions: readonly ProviderFunction[],
): Readonly<Record<string, FunctionMessage>> =>
  Object.fromEntries(functions.map((one) => [one.name, functionMessage(one)]));
