import { describe, expect, it } from 'vitest';
import type { LogEntry, LoggedEntry } from '../entries/entry.ts';
import { entryText, readEntry } from '../entries/entry.ts';
import { createRules } from './rules.ts';

const [c1, c2] = ['1'.repeat(64), '2'.repeat(64)];
const id = (n: number) => `01HZX3YQ5V8K2M4N6P7R9S0T${String(n).padStart(2, '0')}`;
const seed = { source: 'drand', chain: '0'.repeat(64), round: 7 } as const;
const parties = ['p1', 'p2', 'p3'].map((party, i) => ({ id: party, commitment: String(i + 3).repeat(64) }));
const ofDraw = (n: number, commitment = c1!, year = 2026) => ({ draw: id(n), year, number: n, commitment });
const committed = (n: number, more: object = {}): LogEntry =>
  ({ type: 'draw.committed', ...ofDraw(n), items: [], seed, redraws: [], ...more }) as LogEntry;
const revealed = (n: number): LogEntry => ({ type: 'draw.revealed', ...ofDraw(n), seed: c2! });
const executed = (n: number): LogEntry => ({ type: 'draw.executed', ...ofDraw(n), outcome: c2! });
const published = (n: number): LogEntry => ({ type: 'draw.published', ...ofDraw(n) });
const named = (n: number, hash = c2!): LogEntry => ({
  type: 'results.published',
  kind: 'results',
  id: id(n),
  hash,
});
const voided = (n: number, withheld?: string[]): LogEntry => ({
  type: 'draw.voided',
  ...ofDraw(n),
  reason: c2!,
  ...(withheld && { withheld }),
});
const substituted = (n: number, what: 'object' | 'inspector'): LogEntry => ({
  type: 'draw.substituted',
  ...ofDraw(n),
  what,
  substitution: c2!,
});
const witnessed = (n: number) => committed(n, { seed: { source: 'witness', last: 'p3', parties } });
const reveal = (party: string): LogEntry => ({ type: 'witness.revealed', draw: id(1), party });
const key = 'a'.repeat(64);
const listing = { party: 'p1', name: '某公证处', key, held: 'program', outside: true } as const;
const registered: LogEntry = {
  type: 'witness.registered',
  ...listing,
  signature: 'b'.repeat(128),
  from: '2026-11-20',
};
const inside = { ...registered, outside: false } as LogEntry;
const withdrawn: LogEntry = { type: 'witness.withdrawn', ...listing, reason: c2! };
const confirmed: LogEntry = { type: 'witness.confirmed', ...listing, province: '620000' };
const refused: LogEntry = { type: 'witness.refused', ...listing, province: '620000', reason: c2! };
const rule = (confirmation: 'required' | 'none'): LogEntry => ({
  type: 'witness.rule',
  province: '620000',
  confirmation,
});
const program = (hash = c1!): LogEntry => ({ type: 'witness.program', hash });
const keyed = (n: number, more: object = {}, by = key) =>
  committed(n, { seed: { source: 'witness', last: 'p1', parties: [{ ...parties[0]!, key: by }] }, ...more });
const list = (number: number, count: number, added = 0, removed = 0): LogEntry => ({
  type: 'register.published',
  kind: 'objects',
  number,
  root: c1!,
  count,
  ids: c1!,
  added,
  removed,
  changed: 0,
});
const day = (date: string): LogEntry => ({ type: 'audit.day', date, count: 0, root: c1! });
const batchOf = { draws: [id(1), id(2)], mode: 'apart' as const };
const batch = (commitments = [c1!, c1!]): LogEntry => ({ type: 'batch.committed', ...batchOf, commitments });

const batched = [committed(1, { batch: batchOf }), committed(2, { batch: batchOf }), batch()];
const drawn = [revealed(1), revealed(2), executed(1), executed(2)];

/** The first contradiction, in entries that really are what the log takes; all but the first are of the next day. */
function verdict(
  entries: readonly LogEntry[],
  { fromStart = true, at = (i: number): string => `2026-11-${i === 0 ? 19 : 20}T04:00:00.000Z` } = {},
) {
  const rules = createRules({ fromStart });
  for (const [i, entry] of entries.entries()) {
    const read = readEntry(entryText(entry, { at: at(i), tenant: '620300' }), '620300') as {
      entry: LoggedEntry;
    };
    const found = rules.next(read.entry);
    if (found) return found;
  }
  return undefined;
}

