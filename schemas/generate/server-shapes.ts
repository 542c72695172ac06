import type { JsonObject } from './documents.ts';
import { text, time, count, oneOf, list, ref, orNull, record } from './shape-words.ts';

/** Pure. Shapes of what is done with servers besides changing their specs. */
export function serverShapes(): Readonly<Record<string, JsonObject>> {
  return {
    RebootRequest: record('How to restart a guest.', {
      type: oneOf(['soft', 'hard'], 'soft asks the guest to shut down, hard takes its power.'),
    }),
    NoArguments: record('An order that takes no arguments.', {}),
    MigrationRequest: record(
      'Where a server is to move, and how.',
      {
        host_id: orNull(ref('id')),
        kind: orNull(
          oneOf(
            ['live', 'cold'],
            'live: its guest runs on; cold: it is stopped meanwhile. Else live when it runs and its migration_policy allows it.',
          ),
        ),
      },
      ['host_id', 'kind'],
    ),
    EvacuationRequest: record('Where a server is to go.', { host_id: orNull(ref('id')) }, ['host_id']),
    ServerMigration: record('One move of a server.', {
      id: count('Its number, growing over all servers.'),
      kind: oneOf(
        ['live', 'cold', 'evacuate'],
        'live: the guest ran on; cold: it was stopped meanwhile; evacuate: its host was dead.',
      ),
      from_host_id: ref('id'),
      from_host_name: orNull(text('Null for a host that is gone.')),
      host_id: ref('id'),
      host_name: orNull(text('Null for a host that is gone.')),
      state: oneOf(
        ['moving', 'going_back', 'moved', 'aborted', 'lost'],
        'going_back: it was ended, and what is on the new host is removed; aborted: that is over; lost: a host died on the way, or the server was deleted.',
      ),
      ordered_by: orNull(text('Who ordered it; null when it follows from a spec or from a host.')),
      started_at: time('When it began.'),
      ended_at: orNull(time('When it was over; null before.')),
      done_bytes: orNull(count('Bytes of memory and disk that have moved; null while nothing moves.')),
      total_bytes: orNull(count('Bytes that there are to move; null while nobody knows.')),
      rate_bytes_per_second: orNull(
        count('How fast they moved in the last seconds; null while nobody knows.'),
      ),
      eta_seconds: orNull(count('When it is done at this rate; null while nobody knows.')),
    }),
    ServerMigrationList: record('Moves of a server.', {
      items: list(ref('ServerMigration'), 'Newest first.'),
    }),
    ConsoleRequest: record('Which console to open.', {
      type: oneOf(['serial', 'vnc'], 'serial is the first serial port, vnc the screen.'),
    }),
    Console: record('A console that can be opened once.', {
      type: oneOf(['serial', 'vnc'], 'Which console it is.'),
      token: text('Who has it may open the console, once.'),
      expires_at: time('When it cannot be opened any more.'),
      url: text(
        'Page for people: the screen (vnc), or a terminal on the serial port. It holds the token, so it opens once.',
      ),
      line: text(
        'Websocket that carries the bytes of the console (protocol binary). The token is offered as a second protocol, cairn.token.TOKEN, or given as the query parameter token.',
      ),
    }),
  };
}
