import { describeContent } from './content.ts';
import { describeObjects } from './objects.ts';
import { describeSharing } from './sharing.ts';
import { declareImageSuite } from './suite.ts';
import type { ImagePeer } from './suite.ts';

/**
 * Effect: declares the tests of Debian's openstack and glance clients against an Image v2. What they expect is what Debian's Glance does, over
 * which test/peer runs them: whoever types these commands must not notice which of the two answers.
 */
export function describeImages(start: () => Promise<ImagePeer>): void {
  const suite = declareImageSuite(start);
  describeObjects(suite);
  describeContent(suite);
  describeSharing(suite);
}
