import type { JsonObject } from '../../../model/json.ts';
import type { CatalogService } from '../../../store/catalog.ts';

/** Who a catalogue is for. */
export type Reader = { readonly user_id: string | null; readonly project_id: string | null };

const WORD = /[%$]\((\w+)\)s/g;

/**
 * Pure. The catalogue as a token shows it: in each address the words for the project and the user are replaced. An endpoint whose address
 * speaks of a project is left out where there is none.
 */
export function showCatalog(services: readonly CatalogService[], reader: Reader): readonly JsonObject[] {
  return services.map(({ id, name, type, endpoints }) => ({
    id,
    name,
    type,
    endpoints: endpoints.flatMap((endpoint) => {
      const url = addressFor(endpoint.url, reader);
      if (url === null) return [];
      const { region } = endpoint;
      return [{ id: endpoint.id, interface: endpoint.interface, region, region_id: region, url }];
    }),
  }));
}

function addressFor(url: string, { user_id, project_id }: Reader): string | null {
  const values: Readonly<Record<string, string | null>> = {
    project_id,
    tenant_id: project_id,
    user_id,
  };
  const isWhole = Array.from(url.matchAll(WORD)).every(([, word = '']) => (values[word] ?? null) !== null);
  return isWhole ? url.replaceAll(WORD, (_all, word: string) => values[word] ?? '') : null;
}
