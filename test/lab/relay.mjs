// Carries TCP connections into a lab host. Its listening socket comes over the channel from the process that
// started it, which opened it on the loopback interface outside; this process runs inside the host's network
// namespace, so what it dials is inside. A socket belongs for ever to the network namespace it was made in:
// no bridge, address or route is needed.
import { connect } from 'node:net';

const [address, port] = [process.argv[2], Number(process.argv[3])];
process.once('message', (_, server) => {
  server.on('connection', (outside) => {
    const inside = connect(port, address);
    outside.setNoDelay(true);
    inside.setNoDelay(true);
    outside.on('error', () => inside.destroy());
    inside.on('error', () => outside.destroy());
    outside.on('close', () => inside.destroy());
    inside.on('close', () => outside.destroy());
    outside.pipe(inside);
    inside.pipe(outside);
  });
  process.send('listening', () => process.disconnect());
});
