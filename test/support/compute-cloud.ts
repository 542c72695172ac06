import { createImageClient } from './image-client.ts';
import { qcow2Bytes } from './kind-objects.ts';
import type { SimulatedService } from './simulated-service.ts';

/** What servers are made of in the tests of the facade of compute. */
export type ComputeCloud = {
  readonly project_id: string;
  readonly host_id: string;
  readonly image_id: string;
  readonly network_id: string;
  readonly subnet_id: string;
  readonly keypair_id: string;
  /** One vCPU and 64 MiB, two and 128. */
  readonly flavors: { readonly small: string; readonly large: string };
};

const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIG5kbyBub3QgdXNlIHRoaXMga2V5IGFueXdoZXJl';

/** Effect: makes a host, an image with a disk of 1 GiB, a network of one subnet, a keypair and two flavors. Objects are called after their kinds. */
export async function makeComputeCloud({ api }: SimulatedService, hosts = 1): Promise<ComputeCloud> {
  const { endpoint, credentials } = api;
  const { project_id, token } = credentials;
  let host_id = '';
  for (let at = 1; at <= hosts; at += 1) {
    host_id = await api.create('hosts', {
      name: `kvm${at}`,
      uri: `simulated://kvm${at}?vcpus=8&memory_mib=8192`,
    });
  }
  const images = createImageClient(`${endpoint}/image`, token);
  const image = await images.make({
    name: 'image',
    disk_format: 'qcow2',
    container_format: 'bare',
    visibility: 'public',
  });
  const image_id = String(image['id']);
  const sent = await images.ask('PUT', `/images/${image_id}/file`, qcow2Bytes(2 ** 30), {
    'Content-Type': 'application/octet-stream',
  });
  if (sent.status !== 204) throw new Error(`the image was not taken: ${sent.text}`);
  const network_id = await api.create('networks', { name: 'network', project_id });
  const subnet = { name: 'subnet', project_id, network_id, cidr: '10.5.0.0/24' };
  return {
    project_id,
    host_id,
    image_id,
    network_id,
    subnet_id: await api.create('subnets', subnet),
    keypair_id: await api.create('keypairs', { name: 'keypair', project_id, public_key: KEY }),
    flavors: {
      small: await api.create('flavors', { name: 'small', vcpus: 1, memory_mib: 64 }),
      large: await api.create('flavors', { name: 'large', vcpus: 2, memory_mib: 128 }),
    },
  };
}
