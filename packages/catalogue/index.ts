export { type InspectionItem, skillName } from './inspectionItem.ts';
export { inspectionItemKind } from './inspectionItemKind.ts';
