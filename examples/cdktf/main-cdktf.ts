import { readSettings } from './settings.ts';
import { synthesise } from './synthesise-cdktf.ts';

synthesise(readSettings(process.env));
