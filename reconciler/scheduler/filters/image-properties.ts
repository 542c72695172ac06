import type { Filter } from '../request.ts';

/** Other words for the same machine, as images use them. Source: Nova, fields, Architecture. */
const SAME: Readonly<Record<string, string>> = {
  amd64: 'x86_64',
  x64: 'x86_64',
  arm64: 'aarch64',
  i386: 'i686',
  ppc64el: 'ppc64le',
};

const canonical = (architecture: string): string => {
  const word = architecture.trim().toLowerCase();
  return SAME[word] ?? word;
};

/** What is read of an image. */
const NAMES = [
  'hw_architecture',
  'architecture',
  'img_hv_type',
  'hypervisor_type',
  'hw_vm_mode',
  'vm_mode',
] as const;

/** A host runs its own machine type; one of 64 bits also that of 32. */
const runs = (host: string, wanted: string): boolean =>
  host === wanted || (host === 'x86_64' && wanted === 'i686');

/**
 * Pure. Drops hosts that cannot run what the image says it is made for: hw_architecture, img_hv_type, hw_vm_mode. Source: Nova,
 * ImagePropertiesFilter.
 */
export const imagePropertiesFilter: Filter = {
  name: 'image-properties',
  concerns: ({ image_properties, hardware }) =>
    hardware.length > 0 || NAMES.some((name) => image_properties[name] !== undefined),
  reject: ({ image_properties: told, hardware }, host) => {
    const architecture = told['hw_architecture'] ?? told['architecture'];
    if (architecture !== undefined && host.architecture !== null) {
      const wanted = canonical(architecture);
      if (!runs(canonical(host.architecture), wanted)) {
        return {
          why: `is ${host.architecture}, the image is for ${wanted}`,
          setting: `use an image for ${host.architecture}`,
        };
      }
    }
    const type = (told['img_hv_type'] ?? told['hypervisor_type'])?.toLowerCase();
    if (type !== undefined && type !== 'qemu' && !(type === 'kvm' && host.accelerator !== 'tcg')) {
      return type === 'kvm'
        ? {
            why: 'runs guests without KVM, which the image needs',
            setting: `use an image whose img_hv_type is qemu, or make KVM work on host ${host.name}`,
          }
        : {
            why: `runs guests with QEMU, the image is for ${type}`,
            setting: 'use an image whose img_hv_type is qemu or kvm, or that has none',
          };
    }
    const mode = (told['hw_vm_mode'] ?? told['vm_mode'])?.toLowerCase();
    if (mode !== undefined && mode !== 'hvm') {
      return {
        why: `runs only hvm guests, the image is for ${mode}`,
        setting: 'use an image whose hw_vm_mode is hvm',
      };
    }
    for (const { trait, what, setting } of hardware) {
      if (!host.traits.has(trait)) return { why: `has ${what}`, setting };
    }
    return null;
  },
};
