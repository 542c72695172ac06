import { randomFillSync } from 'node:crypto';
import { closeSync, fdatasyncSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import type { ServiceProcess } from '../support/service.ts';

const MIB = 1024 * 1024;

/** Effect: writes a file of random bytes: a disk must not be able to make them fewer. */
export function writeRandom(file: string, size_mib: number): void {
  const descriptor = openSync(file, 'w');
  const piece = Buffer.alloc(MIB);
  for (let mib = 0; mib < size_mib; mib += 1) writeSync(descriptor, randomFillSync(piece));
  fdatasyncSync(descriptor);
  closeSync(descriptor);
}

/** Effect: writes the bytes of a file to another and makes them durable, as plainly as can be; removes it again. Gives how long the first took, in milliseconds. */
export function writePlainly(from: string, to: string): number {
  const started = performance.now();
  const [source, target] = [openSync(from, 'r'), openSync(to, 'w')];
  const piece = Buffer.alloc(MIB);
  for (let read = readSync(source, piece); read > 0; read = readSync(source, piece))
    writeSync(target, piece, 0, read);
  fdatasyncSync(target);
  const took = performance.now() - started;
  for (const descriptor of [source, target]) closeSync(descriptor);
  rmSync(to);
  return took;
}

/** Effect: sends a file as the content of an image that promised nothing, in one request; rejects unless it became the content. */
export function sendWhole(
  service: Pick<ServiceProcess, 'endpoint' | 'token'>,
  id: string,
  file: string,
  size_bytes: number,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      `${service.endpoint}/v1/images/${id}/content-upload`,
      {
        method: 'PATCH',
        headers: {
          authorization: `Bearer ${service.token}`,
          'content-type': 'application/octet-stream',
          'content-length': size_bytes,
          'upload-offset': '0',
          'upload-complete': '?1',
        },
      },
      (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => (text += chunk.toString()));
        response.on('end', () => {
          if (response.statusCode === 200) resolve();
          else reject(new Error(`${id}: ${response.statusCode} ${text}`));
        });
      },
    );
    request.on('error', reject);
    const descriptor = openSync(file, 'r');
    request.once('close', () => closeSync(descriptor));
    const piece = Buffer.alloc(MIB);
    // One piece of memory, read again when it is sent: the sender is to take as little of the machine as it can.
    const sendNext = (): void => {
      const read = readSync(descriptor, piece);
      if (read === 0) request.end();
      else request.write(piece.subarray(0, read), (failed) => void (failed ?? sendNext()));
    };
    sendNext();
  });
}
