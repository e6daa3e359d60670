export { auditDay } from './auditDay.ts';
export { logAuditDays } from './logAuditDays.ts';
export { auditDayRoutes } from './routes.ts';
