/** `cairn_keypair`: a pair of SSH keys that the provider draws for one run; no service, state or plan ever holds the private one. */
import { textOf, isKnown } from '../data-sources/data-source.ts';
import { attributePath } from '../protocol/attribute-path.ts';
import { record } from '../protocol/cty-value.ts';
import { errorDiagnostic } from '../protocol/diagnostics.ts';
import type { EphemeralResource, Lease } from './ephemeral-resource.ts';
import { drawSshKeypair } from './ssh-keypair.ts';

const LONGEST_COMMENT = 255;
const PRINTABLE = /^\P{Cc}*$/u;

/** Nothing has to be remembered, renewed or ended. */
const NOTHING: Lease = { kept: {}, renew_in_ms: null };

/** The ephemeral resource. */
export const keypairEphemeral: EphemeralResource = {
  type_name: 'cairn_keypair',
  description:
    'A pair of SSH keys (Ed25519) for one run. The provider draws it anew in every run, asks no service, and nothing keeps it: ' +
    'give the public key to a new server by `user_data_wo`, log in to it in a provisioner with the private key, or hand both to a store of secrets ' +
    'by its write-only arguments. A key that stays is made elsewhere and imported by the resource `cairn_keypair`. Terraform 1.10 or later.',
  attributes: {
    comment: {
      type: 'string',
      description: `Comment at the end of the public key, at most ${LONGEST_COMMENT} characters. Default: none.`,
      optional: true,
    },
    public_key: {
      type: 'string',
      description: "The public key, in OpenSSH's one-line form.",
      computed: true,
    },
    private_key: {
      type: 'string',
      description: 'The private key, as the content of a file for `ssh -i`, without a passphrase.',
      computed: true,
      sensitive: true,
    },
    fingerprint: {
      type: 'string',
      description: 'SHA256 fingerprint as `ssh-keygen -l` prints it.',
      computed: true,
    },
  },
  validate: (config) => {
    const comment = isKnown(config, 'comment') ? (textOf(config, 'comment') ?? '') : '';
    if (comment.length <= LONGEST_COMMENT && PRINTABLE.test(comment)) return [];
    const detail = `It must be one printable line of at most ${LONGEST_COMMENT} characters.`;
    return [errorDiagnostic('Bad comment', detail, attributePath('comment'))];
  },
  open: (_context, config) => {
    const { public_key, private_key, fingerprint } = drawSshKeypair(textOf(config, 'comment') ?? '');
    return Promise.resolve({
      ...NOTHING,
      values: record(Object.entries({ public_key, private_key, fingerprint })),
      secrets: [private_key],
    });
  },
  renew: () => Promise.resolve(NOTHING),
  close: () => Promise.resolve(),
};
