import type { ConnectionProblem } from '../../schemas/connection/settings.ts';
import { Failure } from './failure.ts';

/** Where the service is and who asks. */
export type Connection = {
  readonly endpoint: string;
  readonly token: string;
  readonly ca_file: string | null;
  /** Project of objects that name none. */
  readonly project_id: string | null;
  /** To be looked up when there is no project_id. */
  readonly project_name: string | null;
  /** For people: where endpoint and token came from. */
  readonly from: string;
};

/** Pure. Settings that cannot be used, as a failure with the next step. */
export function unusableConnection({ summary, brief }: ConnectionProblem): Failure {
  return new Failure(summary, brief, {
    hints: [
      'on the machine of the service, as its user: cairn serve (it writes credentials.json, which is found by itself)',
      'with a user: export OS_AUTH_URL=http://HOST:8788/identity/v3 OS_USERNAME=NAME OS_PASSWORD=... OS_PROJECT_NAME=PROJECT',
      'elsewhere: export CAIRN_ENDPOINT=http://HOST:8788 CAIRN_TOKEN=TOKEN (both stand in credentials.json of the service)',
    ],
  });
}
