import type { Json, JsonObject } from '../../../model/json.ts';
import { objectOrNull } from '../call.ts';
import { invalidField, wrong } from './call.ts';
import { flagOf } from './field-values.ts';

/** Pure. Refuses what Nova takes of a new server and Cairn has not: said by name, so that nobody believes to have got it. Throws invalid_input. */
export function refuseUnserved(given: JsonObject): void {
  const refuse = (name: string, why: string): never => {
    throw wrong(`Invalid input for field/attribute ${name}. ${why}`);
  };
  for (const name of ['accessIPv4', 'accessIPv6']) {
    const value = given[name];
    if (value !== undefined && value !== null && value !== '')
      refuse(name, 'Access addresses are not kept. Leave it out.');
  }
  if (given['adminPass'] !== undefined) {
    refuse('adminPass', 'Passwords are not put into guests. Use key_name or user_data.');
  }
  if (given['block_device_mapping'] !== undefined) {
    refuse('block_device_mapping', 'Servers boot from images only. Leave it out.');
  }
  if (
    Array.isArray(given['personality']) ? given['personality'].length > 0 : given['personality'] !== undefined
  ) {
    refuse('personality', 'Files are not put into guests. Use user_data.');
  }
  const certificates = given['trusted_image_certificates'];
  if (certificates !== undefined && certificates !== null) {
    refuse('trusted_image_certificates', 'Signatures of images are not checked. Leave it out.');
  }
  if (given['hostname'] !== undefined)
    refuse('hostname', 'The host name follows from the name. Leave it out.');
  const config = given['OS-DCF:diskConfig'];
  if (config !== undefined && config !== 'AUTO' && config !== 'MANUAL') {
    throw invalidField('OS-DCF:diskConfig', config, 'It must be AUTO or MANUAL.');
  }
  const drive = given['config_drive'];
  if (drive !== undefined && drive !== null && drive !== '') flagOf('config_drive', drive);
  requireDefaultGroup(given['security_groups']);
}

function requireDefaultGroup(value: Json | undefined): void {
  if (value === undefined) return;
  if (!Array.isArray(value)) throw invalidField('security_groups', value, 'It must be a list.');
  for (const each of value) {
    const name = objectOrNull(each)?.['name'];
    if (name === 'default') continue;
    throw wrong(`Security group ${String(name).slice(0, 60)} not found: only "default" is there.`);
  }
}
