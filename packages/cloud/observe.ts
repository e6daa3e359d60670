import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';

/** One logger and one set of metrics a function; both name the service from the environment. */
export const logger = new Logger();
export const metrics = new Metrics();

/** Reports what nobody expected, without the request's content. */
export function reportError(error: unknown, about: Record<string, unknown>): void {
  logger.error('unexpected', { error: error instanceof Error ? error : new Error(String(error)), ...about });
}
