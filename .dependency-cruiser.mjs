/**
 * Who may import whom, as one table. The import runs as the foreign key does: downstream to upstream, never back.
 * See ARCHITECTURE.md for the reasons.
 */
const MAY_IMPORT = {
  platform: [],
  detection: [],
  access: ['platform'],
  sources: ['platform', 'access'],
  articles: ['platform', 'access', 'sources'],
  pushes: ['platform', 'sources'],
  collection: ['platform', 'sources', 'pushes', 'articles'],
  rules: ['platform', 'access', 'detection'],
  screening: ['platform', 'access', 'articles', 'rules', 'detection'],
  alerts: ['platform', 'access', 'sources', 'articles', 'rules', 'screening', 'detection'],
  delivery: ['platform', 'access', 'sources', 'collection', 'alerts', 'detection'],
  evidence: ['platform', 'access', 'rules', 'alerts', 'detection'],
  publishing: ['platform', 'access', 'alerts', 'detection'],
  coverage: ['platform', 'rules'],
  rescreening: ['platform', 'articles', 'rules', 'screening', 'alerts', 'detection'],
  intake: ['platform', 'access', 'sources', 'collection', 'articles', 'rules', 'screening', 'alerts', 'detection'],
};

/** From another feature only these may be imported; of detection, its doors. */
const DOORS = '\\.(module|service|entity)\\.ts$';
const DETECTION_DOORS = '^src/detection/(detect|explain|pack|finding|vocabulary)\\.ts$';

/** Pure files that several features share by design, with the feature that owns them. */
const SHARED_PURE = [
  '^src/rules/embargo-schema\\.ts$',
  '^src/alerts/(alert-content|alert-schema|alert-query-schema|kept-evidence|party-names)\\.ts$',
  '^src/articles/(article-json|canonicalise-url|html-to-text)\\.ts$',
  '^src/collection/(parse-feed|decode-text|parsed-feed|feed\\.client|feed-reader\\.client)\\.ts$',
];

const TESTS = '\\.(spec|db-spec|e2e-spec|spec-support)\\.ts$';
const WORLDLY = '\\.(client|repository|service|controller|entity|job|tick|module|guard|command)\\.tsx?$';

const features = Object.keys(MAY_IMPORT);

const crossing = features.flatMap((feature) => {
  const allowed = MAY_IMPORT[feature];
  const others = features.filter((other) => other !== feature && other !== 'platform');
  const forbidden = [
    ...others.filter((other) => !allowed.includes(other)),
    ...(allowed.includes('platform') ? [] : feature === 'platform' ? [] : ['platform']),
  ];
  const rules = [
    {
      name: `${feature}-imports-only-upstream`,
      severity: 'error',
      from: { path: `^src/${feature}/`, pathNot: TESTS },
      to: { path: `^src/(${[...forbidden, 'console', 'cli'].join('|')})/` },
    },
  ];
  const doors = allowed.filter((other) => other !== 'platform' && other !== 'detection');
  if (doors.length > 0) {
    rules.push({
      name: `${feature}-enters-by-the-door`,
      severity: 'error',
      from: { path: `^src/${feature}/`, pathNot: TESTS },
      to: { path: `^src/(${doors.join('|')})/`, pathNot: [DOORS, ...SHARED_PURE] },
    });
  }
  if (allowed.includes('detection')) {
    rules.push({
      name: `${feature}-enters-detection-by-its-doors`,
      severity: 'error',
      // The schemas of the pack build detection's own types.
      from: { path: `^src/${feature}/`, pathNot: [TESTS, '^src/rules/[a-z-]*schema[a-z-]*\\.ts$'] },
      to: { path: '^src/detection/', pathNot: DETECTION_DOORS },
    });
  }
  return rules;
});

export default {
  forbidden: [
    ...crossing,
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'nobody-imports-console-and-cli',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/(console|cli)/', '^src/app\\.module\\.ts$'] },
      to: { path: '^src/(console|cli)/' },
    },
    {
      name: 'detection-is-pure',
      severity: 'error',
      from: { path: '^src/detection/', pathNot: TESTS },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional'] },
    },
    {
      name: 'extraction-knows-no-law',
      severity: 'error',
      from: { path: '^src/detection/extraction/', pathNot: TESTS },
      to: { path: '^src/detection/judgement/' },
    },
    {
      name: 'judgement-knows-no-language',
      severity: 'error',
      from: { path: '^src/detection/judgement/', pathNot: TESTS },
      to: { path: '^src/detection/extraction/' },
    },
    {
      name: 'typeorm-in-its-place',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: [
          '\\.(entity|repository|module)\\.ts$',
          '^src/platform/database/',
          '^src/entities\\.ts$',
          '^src/cli/bench/.*\\.client\\.ts$',
          TESTS,
        ],
      },
      to: { path: '^node_modules/(typeorm|pg)/' },
    },
    {
      name: 'undici-in-clients',
      severity: 'error',
      from: { path: '^src/', pathNot: ['\\.client\\.ts$', '^src/platform/net/', TESTS] },
      to: { path: '^node_modules/undici/' },
    },
    {
      name: 'pure-files-do-not-touch-the-world',
      severity: 'error',
      from: {
        path: '^src/(sources|pushes|collection|articles|rules|screening|alerts|delivery|evidence|publishing|rescreening|coverage|intake|console/pages)/[a-z0-9-]+\\.tsx?$',
        pathNot: TESTS,
      },
      to: {
        path: [
          WORLDLY,
          '^node_modules/(@nestjs|typeorm|pg|undici|pg-boss)/',
          '^(node:)?(fs|net|http|https|dns|child_process|worker_threads)(/|$)',
        ],
      },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: {
        orphan: true,
        path: '^src/',
        pathNot: [
          TESTS,
          '\\.d\\.ts$',
          '^src/(console|evidence)/assets/',
          '^src/bootstrap\\.mjs$',
          '^src/cli/main\\.ts$',
          '^src/main\\.ts$',
        ],
      },
      to: {},
    },
    {
      name: 'source-does-not-import-tests',
      severity: 'error',
      from: { path: '^src/', pathNot: TESTS },
      to: { path: '^test/' },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};
