import type { ImageSpec } from '../../../schemas/generated/types.ts';
import { eraseKind } from '../../model/kind.ts';
import { diff } from './diff.ts';
import { inspectContent } from './inspect.ts';
import { isGone, observe } from './observe.ts';
import { operations } from './operations.ts';
import { plan } from './plan.ts';
import { quotaUse } from './quota.ts';
import { promisedContent, resolve } from './resolve.ts';
import type { ImageDesired, ImageObserved } from './shapes.ts';
import type { ImageReport } from './status.ts';
import { report } from './status.ts';

/** The kind image: bytes in the service's store, with a copy on every host where a server needs them. */
export const image = eraseKind<ImageSpec, ImageDesired, ImageObserved, ImageReport>({
  name: 'image',
  needs: { hosts: true },
  admit: () => [],
  resolve,
  observe,
  diff,
  plan,
  operations,
  report,
  content: {
    expected: promisedContent,
    inspect: ({ disk_format, size_bytes }, head, number) =>
      inspectContent({ disk_format: disk_format ?? null, size_bytes: size_bytes ?? null }, head, number),
  },
  quota: quotaUse,
  isGone,
});
