/** The oldest provider that this service works with. */
export const MIN_PROVIDER_VERSION = '0.1.0';

/** The oldest service that this provider works with. */
export const MIN_SERVICE_VERSION = '0.1.0';

/** The version of the API that both speak. */
export const API_VERSION = 'v1';

/** What a service says of itself; an empty `service_version` when it does not say. */
export interface ServiceVersions {
  readonly service_version: string;
  readonly api_version: string;
  /** Null from a service that takes every provider. */
  readonly min_provider_version: string | null;
}

/** Pure. Is a version such as `1.2.3` before another? What follows a `-` or `+` is not looked at. */
export function isOlder(version: string, minimum: string): boolean {
  const parts = (text: string): readonly number[] => text.split(/[.+-]/).slice(0, 3).map(Number);
  const [have, need] = [parts(version), parts(minimum)];
  for (let index = 0; index < 3; index++) {
    const difference = (have[index] || 0) - (need[index] || 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

/** Pure. Why a provider and a service cannot work together, and which versions can; undefined when they can. */
export function versionFault(
  provider: string,
  service: ServiceVersions,
): { readonly summary: string; readonly detail: string } | undefined {
  const { service_version, api_version, min_provider_version } = service;
  const upgrade =
    'Upgrade the provider: raise its version in required_providers and run terraform init -upgrade.';
  if (api_version !== API_VERSION) {
    const detail = `The service (Cairn ${service_version || 'of unknown version'}) speaks ${api_version} of its API; this provider (${provider}) speaks ${API_VERSION}.`;
    return { summary: 'The service is too new', detail: `${detail} ${upgrade}` };
  }
  if (min_provider_version !== null && isOlder(provider, min_provider_version)) {
    const detail = `Cairn ${service_version} needs provider ${min_provider_version} or later; this is ${provider}.`;
    return { summary: 'The provider is too old', detail: `${detail} ${upgrade}` };
  }
  if (service_version !== '' && isOlder(service_version, MIN_SERVICE_VERSION)) {
    const detail = `Provider ${provider} needs Cairn ${MIN_SERVICE_VERSION} or later; the service is ${service_version}.`;
    const remedy = 'Upgrade the service, or pin a provider of its age in required_providers.';
    return { summary: 'The service is too old', detail: `${detail} ${remedy}` };
  }
  return undefined;
}
