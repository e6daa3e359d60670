export {
  type Column,
  type ColumnType,
  type ColumnValue,
  defineKind,
  type Finding,
  type Preparation,
  type RegisterKind,
} from './kind.ts';
export { openRegister } from './register.ts';
export type {
  ChangeCounts,
  ChangeInput,
  ChangeResult,
  DiffSummary,
  DraftView,
  EditInput,
  Heads,
  HistoryEntry,
  ListInput,
  ListPage,
  Register,
  Row,
  RowChange,
  RowOp,
  Source,
  Version,
  VersionRef,
} from './types.ts';
