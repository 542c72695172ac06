import { TERMINAL_SCRIPT, XTERM_ROOT } from '../../../schemas/console-line.ts';
import { consolePage, LINE_SCRIPT } from './page-parts.ts';

/** The page with a terminal on a guest's serial port: xterm.js. */
export const TERMINAL_PAGE_TEXT = consolePage({
  title: 'Serial console',
  script: TERMINAL_SCRIPT,
  head: `<link rel="stylesheet" href="${XTERM_ROOT}/css/xterm.css">\n`,
});

/**
 * Its script. A serial line tells a guest no size, so the terminal has the one that guests take for granted. Links that a guest writes lead nowhere.
 * What is pasted goes in pieces that the service takes.
 */
export const TERMINAL_SCRIPT_TEXT = `import { Terminal } from '${XTERM_ROOT}/lib/xterm.mjs';
${LINE_SCRIPT}
const PIECE_BYTES = 65536;
const line = openLine();
if (line !== null) {
  const terminal = new Terminal({
    cols: 80,
    rows: 24,
    scrollback: 5000,
    cursorBlink: true,
    linkHandler: { activate: () => undefined },
  });
  terminal.open(document.getElementById('screen'));
  const type = (bytes) => {
    if (line.readyState !== WebSocket.OPEN) return;
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) line.send(bytes.subarray(at, at + PIECE_BYTES));
  };
  terminal.onData((text) => type(new TextEncoder().encode(text)));
  terminal.onBinary((text) => type(Uint8Array.from(text, (character) => character.charCodeAt(0))));
  line.addEventListener('open', () => {
    says('Connected. It shows what the guest writes from now on: press Enter for its prompt.');
    state('connected');
    terminal.focus();
  });
  line.addEventListener('message', (event) => terminal.write(new Uint8Array(event.data)));
  line.addEventListener('close', () => {
    state('disconnected');
    says(goodbye());
    terminal.options.disableStdin = true;
  });
}
`;
