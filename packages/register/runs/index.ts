export { foldDue, foldRuns } from './fold.ts';
export { allByPlace, byHead, headOf, rowsAt } from './head.ts';
export { defineRuns, type PageName, type Run, type RunKind } from './kind.ts';
export { PageGone, pagesOf, rowsOf } from './read.ts';
export { writeRun } from './write.ts';
