import { LONGEST_TOKEN_SECONDS, SHORTEST_TOKEN_SECONDS, USUAL_TOKEN_SECONDS } from '../token-lifetime.ts';
import { ERROR_CODES } from '../../reconciler/model/error.ts';
import { checkShapes } from './check-shapes.ts';
import type { Json, JsonObject } from './documents.ts';
import { OPTIONAL_WISHES } from './placement-wishes.ts';
import { serverShapes } from './server-shapes.ts';
import { text, time, count, flag, free, oneOf, list, ref, orNull, record, page } from './shape-words.ts';

/** A shape of the API that belongs to no kind: JSON Schema, with `$ref: '#/components/schemas/<Name>'`. */
export type ApiShapes = Readonly<Record<string, JsonObject>>;

const DISRUPTIONS = ['none', 'restart', 'rebuild', 'replace'];

/** Pure. Every shape that belongs to no kind. `kinds` are the names that the property `kind` may have. */
export function apiShapes(kinds: readonly string[]): ApiShapes {
  const kind = oneOf(kinds, 'Kind of the object.');
  return {
    Problem: problem(),
    Violation: record(
      'One thing wrong with a request.',
      {
        path: text('JSON pointer of the place, such as /spec/nics/eth0/address.'),
        message: text('What is wrong, to be read after the path.'),
        hint: text('What to do.'),
      },
      ['hint'],
    ),
    Change: record('One difference between what is asked for and what is there.', {
      field: text('Field in the words of the schema, such as memory_mib or nics.eth0.'),
      expected: text('What should be.'),
      found: text('What is.'),
      disruption: oneOf(DISRUPTIONS, 'What removing the difference costs the guest.'),
    }),
    Operation: record(
      'One idempotent step of a plan.',
      {
        name: text('Name of the operation, such as define_domain.'),
        arguments: free('Arguments, without secrets.'),
        after: list(
          count('Ordinal of an operation.'),
          'Ordinals of the operations that must be done before.',
        ),
        timeout_seconds: { type: 'number', description: 'How long the operation may take.' },
        reason: text('Why it is done.'),
        disruption: oneOf(DISRUPTIONS, 'What it costs the guest.'),
        destructive: flag('Whether it removes data or stops something.'),
        lane: oneOf(
          ['arrival', 'copies', 'moves'],
          'Given for what may take hours: it waits for a place among those of its kind.',
        ),
        independent: flag('Given where its failure keeps only those steps from starting that come after it.'),
      },
      ['lane', 'independent'],
    ),
    Waiting: record('What an object waits for.', {
      reason: text('One CamelCase word for programs.'),
      message: text('A sentence for people.'),
      for_ids: list(ref('id'), 'Objects whose change wakes this one; empty when any host may.'),
    }),
    Plan: record('What Cairn would do now to bring one object to what was asked for, and why.', {
      resource_id: ref('id'),
      kind,
      generation: count('Generation of the spec that the plan is for.'),
      known: flag('Whether the world could be observed; without that nothing is planned.'),
      changes: list(ref('Change'), 'Differences found.'),
      operations: list(ref('Operation'), 'Steps in order.'),
      waiting: orNull(ref('Waiting')),
      problem: orNull(ref('Reason')),
    }),
    Reason: record('A code of the table of errors and a sentence.', {
      code: oneOf(Object.keys(ERROR_CODES), 'Code for programs.'),
      message: text('Sentence for people.'),
    }),
    JournalEntry: record('One operation that was begun.', {
      sequence: count('Place in the journal, growing.'),
      resource_id: ref('id'),
      generation: count('Generation that it was done for.'),
      plan_hash: text('Hash of the plan that it belongs to.'),
      ordinal: count('Place in the plan.'),
      operation: text('Name of the operation.'),
      arguments: free('Arguments, without secrets.'),
      reason: text('Why it was done.'),
      started_at: time('When it began.'),
      finished_at: orNull(time('When it ended; null while it runs or when the process died in it.')),
      outcome: orNull(oneOf(['done', 'failed'], 'How it ended.')),
      error: orNull(ref('Reason')),
    }),
    Deletion: record('What a deletion would take along.', {
      items: list(
        record('An object that would go along.', {
          id: ref('id'),
          kind,
          name: text('Its name.'),
          project_id: orNull(ref('id')),
        }),
        'In the order in which they go.',
      ),
    }),
    JournalPage: page('JournalEntry', 'Entries, newest first.'),
    Event: record('Something that happened, as the data of a server-sent event.', {
      sequence: count('Place in the log, growing; also the id of the server-sent event.'),
      at: time('When.'),
      resource_id: orNull(ref('id')),
      kind: orNull(kind),
      project_id: orNull(ref('id')),
      type: text('Type for programs, such as created, ready or drifted.'),
      actor: orNull(text('Name of the user or token that asked for it.')),
      request_id: orNull(text('Request that caused it.')),
      source_address: orNull(text('Address that the request came from.')),
      outcome: oneOf(['done', 'refused'], 'Whether it was done or refused.'),
      message: text('Sentence for people.'),
      data: free('Details.'),
    }),
    DriftItem: record('One field of one object that is not as asked although nobody edited the spec.', {
      kind,
      id: ref('id'),
      name: text('Name of the object.'),
      project_id: orNull(ref('id')),
      policy: oneOf(['enforce', 'report'], 'Whether Cairn puts it right by itself.'),
      field: text('Field in the words of the schema.'),
      expected: text('What should be.'),
      found: text('What is.'),
      since: time('When it was first seen.'),
    }),
    DriftReport: record('All drift that the token may see.', {
      items: list(ref('DriftItem'), 'By kind, name and field.'),
    }),
    HostAmount: record('One amount of a host, as it may be promised to servers.', {
      total: orNull(count('All that may be promised; null until the host was seen once.')),
      claimed: count('What servers claim.'),
      free: orNull(count('What is left.')),
    }),
    HostRejection: record('A rule of the scheduler that drops a host.', {
      filter: text('Name of the rule.'),
      why: text('Why, in words.'),
      short: orNull(text('What is missing, with its unit; null when it is no amount.')),
    }),
    HostSurvey: record('One host as the scheduler sees it.', {
      host_id: ref('id'),
      name: text('Name of the host.'),
      fitting_count: count('How many servers of the size fit here now.'),
      vcpus: ref('HostAmount'),
      memory_mib: ref('HostAmount'),
      disk_gib: ref('HostAmount'),
      rejections: list(ref('HostRejection'), 'Every rule that drops the host; empty when one server fits.'),
      nearest_fix: orNull(text('What would let the host take one server; null when it does.')),
    }),
    Capacity: record('Whether servers of a size fit, and where.', {
      vcpus: count('Virtual CPUs of one server.'),
      memory_mib: count('Memory of one server.'),
      disk_gib: count('Root disk of one server.'),
      server_count: count('How many were asked about.'),
      fits: flag('Whether all of them fit.'),
      fitting_count: count('How many fit on all hosts together.'),
      explanation: text('The answer as a sentence.'),
      nearest_fix: orNull(text('What would help with the least change; null when all fit.')),
      hosts: list(ref('HostSurvey'), 'By name; empty for the token of a project.'),
    }),
    PlacementPreviewRequest: record(
      'What decides where a server can go: part of its spec.',
      {
        project_id: ref('id'),
        flavor_id: ref('id'),
        image_id: ref('id'),
        kernel_id: ref('id'),
        ramdisk_id: ref('id'),
        host_id: ref('id'),
        availability_zone: text('Zone to place it in.'),
        server_group_id: ref('id'),
        same_host_as_ids: list(ref('id'), 'Servers with one of which it is placed together.'),
        different_host_from_ids: list(ref('id'), 'Servers away from which it is placed.'),
        nics: {
          type: 'object',
          additionalProperties: record(
            'One network interface.',
            { subnet_id: ref('id'), address: ref('ipv4_address') },
            ['address'],
          ),
          description: 'Network interfaces by name.',
        },
      },
      OPTIONAL_WISHES,
    ),
    PlacementPreview: record('Where a server would be placed now, and why.', {
      fits: flag('Whether it could be placed.'),
      host_id: orNull(ref('id')),
      host_name: orNull(text('Name of the host.')),
      explanation: text('Why this host, or why none.'),
      nearest_fix: orNull(text('What would help with the least change when no host takes it.')),
      addresses: {
        type: 'object',
        additionalProperties: { type: 'string' },
        description: 'Address that each interface would get, by its name.',
      },
      hosts: list(ref('HostSurvey'), 'By name; empty for the token of a project.'),
    }),
    Session: record('What the token stands for.', {
      service_version: text('Version of the service.'),
      api_version: oneOf(['v1'], 'Version of the API.'),
      min_provider_version: text('Oldest Terraform provider that this service works with.'),
      region: text('Region that this service is.'),
      principal: text('Name of the token: what stands in created_by and in events.'),
      administrator: flag('Whether it may see and change everything; otherwise its project only.'),
      project_id: orNull(ref('id')),
      user_id: orNull({
        ...ref('id'),
        description: 'User who logged in; null for a token that stands for none.',
      }),
    }),
    TokenRequest: record(
      'A token to mint: one that acts as the caller does, for a time.',
      {
        lifetime_seconds: lifetime('Seconds until it ends; it never outlives the token that asks.'),
        project_id: orNull({
          ...ref('id'),
          description: 'Project to confine it to; else where the caller is confined to.',
        }),
      },
      ['lifetime_seconds', 'project_id'],
    ),
    TokenRenewal: record(
      'A longer life for a token.',
      { lifetime_seconds: lifetime('Seconds from now until it ends, at most a day after it was minted.') },
      ['lifetime_seconds'],
    ),
    Token: record('A token that was minted; the token itself is known only to who asked for it.', token()),
    MintedToken: record('A new token.', {
      ...token(),
      token: text('The token itself, which cannot be shown again.'),
    }),
    TokenList: record('Living tokens that the caller minted.', {
      items: list(ref('Token'), 'Oldest first.'),
    }),
    DryRun: record('Answer to a dry run that found nothing wrong.', {}),
    ...checkShapes(kind),
    Claims: record('Objects that a client has recorded as its own.', {
      ids: {
        type: 'array',
        items: ref('id'),
        maxItems: 1000,
        description: 'Ids of the objects, for example those of a Terraform state.',
      },
    }),
    UploadState: record('How much of an image has arrived.', {
      offset_bytes: count('Bytes received and kept; the next part begins here.'),
      size_bytes: orNull(count('Bytes that the image has; null while nobody knows.')),
      complete: flag('Whether all bytes are here and their digest is right.'),
    }),
    Transfer: record('Bytes on their way.', {
      activity: text('What is done with them: upload, fetch, convert, capture, distribute, and so on.'),
      host_id: orNull(ref('id')),
      host_name: orNull(text('Host that gets or gives them; null when none is involved.')),
      done_bytes: count('Bytes that have moved.'),
      total_bytes: orNull(count('Bytes that there are to move; null while nobody knows.')),
      rate_bytes_per_second: orNull(
        count('How fast they moved in the last seconds; null while nobody knows.'),
      ),
      eta_seconds: orNull(count('When it is done at this rate; null while nobody knows.')),
      started_at: time('When it began.'),
      updated_at: time('When this was so.'),
    }),
    TransferList: record('All that is on its way now.', { items: list(ref('Transfer'), 'Oldest first.') }),
    ImageHosts: record(
      'Hosts that shall have copies of an image: some, or all.',
      {
        host_ids: list(ref('id'), 'These hosts, at most 1000.'),
        hosts: oneOf(['all'], 'All hosts that are enabled now, in place of host_ids.'),
      },
      ['host_ids', 'hosts'],
    ),
    ImageCopy: record('What a host has of an image, as it was last seen.', {
      host_id: ref('id'),
      host_name: text('Name of the host.'),
      state: oneOf(
        ['present', 'absent', 'unknown'],
        'absent: it is not there, or not whole yet; unknown: nobody looked, or the host does not answer.',
      ),
      allocation_bytes: orNull(count('What the copy takes of the disk; null when it is not there.')),
      needed: flag('Whether a server there needs it.'),
      asked_at: orNull(
        time('When somebody asked for it; null when nobody did, or it was given up for room.'),
      ),
      problem: orNull(ref('Reason')),
    }),
    ImageCopyList: record('Copies of an image on hosts.', {
      items: list(ref('ImageCopy'), 'By the name of the host.'),
    }),
    ...serverShapes(),
    Worker: record('A periodic task and its last run.', {
      name: text('Name of the task.'),
      every_seconds: { type: 'number', minimum: 0, description: 'How often it runs.' },
      started_at: orNull(time('When the last run began.')),
      finished_at: orNull(time('When it ended.')),
      outcome: orNull(text('How it ended: done or failed.')),
      message: orNull(text('What it did.')),
    }),
    WorkerList: record('All periodic tasks.', { items: list(ref('Worker'), 'By name.') }),
    Health: record(
      'Whether the process lives, or is ready to work.',
      {
        status: oneOf(['ok', 'unavailable'], 'The whole.'),
        checks: {
          type: 'object',
          additionalProperties: { type: 'string' },
          description: 'Each part: ok, or what is wrong.',
        },
      },
      ['checks'],
    ),
  };
}

