/** A small description with every feature that the provider knows, for tests. */
import type { KindDescription, ProviderDescription } from '../../../provider/schema/description.ts';

const ID = {
  type: 'string',
  description: 'Id.',
  computed: true,
  source: 'meta',
  stable: true,
} as const;

const NAME = {
  type: 'string',
  description: 'Name.',
  required: true,
  source: 'spec',
  mutability: 'in-place',
} as const;

const PROJECT = {
  type: 'string',
  description: 'Project.',
  optional: true,
  computed: true,
  source: 'spec',
  mutability: 'replace',
  references: 'project',
} as const;

const DURATION = { type: 'string', description: 'Duration.', optional: true, source: 'provider' } as const;

const TIMEOUTS = {
  nested: { nesting: 'single', attributes: { create: DURATION, update: DURATION, delete: DURATION } },
  description: 'Timeouts.',
  optional: true,
  source: 'provider',
} as const;

const STATE = { type: 'string', description: 'State.', computed: true, source: 'status' } as const;

const DRIFT = { type: { map: 'string' }, description: 'Drift.', computed: true, source: 'status' } as const;

const OPTIONAL_TEXT = { type: 'string', description: 'Text.', optional: true, source: 'spec' } as const;

const project: KindDescription = {
  type_name: 'cairn_project',
  collection: 'projects',
  description: 'A project.',
  version: 0,
  attributes: { id: ID, name: NAME, description: OPTIONAL_TEXT, timeouts: TIMEOUTS },
};

const image: KindDescription = {
  type_name: 'cairn_image',
  collection: 'images',
  description: 'An image.',
  version: 0,
  attributes: {
    id: ID,
    name: NAME,
    project_id: PROJECT,
    file: { ...OPTIONAL_TEXT, format: 'local-file' },
    sha256: { ...OPTIONAL_TEXT, computed: true, mutability: 'replace' },
    size_bytes: {
      type: 'number',
      description: 'Size.',
      optional: true,
      computed: true,
      source: 'spec',
      mutability: 'replace',
    },
    state: STATE,
    drift: DRIFT,
    timeouts: TIMEOUTS,
  },
};

const TOLD = { type: 'string', description: 'Told.', computed: true, source: 'provider' } as const;

const server: KindDescription = {
  type_name: 'cairn_server',
  collection: 'servers',
  description: 'A server.',
  version: 0,
  holds_data: 'its root disk',
  attributes: {
    id: ID,
    name: NAME,
    project_id: PROJECT,
    description: OPTIONAL_TEXT,
    flavor_id: {
      type: 'string',
      description: 'Flavor.',
      required: true,
      source: 'spec',
      mutability: 'restart',
    },
    image_id: { ...OPTIONAL_TEXT, mutability: 'replace', references: 'image', filter: 'equals' },
    metadata: {
      type: { map: 'string' },
      description: 'Metadata.',
      optional: true,
      computed: true,
      default: {},
      source: 'spec',
    },
    tags: { type: { set: 'string' }, description: 'Tags.', optional: true, source: 'spec' },
    weights: { type: { list: 'number' }, description: 'Weights.', optional: true, source: 'spec' },
    nics: {
      nested: {
        nesting: 'map',
        attributes: {
          subnet_id: { type: 'string', description: 'Subnet.', required: true },
          address: { type: 'string', description: 'Address.', optional: true },
          mac: { type: 'string', description: 'MAC.', optional: true },
          mtu: { type: 'number', description: 'MTU.', optional: true, computed: true, default: 1500 },
        },
      },
      description: 'NICs.',
      optional: true,
      computed: true,
      default: {},
      source: 'spec',
    },
    root_disk: {
      nested: {
        nesting: 'single',
        attributes: {
          size_gib: { type: 'number', description: 'Size.', required: true, mutability: 'in-place' },
          pool: { type: 'string', description: 'Pool.', optional: true, mutability: 'replace' },
        },
      },
      description: 'Root disk.',
      optional: true,
      source: 'spec',
    },
    user_data: {
      type: 'string',
      description: 'User data.',
      optional: true,
      sensitive: true,
      write_only: true,
      source: 'spec',
    },
    user_data_version: {
      type: 'number',
      description: 'Version of user_data.',
      optional: true,
      source: 'spec',
    },
    power_state: {
      type: 'string',
      description: 'Power state.',
      optional: true,
      computed: true,
      default: 'running',
      source: 'spec',
    },
    state: STATE,
    addresses: { type: { map: 'string' }, description: 'Addresses.', computed: true, source: 'status' },
    instance_name: {
      type: 'string',
      description: 'Instance name.',
      computed: true,
      source: 'status',
      stable: true,
    },
    drift: DRIFT,
    disruption: TOLD,
    disruption_reason: TOLD,
    allow_replace: { type: 'bool', description: 'Opt-in.', optional: true, source: 'provider' },
    timeouts: TIMEOUTS,
  },
};

/** Projects, images and servers. */
export const TEST_DESCRIPTION: ProviderDescription = {
  format_version: 1,
  provider: {
    description: 'The test provider.',
    attributes: {
      endpoint: { type: 'string', description: 'URL.', optional: true, source: 'provider' },
      token: { type: 'string', description: 'Token.', optional: true, sensitive: true, source: 'provider' },
      token_file: { type: 'string', description: 'Token file.', optional: true, source: 'provider' },
      cloud: { type: 'string', description: 'Cloud.', optional: true, source: 'provider' },
      ca_file: { type: 'string', description: 'CA file.', optional: true, source: 'provider' },
      region: { type: 'string', description: 'Region.', optional: true, source: 'provider' },
      project_id: { type: 'string', description: 'Project.', optional: true, source: 'provider' },
      username: { type: 'string', description: 'User.', optional: true, source: 'provider' },
      password: {
        type: 'string',
        description: 'Password.',
        optional: true,
        sensitive: true,
        source: 'provider',
      },
      application_credential_id: {
        type: 'string',
        description: 'Credential.',
        optional: true,
        source: 'provider',
      },
      application_credential_secret: {
        type: 'string',
        description: 'Its secret.',
        optional: true,
        sensitive: true,
        source: 'provider',
      },
    },
  },
  kinds: { project, image, server },
};
