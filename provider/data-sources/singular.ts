/** The data source of one object of a kind, found by its id or by its name. */
import { stateOf } from '../plan/resource-state.ts';
import { attributePath } from '../protocol/attribute-path.ts';
import { record } from '../protocol/cty-value.ts';
import { errorDiagnostic } from '../protocol/diagnostics.ts';
import type { NamedKind } from '../rpc/context.ts';
import { findById, findByName } from '../rpc/lookup.ts';
import type { Lookup } from '../rpc/lookup.ts';
import type { AttributeDescription, AttributeDescriptions } from '../schema/description.ts';
import { isGiven, isKnown, refuse, reported, textOf } from './data-source.ts';
import { checkOneChoice, choiceAttributes, choiceNames, choose, isLendable } from './choice.ts';
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

const lookupAttribute = (
  names: readonly string[],
  name: string,
  attribute: AttributeDescription,
): AttributeDescription => {
  if (!names.includes(name)) return attribute;
  if (LOOKUP_NAMES.includes(name)) return { ...attribute, optional: true };
  const description = `${attribute.description} When it is given, it must be so of what is meant.`;
  return { ...attribute, description, optional: true };
};

/** Pure. The singular data source of a kind: exactly one object must be meant. */
export const singularDataSource = (kind: NamedKind): DataSource => {
  const { type_name, description } = kind.description;
  const isChosen = isLendable(kind);
  const names = [...LOOKUP_NAMES, ...(isChosen ? choiceNames(kind) : [])];
  const object = Object.fromEntries(
    Object.entries(objectAttributes(kind)).map(([name, attribute]) => [
      name,
      lookupAttribute(names, name, attribute),
    ]),
  );
  const attributes = isChosen ? { ...object, ...choiceAttributes } : object;
  const which = `Which ${kind.name}?`;
  return {
    type_name,
    description,
    attributes,
    validate: (config) => {
      if (isChosen) return checkOneChoice(kind, config);
      if (isKnown(config, 'id') && isKnown(config, 'name')) {
        return [errorDiagnostic(which, 'Set id or name, not both.', attributePath('name'))];
      }
      const isMeant = isGiven(config, 'id') || isGiven(config, 'name');
      return isMeant ? [] : [errorDiagnostic(which, 'Set id or name.')];
    },
    read: async ({ connection, signal }, config) => {
      const id = textOf(config, 'id');
      const project_id = textOf(config, 'project_id');
      const find = async (): Promise<Lookup> => {
        if (id !== undefined) return findById(connection, kind, id, { signal });
        if (isChosen) return choose(connection, kind, config, { signal });
        return findByName(connection, kind, textOf(config, 'name') ?? '', project_id, { signal });
      };
      const found = await find();
      if ('problem' in found) {
        const argument = ['id', ...names].find((name) => isGiven(config, name)) ?? 'id';
        return refuse(`No such ${kind.name}`, found.problem, argument);
      }
      const owner = found.resource.spec['project_id'];
      if (project_id !== undefined && owner !== project_id) {
        const detail = `The ${kind.name} ${found.resource.id} belongs to project ${String(owner)}.`;
        return refuse(`No such ${kind.name} in the project`, detail, 'project_id');
      }
      const state = stateOf(kind.description, found.resource, config);
      const own = Object.keys(object).map((name) => [name, state[name] ?? null] as const);
      const asked = isChosen ? Object.keys(choiceAttributes) : [];
      return record([...own, ...asked.map((name) => [name, config[name] ?? null] as const)]);
    },
  };
};
