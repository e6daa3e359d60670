export { bellRoutes } from './bellRoutes.ts';
