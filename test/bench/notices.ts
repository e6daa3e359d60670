import { readNotice } from '@mingcha/notices';
import { plan, table } from '@mingcha/notices/testing';
import type { Line } from './line.ts';

const length = 200_000;
/** What readers of repeated text are slow at. */
const pieces: Readonly<Record<string, string>> = {
  'a notice': plan,
  'brackets that stay open': '（牵头单位：',
  'empty measures': '\n1.',
  'tables of text': `${table}\n`,
  'heads of tables': '序号\n任务\n单位\n',
  'tables of one row': '序号\t任务\t牵头单位\n1\t甲\t乙局\n',
};

/** A text of 200 pages is read, whatever it repeats. */
export function benchNotices(): Line[] {
  const times = Object.entries(pieces).map(([note, piece]): Line => {
    const text = piece.repeat(Math.ceil(length / piece.length));
    const started = process.cpuUsage();
    readNotice(text);
    const { user, system } = process.cpuUsage(started);
    return { name: 'read a text of 200 pages', measured: (user + system) / 1e6, budget: 4, unit: 's', note };
  });
  return [times.reduce((a, b) => (b.measured > a.measured ? b : a))];
}
