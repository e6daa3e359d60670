export type { MeasuresDeps } from './deps.ts';
export { publicMeasuresRoutes } from './publicRoutes.ts';
export { measureKind } from './register/measureKind.ts';
export { measuresRouter } from './routes.ts';
