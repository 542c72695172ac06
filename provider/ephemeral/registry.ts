/** Every ephemeral resource that the provider serves: a new one is a file here and a line in this list. */
import type { SchemaMessage } from '../schema/schemas.ts';
import { attributeMessages, schemaMessage } from '../schema/to-terraform.ts';
import { applicationCredentialEphemeral } from './application-credential.ts';
import type { EphemeralResource } from './ephemeral-resource.ts';
import { keypairEphemeral } from './keypair.ts';
import { tokenEphemeral } from './token.ts';

/** All of them. */
export const EPHEMERAL_RESOURCES: readonly EphemeralResource[] = [
  tokenEphemeral,
  applicationCredentialEphemeral,
  keypairEphemeral,
];

/** Pure. Their schemas, by type name. */
export const ephemeralSchemas = (
  resources: readonly EphemeralResource[],
): Readonly<Record<string, SchemaMessage>> =>
  Object.fromEntries(
    resources.map(({ type_name, description, attributes }) => [
      type_name,
      schemaMessage(0, description, attributeMessages(attributes)),
    ]),
  );
