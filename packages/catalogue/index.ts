export { type InspectionItem, inspectionModes, skillName } from './inspectionItem.ts';
export { inspectionItemKind } from './inspectionItemKind.ts';
export type { Element, ListDefinition, Rule } from './kinds/format.ts';
export { kindOf, type ListRow } from './kinds/kindOf.ts';
export { createLists } from './kinds/lists.ts';
export { listRoutes } from './kinds/routes.ts';
export { publishedItems } from './publishedItems.ts';
