import type { Tone } from '@mingcha/kernel/labels';
import type { ExchangeChannel } from '../api/schema.d.ts';

const weekdays = ['一', '二', '三', '四', '五', '六', '日'];

/** When rows of a contract are sent, in words. */
export function cadenceText({ direction, cadence, time = '', day = 1 }: ExchangeChannel): string {
  if (direction === 'in') return '由对方发来';
  if (cadence === 'realtime') return '实时';
  if (cadence === 'weekly') return `每周${weekdays[day - 1]} ${time}`;
  return cadence === 'monthly' ? `每月 ${day} 日 ${time}` : `每日 ${time}`;
}

/** How a contract runs. */
export function channelState(channel: ExchangeChannel): { title: string; tone: Tone } {
  const { published, direction, running, fault, comparedAt } = channel;
  if (!published) return { title: '草稿', tone: 'idle' };
  if (direction === 'in') return { title: '接收中', tone: 'good' };
  if (running) return { title: '运行中', tone: 'good' };
  if (fault) return { title: '已停止', tone: 'bad' };
  return comparedAt ? { title: '已停止', tone: 'wait' } : { title: '未启用', tone: 'wait' };
}

/** As the list of contracts is filtered. */
export const stateFilter = (channel: ExchangeChannel): 'running' | 'stopped' | 'draft' => {
  if (!channel.published) return 'draft';
  return channel.running || channel.direction === 'in' ? 'running' : 'stopped';
};
