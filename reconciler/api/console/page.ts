import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import express from 'express';
import type { RequestHandler } from 'express';
import {
  CONSOLE_PAGE,
  CONSOLE_SCRIPT,
  NOVNC_ROOT,
  TERMINAL_PAGE,
  TERMINAL_SCRIPT,
  XTERM_ROOT,
} from '../../../schemas/console-line.ts';
import { SCREEN_PAGE_TEXT, SCREEN_SCRIPT_TEXT } from './screen.ts';
import { TERMINAL_PAGE_TEXT, TERMINAL_SCRIPT_TEXT } from './terminal.ts';

/** Nothing but our own files, and the line: what a guest shows is pixels or text, never markup. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src data:; connect-src 'self' ws: wss:; frame-ancestors 'none'; base-uri 'none'";

const OWN: Readonly<Record<string, readonly [type: string, text: string]>> = {
  [CONSOLE_PAGE]: ['html', SCREEN_PAGE_TEXT],
  [CONSOLE_SCRIPT]: ['text/javascript', SCREEN_SCRIPT_TEXT],
  [TERMINAL_PAGE]: ['html', TERMINAL_PAGE_TEXT],
  [TERMINAL_SCRIPT]: ['text/javascript', TERMINAL_SCRIPT_TEXT],
};

/** Folders of packages that browsers may read. */
const SERVED = [
  { root: NOVNC_ROOT, module: import.meta.resolve('@novnc/novnc'), folders: ['core', 'vendor'] },
  { root: XTERM_ROOT, module: import.meta.resolve('@xterm/xterm'), folders: ['lib', 'css'] },
];

/** Pure. The files of the pages that show a guest's screen and its serial port. They hold nothing of anybody, so anybody may read them. */
export function consoleFiles(): RequestHandler {
  const files = express.Router({ caseSensitive: true, strict: true });
  for (const { root, module, folders } of SERVED) {
    const directory = dirname(dirname(fileURLToPath(module)));
    for (const folder of folders) {
      const served = express.static(`${directory}/${folder}`, { index: false, redirect: false });
      files.use(`${root}/${folder}`, served);
    }
  }
  files.use((request, response, next) => {
    const file = request.method === 'GET' && Object.hasOwn(OWN, request.path) ? OWN[request.path] : undefined;
    if (file === undefined) return next();
    const [type, text] = file;
    response
      .set('Content-Security-Policy', POLICY)
      .set('Referrer-Policy', 'no-referrer')
      .type(type)
      .send(text);
  });
  return files;
}
