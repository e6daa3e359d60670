export { bellRoutes } from './bellRoutes.ts';
export { outgoingRoutes } from './outgoingRoutes.ts';
export { settingsRoutes } from './settingsRoutes.ts';
