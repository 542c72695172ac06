import type { Json, JsonObject } from '../../../model/json.ts';
import { REBUILD } from '../../../server-actions/rebuild.ts';
import { objectOrNull } from '../call.ts';
import type { Reply } from '../call.ts';
import { readId } from '../ids.ts';
import { findObject } from '../objects.ts';
import { perform } from './action-perform.ts';
import { invalidField, unexpected, wrong } from './call.ts';
import type { ComputeCall, ComputeFacade } from './call.ts';
import { descriptionOf, metadataOf, nameOf, referenceOf } from './field-values.ts';
import { shownName } from './server-names.ts';
import { requireServer } from './server-store.ts';
import type { ServerView } from './server-view.ts';
import { updatedForm } from './servers.ts';

/** What may stand in the object `rebuild`, and since when. What a guest reads only at its first boot does not change with its disk. */
const KNOWN: Readonly<Record<string, number>> = {
  imageRef: 1,
  name: 1,
  metadata: 1,
  preserve_ephemeral: 1,
  'OS-DCF:diskConfig': 1,
  adminPass: 1,
  accessIPv4: 1,
  accessIPv6: 1,
  description: 19,
  key_name: 54,
  user_data: 57,
  trusted_image_certificates: 63,
  hostname: 90,
};
const UNSERVED = [
  'adminPass',
  'accessIPv4',
  'accessIPv6',
  'key_name',
  'user_data',
  'trusted_image_certificates',
  'hostname',
];

/** Null takes these away in Nova: what a guest read at its first boot stays. */
const GONE_BY_NULL = ['key_name', 'user_data'];

/** Effect: makes a server's root disk anew. Throws invalid_input, conflict. */
export async function rebuild(
  facade: ComputeFacade,
  call: ComputeCall,
  server: ServerView,
  args: Json,
): Promise<Reply> {
  const given = objectOrNull(args);
  if (given === null) throw invalidField('rebuild', args, 'It must be an object.');
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(KNOWN, name) || call.minor < (KNOWN[name] ?? Infinity)) throw unexpected(name);
    const isKept = value === null ? !GONE_BY_NULL.some((each) => each === name) : value === '';
    if (UNSERVED.includes(name) && !isKept) {
      throw wrong(
        `Invalid input for field/attribute ${name}. It cannot change with a rebuild. Leave it out.`,
      );
    }
  }
  const written = referenceOf('rebuild.imageRef', given['imageRef']);
  const image = await findObject(facade, call, 'image', readId(written));
  if (image === null) throw wrong(`Image ${written.slice(0, 100)} could not be found.`);
  await perform(facade, call, server, REBUILD, { image_id: image.id, changes: changesIn(given, server) });
  const body = { server: updatedForm(await requireServer(facade, call), call) };
  return { status: 202, headers: { Location: `${call.base}/servers/${server.resource.id}` }, body };
}

function changesIn(given: JsonObject, { resource }: ServerView): JsonObject {
  const { name, metadata, description } = given;
  if (name !== undefined && nameOf('rebuild.name', name) !== shownName(resource.spec)) {
    throw wrong(
      'Invalid input for field/attribute name. A server keeps its name in a rebuild. Change it before or after.',
    );
  }
  return {
    ...(metadata === undefined ? {} : { metadata: metadataOf(metadata) }),
    ...descriptionOf(description),
  };
}
