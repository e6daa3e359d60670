import { plan } from '@mingcha/notices/testing';
import { expect, it } from 'vitest';
import { limits } from './limits.ts';
import { readDraft } from './readDraft.ts';
import { draftBody } from './schemas.ts';

const read = (text: string) =>
  readDraft(text, { departments: [], kinds: [], today: new Date('2026-11-20T04:00:00Z') });

it('reads a draft that may be saved as it is', async () => {
  const { draft, text: _, warnings: __, region: ___, finds: ____, ...head } = await read(plan);
  const parsed = draftBody.safeParse({ ...head, chase: [], measures: draft.measures });
  expect(parsed.error?.issues).toBeUndefined();
});

it('cuts what is too long, between characters, and says so', async () => {
  const long = `${'\u{20000}'.repeat(limits.text)}一`;
  const {
    draft,
    text: _,
    warnings,
    region: __,
    finds: ___,
    ...head
  } = await read(plan.replace('各级大厅设', long));
  const [first] = draft.measures;
  expect(first!.text.length).toBeLessThanOrEqual(limits.text);
  expect(warnings.map(({ code }) => code)).toContain('measure-cut');
  expect(JSON.stringify(draft)).not.toMatch(/\\ud[89ab]/);
  expect(draftBody.safeParse({ ...head, chase: [], measures: draft.measures }).success).toBe(true);
});

it('makes the rounds of a plan for several years from its first year on, not from its last', async () => {
  const { title, year } = await read(
    '云岭市人民政府关于印发云岭市节水行动计划（2026—2028年）的通知\n云岭市人民政府\n2026年3月2日\n一、甲。（市水务局负责）',
  );
  expect([title, year]).toEqual(['云岭市节水行动计划（2026—2028年）', 2026]);
});

it('has those lead who alone are responsible: without a lead nobody was chased, scored or let to work on a measure', async () => {
  const { draft, warnings } = await read(
    '云岭市节水措施\n一、换表。（责任单位：市水务局、市住建局）\n二、查漏。（牵头单位：市水务局；责任单位：市住建局）\n三、劝导。\n四、宣传。（牵头单位：市水务局）\n以上任务均由各县区政府负责落实，不再列出。',
  );
  const names = draft.measures.map(({ leads, partners }) => [
    leads.map(({ name }) => name),
    partners.map(({ name }) => name),
  ]);
  expect(names).toEqual([
    [['市水务局', '市住建局'], ['各县区政府']],
    [['市水务局'], ['市住建局', '各县区政府']],
    [['各县区政府'], []],
    [['市水务局'], ['各县区政府']],
  ]);
  expect(warnings[0]).toMatchObject({ code: 'leads-missing', message: expect.stringContaining('有 1 项') });
});

it('refuses a text of more measures than can be followed', async () => {
  const many = Array.from(
    { length: limits.measures + 1 },
    (_, i) => `${i + 1}.办好第${i + 1}件事。（市甲局负责）`,
  );
  await expect(read(many.join('\n'))).rejects.toMatchObject({ code: 'notice-too-long' });
});
