export { importSheet, mostRows, type SheetImport } from './importSheet.ts';
export { importRoute, sheetRequest, templateRoute } from './routes.ts';
export {
  cellFaults,
  faultsOf,
  partsOf,
  readSheet,
  type SheetColumn,
  type SheetColumns,
  type SheetFault,
  type SheetRow,
  tableFault,
  templateOf,
} from './sheet.ts';
