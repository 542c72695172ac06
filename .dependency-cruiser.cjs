/**
 * Which folder may import which. The rules are ARCHITECTURE.md, section Direction, in a form that a tool can check;
 * test/tidy/direction.test.ts asserts that the tool really read the modules (with a wrong TypeScript it reads none and exits 0).
 */
const PURE_KIND_FILES =
  '^reconciler/kinds/[^/]+/(resolve|diff|plan|status|admit|desired|seed-iso|seed-files|inspect|examine|formats/[^/]+)\\.ts$';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      comment: 'A cycle hides the direction of thought.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      comment: 'A module that nothing imports is dead.',
      from: {
        orphan: true,
        pathNot: [
          '\\.d\\.ts$',
          '(^|/)(main|index)\\.ts$',
          '\\.config\\.ts$',
          '^test/',
          '^schemas/generated/',
        ],
      },
      to: {},
    },
    { name: 'unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-dev-dependencies-in-product',
      severity: 'error',
      from: { path: '^(provider|reconciler)/', pathNot: '^provider/bindings/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'model-is-the-bottom',
      severity: 'error',
      comment: 'The vocabulary imports only generated types and port types.',
      from: { path: '^reconciler/model/' },
      to: {
        pathNot: [
          '^reconciler/model/',
          '^reconciler/ports/',
          '^schemas/(generated/types\\.ts|collection\\.ts|progress\\.ts)',
        ],
      },
    },
    {
      name: 'ports-are-interfaces',
      severity: 'error',
      from: { path: '^reconciler/ports/' },
      to: { pathNot: ['^reconciler/(ports|model)/', '^schemas/generated/types\\.ts'] },
    },
    {
      name: 'pure-files',
      severity: 'error',
      comment:
        'Decisions import only the model, generated types, the scheduler and their own pure siblings; not even node:.',
      from: { path: [PURE_KIND_FILES, '^reconciler/scheduler/'] },
      to: {
        pathNot: [
          '^reconciler/(model|policy|ports|scheduler)/',
          '^reconciler/kinds/',
          '^schemas/(generated/types|nearest)\\.ts',
        ],
      },
    },
    {
      name: 'pure-files-stay-pure',
      severity: 'error',
      from: { path: [PURE_KIND_FILES, '^reconciler/scheduler/'] },
      to: { path: '^reconciler/kinds/[^/]+/(observe|operations|index)\\.ts$' },
    },
    {
      name: 'policy-is-pure',
      severity: 'error',
      comment: 'Who may what is decided by functions of what is given; the whole folder.',
      from: { path: '^reconciler/policy/' },
      to: {
        pathNot: ['^reconciler/(policy|model)/', '^schemas/(generated/types|collection|nearest)\\.ts'],
      },
    },
    {
      name: 'provider-plan-is-pure',
      severity: 'error',
      from: { path: '^provider/plan/' },
      to: { pathNot: ['^provider/(plan|schema|protocol)/'] },
    },
    {
      name: 'provider-move-and-upgrade-are-pure',
      severity: 'error',
      comment: 'Mappings of stored states are functions of JSON.',
      from: { path: '^provider/(move|upgrade)/' },
      to: { pathNot: ['^provider/(move|upgrade|protocol)/', '^provider/client/resource\\.ts$'] },
    },
    {
      name: 'kinds-know-no-machinery',
      severity: 'error',
      from: { path: '^reconciler/kinds/' },
      to: { path: '^reconciler/(drivers|store|api|engine|workers|cli|telemetry)/' },
    },
    {
      name: 'kinds-not-each-other',
      severity: 'error',
      comment: 'What two kinds share lives in model or scheduler, or in kinds/ itself.',
      from: { path: '^reconciler/kinds/([^/]+)/' },
      to: { path: '^reconciler/kinds/([^/]+)/', pathNot: '^reconciler/kinds/$1/' },
    },
    {
      name: 'drivers-import-ports-and-model',
      severity: 'error',
      from: { path: '^reconciler/drivers/([^/]+)/' },
      to: {
        path: '^(reconciler|provider|schemas)/',
        pathNot: ['^reconciler/(ports|model)/', '^reconciler/drivers/($1/|stores\\.ts$)'],
      },
    },
    {
      name: 'engine-knows-no-driver',
      severity: 'error',
      from: { path: '^reconciler/engine/' },
      to: { path: '^reconciler/(drivers|api|cli|workers)/' },
    },
    {
      name: 'api-calls-no-driver',
      severity: 'error',
      from: { path: '^reconciler/api/' },
      to: { path: '^reconciler/(drivers|engine|cli|workers)/' },
    },
    {
      name: 'store-is-sql',
      severity: 'error',
      from: { path: '^reconciler/store/' },
      to: { path: '^reconciler/(drivers|engine|api|kinds|cli|workers|identity)/' },
    },
    {
      name: 'identity-knows-no-way-in',
      severity: 'error',
      comment:
        'Who someone is is the same question for every way in; the API asks it, not the other way round.',
      from: { path: '^reconciler/identity/' },
      to: { path: '^reconciler/(drivers|engine|api|kinds|cli|workers)/' },
    },
    {
      name: 'knex-only-in-store',
      severity: 'error',
      from: {
        path: '^(reconciler|provider|schemas)/',
        pathNot: ['^reconciler/store/', '^reconciler/drivers/postgres/'],
      },
      to: { path: 'node_modules/(knex|pg)(/|$)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'provider-never-imports-reconciler',
      severity: 'error',
      from: { path: '^provider/' },
      to: { path: '^reconciler/' },
    },
    {
      name: 'provider-runs-on-node-alone',
      severity: 'error',
      comment: 'Start-up is the product: no package from npm at run time.',
      from: { path: '^provider/', pathNot: '^provider/bindings/' },
      to: { path: 'node_modules/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'reconciler-never-imports-provider',
      severity: 'error',
      from: { path: '^reconciler/' },
      to: { path: '^provider/' },
    },
    {
      name: 'only-build-names-drivers',
      severity: 'error',
      from: {
        path: '^reconciler/',
        pathNot: ['^reconciler/build(\\.ts$|/)', '^reconciler/drivers/', '^reconciler/cli/doctor'],
      },
      to: { path: '^reconciler/drivers/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^provider/bindings/(cdktf|cdktn)/', '^dist/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
