export { creditCheckRoutes } from '../measures/routes.ts';
export { foldDue } from './pages/fold.ts';
export { recordsRouter } from './routes/router.ts';
export { importKindNamed } from './sheets/intake.ts';
