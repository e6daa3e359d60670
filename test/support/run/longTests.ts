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
  'test/api/',
  'infra/local/table/engine.',
  'infra/local/restoreAccess.',
  'infra/local/witnessProgram.',
  'packages/cases/soundness/agreement.',
  'packages/casework/many.',
  'packages/draw/bench/',
  'packages/draw/second/tamper.',
  'packages/log/audit/auditLog.',
  'packages/log/keeping/attacks.',
  'packages/measures/reading/read.',
  'packages/notices/readNotice.property.',
  'packages/papers/papers.',
  'packages/readers/',
  'packages/systems/approval/packages.api.',
  'packages/systems/credit/repairs.api.',
  'packages/systems/samples.api.',
  'packages/tabular/apart/',
  'packages/tabular/read-table.',
];
