export { type DemoBatch, demoBatches } from './batches.ts';
export { yearsToEnter } from './calendar.ts';
export { creditCases, reportedDaysAgo } from './cases/credit.ts';
export { demoCases } from './cases/index.ts';
export { demoLists } from './cases/lists.ts';
export type { DemoActor, DemoCase, DemoFile, DemoStep } from './cases/types.ts';
export type { CityFacts, DemoCity, DemoCounty, DemoParty, DemoPast, DemoPerson } from './cities.ts';
export { demoCities, firstCity } from './cities.ts';
export type { Compose } from './compose.ts';
export { axisRows, cityCombinations } from './credit/axes.ts';
export { cityModel } from './credit/model.ts';
export { type CreditRow, complaintRows, creditRows } from './credit/records.ts';
export { type Reported, turnsOf } from './credit/turns.ts';
export {
  type DirectoryRow,
  differingRows,
  directoryName,
  directoryRows,
  nextEdition,
  provinceDepartments,
} from './directory.ts';
export type { DemoDraw } from './draws.ts';
export { demoDraws } from './draws.ts';
export { generateInspectors } from './inspectors.ts';
export { generateItems } from './items.ts';
export { plantedFaults } from './listRows.ts';
export { cityLists } from './lists.ts';
export { demoNotices } from './measures/notices.ts';
export { type DemoForm, demoFinish, demoReport } from './measures/report.ts';
export type { DemoNotice, DemoStory, DemoWork } from './measures/types.ts';
export type { ObjectOptions } from './objects.ts';
export { demoToday, generateObjects } from './objects.ts';
export { found, foundInTurn } from './past/found.ts';
export { type Past, type PastCheck, pastOf } from './past/past.ts';
export { demoProvince } from './province.ts';
export type { DepartmentRow, InspectorRow, ItemRow, ObjectRow } from './rows.ts';
