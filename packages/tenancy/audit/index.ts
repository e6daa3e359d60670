export { type AuditRouteDeps, auditRoutes } from './routes.ts';
