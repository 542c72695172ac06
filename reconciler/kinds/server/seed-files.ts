import { utf8Encode } from '../../model/bytes.ts';
import type { Json } from '../../model/json.ts';
import type { SeedInputs } from './shapes.ts';

/** Files of the two forms in which cloud-init reads a config drive, by path. */
export type SeedFiles = {
  /** For the file system labelled config-2. */
  readonly config_drive: { readonly [path: string]: Uint8Array };
  /** For the file system labelled cidata. */
  readonly no_cloud: { readonly [path: string]: Uint8Array };
};

/**
 * Pure. The config drive of a server in OpenStack's and in NoCloud's form. Addresses are not in it: the guest asks DHCP, which serves
 * exactly what Cairn reserved. JSON is written where YAML is read: every JSON text is YAML.
 * Source: OpenStack Compute, Config drives; cloud-init, datasources NoCloud and Config drive, network config version 2.
 */
export function seedFiles(inputs: SeedInputs): SeedFiles {
  const user_data = utf8Encode(inputs.user_data ?? '');
  return {
    config_drive: {
      'openstack/latest/meta_data.json': json(openstackMetaData(inputs)),
      'openstack/latest/network_data.json': json(openstackNetworkData(inputs)),
      'openstack/latest/vendor_data.json': json({}),
      ...(inputs.user_data === null ? {} : { 'openstack/latest/user_data': user_data }),
    },
    no_cloud: {
      'meta-data': json(noCloudMetaData(inputs)),
      'network-config': json(noCloudNetworkConfig(inputs)),
      'user-data': user_data,
      'vendor-data': utf8Encode(''),
    },
  };
}

function openstackMetaData(inputs: SeedInputs): Json {
  const keypair_name = inputs.keypair_name ?? 'cairn';
  const key = inputs.public_key;
  return {
    uuid: inputs.server_id,
    name: inputs.hostname,
    hostname: inputs.hostname,
    project_id: inputs.project_id,
    launch_index: 0,
    availability_zone: 'nova',
    meta: inputs.metadata,
    ...(key === null
      ? {}
      : {
          public_keys: { [keypair_name]: key },
          keys: [{ name: keypair_name, type: 'ssh', data: key }],
        }),
  };
}

/** Source: OpenStack Compute, network_data.json schema. */
function openstackNetworkData(inputs: SeedInputs): Json {
  const nics = sortedMacs(inputs);
  return {
    links: nics.map(([name, mac]) => ({
      id: `link-${name}`,
      vif_id: `vif-${name}`,
      type: 'phy',
      ethernet_mac_address: mac,
      mtu: null,
    })),
    networks: nics.map(([name]) => ({
      id: `network-${name}`,
      link: `link-${name}`,
      type: 'ipv4_dhcp',
      network_id: `network-${name}`,
    })),
    services: [],
  };
}

function noCloudMetaData(inputs: SeedInputs): Json {
  return {
    'instance-id': inputs.server_id,
    'local-hostname': inputs.hostname,
    ...(inputs.public_key === null ? {} : { 'public-keys': [inputs.public_key] }),
  };
}

function noCloudNetworkConfig(inputs: SeedInputs): Json {
  const nics = sortedMacs(inputs).map(([, mac], index) => [
    `nic${index}`,
    { match: { macaddress: mac }, dhcp4: true },
  ]);
  return { version: 2, ethernets: Object.fromEntries(nics) as Json };
}

function sortedMacs(inputs: SeedInputs): readonly (readonly [string, string])[] {
  return Object.entries(inputs.macs).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** JSON that is also YAML: characters that YAML wants escaped and JSON does not are. Source: YAML 1.1, section 5.1. */
function json(value: Json): Uint8Array {
  const text = JSON.stringify(value, null, 1).replace(
    /[\u007f-\u009f\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return utf8Encode(`${text}\n`);
}
