import type { Tone } from '@mingcha/kernel/labels';
import { daysUntil } from '../../ui/format.ts';

/** How a due day stands today, in words: what is late says so first. */
export function dueWords(due: string, now: number): { text: string; tone: Tone } {
  const left = daysUntil(due, now);
  if (left < 0) return { text: `已逾期 ${-left} 天`, tone: 'bad' };
  if (left === 0) return { text: '今天截止', tone: 'wait' };
  return { text: `还有 ${left} 天`, tone: left <= 5 ? 'wait' : 'busy' };
}
