import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runOrThrow } from './processes.ts';

/** Paths of one TLS identity in the layout that libvirt's `pkipath` URI parameter expects. */
export interface ClientIdentity {
  readonly pki_directory: string;
  readonly ca_path: string;
  readonly certificate_path: string;
  readonly key_path: string;
}

/** The certificates of one host: what its clients trust and show, and a client it must refuse (foreign authority). */
export interface LabCertificates {
  readonly client: ClientIdentity;
  readonly wrong_client: ClientIdentity;
}

const VALID = ['-days', '3650', '-sha256'];

async function authority(directory: string, common_name: string): Promise<void> {
  await writeFile(
    join(directory, 'ca.cnf'),
    `[req]\ndistinguished_name=dn\nprompt=no\nx509_extensions=ca\n[dn]\nCN=${common_name}\n` +
      '[ca]\nbasicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\nsubjectKeyIdentifier=hash\n',
  );
  const args = [
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:prime256v1',
    '-noenc',
    ...VALID,
  ];
  await runOrThrow('openssl', [...args, '-config', 'ca.cnf', '-keyout', 'cakey.pem', '-out', 'cacert.pem'], {
    cwd: directory,
  });
}

/** Writes PREFIXcert.pem and PREFIXkey.pem into `target`, signed by the authority in `ca`, and the authority beside them. */
async function issue(
  ca: string,
  target: string,
  prefix: 'server' | 'client',
  dn: string,
  san?: string,
): Promise<void> {
  await mkdir(target, { recursive: true });
  const usage = prefix === 'server' ? 'serverAuth' : 'clientAuth';
  await writeFile(
    join(target, 'leaf.cnf'),
    '[req]\ndistinguished_name=dn\nprompt=no\nx509_extensions=leaf\n' +
      `[dn]\nO=Cairn lab\nCN=${dn}\n[leaf]\nbasicConstraints=critical,CA:FALSE\n` +
      `keyUsage=critical,digitalSignature,keyEncipherment\nextendedKeyUsage=${usage}\n` +
      (san === undefined ? '' : `subjectAltName=${san}\n`),
  );
  const args = [
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:prime256v1',
    '-noenc',
    ...VALID,
  ];
  await runOrThrow(
    'openssl',
    [...args, '-CA', join(ca, 'cacert.pem'), '-CAkey', join(ca, 'cakey.pem'), '-config', 'leaf.cnf'].concat([
      '-keyout',
      `${prefix}key.pem`,
      '-out',
      `${prefix}cert.pem`,
    ]),
    { cwd: target },
  );
  await rm(join(target, 'leaf.cnf'));
  await copyFile(join(ca, 'cacert.pem'), join(target, 'cacert.pem'));
}

function identity(directory: string): ClientIdentity {
  return {
    pki_directory: directory,
    ca_path: join(directory, 'cacert.pem'),
    certificate_path: join(directory, 'clientcert.pem'),
    key_path: join(directory, 'clientkey.pem'),
  };
}

/** Pure. Where `makeCertificates` puts (or put) its files under `directory`. */
export function certificatePaths(directory: string): LabCertificates {
  return {
    client: identity(join(directory, 'client')),
    wrong_client: identity(join(directory, 'wrong-client')),
  };
}

/**
 * Effect: runs openssl, writes files under `directory` (server/, client/, wrong-client/), once: an existing set is kept.
 * The server's certificate is good for 127.0.0.1, ::1, localhost and `name`. The wrong client trusts the right
 * authority but is signed by a foreign one, so libvirtd closes its connection.
 */
export async function makeCertificates(directory: string, name: string): Promise<LabCertificates> {
  if (existsSync(directory)) return certificatePaths(directory);
  const work = `${directory}.new`;
  await rm(work, { recursive: true, force: true });
  const [ca, foreign_ca] = [join(work, 'ca'), join(work, 'foreign-ca')];
  await mkdir(ca, { recursive: true, mode: 0o700 });
  await mkdir(foreign_ca, { recursive: true, mode: 0o700 });
  await Promise.all([authority(ca, `Cairn lab ${name}`), authority(foreign_ca, `Foreign ${name}`)]);
  const san = `IP:127.0.0.1,IP:::1,DNS:localhost,DNS:${name}`;
  await Promise.all([
    issue(ca, join(work, 'server'), 'server', name, san),
    issue(ca, join(work, 'client'), 'client', 'cairn'),
    issue(foreign_ca, join(work, 'wrong-client'), 'client', 'mallory'),
  ]);
  // libvirt's own client checks its certificate before it sends it, so this bundle vouches for both authorities.
  const both = await Promise.all([ca, foreign_ca].map((a) => readFile(join(a, 'cacert.pem'), 'utf8')));
  await writeFile(join(work, 'wrong-client/cacert.pem'), both.join(''));
  await rename(work, directory);
  return certificatePaths(directory);
}
