import { CairnError } from '../../model/error.ts';
import { NO_ARRIVAL } from '../../ports/contents.ts';
import type { Arrival, ContentIdentity, Contents } from '../../ports/contents.ts';

/** The port, and what it was told. */
export type SimulatedContents = Contents & {
  /** By image id. */
  readonly recorded: Map<string, ContentIdentity>;
  /** By image id. */
  readonly arrivals: Map<string, Arrival>;
  /** By digest and format of what was converted. */
  readonly conversions: Map<string, ContentIdentity>;
  /** How many bytes each image may have. */
  readonly room: { bytes: number };
  /** Images that are being deleted. */
  readonly leaving: Set<string>;
  /** Effect: what the database does when the row of an image goes. */
  readonly forget: (image_id: string) => void;
};

/** Effect: the port `contents` in memory. It knows of no image but by what it was told. */
export function createSimulatedContents(): SimulatedContents {
  const recorded = new Map<string, ContentIdentity>();
  const arrivals = new Map<string, Arrival>();
  const conversions = new Map<string, ContentIdentity>();
  const record: Contents['record'] = (image_id, content) => {
    const has = recorded.get(image_id);
    if (has !== undefined && has.sha256 !== content.sha256) {
      const message = `Image ${image_id} has other content already: ${has.sha256}.`;
      return Promise.reject(new CairnError('conflict', message));
    }
    recorded.set(image_id, { sha256: content.sha256, size_bytes: content.size_bytes });
    return Promise.resolve();
  };
  const room = { bytes: Infinity };
  const leaving = new Set<string>();
  const isHad = (sha256: string): boolean =>
    [...recorded].some(([image_id, each]) => each.sha256 === sha256 && !leaving.has(image_id));
  return {
    recorded,
    arrivals,
    conversions,
    leaving,
    forget: (image_id) => {
      leaving.delete(image_id);
      recorded.delete(image_id);
      arrivals.delete(image_id);
    },
    room,
    reserve: (_image_id, size_bytes) => {
      if (size_bytes <= room.bytes) return Promise.resolve();
      const message = `${size_bytes - room.bytes} of its ${size_bytes} bytes are too many.`;
      return Promise.reject(new CairnError('quota_exceeded', message));
    },
    record,
    share: async (image_id, from_image_id) => {
      const content = leaving.has(from_image_id) ? null : (recorded.get(from_image_id) ?? null);
      if (content !== null) await record(image_id, content);
      return content;
    },
    arrival: (image_id) => Promise.resolve(arrivals.get(image_id) ?? NO_ARRIVAL),
    noteArrival: (image_id, arrival) => {
      arrivals.set(image_id, arrival);
      return Promise.resolve();
    },
    conversion: (sha256, format) => Promise.resolve(conversions.get(`${sha256} ${format}`) ?? null),
    noteConversion: (sha256, format, made) => {
      conversions.set(`${sha256} ${format}`, made);
      return Promise.resolve();
    },
    release: (sha256) => {
      const made = isHad(sha256) ? [] : [...conversions].filter(([key]) => key.startsWith(`${sha256} `));
      for (const [key] of made) conversions.delete(key);
      const digests = new Set([sha256, ...made.map(([, each]) => each.sha256)]);
      const kept = new Set([...conversions.values()].map((each) => each.sha256));
      return Promise.resolve([...digests].filter((each) => !isHad(each) && !kept.has(each)));
    },
  };
}
