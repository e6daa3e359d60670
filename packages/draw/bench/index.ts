export { type BudgetLine, benchDraw, type Comparison } from './benchDraw.ts';
export { type Fairness, fairness } from './fairness.ts';
