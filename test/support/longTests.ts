/** Tests on the loaded demo, by the beginnings of their paths. */
export const onDemo = ['test/browser/', 'test/docs/', 'test/start.'];

/**
 * The other tests that take long, by the beginnings of their paths: bundles, processes, faults, kills, fuzzing, and what plays
 * the API from end to end. A whole run starts with them; `npm run test:quick` leaves them and those on the demo out.
 */
export const long = [
  'test/infra/',
  'test/faults/',
  'test/isolation/routes.',
  ...[
    'fuzz',
    'measuresCrash',
    'openapiAnswers',
    'badInputFiles',
    'rosters',
    'rostersJobs',
    'rosterOwners',
    'lives/lives',
    'chases',
    'clockMany',
    'batches',
    'measuresRound',
    'measuresAnswers',
    'leaks',
    'mainJob',
    'briefings',
    'standIns',
    'witnessProgram',
    'workerThread',
    'lookupProofs',
    'namesLater',
    'crash',
  ].map((name) => `test/api/${name}.`),
  'infra/local/engine.',
  'infra/local/restoreAccess.',
  'packages/casework/many.',
  'packages/log/audit/auditLog.',
  'packages/measures/reading/read.',
  'packages/notices/readNotice.property.',
  'packages/papers/papers.',
  'packages/systems/approval/packages.api.',
  'packages/systems/samples.api.',
  'packages/tabular/read-table.',
];
