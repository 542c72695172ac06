import { describe } from 'vitest';
import { describeLibrary } from './suite.ts';

describe('cdktf', () => {
  describeLibrary('cdktf');
});
