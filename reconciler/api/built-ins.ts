import { DEFAULT_DOMAIN_ID, ROLE_IDS } from '../model/built-in.ts';
import type { JsonObject } from '../model/json.ts';
import type { Transaction } from '../store/database.ts';
import { insertDesired } from '../store/desired.ts';
import { enqueue } from '../store/queue.ts';
import { replaceReferences } from '../store/references.ts';
import type { Reference } from '../store/references.ts';

type BuiltIn = {
  readonly id: string;
  readonly kind: 'domain' | 'role';
  readonly spec: JsonObject & { readonly name: string };
  readonly references: readonly Reference[];
};

const BUILT_INS: readonly BuiltIn[] = [
  {
    id: DEFAULT_DOMAIN_ID,
    kind: 'domain',
    spec: { name: 'Default', description: 'Projects and users that name no domain.', enabled: true },
    references: [],
  },
  role('reader', 'Sees what there is.'),
  role('member', 'Makes and changes what a project has.', 'reader'),
  role('manager', 'Also manages who may do so.', 'member'),
  role('admin', 'Everything everywhere, given on the system or in the project admin.', 'manager'),
];

function role(name: keyof typeof ROLE_IDS, description: string, implied?: keyof typeof ROLE_IDS): BuiltIn {
  const ids = implied === undefined ? [] : [ROLE_IDS[implied]];
  return {
    id: ROLE_IDS[name],
    kind: 'role',
    spec: { name, description, implied_role_ids: ids },
    references: ids.map((to_id, index) => ({ path: `/implied_role_ids/${index}`, to_id })),
  };
}

/** Effect: makes what every installation has and this one has not: the domain Default and the roles that the shipped rules ask for. */
export async function makeBuiltIns(transaction: Transaction): Promise<void> {
  for (const { id, kind, spec, references } of BUILT_INS) {
    const { name } = spec;
    const owner = { project_id: null, owner_id: null };
    const provenance = { created_by: 'cairn', origin: null, run: null };
    const row = await insertDesired(transaction, {
      id,
      kind,
      name,
      spec,
      secrets: {},
      ...owner,
      ...provenance,
    });
    // Null: it is there.
    if (row === null) continue;
    await replaceReferences(transaction, id, references);
    await enqueue(transaction, [id], 0);
  }
}
