import type { ImageSpec, ServerSpec } from '../../../schemas/generated/types.ts';
import type { Violation } from '../../model/error.ts';
import type { HeldHost } from '../../model/held-hosts.ts';
import { isGivenUp } from '../../model/held-hosts.ts';
import type { HostPart } from '../../model/host-parts.ts';
import type { Admission, Snapshot } from '../../model/kind.ts';
import { captureVolumeName, rootVolumeName } from '../../model/names.ts';
import type { Change } from '../../model/operation.ts';
import type { Known } from '../../model/resource.ts';
import type { Step } from '../../model/steps.ts';
import type { CaptureView } from '../../ports/captures.ts';
import type { Capture, CaptureChoice, ImageDesired, ImageObserved, SourceServer } from './shapes.ts';

/** Longest copy; one that takes longer goes on by itself and is waited for by the next pass. */
const CAPTURE_SECONDS = 86_400;

/** What must come before content can. */
export type SourceWaiting = { readonly reason: string; readonly message: string; readonly for_id: string };

/** Pure. What is known of the server that an image is made from; null when it is gone. */
export function sourceServer(
  { references }: Pick<Snapshot<object>, 'references'>,
  server_id: string,
): SourceServer | null {
  const known = references.get(server_id) as unknown as Known<ServerSpec> | undefined;
  if (known === undefined) return null;
  const { resource, choices, observed } = known;
  const host_id = typeof choices['host_id'] === 'string' ? choices['host_id'] : null;
  const { storage, root_capacity_bytes: size } = choices;
  const { serial = 0 } = (choices['root'] ?? {}) as { readonly serial?: number };
  return {
    name: resource.name,
    host_id,
    leaving: resource.deletion_requested_at !== null,
    disk_bytes: typeof size === 'number' && size > 0 ? size : null,
    volume_name: rootVolumeName(server_id, serial, typeof storage === 'string' ? storage : undefined),
    built: observed !== null && (observed['domain'] ?? null) !== null,
  };
}

/** Pure. What is wrong with an image that is to be made from a server. */
export function captureViolations({
  spec,
  previous,
  references,
}: Admission<ImageSpec>): readonly Violation[] {
  if (spec.source_server_id === undefined || previous !== null) return [];
  const violations: Violation[] = [];
  if (spec.disk_format !== 'qcow2' || spec.container_format !== 'bare') {
    const path = spec.disk_format === 'qcow2' ? '/spec/container_format' : '/spec/disk_format';
    const message =
      'The disk of a server becomes a bare image of the format qcow2, and this says something else.';
    violations.push({ path, message, hint: 'Set disk_format to qcow2, and leave container_format out.' });
  }
  const server = sourceServer({ references }, spec.source_server_id);
  const path = '/spec/source_server_id';
  if (server?.leaving === true) {
    const message = `Server ${server.name} is being deleted, so its disk cannot become an image.`;
    violations.push({ path, message, hint: 'Name another server.' });
  } else if (server !== null && server.built && server.disk_bytes === null) {
    const message = `Server ${server.name} has no disk that could become an image: it boots a kernel, and its flavor has none.`;
    violations.push({ path, message, hint: 'Name a server that has a disk.' });
  }
  return violations;
}

/**
 * Pure. Where the copy of the server's disk is, or is to be made: chosen when the server was seen on its host, and kept until a look found
 * both the content (or that it will never come) and nothing of the copy, or until the host is given up. A look from before the content came
 * says nothing: the copy may be younger.
 */
export function resolveCapture(
  snapshot: Snapshot<object>,
  { image_id, deleting, content, source }: Pick<ImageDesired, 'image_id' | 'deleting' | 'content' | 'source'>,
): Capture | null {
  if (source?.from !== 'server') return null;
  const { capture_host_id: kept = null } = snapshot.self.choices as unknown as Partial<CaptureChoice>;
  const seen = snapshot.self.observed as unknown as ImageObserved | null;
  const isOver = seen !== null && (seen.blob !== null || seen.refusal !== null);
  const isCleared = isOver && (seen.capture === null || (seen.capture.known && seen.capture.view === null));
  const isWanted = !deleting && content === null && !isOver && source.server?.built === true;
  const wanted = isWanted ? source.server.host_id : null;
  const host_id = kept === null || (isCleared && !deleting) ? wanted : kept;
  const host = snapshot.hosts.find(({ resource }) => resource.id === host_id);
  if (host === undefined || (host_id !== wanted && isGivenUp(host))) return null;
  return {
    host_id: host.resource.id,
    host_name: host.resource.name,
    volume_name: captureVolumeName(image_id),
  };
}

