export type { MeasuresDeps } from './deps.ts';
export { measureKind } from './register/measureKind.ts';
export { measuresRouter } from './routes.ts';
