/** Where the page with a guest's screen is. */
export const CONSOLE_PAGE = '/console/';

/** Where the page's parts are. */
export const CONSOLE_SCRIPT = '/console/screen.js';

/** Where the parts of noVNC are. */
export const NOVNC_ROOT = '/console/novnc';

/** The websocket that leads to a guest. */
export const CONSOLE_LINE = '/console/line';

/** Name of the protocol that carries a console's bytes over the websocket. */
export const LINE_PROTOCOL = 'binary';

/** Before the token, as a second protocol that the client offers: browsers can send no header of their own. */
export const TOKEN_PROTOCOL_PREFIX = 'cairn.token.';
