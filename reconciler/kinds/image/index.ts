import type { ImageSpec } from '../../../schemas/generated/types.ts';
import { eraseKind } from '../../model/kind.ts';
import { admit } from './admit.ts';
import { diff } from './diff.ts';
import { examineContent } from './examine.ts';
import { inspectContent } from './inspect.ts';
import { isGone, observe } from './observe.ts';
import { operations } from './operations.ts';
import { plan } from './plan.ts';
import { quotaUse } from './quota.ts';
import { declaredContent, promisedContent, resolve } from './resolve.ts';
import type { ImageDesired, ImageObserved } from './shapes.ts';
import type { ImageReport } from './status.ts';
import { report } from './status.ts';

/** The kind image: bytes in the service's store, with a copy on every host where a server needs them. */
export const image = eraseKind<ImageSpec, ImageDesired, ImageObserved, ImageReport>({
  name: 'image',
  needs: { hosts: true },
  admit,
  resolve,
  observe,
  diff,
  plan,
  operations,
  report,
  content: {
    expected: promisedContent,
    whyNotTaken: ({ source_url, source_server_id, source_image_id }) =>
      (source_url ?? source_server_id ?? source_image_id) === undefined
        ? null
        : 'The service itself brings the content of this image, because the spec names a source. Make another image for a file.',
    inspect: (spec, head, size_bytes) => inspectContent(declaredContent(spec), head, size_bytes),
    examine: async (spec, reader) => (await examineContent(declaredContent(spec), reader)).violations,
  },
  quota: quotaUse,
  isGone,
});
