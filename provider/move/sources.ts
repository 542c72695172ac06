/** The types of other providers whose state can be moved here: one line each. */
import { libvirtDomain } from './libvirt-domain.ts';
import { libvirtNetwork } from './libvirt-network.ts';
import { libvirtVolume } from './libvirt-volume.ts';
import { openstackFlavor } from './openstack-flavor.ts';
import { openstackImage } from './openstack-image.ts';
import { openstackInstance } from './openstack-instance.ts';
import { openstackKeypair } from './openstack-keypair.ts';
import { openstackNetwork } from './openstack-network.ts';
import { openstackSubnet } from './openstack-subnet.ts';
import type { MoveSource } from './source.ts';

/** All of them. */
export const MOVE_SOURCES: readonly MoveSource[] = [
  openstackFlavor,
  openstackImage,
  openstackInstance,
  openstackKeypair,
  openstackNetwork,
  openstackSubnet,
  libvirtDomain,
  libvirtNetwork,
  libvirtVolume,
];

/** Pure. The mapping of a provider's type; `address` is such as `registry.terraform.io/dmacvicar/libvirt`. */
export const findSource = (address: string, typeName: string): MoveSource | undefined =>
  MOVE_SOURCES.find((source) => address.endsWith(`/${source.provider}`) && source.type_name === typeName);
