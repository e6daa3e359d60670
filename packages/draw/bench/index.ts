export { type YearOfDraws, yearOfDraws } from './batches.ts';
export { type BudgetLine, benchDraw, benchRegister, type Comparison } from './benchDraw.ts';
export { type Fairness, fairness } from './fairness.ts';
export { proofFile } from './register.ts';
