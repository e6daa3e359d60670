/** Case types: procedures as data. */
export type { Action, Children, Clock, ClockEffect, Machine, Need, Task } from './format/acts.ts';
export { type CaseType, defineCaseType } from './format/caseType.ts';
export type { Column, Field, Figure, Limit, Paper, Party, Span, State } from './format/parts.ts';
export type { DefinitionProblem } from './format/pointers.ts';
export { type ReadCaseType, readCaseType } from './format/read.ts';
