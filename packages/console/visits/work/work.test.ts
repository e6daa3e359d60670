import { describe, expect, it } from 'vitest';
import { clean, download, phoneCase, points } from '../testing.ts';
import { missingOf } from './missing.ts';
import { isSafe, newWork } from './model.ts';
import { byDay, dayOf, inOrder, isFound } from './order.ts';
import { outcomesFor, summaryOf, toggled, withResult } from './results.ts';
import { statusOf } from './status.ts';
import { cameBack, queued } from './submit.ts';
import { recordValues } from './values.ts';

const outcomes = ['未发现问题', '发现问题已改正', '发现问题待处理', '未能检查'];
const noon = Date.parse('2026-03-12T04:00:00Z');

describe('visits are in order', () => {
  const visit = (number: string, until: string, plannedOn?: string) => ({
    case: phoneCase({ until, ...(plannedOn && { plannedOn }) }, { number }),
    isDone: number === '检5',
  });
  const all = [
    visit('检4', '2026-03-30'),
    visit('检3', '2026-03-12'),
    visit('检2', '2026-03-20', '2026-03-12'),
    visit('检1', '2026-03-09'),
  ];
  const done = visit('检5', '2026-03-01');

  it('by the day agreed, else the last one, and then by what ends first', () => {
    expect(inOrder(all).map((one) => one.case.number)).toEqual(['检1', '检3', '检2', '检4']);
    expect(dayOf(all[2]!.case)).toBe('2026-03-12');
  });

  it('under what is late, today, in a week, and later; what the system has comes last', () => {
    expect(byDay([done, ...all], noon).map(({ title, visits }) => [title, visits.length])).toEqual([
      ['已过约定日期或截止日期', 1],
      ['今天', 2],
      ['以后', 1],
      ['已同步', 1],
    ]);
    // 2026-03-13 in Beijing already
    expect(byDay(all, Date.parse('2026-03-12T16:30:00Z'))[0]).toMatchObject({ visits: [{}, {}, {}] });
  });

  it('and are found by all the words of name, address, number and items', () => {
    expect(isFound(download.case, '甲超市 东关')).toBe(true);
    expect(isFound(download.case, '甲超市 西关')).toBe(false);
    expect(isFound(download.case, '')).toBe(true);
  });
});

describe('results', () => {
  it('what found nothing stands alone', () => {
    expect(toggled(['迁出', '注销'], '未发现问题')).toEqual(['未发现问题']);
    expect(toggled(['未发现问题'], '迁出')).toEqual(['迁出']);
    expect(toggled(['迁出'], '迁出')).toEqual([]);
  });

  it('bring the conclusion that fits, and keep a chosen one that still does', () => {
    const { draft } = newWork('v', 0);
    const pending = withResult(draft, '发现问题待后续处理', outcomes);
    expect(pending.outcome).toBe('发现问题待处理');
    expect(withResult({ ...pending, outcome: '发现问题已改正' }, '迁出', outcomes).outcome).toBe(
      '发现问题已改正',
    );
    expect(withResult(pending, '未发现问题', outcomes).outcome).toBe('未发现问题');
    expect(withResult(pending, '发现问题待后续处理', outcomes)).not.toHaveProperty('outcome');
    expect(outcomesFor(['迁出'], outcomes)).toEqual(['未能检查', '发现问题已改正', '发现问题待处理']);
  });

  it('of the points are counted in words', () => {
    const answers = {
      [points[0]!.key]: { answer: '合格' },
      [points[1]!.key]: { answer: '发现', note: '三种' },
    };
    expect(summaryOf(points, answers)).toBe(
      '共检查 2 项要点：合格 1 项，发现 1 项。\n有无过期食品：发现，三种',
    );
  });
});

