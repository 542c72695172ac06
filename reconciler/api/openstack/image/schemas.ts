import type { JsonObject } from '../../../model/json.ts';

const ID = '^([0-9a-fA-F]){8}-([0-9a-fA-F]){4}-([0-9a-fA-F]){4}-([0-9a-fA-F]){4}-([0-9a-fA-F]){12}$';

/** States of an image, Glance's words. */
export const STATES = [
  'queued',
  'saving',
  'uploading',
  'importing',
  'active',
  'deactivated',
  'killed',
  'pending_delete',
  'deleted',
] as const;

/** Who may use an image besides its owner. */
export const VISIBILITIES = ['community', 'public', 'private', 'shared'] as const;

/** What a member says of an image that is shared with it. */
export const MEMBER_STATES = ['pending', 'accepted', 'rejected'] as const;

/** Formats of disks. */
export const DISK_FORMATS = [
  'ami',
  'ari',
  'aki',
  'vhd',
  'vhdx',
  'vmdk',
  'raw',
  'qcow2',
  'vdi',
  'iso',
  'ploop',
] as const;

/** What disks are wrapped in. */
export const CONTAINER_FORMATS = ['ami', 'ari', 'aki', 'bare', 'ovf', 'ova', 'docker'] as const;

const shown = (type: string | readonly string[], description: string, more: JsonObject = {}): JsonObject => ({
  type: type as string,
  readOnly: true,
  description,
  ...more,
});

const set = (type: string | readonly string[], description: string, more: JsonObject = {}): JsonObject => ({
  type: type as string,
  description,
  ...more,
});

const TEXT_OR_NULL = ['null', 'string'];
const NUMBER_OR_NULL = ['null', 'integer'];

/** Properties of an image that have a meaning of their own; all others are free and hold text. */
export const IMAGE_PROPERTIES: Readonly<Record<string, JsonObject>> = {
  id: set('string', 'Id of the image.', { pattern: ID }),
  name: set(TEXT_OR_NULL, 'Name of the image.', { maxLength: 255 }),
  status: shown('string', 'Where the content of the image is.', { enum: [...STATES] }),
  visibility: set('string', 'Who may use the image besides its owner.', { enum: [...VISIBILITIES] }),
  protected: set('boolean', 'Whether deletion is refused.'),
  os_hidden: set('boolean', 'Whether lists leave the image out unless they ask for hidden ones.'),
  checksum: shown(TEXT_OR_NULL, 'MD5 of the content.', { maxLength: 32 }),
  os_hash_algo: shown(TEXT_OR_NULL, 'Algorithm of os_hash_value.', { maxLength: 64 }),
  os_hash_value: shown(TEXT_OR_NULL, 'Digest of the content.', { maxLength: 128 }),
  owner: set(TEXT_OR_NULL, 'Id of the project that owns the image.', { maxLength: 255 }),
  size: shown(NUMBER_OR_NULL, 'Number of bytes of the content.'),
  virtual_size: shown(NUMBER_OR_NULL, 'Number of bytes of the disk that a guest sees.'),
  container_format: set(TEXT_OR_NULL, 'What the disk is wrapped in.', { enum: [null, ...CONTAINER_FORMATS] }),
  disk_format: set(TEXT_OR_NULL, 'Format of the disk.', { enum: [null, ...DISK_FORMATS] }),
  created_at: shown('string', 'Time at which the image was made.'),
  updated_at: shown('string', 'Time of the last change.'),
  tags: set('array', 'Words to find the image by.', { items: { type: 'string', maxLength: 255 } }),
  direct_url: shown('string', 'Never shown: where a store keeps the content is its own affair.'),
  min_ram: set('integer', 'Smallest memory, in MiB, that a server of the image may have.'),
  min_disk: set('integer', 'Smallest disk, in GiB, that a server of the image may have.'),
  self: shown('string', 'Address of the image.'),
  file: shown('string', 'Address of the content.'),
  stores: shown('string', 'Names of the stores that have the content, with commas between them.'),
  schema: shown('string', 'Address of this schema.'),
  locations: set('array', 'Never shown: where a store keeps the content is its own affair.', {
    items: {
      type: 'object',
      required: ['url', 'metadata'],
      properties: { url: { type: 'string', maxLength: 255 }, metadata: { type: 'object' } },
    },
  }),
};

const IMAGE: JsonObject = {
  name: 'image',
  properties: IMAGE_PROPERTIES,
  additionalProperties: { type: 'string' },
  links: [
    { rel: 'self', href: '{self}' },
    { rel: 'enclosure', href: '{file}' },
    { rel: 'describedby', href: '{schema}' },
  ],
};

const MEMBER: JsonObject = {
  name: 'member',
  properties: {
    member_id: set('string', 'Id of the project that the image is shared with.'),
    image_id: set('string', 'Id of the image.', { pattern: ID }),
    created_at: set('string', 'Time at which the image was shared.'),
    updated_at: set('string', 'Time of the last change.'),
    status: set('string', 'Whether the member wants the image in its lists.', { enum: [...MEMBER_STATES] }),
    schema: { readOnly: true, type: 'string' },
  },
};

const TASK_PROPERTIES: JsonObject = {
  id: set('string', 'Id of the task.', { pattern: ID }),
  type: set('string', 'What is done.', { enum: ['import', 'api_image_import'] }),
  status: set('string', 'How far it is.', { enum: ['pending', 'processing', 'success', 'failure'] }),
  owner: set('string', 'Id of the project that asked for it.'),
  image_id: set('string', 'Id of the image that it is about.'),
  request_id: set('string', 'Id of the request that asked for it.'),
  user_id: set('string', 'Id of the user who asked for it.'),
  expires_at: set(TEXT_OR_NULL, 'Time after which it may be forgotten.'),
  created_at: set('string', 'Time at which it was asked for.'),
  updated_at: set('string', 'Time of the last change.'),
  self: { readOnly: true, type: 'string' },
  schema: { readOnly: true, type: 'string' },
};

const TASK: JsonObject = {
  name: 'task',
  properties: {
    ...TASK_PROPERTIES,
    input: set(['null', 'object'], 'What was asked for.'),
    result: set(['null', 'object'], 'What came of it.'),
    message: set('string', 'Why it failed, when it did.'),
  },
};

function listOf(name: string, item: JsonObject): JsonObject {
  return {
    name,
    properties: { [name]: { type: 'array', items: item }, schema: { type: 'string' } },
    links: [{ rel: 'describedby', href: '{schema}' }],
  };
}

const IMAGES: JsonObject = {
  name: 'images',
  properties: {
    images: { type: 'array', items: IMAGE },
    first: { type: 'string' },
    next: { type: 'string' },
    schema: { type: 'string' },
  },
  links: [
    { rel: 'first', href: '{first}' },
    { rel: 'next', href: '{next}' },
    { rel: 'describedby', href: '{schema}' },
  ],
};

/** The JSON schemas that clients build their models of, by the name in the address. */
export const SCHEMAS: Readonly<Record<string, JsonObject>> = {
  image: IMAGE,
  images: IMAGES,
  member: MEMBER,
  members: listOf('members', MEMBER),
  task: TASK,
  tasks: listOf('tasks', { name: 'task', properties: TASK_PROPERTIES }),
};
