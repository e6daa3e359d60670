import { expect, test } from 'vitest';
import type { ExchangeChannel } from '../api/schema.d.ts';
import { cadenceText, channelState } from './words.ts';

const channel: ExchangeChannel = {
  ...{ contract: 'a', title: '甲', partner: '乙', direction: 'out', published: true, changed: false },
  ...{ running: true, hasSecret: true, cadence: 'weekly', day: 7, time: '17:00' },
};

test('says when rows are sent, and how a contract runs', () => {
  expect(cadenceText(channel)).toBe('每周日 17:00');
  expect(cadenceText({ ...channel, cadence: 'monthly', day: 5 })).toBe('每月 5 日 17:00');
  expect(cadenceText({ ...channel, direction: 'in' })).toBe('由对方发来');
  expect(channelState(channel).title).toBe('运行中');
  expect(channelState({ ...channel, running: false }).title).toBe('未启用');
  expect(channelState({ ...channel, running: false, comparedAt: '2026-01-01T00:00:00.000Z' }).title).toBe(
    '已停止',
  );
  expect(channelState({ ...channel, published: false }).title).toBe('草稿');
});
