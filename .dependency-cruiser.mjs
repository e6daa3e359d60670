/** Layers of packages, the lowest first. They depend downwards only, and import each other through their public entries. */
const layers = [
  ['kernel'],
  ['store', 'readers', 'rules'],
  ['tabular'],
  ['http'],
  ['webhooks'],
  ['log'],
  ['register'],
  ['attachments', 'tenancy', 'lifecycle'],
  ['cases', 'catalogue', 'draw', 'notices', 'papers'],
  ['inspection', 'measures', 'casework', 'credit', 'exchange', 'witness'],
  ['systems'],
  ['cloud', 'demo'],
];

const folder = (names) => `^packages/(${names.join('|')})/`;
const test = '\\.test\\.tsx?$|/testing(\\.ts$|/)|/testFrames\\.ts$';

const downwards = layers.flatMap((layer, i) => {
  const above = layers.slice(i + 1).flat();
  return above.length === 0
    ? []
    : [
        {
          name: `${layer.join('-')}-knows-nothing-above`,
          severity: 'error',
          from: { path: folder(layer), pathNot: test },
          to: { path: `${folder(above)}|^(functions|infra)/` },
        },
      ];
});

export default {
  forbidden: [
    ...downwards,
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'through-the-index',
      comment: 'What a package shows stands in its package.json; the rest is its own.',
      severity: 'error',
      from: { path: '^(packages|functions|infra)/([^/]+)/', pathNot: test },
      to: {
        path: '^(packages|functions)/([^/]+)/.+',
        pathNot: [
          '^$1/$2/',
          '/index\\.ts$',
          '^packages/kernel/(arrange|canonical|dates|dueDay|labels|merkle|receiptCode|ticketFall|uscc|workingDays)\\.ts$',
          '^packages/credit/records/public/publicRoutes\\.ts$',
          '^packages/measures/(clock|publicRoutes|register/measureKind)\\.ts$',
          '^packages/inspection/draws/seed/beaconClient\\.ts$',
          '^packages/tenancy/(divisionKind|founding|portal/routes|routes)\\.ts$',
          '^packages/catalogue/guides/(narrow|routes)\\.ts$',
          '^packages/casework/(besides|clock|figures/sources)\\.ts$',
          '^packages/tabular/inMemory\\.ts$',
          '^packages/systems/tenantLists\\.ts$',
          '^packages/webhooks/events\\.ts$',
          '^packages/notify/(clock|kinds)\\.ts$',
          '^packages/exchange/clock\\.ts$',
          '^packages/cloud/notifySecrets\\.ts$',
          '^packages/papers/clean\\.ts$',
          '^packages/attachments/clock\\.ts$',
          '^packages/cases/bench/index\\.ts$',
          '^packages/notices/files/index\\.ts$',
          '^packages/portal/src/browser/largeType\\.ts$',
          '^packages/log/(node|audit/reading|tlog/index)\\.ts$',
          '^packages/draw/(base/(beacon|chain|ed25519|node|nodeHash|siblings)|simd/index|testing|bench/index)\\.ts$',
          '^functions/[^/]+/app\\.ts$',
        ],
      },
    },
    {
      name: 'the-draw-runs-anywhere',
      comment: 'What is reachable from the draw must run in a browser.',
      severity: 'error',
      from: {
        path: '^packages/draw/',
        pathNot: `${test}|/(node|nodeHash|nodeHelper|verify-cli|verifyFiles?|fileLines|bench/.*)\\.ts$`,
      },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'the-formats-of-the-log-run-anywhere',
      comment: 'What the log is read with must run in a browser.',
      severity: 'error',
      from: { path: '^packages/log/tlog/', pathNot: test },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'the-kernel-does-no-io',
      severity: 'error',
      from: { path: '^packages/kernel/', pathNot: test },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'infra-stands-above-all',
      severity: 'error',
      from: { path: '^(packages|functions)/', pathNot: test },
      to: { path: '^infra/' },
    },
    {
      name: 'nothing-from-nowhere',
      severity: 'error',
      from: {},
      // aws-lambda has types only, which the cruiser does not look for.
      to: { couldNotResolve: true, pathNot: '^aws-lambda$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|cdk\\.out|node_modules)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js'],
    },
  },
};
