import { fakePair, realPair, simulatedPair } from './moves-labs.ts';
import { movesContract } from './moves.contract.ts';

/** The port `moves` over each of its implementations. */
movesContract('simulated', simulatedPair);
movesContract('fake libvirt hosts', fakePair);
movesContract('real libvirtds', realPair);
