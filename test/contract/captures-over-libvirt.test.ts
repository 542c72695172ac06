import { capturesContract } from './captures.contract.ts';
import { fakeLab, realLab } from './libvirt-labs.ts';

/** The port `captures` over libvirt's RPC: guests that run Debian's guest agent on a real libvirtd, and the fake host server. */
capturesContract('real libvirtd', () => realLab(true));
capturesContract('fake libvirt host', fakeLab);
