import * as fc from 'fast-check';
import { TEST_SEED } from './seed.ts';

/** Setup of every test file: a property that names no seed of its own draws from the seed of the run. */
fc.configureGlobal({ seed: TEST_SEED });
