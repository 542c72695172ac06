/** cairn_image_prefetch: copy an image to hosts before a server there needs it. */
import { followCopies } from '../client/follow-copies.ts';
import type { Action } from './action.ts';

/** Asks for copies on hosts and waits until they are there. */
export const imagePrefetch: Action = {
  type_name: 'cairn_image_prefetch',
  kind: 'image',
  action: 'prefetch',
  description:
    'Copies an image to hosts before a server there needs it, and waits until it is there. Nothing of the image changes, so no plan shows it. For cloud administrators.',
  doing: 'Copying',
  attributes: {
    host_ids: {
      type: { set: 'string' },
      description: 'Ids of the hosts, at most 1000. Give these, or `hosts`.',
      optional: true,
      references: 'host',
      source: 'provider',
    },
    hosts: {
      type: 'string',
      description: '`all` stands for all hosts that are enabled when the action runs.',
      optional: true,
      source: 'provider',
    },
  },
  words: { hosts: ['all'] },
  timeout_seconds: 3600,
  afterwards: followCopies,
};
