import { expect, test } from 'vitest';
import { events } from '../../../../reconciler/drivers/libvirt/rpc/events.ts';
import { procedureName, procedures } from '../../../../reconciler/drivers/libvirt/rpc/procedures.ts';
import type { AnyProcedure } from '../../../../reconciler/drivers/libvirt/rpc/procedures/row.ts';

const rows = Object.entries(procedures) as readonly (readonly [string, AnyProcedure])[];

test('the table is as large as the life cycles of everything Cairn manages need', () => {
  expect(rows.length).toBeGreaterThanOrEqual(170);
});

test('no number is used twice, and none is an event', () => {
  const numbers = rows.map(([, { program, number }]) => `${program}/${number}`);
  const arriving = Object.values(events).map(({ procedure }) => `536903814/${procedure}`);
  expect(new Set([...numbers, ...arriving]).size).toBe(numbers.length + arriving.length);
});

test('names are found by number', () => {
  for (const [name, { program, number }] of rows) expect(procedureName(program, number)).toBe(name);
  expect(procedureName(0x20008086, 9999)).toBeUndefined();
  expect(procedureName(1, 1)).toBeUndefined();
});

test('what only reads is named so: a call is sent twice only if sending it twice does no harm', () => {
  const changing =
    /(_set_|_create|_define|_destroy|_delete|_undefine|_start|_suspend|_resume|_attach|_detach|_abort|_build|_refresh|_upload|_wipe|_resize|_update|_rename|_save|_open)/;
  const wrong = rows.filter(([name, { reads }]) => reads && changing.test(name)).map(([name]) => name);
  expect(wrong).toEqual(['domain_is_updated', 'domain_has_managed_save_image']);
});

test('streams', () => {
  const kinds = rows
    .filter(([, { stream }]) => stream !== 'none')
    .map(([name, { stream }]) => `${name} ${stream}`);
  expect(kinds.toSorted()).toEqual([
    'domain_migrate_prepare_tunnel3_params upload',
    'domain_open_channel duplex',
    'domain_open_console duplex',
    'domain_screenshot download',
    'storage_vol_download download',
    'storage_vol_upload upload',
  ]);
});
