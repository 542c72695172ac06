import { readSettings } from './settings.ts';
import { synthesise } from './synthesise-cdktn.ts';

synthesise(readSettings(process.env));
