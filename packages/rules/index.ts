/** Expressions over fields: CEL, bounded and type-checked. */
export {
  compileExpression,
  compilerFor,
  type Expression,
  type ExpressionProblem,
  type Outcome,
  type Values,
  valueCompilerFor,
} from './expression.ts';
export { isFieldName, type RuleField, type RuleFields } from './fields.ts';
