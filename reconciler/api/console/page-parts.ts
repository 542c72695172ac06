import { CONSOLE_LINE, LINE_PROTOCOL, TOKEN_PROTOCOL_PREFIX } from '../../../schemas/console-line.ts';

/** Pure. A page with a line that says how it stands above the console. `head` and `header` are markup of ours. */
export function consolePage(page: {
  readonly title: string;
  readonly script: string;
  readonly head?: string;
  readonly header?: string;
}): string {
  const { title, script, head = '', header = '' } = page;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
${head}<style>
  html, body { margin: 0; height: 100%; background: #1b1f24; color: #e6e8ea; font: 14px/1.4 system-ui, sans-serif; }
  body { display: flex; flex-direction: column; }
  header { display: flex; gap: 12px; align-items: center; padding: 6px 12px; background: #2a3038; }
  #says { flex: 1; }
  button { font: inherit; color: inherit; background: #3d4652; border: 0; border-radius: 4px; padding: 4px 10px; cursor: pointer; }
  #screen { flex: 1; overflow: hidden; }
</style>
</head>
<body>
<header><span id="says" role="status">Connecting.</span>${header}</header>
<main id="screen"></main>
<script type="module" src="${script}"></script>
</body>
</html>
`;
}

/**
 * What the scripts of all pages begin with: `says(text)`; `state(word)`, which tests and people's tools see; `openLine()`, the websocket to the
 * guest, null without a token; `goodbye()`, why it ended. A token is used up by its first use, so the page forgets it at once: a copied address
 * opens nothing.
 */
export const LINE_SCRIPT = `const says = (text) => { document.getElementById('says').textContent = text; };
const state = (word) => { document.body.dataset.state = word; };
let ended = null;
const goodbye = () => {
  if (ended?.reason) return ended.reason;
  return ended?.code === 1000
    ? 'The console was closed.'
    : 'The console broke off, or its address was used before. Ask for another one.';
};
const openLine = () => {
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  history.replaceState(null, '', location.pathname);
  if (token === null || !/^[A-Za-z0-9_-]{43}$/.test(token)) {
    says('This address has no token. Ask for another console: each address opens once.');
    return null;
  }
  const url = new URL('${CONSOLE_LINE}', location.href);
  url.protocol = url.protocol.replace('http', 'ws');
  const line = new WebSocket(url, ['${LINE_PROTOCOL}', '${TOKEN_PROTOCOL_PREFIX}' + token]);
  line.binaryType = 'arraybuffer';
  line.addEventListener('close', (event) => { ended = event; });
  return line;
};
`;
