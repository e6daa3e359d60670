import type { Tone } from '@mingcha/kernel/labels';
import { isSafe, type Work } from './model.ts';

/** How far a visit is on its way into the system, in words. */
export function statusOf(work: Work): { text: string; tone: Tone } | undefined {
  const { progress, files } = work;
  switch (progress.is) {
    case 'synced':
      return { text: '已同步', tone: 'good' };
    case 'conflict':
      return { text: '有冲突', tone: 'bad' };
    case 'clock':
      return { text: '请核对日期', tone: 'wait' };
    case 'queued': {
      const left = files.filter(({ sent }) => sent === undefined).length;
      return { text: left > 0 ? `未同步，${left} 张照片和签名待传` : '未同步', tone: 'wait' };
    }
    case 'filling':
      if (progress.refused) return { text: '没有被接受，请修改', tone: 'bad' };
      return isSafe(work) ? undefined : { text: `填写中，${files.length} 张照片和签名在本机`, tone: 'busy' };
  }
}
