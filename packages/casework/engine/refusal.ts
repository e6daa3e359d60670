import type { Refusal } from '@mingcha/cases';
import { type Problem, problems } from '@mingcha/kernel';

/** A refused step as the problem that its caller meets: 403, 404, 409 or 422. */
export function refusalProblem({ code, message, needs, errors }: Refusal, state: string): Problem {
  switch (code) {
    case 'unknown':
      return problems.notFound('该操作');
    case 'forbidden':
      return problems.forbidden(message);
    case 'invalid':
      return problems.invalid([...(errors ?? [])], message);
    default:
      return problems.conflict(`case-${code}`, message, { state, ...(needs && { needs }) });
  }
}
