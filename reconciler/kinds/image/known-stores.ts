import type { AnyKind } from '../../model/kind.ts';

/** Pure. The kinds, of which that of images also refuses stores that this service has not. */
export function knowingStores(kinds: readonly AnyKind[], names: readonly string[]): readonly AnyKind[] {
  return kinds.map((kind) => (kind.name === 'image' ? withStores(kind, names) : kind));
}

function withStores(kind: AnyKind, names: readonly string[]): AnyKind {
  return {
    ...kind,
    admit: (admission) => {
      const { store } = admission.spec;
      // A store that the service lost must not keep anybody from changing the rest.
      const is_same = store === admission.previous?.spec['store'];
      const known = typeof store !== 'string' || is_same || names.includes(store);
      const unknown = {
        path: '/spec/store',
        message: `There is no image store ${String(store)}; there is: ${names.join(', ')}.`,
        hint: 'Name one of these, or leave store out for the default one.',
      };
      return known ? kind.admit(admission) : [unknown, ...kind.admit(admission)];
    },
  };
}
