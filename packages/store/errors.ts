import { Problem } from '@mingcha/kernel';
import { isThrottlingError } from '@smithy/core/retry';

/** A write's condition did not hold: nothing was written. `failed` holds the positions of the operations refused. */
export class WriteConflict extends Error {
  readonly failed: number[];

  constructor(failed: number[]) {
    super(`condition failed for operation ${failed.join(', ')}`);
    this.name = 'WriteConflict';
    this.failed = failed;
  }
}

type SdkError = Parameters<typeof isThrottlingError>[0] & { CancellationReasons?: { Code?: string }[] };

/** Reasons of a cancelled transaction that say nothing about its conditions. */
const passing = new Set([
  'TransactionConflict',
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
  'RequestLimitExceeded',
]);

/** The conflict that an SDK error stands for. A meeting with another transaction is none: it says nothing of conditions. */
export function conflictOf(error: unknown): WriteConflict | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error.name === 'ConditionalCheckFailedException') return new WriteConflict([0]);
  if (error.name !== 'TransactionCanceledException') return undefined;
  const reasons = (error as SdkError).CancellationReasons ?? [];
  const failed = reasons.flatMap(({ Code }, i) => (Code === 'ConditionalCheckFailed' ? [i] : []));
  return failed.length > 0 ? new WriteConflict(failed) : undefined;
}

/** Whether a write was refused for the moment, before any of it took effect, and the SDK does not try again by itself. */
export function wasTurnedAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'TransactionConflictException') return true;
  if (error.name !== 'TransactionCanceledException') return false;
  const codes = ((error as SdkError).CancellationReasons ?? []).map(({ Code }) => Code ?? 'None');
  return (
    codes.some((code) => passing.has(code)) && codes.every((code) => code === 'None' || passing.has(code))
  );
}

/** Whether the table could not be reached, is overloaded or gave an unreadable answer; a wrong request is not that. */
export const isOutage = (error: unknown): boolean =>
  error instanceof Error &&
  (wasTurnedAway(error) || (error as SdkError).$fault !== 'client' || isThrottlingError(error as SdkError));

/** Whether the SDK gave up at its first attempt, so that another one is due. */
export const triedOnce = (error: unknown): boolean => ((error as SdkError).$metadata?.attempts ?? 1) <= 1;

/** The problem `unavailable` (503, with Retry-After). Of a write it leaves open whether it took effect. */
export function unavailable(cause: unknown, wrote: boolean): Problem {
  const problem = new Problem({
    status: 503,
    code: 'unavailable',
    title: '暂时无法访问',
    detail: wrote
      ? '数据服务暂时繁忙或中断，不能确认本次操作是否已经生效。请稍候几秒，刷新核对后再重试。'
      : '数据服务暂时繁忙或中断，请稍候几秒重试。',
    headers: { 'retry-after': '2' },
  });
  problem.cause = cause;
  return problem;
}
