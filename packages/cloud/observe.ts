import { Logger } from '@aws-lambda-powertools/logger';

/** The function's logger; the service's name comes from the environment. */
export const logger = new Logger();

/** Reports what nobody expected, without the request's content. */
export function reportError(error: unknown, about: Record<string, unknown>): void {
  logger.error('unexpected', { error: error instanceof Error ? error : new Error(String(error)), ...about });
}
