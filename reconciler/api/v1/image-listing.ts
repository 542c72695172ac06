import type { KindName } from '../../../schemas/generated/types.ts';
import type { Credentials } from '../../policy/credentials.ts';
import { visibilityOf } from '../../policy/visibility.ts';
import type { ImageListing, MemberStatus } from '../../store/shared-images.ts';
import { wordOf } from '../query.ts';
import type { Query } from '../query.ts';

const MEMBER_STATUSES: readonly MemberStatus[] = ['pending', 'accepted', 'rejected'];

/** Pure. Parameters of a kind's list besides those of every kind. */
export function ownListParameters(kind: KindName): readonly string[] {
  return kind === 'image' ? ['member_status'] : [];
}

/**
 * Pure. Which images a request for a list means; null for other kinds, and where it says which ones by their ids: those are shown whatever
 * lists leave out. Throws invalid_input.
 */
export function imageListing(kind: KindName, query: Query, credentials: Credentials): ImageListing | null {
  if (kind !== 'image') return null;
  const asked = wordOf(query, 'member_status', [...MEMBER_STATUSES, 'all'] as const);
  if (query.has('ids')) return null;
  return {
    project_id: visibilityOf(kind, credentials).all ? null : credentials.project_id,
    with_community: query.get('visibility') === 'community',
    member_status: asked === 'all' ? MEMBER_STATUSES : [asked ?? 'accepted'],
    with_hidden: query.has('hidden'),
  };
}
