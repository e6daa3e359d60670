import type { FurtherCheck } from '@mingcha/catalogue';
import { compileMatch } from './facts.ts';

/** A condition that cannot be read keeps the row out: it would match nobody, and nobody would know. */
export const policyRowCheck: FurtherCheck = ({ match }) => {
  const compiled = typeof match === 'string' ? compileMatch(match) : undefined;
  if (!compiled || compiled.ok) return [];
  const message = `匹配条件有误：${compiled.problem.message}`;
  return [{ field: 'match', severity: 'error', code: 'bad-condition', message }];
};
