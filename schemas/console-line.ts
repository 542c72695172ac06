/** Where the page with a guest's screen is. */
export const CONSOLE_PAGE = '/console/';

/** Where the page with a guest's serial port is. */
export const TERMINAL_PAGE = '/console/serial/';

/** Where the script of the screen's page is. */
export const CONSOLE_SCRIPT = '/console/screen.js';

/** Where the script of the serial port's page is. */
export const TERMINAL_SCRIPT = '/console/terminal.js';

/** Where the parts of noVNC are. */
export const NOVNC_ROOT = '/console/novnc';

/** Where the parts of xterm.js are. */
export const XTERM_ROOT = '/console/xterm';

/** The websocket that leads to a guest. */
export const CONSOLE_LINE = '/console/line';

/** Name of the protocol that carries a console's bytes over the websocket. */
export const LINE_PROTOCOL = 'binary';

/** Before the token, as a second protocol that the client offers: browsers can send no header of their own. */
export const TOKEN_PROTOCOL_PREFIX = 'cairn.token.';