function lifetime(description: string): JsonObject {
  return {
    type: 'integer',
    minimum: SHORTEST_TOKEN_SECONDS,
    maximum: LONGEST_TOKEN_SECONDS,
    default: USUAL_TOKEN_SECONDS,
    description,
  };
}

function token(): Readonly<Record<string, JsonObject>> {
  return {
    id: text('SHA-256 of the token, hexadecimal.'),
    principal: text('Who acts: the name of the token that asked for it.'),
    project_id: orNull(ref('id')),
    created_at: time('When it was minted.'),
    expires_at: time('When it ends, unless it is renewed.'),
    remaining_seconds: count('Seconds from this answer until it ends.'),
    last_used_at: orNull(time('When it was last used, to the minute.')),
  };
}

function problem(): JsonObject {
  const codes: Json = Object.keys(ERROR_CODES);
  return record(
    'An error in the form of RFC 9457.',
    {
      type: text('URI of the kind of error; its last segment is the code.'),
      title: text('Short text for the code.'),
      status: { type: 'integer', minimum: 400, maximum: 599, description: 'HTTP status.' },
      detail: text('What is wrong and what to do, for people.'),
      code: { enum: codes, description: 'Code for programs.' },
      request_id: text('Id of the request, also in the log of the service.'),
      errors: list(ref('Violation'), 'What is wrong with the request, one by one.'),
      existing: record('The object that already has the name.', {
        id: ref('id'),
        adoptable: flag('Whether the same client left it behind and may take it over.'),
      }),
    },
    ['errors', 'existing'],
  );
}
