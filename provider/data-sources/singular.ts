/** The data source of one object of a kind, found by its id or by its name. */
import { stateOf } from '../plan/resource-state.ts';
import { attributePath } from '../protocol/attribute-path.ts';
import { record } from '../protocol/cty-value.ts';
import { errorDiagnostic } from '../protocol/diagnostics.ts';
import type { NamedKind } from '../rpc/context.ts';
import { findById, findByName } from '../rpc/lookup.ts';
import type { AttributeDescription, AttributeDescriptions } from '../schema/description.ts';
import { isGiven, isKnown, refuse, reported, textOf } from './data-source.ts';
import type { DataSource } from './data-source.ts';

/** Attributes by which an object is found, when the kind has them. */
const LOOKUP_NAMES: readonly string[] = ['id', 'name', 'project_id'];

/** Pure. What is reported of an object: all that is stored, without write-only values and timeouts. */
export const objectAttributes = (kind: NamedKind): AttributeDescriptions =>
  reported(
    Object.fromEntries(
      Object.entries(kind.description.attributes).filter(
        ([, attribute]) => attribute.write_only !== true && attribute.source !== 'provider',
      ),
    ),
  );

const lookupAttribute = (name: string, attribute: AttributeDescription): AttributeDescription =>
  LOOKUP_NAMES.includes(name) ? { ...attribute, optional: true } : attribute;

/** Pure. The singular data source of a kind: exactly one object must be meant. */
export const singularDataSource = (kind: NamedKind): DataSource => {
  const { type_name, description } = kind.description;
  const attributes = Object.fromEntries(
    Object.entries(objectAttributes(kind)).map(([name, attribute]) => [
      name,
      lookupAttribute(name, attribute),
    ]),
  );
  const which = `Which ${kind.name}?`;
  return {
    type_name,
    description,
    attributes,
    validate: (config) => {
      if (isKnown(config, 'id') && isKnown(config, 'name')) {
        return [errorDiagnostic(which, 'Set id or name, not both.', attributePath('name'))];
      }
      const isMeant = isGiven(config, 'id') || isGiven(config, 'name');
      return isMeant ? [] : [errorDiagnostic(which, 'Set id or name.')];
    },
    read: async ({ connection, signal }, config) => {
      const id = textOf(config, 'id');
      const project_id = textOf(config, 'project_id');
      const found =
        id === undefined
          ? await findByName(connection, kind, textOf(config, 'name') ?? '', project_id, { signal })
          : await findById(connection, kind, id, { signal });
      if ('problem' in found) {
        return refuse(`No such ${kind.name}`, found.problem, id === undefined ? 'name' : 'id');
      }
      const owner = found.resource.spec['project_id'];
      if (project_id !== undefined && owner !== project_id) {
        const detail = `The ${kind.name} ${found.resource.id} belongs to project ${String(owner)}.`;
        return refuse(`No such ${kind.name} in the project`, detail, 'project_id');
      }
      const state = stateOf(kind.description, found.resource, config);
      return record(Object.keys(attributes).map((name) => [name, state[name] ?? null]));
    },
  };
};
