import type { Tone } from '@mingcha/kernel/labels';
import { daysUntil } from './format.ts';

/**
 * How a due day stands today, in words: what is late says so first. `over` where it ended during the day, as limits in
 * office hours do.
 */
export function dueWords(due: string, now: number, over = false): { text: string; tone: Tone } {
  const left = daysUntil(due, now);
  if (left < 0) return { text: `已逾期 ${-left} 天`, tone: 'bad' };
  if (over) return { text: '已逾期', tone: 'bad' };
  if (left === 0) return { text: '今天截止', tone: 'wait' };
  return { text: `还有 ${left} 天`, tone: left <= 5 ? 'wait' : 'busy' };
}
