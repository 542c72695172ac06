import { CONSOLE_SCRIPT, NOVNC_ROOT } from '../../../schemas/console-line.ts';
import { consolePage, LINE_SCRIPT } from './page-parts.ts';

/** The page that shows a guest's screen with noVNC. */
export const SCREEN_PAGE_TEXT = consolePage({
  title: 'Console',
  script: CONSOLE_SCRIPT,
  header: '<button id="keys" type="button">Ctrl-Alt-Del</button>',
});

/** Its script. */
export const SCREEN_SCRIPT_TEXT = `import RFB from '${NOVNC_ROOT}/core/rfb.js';
${LINE_SCRIPT}
const line = openLine();
if (line !== null) {
  const rfb = new RFB(document.getElementById('screen'), line, {});
  rfb.scaleViewport = true;
  rfb.addEventListener('connect', () => { says('Connected.'); state('connected'); rfb.focus(); });
  rfb.addEventListener('desktopname', (event) => { document.title = event.detail.name; says(event.detail.name); });
  rfb.addEventListener('disconnect', () => { state('disconnected'); says(goodbye()); });
  document.getElementById('keys').addEventListener('click', () => rfb.sendCtrlAltDel());
}
`;
