/** Writes reconciler/policy/reference.md, which the guide on policies includes. Run: npx tsx test/support/write-policy-reference.ts */
import { writeFileSync } from 'node:fs';
import { policyReference } from '../../reconciler/policy/reference.ts';

writeFileSync('reconciler/policy/reference.md', policyReference());
