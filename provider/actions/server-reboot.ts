/** cairn_server_reboot: restart the guest. */
import type { Action } from './action.ts';

/** Asks the guest to restart, or takes its power away and gives it back. */
export const serverReboot: Action = {
  type_name: 'cairn_server_reboot',
  kind: 'server',
  action: 'reboot',
  description: 'Restarts the guest of a server. Nothing of the server changes, so no plan shows it.',
  doing: 'Restarting',
  attributes: {
    type: {
      type: 'string',
      description:
        '`soft` asks the guest to restart, `hard` takes its power away and gives it back. Default: `"soft"`.',
      optional: true,
      default: 'soft',
      source: 'provider',
    },
  },
  words: { type: ['soft', 'hard'] },
  timeout_seconds: 600,
};
