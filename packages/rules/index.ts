/** Expressions over fields: CEL, bounded and type-checked. */
export {
  compileExpression,
  compilerFor,
  type Expression,
  type ExpressionProblem,
  type Outcome,
  valueCompilerFor,
} from './expression.ts';
export { isFieldName, type RuleField, type RuleFields } from './fields.ts';
