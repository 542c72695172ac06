import type {
  CredentialReference,
  DomainReference,
  ProjectReference,
  UserReference,
} from '../store/logins.ts';

/** One way of showing who one is. */
export type Proof =
  | { readonly method: 'password'; readonly user: UserReference; readonly password: string }
  | { readonly method: 'token'; readonly token: string }
  | {
      readonly method: 'application_credential';
      readonly credential: CredentialReference;
      readonly secret: string;
    };

/** Where a login is to be good. */
export type WantedScope =
  | { readonly kind: 'unscoped' }
  | { readonly kind: 'system' }
  | { readonly kind: 'domain'; readonly domain: DomainReference }
  | { readonly kind: 'project'; readonly project: ProjectReference };

/** A login, as every way in asks for it. */
export type Login = {
  /** Each must hold, and all must be of one user. At least one, of each method at most one. */
  readonly proofs: readonly Proof[];
  /** Null: the credential's project, else the user's default project if they may act there, else none. */
  readonly scope: WantedScope | null;
  /** Address that the request came from. */
  readonly source_address: string;
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** No object has this id. */
const NO_ID = '00000000-0000-0000-0000-000000000000';

/** No object has this name. */
const NO_NAME = '';

const LONGEST_NAME = 255;

/** Pure. An id as the database takes it; what cannot be one becomes one that nothing has. */
export function saneId(id: string): string {
  const lower = id.toLowerCase();
  return UUID.test(lower) ? lower : NO_ID;
}

/** Pure. A name as the database takes it; what cannot be one becomes one that nothing has. */
export function saneName(name: string): string {
  return name.length > LONGEST_NAME || name.includes('\0') ? NO_NAME : name;
}

/** Pure. The domain with an id or a name that can be asked for. */
export function saneDomain(domain: DomainReference): DomainReference {
  return 'id' in domain ? { id: saneId(domain.id) } : { name: saneName(domain.name) };
}

/** Pure. The user with ids and names that can be asked for. */
export function saneUser(user: UserReference): UserReference {
  if ('id' in user) return { id: saneId(user.id) };
  return { name: saneName(user.name), domain: saneDomain(user.domain) };
}

/** Pure. The credential with ids and names that can be asked for. */
export function saneCredential(credential: CredentialReference): CredentialReference {
  if ('id' in credential) return { id: saneId(credential.id) };
  return { name: saneName(credential.name), user: saneUser(credential.user) };
}
