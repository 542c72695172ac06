/** Hosts one by one, as `cairn_capacity` and `cairn_placement_preview` report them. */
import { isJsonObject } from '../client/resource.ts';
import type { LosslessJson } from '../protocol/json.ts';
import type { AttributeDescription } from '../schema/description.ts';
import { keyedBy } from './data-source.ts';

/** Pure. A computed attribute of a plain type. */
export const computed = (
  type: AttributeDescription['type'] & {},
  description: string,
): AttributeDescription => ({ type, description, computed: true });

const amount = (what: string): AttributeDescription => ({
  nested: {
    nesting: 'single',
    attributes: {
      total: computed('number', 'All that may be promised to servers; null until the host was seen once.'),
      claimed: computed('number', 'What servers claim.'),
      free: computed('number', 'What is left; null until the host was seen once.'),
    },
  },
  description: what,
  computed: true,
});

/** The attribute `hosts`: what each host has and why it is out of the question, by id. */
export const hostsAttribute: AttributeDescription = {
  nested: {
    nesting: 'map',
    attributes: {
      name: computed('string', 'Name of the host.'),
      fitting_count: computed('number', 'How many servers of this size fit here now.'),
      vcpus: amount('Virtual CPUs.'),
      memory_mib: amount('Memory. In MiB.'),
      disk_gib: amount('Disk. In GiB.'),
      rejections: {
        nested: {
          nesting: 'map',
          attributes: {
            why: computed('string', 'Why, in words.'),
            short: computed('string', 'What is missing, with its unit; null when it is no amount.'),
          },
        },
        description:
          'The rules of the scheduler that drop the host, by name of the rule; empty when one server fits.',
        computed: true,
      },
      nearest_fix: computed('string', 'What would let the host take one server; null when it does.'),
    },
  },
  description: 'Every host, by id. Empty for the token of a project.',
  computed: true,
};

/** Pure. The answer of the service with its hosts by id and their rejections by filter. */
export const withHostsById = (answer: LosslessJson | undefined): Readonly<Record<string, LosslessJson>> => {
  const object = isJsonObject(answer) ? answer : {};
  const hosts = Object.entries(keyedBy(object['hosts'], 'host_id')).map(([id, host]) => {
    const one = isJsonObject(host) ? host : {};
    return [id, { ...one, rejections: keyedBy(one['rejections'], 'filter') }] as const;
  });
  return { ...object, hosts: Object.fromEntries(hosts) };
};
