import type { Express } from 'express';
import type { RequestHandler } from 'express';

/** One route as Express has it. */
export type ServedRoute = {
  /** In Express's form, with :names. */
  readonly path: string;
  /** Lower case. */
  readonly methods: readonly string[];
  readonly handlers: readonly RequestHandler[];
};

/** Pure. Every route of an Express application. */
export function routesOf(app: Express): readonly ServedRoute[] {
  type Layer = {
    readonly route?: {
      readonly path: string;
      readonly methods: Readonly<Record<string, boolean>>;
      readonly stack: readonly { readonly handle: RequestHandler }[];
    };
  };
  const { stack } = app.router as unknown as { readonly stack: readonly Layer[] };
  return stack.flatMap(({ route }) =>
    route === undefined
      ? []
      : [
          {
            path: route.path,
            methods: Object.keys(route.methods),
            handlers: route.stack.map(({ handle }) => handle),
          },
        ],
  );
}
