export { creditCheckRoutes } from '../measures/routes.ts';
export { recordsRouter } from './routes/router.ts';
export { foldRecords } from './runs.ts';
export { importKindNamed } from './sheets/intake.ts';
