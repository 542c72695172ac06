import packageJson from '../package.json' with { type: 'json' };

/** Version of this program. It has a file of its own so that a command can say it without loading the service. */
export const SERVICE_VERSION: string = packageJson.version;