describe('the rules of a log', () => {
  it.each<[string, LogEntry[]]>([
    ['a whole life', [committed(1), revealed(1), executed(1), published(1), committed(2), voided(2)]],
    [
      'names that wait for the results',
      [committed(1, { names: 'results' }), revealed(1), executed(1), published(1), named(1)],
    ],
    ['names of a draw from before the log', [executed(4), named(4)]],
    ['a draw looked at, its outcome, its void', [committed(1), revealed(1), executed(1), voided(1)]],
    ['numbers that go on from before the log', [executed(4), committed(5), committed(6)]],
    [
      'witnesses in order',
      [witnessed(1), reveal('p2'), reveal('p1'), reveal('p3'), revealed(1), executed(1)],
    ],
    [
      'one that withheld',
      [
        witnessed(1),
        reveal('p1'),
        { type: 'witness.missing', draw: id(1), parties: ['p2', 'p3'] },
        voided(1, ['p2', 'p3']),
      ],
    ],
    [
      'a batch',
      [
        ...batched,
        ...[revealed(1), revealed(2), executed(1), executed(2), published(1), published(2)],
        committed(3),
      ],
    ],
    ['a batch that is voided', [...batched, voided(1), voided(2)]],
    [
      'witnesses that the province has confirmed, where it wants to',
      [registered, keyed(1), rule('required'), confirmed, keyed(2), rule('none'), refused, keyed(3)],
    ],
    ['programs of witnesses, also one that comes back', [program(), registered, program(c2), program()]],
    ['lists and days', [list(1, 10), list(4, 12, 3, 1), day('2026-12-31'), day('2027-01-01')]],
  ])('take %s', (_, entries) => {
    expect(verdict(entries)).toBeUndefined();
  });

  it.each<[string, LogEntry[], string]>([
    ['a gap', [committed(1), committed(3)], '从 1 跳到 3'],
    ['a number twice', [committed(1), committed(2), committed(1, { draw: id(9) })], '编号 1 出现两次'],
    ['a draw twice', [committed(1), committed(2, { draw: id(1) })], '承诺出现两次'],
    ['an earlier number that comes back', [executed(6), committed(5)], '已用于更早'],
    ['a draw without a commitment', [committed(1), executed(2)], '没有承诺'],
    ['an outcome before the reveal', [committed(1), executed(1)], '先于公开种子'],
    ['publication before the outcome', [committed(1), revealed(1), published(1)], '先于结果'],
    ['names before the publication', [committed(1), revealed(1), executed(1), named(1)], '先于公示'],
    ['names twice', [committed(1), revealed(1), executed(1), published(1), named(1), named(1)], '出现两次'],
    ['names of a draw that is not there', [committed(1), named(2)], '没有该任务'],
    [
      'names of another outcome',
      [committed(1), revealed(1), executed(1), published(1), named(1, c1)],
      '不同',
    ],
    [
      'a void of what was looked at without an outcome',
      [committed(1), revealed(1), voided(1)],
      '未载入结果就作废',
    ],
    ['a void twice', [committed(1), voided(1), voided(1)], '作废之后'],
    ['life after a void', [committed(1), voided(1), revealed(1)], '作废之后'],
    ['a reveal twice', [committed(1), revealed(1), revealed(1)], '出现两次'],
    ['another commitment', [committed(1), { ...revealed(1), commitment: c2! } as LogEntry], '与提交时不同'],
    [
      'another number',
      [committed(1), committed(2), { ...revealed(1), number: 2 } as LogEntry],
      '编号与提交时不同',
    ],
    [
      'a substitution twice',
      [
        ...[committed(1), revealed(1), executed(1)],
        ...[substituted(1, 'inspector'), substituted(1, 'inspector')],
      ],
      '同一次替换出现两次',
    ],
    ['a substitution before the outcome', [committed(1), substituted(1, 'object')], '替换先于结果'],
    ['the last witness before others', [witnessed(1), reveal('p1'), reveal('p3')], '应最后公开'],
    [
      'a witness before the draw',
      [{ type: 'witness.committed', draw: id(1), party: 'p1', commitment: c1! }, reveal('p1')],
      '先于任务',
    ],
    [
      'another commitment of a witness',
      [{ type: 'witness.committed', draw: id(1), party: 'p1', commitment: c1! }, witnessed(1)],
      '前后不同',
    ],
    ['a void that names one who was not missing', [witnessed(1), voided(1, ['p2'])], '此前没有记录'],
    ['a witness that waits for its confirmation', [registered, rule('required'), keyed(1)], '没有省级确认'],
    [
      'one that was refused after it',
      [registered, rule('required'), confirmed, refused, keyed(1)],
      'p1 没有',
    ],
    [
      'another key under a confirmed name',
      [registered, rule('required'), confirmed, keyed(1, {}, 'b'.repeat(64))],
      '没有省级确认',
    ],
    [
      'one that is on no list',
      [rule('required'), keyed(1, { batch: { draws: [id(9), id(1)], mode: 'apart' } })],
      '没有省级确认',
    ],
    ['a confirmation of who is on no list', [confirmed], '未登记的见证方 p1 经省级确认'],
    [
      'a confirmation of another key',
      [registered, { ...confirmed, key: 'b'.repeat(64) } as LogEntry],
      '公钥与登记时不同',
    ],
    ['another key in the place of a listed one', [registered, keyed(1, {}, c2)], '公钥与登记时不同'],
    ['a key that only the table had', [keyed(1)], '没有登记'],
    ['a witness that was withdrawn', [registered, withdrawn, keyed(1)], '已撤销'],
    [
      'a witness before its first day',
      [{ ...registered, from: '2026-11-21' } as LogEntry, keyed(1)],
      '自 2026-11-21 起',
    ],
    ['a last witness from inside', [inside, keyed(1)], '不是本市政府以外的单位'],
    ['one from inside that is confirmed as from outside', [inside, confirmed], '以外的单位与登记时不同'],
    ['a program of witnesses twice in a row', [program(), registered, program()], '连续记载两次'],
    [
      'a batch with another commitment',
      [committed(1, { batch: batchOf }), committed(2, { batch: batchOf }), batch([c1!, c2!])],
      '与提交时不同',
    ],
    [
      'a sibling that was never committed',
      [committed(1, { batch: batchOf }), batch()],
      `${id(2)} 没有与任务 ${id(1)} 一并承诺`,
    ],
    [
      'a reveal before the batch',
      [committed(1, { batch: batchOf }), committed(2, { batch: batchOf }), revealed(1)],
      '承诺没有一并载入',
    ],
    [
      'siblings that tell of two batches',
      [committed(1, { batch: batchOf }), committed(2, { batch: { ...batchOf, mode: 'together' } }), batch()],
      '方式与此批不同',
    ],
    ['a batch twice', [...batched, batch()], '属于两批'],
    [
      'a sibling voided alone',
      [...batched, voided(1), committed(3)],
      `${id(2)} 没有与任务 ${id(1)} 一并作废`,
    ],
    [
      'the better one published alone',
      [...batched, ...drawn, published(2)],
      `没有与同批任务 ${id(1)} 一并公示`,
    ],
    [
      'a version that is another one',
      [list(2, 10), { ...list(2, 10), root: c2! } as LogEntry],
      '前后内容不同',
    ],
    ['a list that does not add up', [list(1, 10), list(2, 10, 1)], '应有 11 条'],
    ['a day left out', [day('2026-02-28'), day('2026-03-02')], '应为 2026-03-01'],
    ['a day twice', [day('2026-03-01'), day('2026-03-01')], '应为 2026-03-02'],
  ])('find %s', (_, entries, words) => {
    expect(verdict(entries)).toContain(words);
  });

  it('find a year that does not begin with 1, unless the log began in it', () => {
    const at = (i: number) => (i === 0 ? '2026-12-31T15:00:00.000Z' : '2026-12-31T16:00:00.000Z');
    const next = { ...committed(3), year: 2027 } as LogEntry;
    expect(verdict([day('2026-12-30'), next], { at })).toContain('从 3 开始');
    expect(verdict([day('2026-12-30'), next], { at, fromStart: false })).toBeUndefined();
    expect(verdict([committed(3)])).toBeUndefined();
  });

  it('find time that goes back', () => {
    expect(
      verdict([day('2026-12-30'), day('2026-12-31')], { at: (i) => `2026-11-20T0${4 - i}:00:00.000Z` }),
    ).toContain('倒退');
  });

  it('find a witness whose bar the operator took away: it withheld its nonce and was named again', () => {
    const missing: LogEntry = { type: 'witness.missing', draw: id(1), parties: ['p1'] };
    const entries = [registered, keyed(1), missing, voided(1, ['p1']), keyed(2)];
    const days = (last: string) => (i: number) => (i < 4 ? `2026-11-2${i}T04:00:00.000Z` : last);
    expect(verdict(entries, { at: days('2027-10-01T04:00:00.000Z') })).toContain('曾扣留随机数');
    const later = [...entries.slice(0, 4), keyed(1, { ...ofDraw(9, c1, 2027), number: 1 })];
    expect(verdict(later, { at: days('2027-11-24T04:00:00.000Z') })).toBeUndefined();
  });

  it('take what began before the part that is shown', () => {
    expect(verdict([revealed(1), executed(1), committed(2)], { fromStart: false })).toBeUndefined();
    expect(verdict([reveal('p1')], { fromStart: false })).toBeUndefined();
    expect(verdict([rule('required'), keyed(1)], { fromStart: false })).toBeUndefined();
    expect(verdict([registered, rule('required'), keyed(1)], { fromStart: false })).toContain('省级确认');
  });
});
