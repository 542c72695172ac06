/** Snapshot procedures of the fake host: names and XML, no memory or disk state. */
import { element, find, findText, withChild, writeXml } from '../xml.ts';
import { DOMAIN_STATE } from '../rpc/flags.ts';
import type { SnapshotRef } from '../rpc/procedures/types.ts';
import { DETAIL, domainOf, isActive, refOf, start, stop } from './domains.ts';
import { refuse } from './failure.ts';
import type { Handlers } from './handler.ts';
import { readXml } from './read-xml.ts';
import type { FakeDomain, FakeHost } from './state.ts';

const snapRef = (domain: FakeDomain, name: string): SnapshotRef => ({ name, dom: refOf(domain) });

function snapshotOf(host: FakeHost, ref: SnapshotRef) {
  const domain = domainOf(host, ref.dom);
  const found = domain.snapshots.get(ref.name);
  if (found !== undefined) return { domain, snapshot: found };
  return refuse(
    'no_domain_snapshot',
    `Domain snapshot not found: no domain snapshot with matching name '${ref.name}'`,
  );
}

function create(host: FakeHost, domain: FakeDomain, xml: string): SnapshotRef {
  const root = readXml(xml, 'domainsnapshot');
  const name = findText(root, 'name') ?? String(Math.floor(host.nowMs() / 1000));
  if (domain.snapshots.has(name))
    refuse('operation_failed', `operation failed: domain snapshot ${name} already exists`);
  const parent = domain.current_snapshot;
  let complete = withChild(root, 'name', element('name', {}, name));
  complete = withChild(complete, 'state', element('state', {}, isActive(domain) ? 'running' : 'shutoff'));
  const created = String(Math.floor(host.nowMs() / 1000));
  complete = withChild(complete, 'creationTime', element('creationTime', {}, created));
  if (parent !== null)
    complete = withChild(complete, 'parent', element('parent', {}, element('name', {}, parent)));
  domain.snapshots.set(name, { xml: complete, state: domain.state });
  domain.current_snapshot = name;
  return snapRef(domain, name);
}

function revert(host: FakeHost, ref: SnapshotRef): void {
  const { domain, snapshot } = snapshotOf(host, ref);
  if (isActive(domain)) stop(host, domain, 'from_snapshot', DETAIL.stopped_destroyed);
  domain.current_snapshot = ref.name;
  if (snapshot.state === DOMAIN_STATE.shutoff || domain.config === null) return;
  start(host, domain, domain.config, snapshot.state === DOMAIN_STATE.paused);
}

/** Handlers of snapshots. */
export const snapshotHandlers = {
  domain_snapshot_create_xml: ({ dom, xml_desc }, { host }) => ({
    snap: create(host, domainOf(host, dom), xml_desc),
  }),
  domain_list_all_snapshots: ({ dom }, { host }) => {
    const domain = domainOf(host, dom);
    const snapshots = [...domain.snapshots.keys()].map((name) => snapRef(domain, name));
    return { snapshots, ret: snapshots.length };
  },
  domain_snapshot_num: ({ dom }, { host }) => ({ num: domainOf(host, dom).snapshots.size }),
  domain_snapshot_lookup_by_name: ({ dom, name }, { host }) => {
    const domain = domainOf(host, dom);
    return { snap: snapRef(snapshotOf(host, snapRef(domain, name)).domain, name) };
  },
  domain_snapshot_get_xml_desc: ({ snap }, { host }) => ({
    xml: writeXml(snapshotOf(host, snap).snapshot.xml),
  }),
  domain_has_current_snapshot: ({ dom }, { host }) => ({
    result: domainOf(host, dom).current_snapshot !== null,
  }),
  domain_snapshot_current: ({ dom }, { host }) => {
    const domain = domainOf(host, dom);
    const name =
      domain.current_snapshot ?? refuse('no_domain_snapshot', 'the domain does not have a current snapshot');
    return { snap: snapRef(domain, name) };
  },
  domain_snapshot_is_current: ({ snap }, { host }) => ({
    current: snapshotOf(host, snap).domain.current_snapshot === snap.name,
  }),
  domain_snapshot_has_metadata: ({ snap }, { host }) => {
    snapshotOf(host, snap);
    return { metadata: true };
  },
  domain_snapshot_get_parent: ({ snap }, { host }) => {
    const { domain, snapshot } = snapshotOf(host, snap);
    const parent = findText(find(snapshot.xml, 'parent'), 'name');
    return {
      snap: snapRef(
        domain,
        parent ?? refuse('no_domain_snapshot', `snapshot '${snap.name}' does not have a parent`),
      ),
    };
  },
  domain_revert_to_snapshot: ({ snap }, { host }) => revert(host, snap),
  domain_snapshot_delete: ({ snap }, { host }) => {
    const { domain } = snapshotOf(host, snap);
    domain.snapshots.delete(snap.name);
    if (domain.current_snapshot === snap.name) domain.current_snapshot = null;
  },
} as const satisfies Handlers;
