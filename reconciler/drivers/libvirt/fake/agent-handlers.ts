/** Procedures of the fake host that reach the agent inside a guest. */
import { devicesOf } from './domain-xml.ts';
import { domainOf, requireActive } from './domains.ts';
import { refuse } from './failure.ts';
import type { Handlers } from './handler.ts';
import type { FakeDomain, FakeHost } from './state.ts';

/** The agent of a running guest. Throws FakeFailure as libvirt does when it has none, or one that is silent. */
function agentOf(host: FakeHost, domain: FakeDomain): { readonly filesystems: number } {
  const live = requireActive(domain);
  if (devicesOf(live, 'channel').length === 0) {
    refuse('argument_unsupported', 'argument unsupported: QEMU guest agent is not configured');
  }
  if (host.guests.agent === 'none') {
    refuse('agent_unresponsive', 'Guest agent is not responding: QEMU guest agent is not connected');
  }
  if (host.guests.agent === 'hangs') {
    refuse('agent_unresponsive', 'Guest agent is not responding: Guest agent not available for now');
  }
  return { filesystems: devicesOf(live, 'disk').length };
}

/** Handlers of the guest agent. */
export const agentHandlers = {
  domain_agent_set_response_timeout: ({ dom }, { host }) => {
    domainOf(host, dom);
    return { result: 0 };
  },
  domain_get_time: ({ dom }, { host }) => {
    agentOf(host, domainOf(host, dom));
    return { seconds: BigInt(Math.floor(host.nowMs() / 1000)), nseconds: 0 };
  },
  domain_fsfreeze: ({ dom }, { host }) => {
    const domain = domainOf(host, dom);
    const agent = agentOf(host, domain);
    if (domain.frozen) {
      refuse(
        'internal',
        "internal error: unable to execute QEMU agent command 'guest-fsfreeze-freeze': Command guest-fsfreeze-freeze has been disabled: the agent is in frozen state",
      );
    }
    domain.frozen = true;
    domain.freezes++;
    return agent;
  },
  domain_fsthaw: ({ dom }, { host }) => {
    const domain = domainOf(host, dom);
    const agent = agentOf(host, domain);
    domain.frozen = false;
    return agent;
  },
} as const satisfies Handlers;
