/** Every data source of the provider: two for each kind, and the special ones. */
import type { ProviderDescription } from '../schema/description.ts';
import { capacityDataSource } from './capacity.ts';
import { consoleLogDataSource } from './console-log.ts';
import type { DataSource } from './data-source.ts';
import { driftDataSource } from './drift.ts';
import { placementPreviewDataSource } from './placement-preview.ts';
import { pluralDataSource } from './plural.ts';
import { singularDataSource } from './singular.ts';

/** Data sources that belong to no kind: one file and one line each. */
const SPECIAL: readonly ((description: ProviderDescription) => DataSource)[] = [
  driftDataSource,
  capacityDataSource,
  placementPreviewDataSource,
  consoleLogDataSource,
];

/** Pure. All data sources: a singular and a plural one of every kind, then the special ones. */
export const dataSourcesOf = (description: ProviderDescription): readonly DataSource[] => [
  ...Object.entries(description.kinds).flatMap(([name, kind]) => [
    singularDataSource({ name, description: kind }),
    pluralDataSource({ name, description: kind }),
  ]),
  ...SPECIAL.map((make) => make(description)),
];
