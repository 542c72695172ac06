import type { JsonObject } from './documents.ts';
import { count, flag, free, list, oneOf, orNull, record, ref } from './shape-words.ts';

/** Pure. The shapes by which a plan is judged before anything of it is stored. `kind` is the shape of a kind's name. */
export function checkShapes(kind: JsonObject): Readonly<Record<string, JsonObject>> {
  return {
    CheckRequest: record(
      'What is planned, to be judged and not stored.',
      {
        items: {
          type: 'array',
          maxItems: 100,
          description: 'One for each object.',
          items: record(
            'One planned PUT.',
            {
              kind,
              id: ref('id'),
              spec: free('The spec as a PUT would carry it.'),
              must_be_new: flag('Whether the object must not exist yet, as If-None-Match: * says.'),
              generation: orNull(count('Generation that the object must have, as If-Match says.')),
              replaces: orNull({
                ...ref('id'),
                description: 'Object that is removed first: what it takes of the quota is free for this one.',
              }),
            },
            ['must_be_new', 'generation', 'replaces'],
          ),
        },
        planned: {
          type: 'array',
          maxItems: 100,
          description: 'What else is planned: the sum of quota in earlier answers, one for each project.',
          items: ref('QuotaShare'),
        },
        places: {
          type: 'array',
          maxItems: 2000,
          description:
            'What else is planned: the sum of places in earlier answers, one for each host and server group.',
          items: ref('PlaceShare'),
        },
      },
      ['planned', 'places'],
    ),
    PlaceShare: record(
      'What is taken of a host.',
      {
        host_id: ref('id'),
        server_group_id: orNull(ref('id')),
        servers: count('Servers that are new on the host.'),
        vcpus: { type: 'integer', description: 'vCPUs; negative where there are fewer than now.' },
        memory_mib: { type: 'integer', description: 'MiB of memory, likewise.' },
        disk_gib: { type: 'integer', description: 'GiB of disk, likewise.' },
        pinning: record('What nobody else may have; left out for nothing.', {
          cpus: list(count('Number of a CPU.'), 'CPUs for one guest alone.'),
          cells: list(
            record('Memory of a NUMA cell.', {
              cell_id: count('Number of the cell.'),
              page_kib: count('Size of its pages in KiB; 0 for ordinary ones.'),
              memory_mib: count('MiB of it.'),
            }),
            'Memory of NUMA cells, one for each cell and size of pages.',
          ),
        }),
      },
      ['pinning'],
    ),
    QuotaShare: record('What is taken of the quota of a project.', {
      project_id: ref('id'),
      amounts: {
        type: 'object',
        additionalProperties: { type: 'integer' },
        description: 'How much of each, by the names of the kind quota; negative where it is less than now.',
      },
    }),
    CheckReport: record('What would become of what is planned.', {
      results: list(
        record('What would become of one object.', {
          outcome: orNull(
            oneOf(['created', 'updated', 'same'], 'What a PUT would do; null when it would be refused.'),
          ),
          problem: orNull(ref('Problem')),
          quota: orNull(ref('QuotaShare')),
          place: orNull(ref('PlaceShare')),
          member_places: list(
            ref('PlaceShare'),
            'What the members of a server set would take, one for each host and server group; none for all else.',
          ),
          makes_room: flag(
            'Whether servers that have no place now may have one when it is stored: it is a host, or groups hosts.',
          ),
        }),
        'In the order of the items.',
      ),
    }),
  };
}
