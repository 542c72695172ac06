// Carries TCP connections into a lab host. Its listening socket (file descriptor 3) was opened on the loopback
// interface outside, before this process entered the host's network namespace; what it dials is inside. A socket
// belongs for ever to the network namespace it was made in, so no bridge, address or route is needed.
import { connect, createServer } from 'node:net';

const port = Number(process.argv[2]);
createServer((outside) => {
  const inside = connect(port, '127.0.0.1');
  outside.setNoDelay(true);
  inside.setNoDelay(true);
  outside.on('error', () => inside.destroy());
  inside.on('error', () => outside.destroy());
  outside.on('close', () => inside.destroy());
  inside.on('close', () => outside.destroy());
  outside.pipe(inside);
  inside.pipe(outside);
}).listen({ fd: 3 });
