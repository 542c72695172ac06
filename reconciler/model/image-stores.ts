import type { Config, ConfigImageStore } from '../../schemas/generated/types.ts';
import { CairnError } from './error.ts';
import type { Violation } from './error.ts';

/** A store of image bytes as it is configured, with everything that was left out. */
export type StoreSettings = {
  readonly name: string;
  readonly is_default: boolean;
} & (FilesStoreSettings | S3StoreSettings);

/** A store in a directory. */
export type FilesStoreSettings = { readonly type: 'files'; readonly directory: string };

/** A store in a bucket. Without keys, credentials are found as AWS's own tools find them. */
export type S3StoreSettings = {
  readonly type: 's3';
  readonly endpoint: string | null;
  readonly region: string;
  readonly bucket: string;
  readonly prefix: string;
  readonly path_style: boolean;
  readonly keys: { readonly access_key_id: string; readonly secret_access_key: string } | null;
};

const FILES_ONLY = ['directory'] as const;
const S3_ONLY = [
  'endpoint',
  'region',
  'bucket',
  'prefix',
  'path_style',
  'access_key_id',
  'secret_access_key',
] as const;

/**
 * Pure. The stores that the configuration names, the default one marked; one store `default` in the data directory where it names none.
 * Throws invalid_input that says of each wrong setting where it stands; secrets are in no message.
 */
export function imageStores(given: Config['image_stores'], data_directory: string): readonly StoreSettings[] {
  const own_directory = `${data_directory}/images`;
  if (given === undefined)
    return [{ name: 'default', is_default: true, type: 'files', directory: own_directory }];
  const violations = violationsOf(given);
  if (violations.length > 0) {
    const what = violations.map(({ path, message }) => `${path.slice(1)} ${message}`).join('; ');
    throw new CairnError('invalid_input', `The configuration is not valid: ${what}.`, { violations });
  }
  const chosen = Math.max(
    0,
    given.findIndex((store) => store.default === true),
  );
  const stores = given.map((store, index) => settled(store, index === chosen, own_directory));
  assertApart(stores);
  return stores;
}

function settled(store: ConfigImageStore, is_default: boolean, own_directory: string): StoreSettings {
  const { name, endpoint, access_key_id, secret_access_key } = store;
  if (store.type === 'files')
    return {
      name,
      is_default,
      type: 'files',
      directory: store.directory?.replace(/(?<=.)\/+$/, '') ?? own_directory,
    };
  return {
    name,
    is_default,
    type: 's3',
    endpoint: endpoint ?? null,
    region: store.region ?? 'us-east-1',
    bucket: store.bucket ?? '',
    prefix: (store.prefix ?? '').replace(/^\/+|\/+$/g, ''),
    path_style: store.path_style ?? endpoint !== undefined,
    keys:
      access_key_id === undefined || secret_access_key === undefined
        ? null
        : { access_key_id, secret_access_key },
  };
}

function violationsOf(given: readonly ConfigImageStore[]): readonly Violation[] {
  const names = given.map((store) => store.name);
  const defaults = given.flatMap((store, index) => (store.default === true ? [index] : []));
  return [
    ...given.flatMap((store, index) => storeViolations(store, `/image_stores/${index}`)),
    ...names.flatMap((name, index) =>
      names.indexOf(name) === index
        ? []
        : [{ path: `/image_stores/${index}/name`, message: `"${name}" is the name of another store too` }],
    ),
    ...defaults.slice(1).map((index) => ({
      path: `/image_stores/${index}/default`,
      message: `is true for "${names[defaults[0] ?? 0]}" already; one store is the default`,
    })),
  ];
}

function storeViolations(store: ConfigImageStore, path: string): readonly Violation[] {
  const foreign = (names: readonly (keyof ConfigImageStore)[]): readonly Violation[] =>
    names
      .filter((name) => store[name] !== undefined)
      .map((name) => ({
        path: `${path}/${name}`,
        message: `means nothing to a store of type ${store.type}`,
      }));
  if (store.type === 'files') {
    const is_relative = store.directory !== undefined && !store.directory.startsWith('/');
    return [
      ...foreign(S3_ONLY),
      ...(is_relative ? [{ path: `${path}/directory`, message: 'must be an absolute path' }] : []),
    ];
  }
  const missing = (name: keyof ConfigImageStore, reason: string): Violation[] =>
    store[name] === undefined ? [{ path: `${path}/${name}`, message: reason }] : [];
  return [
    ...foreign(FILES_ONLY),
    ...missing('bucket', 'is missing: a store of type s3 needs one'),
    ...(store.access_key_id === undefined
      ? []
      : missing('secret_access_key', 'is missing: access_key_id needs its secret')),
    ...(store.secret_access_key === undefined
      ? []
      : missing('access_key_id', 'is missing: secret_access_key belongs to one')),
  ];
}

/** Two stores in one place would count, move and remove each other's bytes. */
function assertApart(stores: readonly StoreSettings[]): void {
  const seen = new Map<string, string>();
  stores.forEach((store, index) => {
    const place =
      store.type === 'files'
        ? store.directory
        : `${store.endpoint ?? store.region} ${store.bucket} ${store.prefix}`;
    const other = seen.get(place);
    if (other !== undefined) {
      const path = `/image_stores/${index}/${store.type === 'files' ? 'directory' : 'bucket'}`;
      const message = `is where store "${other}" keeps its bytes; give each a place of its own`;
      throw new CairnError('invalid_input', `The configuration is not valid: ${path.slice(1)} ${message}.`, {
        violations: [{ path, message }],
      });
    }
    seen.set(place, store.name);
  });
}
