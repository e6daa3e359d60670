/** @jsxImportSource preact */
import { formatInstant, formatSpan } from '../words/time.ts';

/** A clock that is off by less is nobody's trouble. */
const toleratedMs = 5 * 60_000;

/** By how much this device's clock is ahead of the server's, in milliseconds, when an answer said the server's time. */
export const aheadOf = (serverTime: number): number => Date.now() - serverTime;

/**
 * Says that this device's clock is wrong, and by how much. Nothing depends on it: no signature carries a time, and days and
 * limits go by the server's.
 */
export function ClockNotice({ ahead }: { ahead: number }) {
  if (Math.abs(ahead) < toleratedMs) return null;
  const server = formatInstant(new Date(Date.now() - ahead).toISOString());
  return (
    <p class="notice wait" role="status">
      这台设备的时钟{ahead > 0 ? '快了' : '慢了'} {formatSpan(Math.abs(ahead))}，服务器时间是 {server}
      。签名里没有时间，不影响见证；期限都以服务器的时间为准。
    </p>
  );
}
