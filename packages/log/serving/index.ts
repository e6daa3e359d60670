export { cosignatureRoute } from './cosignatureRoute.ts';
export { cosignerRoutes } from './cosignerRoutes.ts';
export { proveEntry } from './prove.ts';
export { type PublicLogDeps, publicLogRoutes } from './publicRoutes.ts';
