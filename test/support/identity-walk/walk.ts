import {
  clearGround,
  walkCredentials,
  walkEndpoints,
  walkGrants,
  walkPasswords,
  walkPeople,
} from './details.ts';
import { makeGround } from './ground.ts';
import { walkCollections } from './objects.ts';
import { walkTokens } from './tokens.ts';
import type { Answer, IdentityTarget } from './walker.ts';
import { createWalker } from './walker.ts';

/** Effect: walks every route of Identity v3 that the facade has, with good and bad requests, and gives the answers in order. */
export async function walkIdentity(target: IdentityTarget): Promise<readonly Answer[]> {
  const walker = await createWalker(target);
  const ground = await makeGround(walker);
  await walkTokens(walker, target, ground);
  await walkCollections(walker, ground);
  await walkGrants(walker, ground);
  await walkPeople(walker, ground);
  await walkEndpoints(walker, ground);
  await walkCredentials(walker, ground);
  await walkPasswords(walker, ground);
  await clearGround(walker, ground);
  return walker.answers;
}
