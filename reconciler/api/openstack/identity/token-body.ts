import type { JsonObject } from '../../../model/json.ts';
import type { TokenView } from '../../../identity/token-view.ts';
import { showAccessRules } from './credential-body.ts';
import { showDomainId } from './ids.ts';

type Named = { readonly id: string; readonly name: string };

/** Pure. What a token means, as clients of Keystone read it; `catalog` null leaves it out. */
export function showToken(view: TokenView, catalog: readonly JsonObject[] | null): JsonObject {
  const { user, scope, application_credential: credential } = view;
  return {
    methods: view.methods,
    audit_ids: view.audit_ids,
    issued_at: microseconds(view.issued_at),
    expires_at: microseconds(view.expires_at),
    user: { ...named(user), domain: domain(user.domain), password_expires_at: null },
    ...placeOf(view),
    ...(scope.kind === 'unscoped' ? {} : { roles: view.roles.map(named) }),
    ...(scope.kind === 'unscoped' || catalog === null ? {} : { catalog }),
    ...(credential === null
      ? {}
      : {
          application_credential: {
            id: credential.id,
            name: credential.name,
            restricted: !credential.unrestricted,
            ...showAccessRules(credential.id, credential.access_rules),
          },
        }),
  };
}

function placeOf({ scope }: TokenView): JsonObject {
  if (scope.kind === 'project') {
    const { project } = scope;
    return { project: { ...named(project), domain: domain(project.domain) }, is_domain: false };
  }
  if (scope.kind === 'domain') return { domain: domain(scope.domain) };
  return scope.kind === 'system' ? { system: { all: true } } : {};
}

/** Pure. A time in ISO 8601 with milliseconds, written with microseconds as Keystone does. */
export function microseconds(time: string): string {
  return time.replace(/\.(\d{3})Z$/, '.$1000Z');
}

function named({ id, name }: Named): Named {
  return { id, name };
}

function domain({ id, name }: Named): Named {
  return { id: showDomainId(id), name };
}
