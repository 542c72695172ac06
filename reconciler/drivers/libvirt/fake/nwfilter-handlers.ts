/** Network filter procedures of the fake host. */
import { element, findText, withChild, writeXml } from '../xml.ts';
import { FROM, refuse } from './failure.ts';
import type { Handlers } from './handler.ts';
import { readXml } from './read-xml.ts';
import type { FakeHost } from './state.ts';

function nwfilterOf(host: FakeHost, uuid: string) {
  return (
    host.nwfilters.get(uuid) ?? refuse('no_nwfilter', `Network filter not found: '${uuid}'`, FROM.nwfilter)
  );
}

function defineNwfilter(host: FakeHost, xml: string) {
  const root = readXml(xml, 'filter');
  const name = root.attributes['name'] ?? refuse('xml_error', 'filter has no name', FROM.nwfilter);
  const namesake = [...host.nwfilters.values()].find((other) => other.name === name);
  const uuid = findText(root, 'uuid') ?? namesake?.uuid ?? host.newUuid();
  host.nwfilters.set(uuid, { uuid, name, xml: withChild(root, 'uuid', element('uuid', {}, uuid)) });
  return { nwfilter: { name, uuid } };
}

/** Handlers of network filters. */
export const nwfilterHandlers = {
  connect_list_all_nwfilters: (_args, { host }) => {
    const filters = [...host.nwfilters.values()].map(({ name, uuid }) => ({ name, uuid }));
    return { filters, ret: filters.length };
  },
  connect_list_all_nwfilter_bindings: () => ({ bindings: [], ret: 0 }),
  nwfilter_define_xml: ({ xml }, { host }) => defineNwfilter(host, xml),
  nwfilter_define_xml_flags: ({ xml }, { host }) => defineNwfilter(host, xml),
  nwfilter_lookup_by_uuid: ({ uuid }, { host }) => ({
    nwfilter: { name: nwfilterOf(host, uuid).name, uuid },
  }),
  nwfilter_lookup_by_name: ({ name }, { host }) => {
    const found = [...host.nwfilters.values()].find((filter) => filter.name === name);
    const { uuid } =
      found ?? refuse('no_nwfilter', `no nwfilter with matching name '${name}'`, FROM.nwfilter);
    return { nwfilter: { name, uuid } };
  },
  nwfilter_get_xml_desc: ({ nwfilter }, { host }) => ({ xml: writeXml(nwfilterOf(host, nwfilter.uuid).xml) }),
  nwfilter_undefine: ({ nwfilter }, { host }) =>
    void host.nwfilters.delete(nwfilterOf(host, nwfilter.uuid).uuid),
} as const satisfies Handlers;
