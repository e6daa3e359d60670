export { calendarUse } from './calendar/use.ts';
export { departmentUses } from './departmentUses.ts';
export type { MeasuresDeps } from './deps.ts';
export { measuresRouter } from './routes.ts';
export { joinSources } from './work/live.ts';
