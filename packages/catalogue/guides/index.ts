/** 办事指南: guides made of the rows of published lists, narrowed to a reader's case. */
export type { GuideForm } from './form.ts';
export { answersIn, answersOf, narrow, situationOf } from './narrow.ts';
export { entriesOpening, findGuide, rowsOpening } from './reading.ts';
