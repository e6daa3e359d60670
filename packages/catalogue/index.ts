export type { InspectionItem } from './inspectionItem.ts';
export { inspectionItemKind } from './inspectionItemKind.ts';
