/** What of a server's spec a placement preview may leave out. */
export const OPTIONAL_WISHES: readonly string[] = [
  'project_id',
  'image_id',
  'kernel_id',
  'ramdisk_id',
  'host_id',
  'availability_zone',
  'server_group_id',
  'same_host_as_ids',
  'different_host_from_ids',
  'nics',
];
