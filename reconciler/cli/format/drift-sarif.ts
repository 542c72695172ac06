import { createHash } from 'node:crypto';
import type { DriftItem } from '../../../schemas/generated/api.ts';
import { driftRemedy, driftSentence } from './drift-report.ts';

/** What the log says of itself and of where its results belong. */
export type SarifOptions = {
  /** Version of cairn. */
  readonly version: string;
  /** Path in the repository that results point at: drift has no line of code, but code scanning shows nothing without a file. */
  readonly location: string;
};

/** One rule for each way of handling drift: the number of rules never depends on the fields that a kind has. */
const RULES = [
  {
    id: 'drift-report',
    name: 'DriftReported',
    shortDescription: { text: 'The world is not as asked; the next terraform apply repairs it.' },
    fullDescription: {
      text: 'A field that is not as the specification says although nobody edited it. Its drift_policy is report: Cairn only shows it.',
    },
    help: {
      text: 'Run terraform apply to restore what was asked, or change the configuration to what was found.',
    },
    defaultConfiguration: { level: 'error' },
  },
  {
    id: 'drift-enforce',
    name: 'DriftEnforced',
    shortDescription: { text: 'The world is not as asked; Cairn is putting it right.' },
    fullDescription: {
      text: 'A field that is not as the specification says although nobody edited it. Its drift_policy is enforce: Cairn repairs it by itself.',
    },
    help: { text: 'If it stays, cairn describe shows what stops the repair.' },
    defaultConfiguration: { level: 'warning' },
  },
] as const;

/**
 * Pure. Drift as a SARIF 2.1.0 log, with a line end. Items in the order of `driftReport`; the same drift has the same fingerprint
 * in every run. Source: OASIS SARIF 2.1.0, section 3; the properties that GitHub's code scanning asks for are all there.
 */
export function driftSarif(items: readonly DriftItem[], options: SarifOptions): string {
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'cairn',
            version: options.version,
            informationUri: 'https://cairn.dev/',
            rules: RULES,
          },
        },
        automationDetails: { id: 'cairn-drift/' },
        invocations: [{ executionSuccessful: true }],
        columnKind: 'utf16CodeUnits',
        results: items.map((item) => toResult(item, options.location)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function toResult(item: DriftItem, location: string): object {
  const ruleIndex = RULES.findIndex(({ id }) => id === `drift-${item.policy}`);
  const rule = RULES[ruleIndex] ?? RULES[0];
  const place = `${item.kind}/${item.name}`;
  return {
    ruleId: rule.id,
    ruleIndex,
    level: rule.defaultConfiguration.level,
    message: { text: `${item.kind} ${item.name}: ${driftSentence(item)}; ${driftRemedy(item)}.` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(location), uriBaseId: '%SRCROOT%' },
          region: { startLine: 1 },
        },
        logicalLocations: [
          { name: item.field, fullyQualifiedName: `${place}/${item.field}`, kind: 'resource' },
        ],
      },
    ],
    // The name is the one that code scanning knows results by; without it all would count as the same line.
    partialFingerprints: { primaryLocationLineHash: fingerprint(item) },
    properties: { ...item },
  };
}

function fingerprint({ kind, id, field }: DriftItem): string {
  return createHash('sha256')
    .update(JSON.stringify([kind, id, field]))
    .digest('hex')
    .slice(0, 32);
}
