/** Cases read by what is no part of their own work: rows, what is about a subject, what is published. No write. */
export { isReached } from '../access/concerned.ts';
export { reachOf } from '../access/sight.ts';
export { rowsOf } from '../columns/rowsOf.ts';
export { loadSeen } from '../engine/seen.ts';
export {
  casesOfDepartments,
  type DepartmentCases,
  type DepartmentFigure,
  departmentFigures,
} from '../figures/byDepartment.ts';
export { type DepartmentWork, noWork } from '../figures/departmentWork.ts';
export type { CaseRow } from '../kept/row.ts';
export { caseLink } from '../outside/link.ts';
export { type PublishedView, publishedOnes, valuesOf } from '../published/read.ts';
export { leastRatings } from '../rating/tiers.ts';
export { type CaseTypes, createCaseTypes } from '../types/caseTypes.ts';
export { casesAbout } from './about.ts';
export { linkedCase } from './linked.ts';