/** Pure. The host of the copy among those that hold something of the image, so that it stays registered until nothing is left. */
export function withCaptureHost(hosts: readonly HeldHost[], capture: Capture | null): readonly HeldHost[] {
  if (capture === null || hosts.some((host) => host.host_id === capture.host_id)) return hosts;
  const { host_id, host_name } = capture;
  return [...hosts, { host_id, host_name, used: false, leaving: false }];
}

/** Pure. A copy that nobody needs any more: the content is there, or it will never come, or the image goes. */
export function captureChanges(
  { deleting, capture }: ImageDesired,
  observed: ImageObserved,
): readonly Change[] {
  const needed = !deleting && observed.blob === null && observed.refusal === null;
  if (needed || capture === null || observed.capture?.known !== true || observed.capture.view === null)
    return [];
  return [{ field: 'capture', expected: 'absent', found: 'present', disruption: 'none' }];
}

/** Pure. The step that clears the copy away; it also ends one that is being made, and thaws the guest. */
export function clearSteps(fields: ReadonlySet<string>, { source, capture }: ImageDesired): readonly Step[] {
  if (!fields.has('capture') || source?.from !== 'server' || capture === null) return [];
  const { host_id, volume_name } = capture;
  return [
    {
      key: 'capture',
      name: 'clear_capture',
      arguments: { host_id, volume_name, server_id: source.server_id },
      after: [],
      timeout_seconds: 180,
      reason: `the copy of the disk on host ${capture.host_name} is not needed any more`,
    },
  ];
}

/** Pure. Steps that copy the server's disk on its host and bring the copy into the store; none while something must come before. */
export function captureSteps(desired: ImageDesired, observed: ImageObserved): readonly Step[] {
  const { source, capture, image_id, store, disk_format, container_format, promised } = desired;
  if (source?.from !== 'server' || capture === null || captureWaiting(desired, observed) !== null) return [];
  const { host_id, volume_name } = capture;
  const { server_id } = source;
  const isTaken = viewOf(observed.capture)?.complete === true;
  const take: Step = {
    key: 'take',
    name: 'capture_disk',
    arguments: {
      image_id,
      store,
      host_id,
      volume_name,
      source: {
        server_id,
        volume_name: source.server?.volume_name ?? rootVolumeName(server_id, 0),
      },
    },
    after: [],
    timeout_seconds: CAPTURE_SECONDS,
    reason: `the content is the disk of server ${source.server?.name ?? server_id}`,
    lane: 'arrival',
  };
  const collect: Step = {
    key: 'content',
    name: 'collect_capture',
    arguments: {
      image_id,
      store,
      host_id,
      volume_name,
      disk_format,
      container_format,
      sha256: promised.sha256,
      size_bytes: promised.size_bytes,
    },
    after: isTaken ? [] : [take.key],
    timeout_seconds: CAPTURE_SECONDS,
    reason: `the copy of the disk is on host ${capture.host_name}`,
    lane: 'arrival',
  };
  return isTaken ? [collect] : [take, collect];
}

/** Pure. Why the server can never give the content; null while it can. */
export function captureProblem({ source }: ImageDesired, observed: ImageObserved): string | null {
  if (source?.from !== 'server' || viewOf(observed.capture)?.complete === true) return null;
  const { server, server_id } = source;
  if (server === null || server.leaving) {
    return `Server ${server?.name ?? server_id}, whose disk the content should be, was deleted before its disk was copied. Make the image from another server.`;
  }
  if (server.built && server.disk_bytes === null) {
    return `Server ${server.name}, whose disk the content should be, has no disk: it boots a kernel, and its flavor has none. Make the image from a server that has one.`;
  }
  return null;
}

/** Pure. What must come before the disk can be copied; null when nothing is waited for. */
export function captureWaiting(
  { source, capture }: ImageDesired,
  observed: ImageObserved,
): SourceWaiting | null {
  if (source?.from !== 'server') return null;
  if (capture !== null && observed.capture !== null && !observed.capture.known) {
    const message = `The disk is copied as soon as host ${capture.host_name} can be reached.`;
    return { reason: 'HostUnreachable', message, for_id: capture.host_id };
  }
  if (viewOf(observed.capture) !== null || (capture !== null && source.server?.built === true)) return null;
  const name = source.server?.name ?? source.server_id;
  const message = `Server ${name}, whose disk becomes the content, is not built yet.`;
  return { reason: 'WaitingForContent', message, for_id: source.server_id };
}

function viewOf(part: HostPart<CaptureView> | null): CaptureView | null {
  return part?.known === true ? part.view : null;
}
