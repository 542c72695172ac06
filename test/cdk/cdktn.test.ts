import { describe } from 'vitest';
import { describeLibrary } from './suite.ts';

describe('cdktn', () => {
  describeLibrary('cdktn');
});
