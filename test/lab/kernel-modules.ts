const SIGNATURE_MAGIC = Buffer.from('~Module signature appended~\n');

/** Pure. What a module says it needs, from its own `depends=` note; names use underscores. */
export function moduleDependencies(module: Buffer): readonly string[] {
  const at = module.indexOf('\0depends=');
  if (at < 0) return [];
  const start = at + '\0depends='.length;
  const list = module.subarray(start, module.indexOf(0, start)).toString('latin1');
  return list === '' ? [] : list.split(',').map(moduleName);
}

/** Pure. A module's name from its file name or alias: `a/b/virtio-pci.ko.xz` -> `virtio_pci`. */
export function moduleName(file: string): string {
  return file
    .replace(/^.*\//, '')
    .replace(/\.ko(\.[a-z0-9]+)?$/, '')
    .replaceAll('-', '_');
}

/**
 * Pure. A module without its appended signature. The kernels used here load it all the same, and sooner: an emulated
 * processor takes long over RSA. Source: Linux, include/linux/module_signature.h (12 bytes, the last four the length).
 */
export function withoutSignature(module: Buffer): Buffer {
  const end = module.length - SIGNATURE_MAGIC.length;
  if (end < 12 || !module.subarray(end).equals(SIGNATURE_MAGIC)) return module;
  return module.subarray(0, end - 12 - module.readUInt32BE(end - 4));
}

/** Pure. The wanted modules and all they need, needed ones first, each once; throws an Error for an unknown name. */
export function loadOrder(
  wanted: readonly string[],
  modules: ReadonlyMap<string, Buffer>,
): readonly string[] {
  const order: string[] = [];
  const visit = (name: string): void => {
    if (order.includes(name)) return;
    const module = modules.get(name);
    if (module === undefined) throw new Error(`the kernel package has no module ${name}`);
    moduleDependencies(module).forEach(visit);
    order.push(name);
  };
  wanted.forEach(visit);
  return order;
}
