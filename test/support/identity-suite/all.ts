import { describeCatalogue } from './catalogue.ts';
import { describeCredentials } from './credentials.ts';
import { describeNames } from './names.ts';
import { describePeople } from './people.ts';
import { describeRoles } from './roles.ts';
import { describeSignIn } from './signing-in.ts';
import { declareSuite } from './suite.ts';
import type { IdentityPeer } from './suite.ts';

/**
 * Effect: declares the tests of Debian's openstack client against an Identity v3. What they expect is what Debian's Keystone
 * does, over which test/peer runs them: whoever types these commands must not notice which of the two answers.
 */
export function describeIdentity(start: () => Promise<IdentityPeer>): void {
  const suite = declareSuite(start);
  describeSignIn(suite);
  describePeople(suite);
  describeNames(suite);
  describeRoles(suite);
  describeCredentials(suite);
  describeCatalogue(suite);
}
