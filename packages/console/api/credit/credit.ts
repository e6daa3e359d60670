import { call, downloadList, read } from '../http.ts';
import type {
  CreditCheck,
  CreditClassChange,
  CreditClassMonth,
  CreditCourse,
  CreditEvaluation,
  CreditEvaluationDetail,
  CreditModel,
  CreditModelWords,
  CreditResult,
  CreditWarning,
  CreditWarningOutcomes,
  ExplainedCredit,
  SupervisionBurden,
} from '../schema.d.ts';
import type { Page, Row } from '../types.ts';

const path = '/v1/credit/evaluations';
const resultsOf = (run: string) => `${path}/${encodeURIComponent(run)}/results`;
type Asked = Record<string, string | number | undefined>;
const ofSubject = (id: string) => `${path}/subjects/${encodeURIComponent(id)}`;

/** Models of credit evaluation, evaluations by them, and what they say of one subject. Where `model` is missing, it is the one that lands. */
export const creditApi = {
  models: () => read<Page<CreditModel>>('/v1/credit/models', { limit: 100 }),
  combinations: () => read<Page<Row>>('/v1/credit/combinations', { limit: 100 }),
  words: () => read<CreditModelWords>('/v1/credit/model-words'),
  runs: (cursor: string | undefined) => read<Page<CreditEvaluation>>(path, { limit: 20, cursor }),
  run: (id: string) => read<CreditEvaluationDetail>(`${path}/${encodeURIComponent(id)}`),
  months: () => read<Page<CreditClassMonth>>(`${path}:months`, { limit: 24 }),
  changes: (id: string) =>
    read<{ items: CreditClassChange[]; total: number }>(`${path}/${encodeURIComponent(id)}/changes`),
  results: (run: string, query: Asked) => read<Page<CreditResult>>(resultsOf(run), query),
  exportResults: (run: string, query: Record<string, string | undefined>) =>
    downloadList(resultsOf(run), '信用评价结果', query),
  evaluate: (idempotencyKey: string, model?: string) =>
    call<CreditEvaluation>('POST', path, { body: { purpose: 'demand', model }, idempotencyKey }),
  simulate: (model: string, idempotencyKey: string) =>
    call<CreditEvaluation>('POST', path, { body: { purpose: 'simulation', model }, idempotencyKey }),
  tryCombinations: (idempotencyKey: string) =>
    call<CreditEvaluation>('POST', path, {
      body: { purpose: 'simulation', combinations: true },
      idempotencyKey,
    }),
  warningOutcomes: () => read<{ items: CreditWarningOutcomes[] }>('/v1/credit/warning-outcomes'),
  warningsOf: (rule: string, cursor: string | undefined) =>
    read<Page<CreditWarning>>('/v1/credit/warnings', { rule, limit: 20, cursor }),
  warningOf: async (lead: string) =>
    (await read<Page<CreditWarning>>('/v1/credit/warnings', { case: lead })).items[0] ?? null,
  course: (id: string, model?: string) => read<CreditCourse>(ofSubject(id), { model }),
  points: (id: string, query: { month: string; before: string | undefined; model: string | undefined }) =>
    read<ExplainedCredit>(`${ofSubject(id)}/points`, query),
  check: (subject: string) => read<CreditCheck>('/v1/credit/checks', { subject }),
  burden: () => read<SupervisionBurden>('/v1/credit/policy/burden'),
};
