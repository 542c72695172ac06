import { CairnError } from '../../model/error.ts';
import type { Clock } from '../../ports/clock.ts';
import { readCaptureMark, writeCaptureMark } from './capture-mark.ts';
import type { OpenHost } from './hosts.ts';
import type { DomainReference } from './hypervisor.ts';
import { LibvirtError, VIR_ERROR, hasCode } from './rpc/errors.ts';
import { isAlreadySo, isMissing } from './translate.ts';
import { childElements, find, findAttribute, parseXml, type XmlElement } from './xml.ts';

/** Name of the channel on which a guest's agent listens. Source: libvirt documentation, Domain XML format, Channel. */
const AGENT_CHANNEL = 'org.qemu.guest_agent.0';

/** How long an agent may take to say the time, and to freeze what the guest has mounted (it writes out what is dirty). */
const ANSWER_SECONDS = 5;
const FREEZE_SECONDS = 30;

/** How long thawing is tried before it is left to the next call. */
const THAW_MS = 20_000;
const THAW_AGAIN_MS = 500;

/** How long an agent's closed channel is watched: libvirt may just be opening it again, after a restart of its own. */
const GONE_MS = 3000;

/** Pure. Whether an agent has opened its channel, by the live document of a guest. */
export function hasAgent(domain: XmlElement): boolean {
  const targets = childElements(find(domain, 'devices'), 'channel').map((channel) => find(channel, 'target'));
  return targets.some(
    (target) =>
      findAttribute(target, 'name') === AGENT_CHANNEL && findAttribute(target, 'state') === 'connected',
  );
}

async function setPatience(
  host: OpenHost,
  dom: DomainReference,
  timeout_seconds: number,
  signal: AbortSignal,
): Promise<void> {
  await host.session.call(
    'domain_agent_set_response_timeout',
    { dom, timeout_seconds, flags: 0 },
    { signal },
  );
}

/** Whether the agent answers now. One that does not must not be given an order: it might carry it out much later. */
async function answers(host: OpenHost, dom: DomainReference, signal: AbortSignal): Promise<boolean> {
  try {
    await setPatience(host, dom, ANSWER_SECONDS, signal);
    await host.session.call('domain_get_time', { dom, flags: 0 }, { signal });
    await setPatience(host, dom, FREEZE_SECONDS, signal);
    return true;
  } catch (thrown) {
    if (thrown instanceof LibvirtError && thrown.outcome === 'rejected') return false;
    throw thrown;
  }
}

/**
 * Effect: freezes the file systems of a running guest through its agent and says in the guest's mark, before it does, that they may be
 * frozen. False when there is no agent that does it; then nothing is frozen. Throws LibvirtError when the host is lost, and timeout
 * when an agent that took the order does not let itself be told to thaw.
 */
export async function freeze(
  host: OpenHost,
  clock: Clock,
  dom: DomainReference,
  volume_name: string,
  signal: AbortSignal,
): Promise<boolean> {
  if (!(await answers(host, dom, signal))) return false;
  await writeCaptureMark(host, dom, { volume_name, frozen: true }, signal);
  try {
    await host.session.call('domain_fsfreeze', { dom, mountpoints: [], flags: 0 }, { signal });
    return true;
  } catch (thrown) {
    // What an agent that refuses, or is late, has frozen or will freeze all the same must not stay so.
    await thaw(host, clock, dom);
    if (thrown instanceof LibvirtError && thrown.outcome === 'rejected') return false;
    throw thrown;
  }
}

/**
 * Effect: thaws the file systems of a guest if its mark says that they may be frozen; nothing to do otherwise, and when the guest does not
 * run any more. Takes no signal: whatever happens to its caller, a guest must not stay frozen. An agent whose channel is closed is
 * gone, mostly with the boot that was frozen, and is not waited for. Throws timeout when an agent that is there does not answer; the
 * mark then stays, so that the next call tries again.
 */
export async function thaw(host: OpenHost, clock: Clock, dom: DomainReference): Promise<void> {
  const begun_ms = clock.nowMs();
  for (;;) {
    const signal = AbortSignal.timeout(THAW_MS);
    try {
      const { xml } = await host.session.call('domain_get_xml_desc', { dom, flags: 0 }, { signal });
      const live = parseXml(xml);
      const mark = readCaptureMark(live);
      if (mark === null || !mark.frozen) return;
      const isThere = hasAgent(live);
      if (isThere) {
        await setPatience(host, dom, ANSWER_SECONDS, signal);
        await host.session.call('domain_fsthaw', { dom, mountpoints: [], flags: 0 }, { signal });
      }
      if (isThere || clock.nowMs() >= begun_ms + GONE_MS) {
        return await writeCaptureMark(host, dom, { ...mark, frozen: false }, signal);
      }
    } catch (thrown) {
      if (isMissing(thrown) || isAlreadySo(thrown)) return;
      if (!hasCode(thrown, VIR_ERROR.agent_unresponsive, VIR_ERROR.internal)) throw thrown;
      if (clock.nowMs() >= begun_ms + THAW_MS) throw stuck(host, dom, thrown);
    }
    await clock.sleep(THAW_AGAIN_MS);
  }
}

function stuck(host: OpenHost, dom: DomainReference, cause: unknown): CairnError {
  return new CairnError(
    'timeout',
    `Host '${host.connection.name}': the guest agent of server ${dom.uuid} was told to freeze the file systems and does not answer any more. Cairn goes on telling it to thaw them; restart the agent in the guest, or reboot the server, if it hangs.`,
    { resource: dom.uuid, cause },
  );
}
