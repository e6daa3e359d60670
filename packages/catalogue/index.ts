export { type InspectionItem, inspectionModes, skillName } from './inspectionItem.ts';
export { inspectionItemKind } from './inspectionItemKind.ts';
