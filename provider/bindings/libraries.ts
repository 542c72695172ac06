/** A CDK library: cdktf, or its successor by the community. */
export type Library = 'cdktf' | 'cdktn';

/** Each library's generator, and what an app that uses the bindings must have. */
export const LIBRARIES = {
  cdktf: {
    load: (): Promise<object> => import('@cdktf/provider-generator'),
    peers: { cdktf: '^0.21.0', constructs: '^10.4.2' },
  },
  cdktn: {
    load: (): Promise<object> => import('@cdktn/provider-generator'),
    peers: { cdktn: '^0.24.0', constructs: '>=10.6.0 <10.8.0' },
  },
} as const satisfies Record<Library, object>;

/** The names of both libraries. */
export const LIBRARY_NAMES = ['cdktf', 'cdktn'] as const satisfies readonly Library[];
