/** Pure. `role_assignment` -> `RoleAssignment`. */
export function pascalCase(name: string): string {
  return name
    .split('_')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('');
}

/** Pure. `console_log` -> `consoleLog`. */
export function camelCase(name: string): string {
  const pascal = pascalCase(name);
  return pascal.slice(0, 1).toLowerCase() + pascal.slice(1);
}

/** Pure. One of many: `nics` -> `nic`, `policies` -> `policy`; a name that is no plural comes back as it is. */
export function singular(name: string): string {
  if (name.endsWith('ies')) return `${name.slice(0, -3)}y`;
  return name.endsWith('s') && !name.endsWith('ss') ? name.slice(0, -1) : name;
}

/** Pure. `role_assignment` -> `role assignment`. */
export function words(name: string): string {
  return name.replaceAll('_', ' ');
}

/** Pure. `image` -> `an image`, `role_assignment` -> `a role assignment`; a `u` is spoken as in `user`. */
export function withArticle(name: string): string {
  return `${/^[aeio]/.test(name) ? 'an' : 'a'} ${words(name)}`;
}
