import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import express from 'express';
import type { RequestHandler } from 'express';
import {
  CONSOLE_LINE,
  CONSOLE_PAGE,
  CONSOLE_SCRIPT,
  LINE_PROTOCOL,
  NOVNC_ROOT,
  TOKEN_PROTOCOL_PREFIX,
} from '../../../schemas/console-line.ts';

/** Nothing but our own files, and the line: the guest's screen is pixels, never markup. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src data:; connect-src 'self' ws: wss:; frame-ancestors 'none'; base-uri 'none'";

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="referrer" content="no-referrer">
<title>Console</title>
<style>
  html, body { margin: 0; height: 100%; background: #1b1f24; color: #e6e8ea; font: 14px/1.4 system-ui, sans-serif; }
  body { display: flex; flex-direction: column; }
  header { display: flex; gap: 12px; align-items: center; padding: 6px 12px; background: #2a3038; }
  #says { flex: 1; }
  button { font: inherit; color: inherit; background: #3d4652; border: 0; border-radius: 4px; padding: 4px 10px; cursor: pointer; }
  #screen { flex: 1; overflow: hidden; }
</style>
</head>
<body>
<header><span id="says" role="status">Connecting.</span><button id="keys" type="button">Ctrl-Alt-Del</button></header>
<main id="screen"></main>
<script type="module" src="${CONSOLE_SCRIPT}"></script>
</body>
</html>
`;

// A token is used up by its first use, so the page forgets it at once: a copied address opens nothing.
const SCRIPT = `import RFB from '${NOVNC_ROOT}/core/rfb.js';
const says = (text) => { document.getElementById('says').textContent = text; };
const token = new URLSearchParams(location.hash.slice(1)).get('token');
history.replaceState(null, '', location.pathname);
if (token === null || !/^[A-Za-z0-9_-]{43}$/.test(token)) {
  says('This address has no token. Ask for another console: each address opens once.');
} else {
  const url = new URL('${CONSOLE_LINE}', location.href);
  url.protocol = url.protocol.replace('http', 'ws');
  const rfb = new RFB(document.getElementById('screen'), url.href, {
    wsProtocols: ['${LINE_PROTOCOL}', '${TOKEN_PROTOCOL_PREFIX}' + token],
  });
  rfb.scaleViewport = true;
  rfb.addEventListener('connect', () => { says('Connected.'); document.body.dataset.state = 'connected'; rfb.focus(); });
  rfb.addEventListener('desktopname', (event) => { document.title = event.detail.name; says(event.detail.name); });
  rfb.addEventListener('disconnect', (event) => {
    document.body.dataset.state = 'disconnected';
    says(event.detail.clean ? 'The console was closed.' : 'The console broke off, or its address was used before. Ask for another one.');
  });
  document.getElementById('keys').addEventListener('click', () => rfb.sendCtrlAltDel());
}
`;

/** Pure. The files of the page that shows a guest's screen. They hold nothing of anybody, so anybody may read them. */
export function consoleFiles(): RequestHandler {
  const package_directory = dirname(dirname(fileURLToPath(import.meta.resolve('@novnc/novnc'))));
  const files = express.Router({ caseSensitive: true, strict: true });
  for (const part of ['core', 'vendor']) {
    const served = express.static(`${package_directory}/${part}`, { index: false, redirect: false });
    files.use(`${NOVNC_ROOT}/${part}`, served);
  }
  const own: Readonly<Record<string, readonly [type: string, text: string]>> = {
    [CONSOLE_PAGE]: ['html', PAGE],
    [CONSOLE_SCRIPT]: ['text/javascript', SCRIPT],
  };
  files.use((request, response, next) => {
    const file = request.method === 'GET' && Object.hasOwn(own, request.path) ? own[request.path] : undefined;
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
