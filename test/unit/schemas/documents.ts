import { join } from 'node:path';
import { readDocuments } from '../../../schemas/generate/read-documents.ts';
import type { JsonObject, SchemaDocuments } from '../../../schemas/generate/documents.ts';

/** The schemas of this repository. */
export const DOCUMENTS: SchemaDocuments = readDocuments(join(import.meta.dirname, '../../../schemas'));

/** Pure. The documents with one kind's schema changed; `change` gets a deep copy of it to write into. */
export function withKind(kind: string, change: (schema: MutableSchema) => void): SchemaDocuments {
  return {
    ...DOCUMENTS,
    kinds: DOCUMENTS.kinds.map((document) => {
      if (document.file !== `${kind}.json`) return document;
      const schema = structuredClone(document.schema) as MutableSchema;
      change(schema);
      return { ...document, schema: schema as unknown as JsonObject };
    }),
  };
}

/** Pure. The documents and one more kind. */
export function withNewKind(kind: string, schema: object): SchemaDocuments {
  const document = {
    file: `${kind}.json`,
    schema: {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: `https://cairn.dev/schemas/${kind}.json`,
      title: kind,
      description: `A ${kind}.`,
      type: 'object',
      additionalProperties: false,
      ...schema,
    },
  };
  return { ...DOCUMENTS, kinds: [...DOCUMENTS.kinds, document] };
}

/** A schema that a test may write into. */
export type MutableSchema = {
  required: string[];
  properties: Record<string, Record<string, unknown>>;
};
