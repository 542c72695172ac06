/** Paths into a value: how diagnostics and replacements point at one attribute. */
import type { Encodable } from './protobuf.ts';
import type { Tfplugin6 } from './messages.ts';

/** One step: the name of an attribute, the key of a map element, or the index of a list element. */
export type PathStep = { readonly attribute: string } | { readonly key: string } | { readonly index: number };

/** Steps from the root object; an empty path is the whole object. */
export type AttributePath = readonly PathStep[];

/** Pure. A path of attribute names only. */
export const attributePath = (...names: readonly string[]): AttributePath =>
  names.map((attribute) => ({ attribute }));

/** Pure. The protocol's message for a path. */
export const encodePath = (path: AttributePath): Encodable<Tfplugin6, 'AttributePath'> => ({
  steps: path.map((step) => {
    if ('attribute' in step) return { attribute_name: step.attribute };
    return 'key' in step ? { element_key_string: step.key } : { element_key_int: step.index };
  }),
});

/** Pure. A path as people write it in HCL: `nics["eth0"].address`. */
export const formatPath = (path: AttributePath): string =>
  path
    .map((step, position) => {
      if ('attribute' in step) return position === 0 ? step.attribute : `.${step.attribute}`;
      return 'key' in step ? `[${JSON.stringify(step.key)}]` : `[${step.index}]`;
    })
    .join('');
