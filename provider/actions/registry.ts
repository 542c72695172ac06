/** Every action that the provider serves: a new one is a file here and a line in this list. */
import type { ProviderDescription } from '../schema/description.ts';
import type { SchemaMessage } from '../schema/schemas.ts';
import { attributeMessages, schemaMessage } from '../schema/to-terraform.ts';
import { argumentsOf } from './action.ts';
import type { Action } from './action.ts';
import { imagePrefetch } from './image-prefetch.ts';
import { serverEvacuate, serverMigrate, serverRebuild } from './server-orders.ts';
import { serverReboot } from './server-reboot.ts';

const ACTIONS: readonly Action[] = [
  serverReboot,
  serverMigrate,
  serverEvacuate,
  serverRebuild,
  imagePrefetch,
];

/** Pure. The actions of the kinds that a description has. */
export const actionsOf = (description: ProviderDescription): readonly Action[] =>
  ACTIONS.filter((action) => description.kinds[action.kind] !== undefined);

/** Pure. Their schemas, by type name. */
export const actionSchemas = (actions: readonly Action[]): Readonly<Record<string, SchemaMessage>> =>
  Object.fromEntries(
    actions.map((action) => [
      action.type_name,
      schemaMessage(0, action.description, attributeMessages(argumentsOf(action))),
    ]),
  );
