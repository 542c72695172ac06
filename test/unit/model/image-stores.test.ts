import { expect, test } from 'vitest';
import { imageStores } from '../../../reconciler/model/image-stores.ts';

test('without a word there is one store in the data directory', () => {
  expect(imageStores(undefined, '/data')).toEqual([
    { name: 'default', is_default: true, type: 'files', directory: '/data/images' },
  ]);
});

test('the first store is the default one unless another says so', () => {
  const [disk, archive] = [
    { name: 'disk', type: 'files' as const },
    { name: 'archive', type: 's3' as const, bucket: 'images' },
  ];
  const defaultOf = (given: Parameters<typeof imageStores>[0]): readonly string[] =>
    imageStores(given, '/data').flatMap((store) => (store.is_default ? [store.name] : []));
  expect(defaultOf([disk, archive])).toEqual(['disk']);
  expect(defaultOf([archive, disk])).toEqual(['archive']);
  expect(defaultOf([disk, { ...archive, default: true }])).toEqual(['archive']);
  expect(defaultOf([{ ...disk, default: false }, archive])).toEqual(['disk']);
});

test('what a bucket leaves out is filled in: path style for any endpoint but AWS', () => {
  const archive = { name: 'archive', type: 's3' as const, bucket: 'images' };
  expect(imageStores([archive], '/data')).toEqual([
    {
      name: 'archive',
      is_default: true,
      type: 's3',
      endpoint: null,
      region: 'us-east-1',
      bucket: 'images',
      prefix: '',
      path_style: false,
      keys: null,
    },
  ]);
  const elsewhere = {
    ...archive,
    endpoint: 'https://s3.example.com',
    region: 'eu-1',
    prefix: '/cloud/images/',
    access_key_id: 'key',
    secret_access_key: 'word',
  };
  expect(imageStores([elsewhere], '/data')).toMatchObject([
    {
      endpoint: 'https://s3.example.com',
      region: 'eu-1',
      prefix: 'cloud/images',
      path_style: true,
      keys: { access_key_id: 'key', secret_access_key: 'word' },
    },
  ]);
});