describe('what is missing', () => {
  const texts = (work = clean, today = '2026-03-12') =>
    missingOf(download, work.draft, work.files, today).map(({ text }) => text);

  it('is nothing of a visit that is filled in, and much of an empty one', () => {
    expect(texts()).toEqual([]);
    expect(texts(newWork('v', 0))).toHaveLength(6);
  });

  it('is a right day: the end is neither before the period or the service nor after today', () => {
    const on = (endedOn: string, servedOn?: string) =>
      texts({ ...clean, draft: { ...clean.draft, endedOn, ...(servedOn && { servedOn }) } });
    expect(on('2026-03-13')).toEqual(['检查结束日期不能晚于今天（2026-03-12）']);
    expect(on('2026-03-01')).toEqual(['检查结束日期不能早于起始日期 2026-03-02']);
    expect(on('2026-03-10', '2026-03-11')).toEqual(['检查结束日期不能早于通知书送达日期']);
  });

  it('is an inspector whose certificate was valid to the end of the visit, so that no record waits in vain off-line', () => {
    const until = (validUntil: string) => ({
      ...download,
      inspectors: [{ id: 'I1', name: '赵宇飞', certificate: '27030000001', validUntil }],
    });
    const told = (validUntil: string) =>
      missingOf(until(validUntil), clean.draft, clean.files, '2026-03-20').map(({ text }) => text);
    expect(told('2026-03-11')).toEqual([
      expect.stringContaining('赵宇飞的执法证已于 2026-03-11 到期，不能参加 2026-03-12 结束的检查'),
    ]);
    // What ended before it is recorded later; of a row that the roster has no more the system decides.
    expect([told('2026-03-12'), told('')]).toEqual([[], []]);
  });

  it('is the reason and the witness where the enterprise has not signed; a sheet signed by hand stands for all', () => {
    const refused = { ...clean, draft: { ...clean.draft, signed: '拒绝签字', witnessed: '见证人签名' } };
    expect(texts(refused)).toEqual(['请写明企业没有签字的原因', '请见证人签名']);
    const onPaper = { ...clean, files: [{ ...clean.files[0]!, kind: 'paper' as const }] };
    expect(texts(onPaper)).toEqual([]);
    expect(texts({ ...clean, files: [] })).toHaveLength(2);
  });
});

describe('a work', () => {
  it('is sent as the action takes it, with the time and the place beside each photo', () => {
    expect(recordValues(points, clean)).toEqual({
      endedOn: '2026-03-12',
      findings: '货架和仓库均已查看。',
      results: ['未发现问题'],
      outcome: '未发现问题',
      signed: '已签字',
      answers: [
        { item: '食品销售检查', point: '证照是否有效', answer: '合格' },
        { item: '食品销售检查', point: '有无过期食品', answer: '未发现', note: '抽看二十种' },
      ],
      photos: ['F1'],
      photoNotes: [{ file: '照片01.jpg', at: '2026-03-12 10:15', place: '38.52000,102.18000' }],
      signatures: ['F2', 'F3'],
    });
  });

  it('does not send a reason for what was signed after all, nor problems of what found none', () => {
    const draft = {
      ...clean.draft,
      unsigned: '负责人不在',
      witnessed: '全程录音录像',
      problems: '无',
      correctBy: '2026-04-01',
    };
    expect(Object.keys(recordValues(points, { ...clean, draft }))).not.toEqual(
      expect.arrayContaining(['unsigned', 'witnessed', 'problems', 'correctBy']),
    );
  });

  it('goes into the queue on the version that was looked at, and serves the notice only where nobody has', () => {
    const wants = { ...clean, draft: { ...clean.draft, servedOn: '2026-03-12' } };
    expect(queued(wants, download, 5)).toMatchObject({
      offset: 5,
      draft: { servedOn: '2026-03-12' },
      progress: { is: 'queued', basis: '"7"' },
    });
    const served = { ...download, case: phoneCase({ servedOn: '2026-03-11' }) };
    expect(queued(wants, served, 0).draft).not.toHaveProperty('servedOn');
  });

  it('says how much of it is on this phone alone, and may go only once the system has it', () => {
    const waiting = queued(clean, download, 0);
    expect(statusOf(waiting)?.text).toBe('未同步');
    const unsent = { ...waiting, files: waiting.files.map(({ sent: _, ...file }) => file) };
    expect(statusOf(unsent)?.text).toBe('未同步，3 张照片和签名待传');
    expect(statusOf(newWork('v', 0))).toBeUndefined();
    expect([newWork('v', 9), clean, waiting].map(isSafe)).toEqual([true, false, false]);
    const synced = { ...clean, progress: { is: 'synced' as const, at: noon } };
    expect(isSafe(synced)).toBe(true);
    expect(cameBack(synced, { ...download, at: noon + 1_000 }, 0)).toBe(true);
    expect(cameBack(synced, { ...download, at: noon - 1_000 }, 0)).toBe(false);
  });
});
