import { nothingHere, wrong } from './call.ts';
import type { PlacementFacade, PlacementRoute } from './call.ts';
import { PLACEMENT_ROOT } from './addresses.ts';
import { RESOURCE_CLASSES, traitsOf } from './amounts.ts';
import { hostsOf } from './providers.ts';

/** Pure. The addresses that name what may be asked for: classes of resources, and the traits that hosts have. */
export function vocabularyRoutes(facade: PlacementFacade): readonly PlacementRoute[] {
  const shown = (name: string) => ({
    name,
    links: [{ rel: 'self', href: `${PLACEMENT_ROOT}/resource_classes/${name}` }],
  });
  return [
    {
      path: '/resource_classes',
      since: 2,
      answer: () => ({ status: 200, body: { resource_classes: RESOURCE_CLASSES.map(shown) } }),
    },
    {
      path: '/resource_classes/:name',
      since: 2,
      answer: ({ params }) => {
        const name = RESOURCE_CLASSES.find((each) => each === params['name']);
        if (name === undefined) throw nothingHere();
        return { status: 200, body: shown(name) };
      },
    },
    {
      path: '/traits',
      since: 6,
      answer: async ({ query }) => {
        const keeps = traitFilter(query.get('name'));
        // Traits that no host has are not kept anywhere, so all are associated.
        const traits = query.get('associated') === 'false' ? [] : await allTraits(facade);
        return { status: 200, body: { traits: traits.filter(keeps) } };
      },
    },
    {
      path: '/traits/:name',
      since: 6,
      answer: async ({ params }) => {
        if (!(await allTraits(facade)).includes(params['name'] ?? '')) throw nothingHere();
        return { status: 204 };
      },
    },
  ];
}

async function allTraits(facade: PlacementFacade): Promise<readonly string[]> {
  return [...new Set((await hostsOf(facade)).flatMap(traitsOf))].sort();
}

function traitFilter(text: string | null): (trait: string) => boolean {
  if (text === null) return () => true;
  const [, how, rest = ''] = /^(in|startswith):(.*)$/.exec(text) ?? [];
  if (how === 'in') return (trait) => rest.split(',').includes(trait);
  if (how === 'startswith') return (trait) => trait.startsWith(rest);
  throw wrong(
    'Badly formatted name parameter. Expected name query string parameter in form: ?name=[in|startswith]:[name1,name2|prefix].',
  );
}
