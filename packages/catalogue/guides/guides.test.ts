import { shippedLists } from '@mingcha/systems/lists';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conditionsOver, guideFaults, mostWays, waysOf } from './conditions.ts';
import { merged } from './merge.ts';
import {
  type Answers,
  answersIn,
  answersOf,
  type Material,
  narrow,
  openQuestions,
  type Question,
  situationOf,
} from './narrow.ts';

const words = fc.stringMatching(/^[甲乙丙丁戊己庚辛]{1,4}$/);
const questionList = fc
  .uniqueArray(fc.record({ title: words, answers: fc.uniqueArray(words, { minLength: 2, maxLength: 4 }) }), {
    selector: ({ title }) => title,
    minLength: 1,
    maxLength: 4,
  })
  .map((all): Question[] => all);

/** Materials whose conditions read some of the questions. */
const materialsOver = (questions: readonly Question[]) =>
  fc
    .uniqueArray(
      fc.record({
        title: words,
        asked: fc.subarray([...questions]),
        picks: fc.array(fc.nat(63), { maxLength: 6 }),
      }),
      { selector: ({ title }) => title, maxLength: 6 },
    )
    .map((all) =>
      all.map(({ title, asked, picks }): Material => {
        const ways = waysOf(asked);
        const cases = asked.length === 0 ? undefined : ways.filter((_, i) => picks.includes(i));
        return { title, details: [], ...(cases && { cases }) };
      }),
    );

const guide = questionList.chain((questions) =>
  fc.record({ questions: fc.constant(questions), materials: materialsOver(questions) }),
);
const answered = guide.chain(({ questions, materials }) =>
  fc.tuple(...questions.map(({ answers }) => fc.constantFrom(...answers))).map((given) => ({
    questions,
    materials,
    all: questions.map(({ title }, i) => [title, given[i]!] as const),
  })),
);
const titles = (materials: readonly Material[]) => materials.map(({ title }) => title);

describe('narrowing', () => {
  it('gives the same whatever is answered first, and each answer leaves no more than before', () => {
    fc.assert(
      fc.property(answered, fc.infiniteStream(fc.nat()), ({ materials, all }, order) => {
        const shuffled = [...all]
          .map((one) => [order.next().value as number, one] as const)
          .sort(([a], [b]) => a - b)
          .map(([, one]) => one);
        let before = titles(materials);
        for (let n = 1; n <= shuffled.length; n++) {
          const now = titles(narrow(materials, Object.fromEntries(shuffled.slice(0, n))));
          expect(before).toEqual(expect.arrayContaining(now));
          before = now;
        }
        expect(before).toEqual(titles(narrow(materials, Object.fromEntries(all))));
        expect(new Set(before).size).toBe(before.length);
      }),
    );
  });

  it('leaves no question open once what is needed is sure, and asks none that decides nothing', () => {
    fc.assert(
      fc.property(answered, fc.nat(), ({ questions, materials, all }, few) => {
        const given: Answers = Object.fromEntries(all.slice(0, few % (all.length + 1)));
        const left = openQuestions({ questions, materials }, given);
        const ways = waysOf(questions.filter(({ title }) => given[title] === undefined));
        const ends = new Set(ways.map((way) => titles(narrow(materials, { ...given, ...way })).join()));
        if (left.length === 0) expect(ends.size).toBe(1);
        for (const { title } of left) expect(given[title]).toBeUndefined();
      }),
    );
  });

  it('reads the line of answers that it has written', () => {
    fc.assert(
      fc.property(answered, ({ questions, all }) => {
        const answers = Object.fromEntries(all);
        expect(answersOf(questions, answersIn(situationOf(questions, answers)))).toEqual(answers);
      }),
    );
    expect(answersOf([{ title: 'constructor', answers: ['甲', '乙'] }], answersIn('无'))).toEqual({});
  });
});

describe('several guides as one', () => {
  it('asks for each material once, and for what any of them asks', () => {
    fc.assert(
      fc.property(fc.array(answered, { minLength: 1, maxLength: 3 }), (parts) => {
        const named = parts.map((part, i) => ({ ...part, name: `事项${i}` }));
        const whole = merged(named);
        expect(new Set(titles(whole.materials)).size).toBe(whole.materials.length);
        expect(new Set(whole.questions.map(({ title }) => title)).size).toBe(whole.questions.length);
        const [first] = named;
        const given = Object.fromEntries(first!.all);
        const alone = titles(narrow(first!.materials, given));
        expect(titles(narrow(whole.materials, given))).toEqual(expect.arrayContaining(alone));
      }),
    );
  });

  it('asks a question apart where two ask it with other answers', () => {
    const one = { title: '由谁来办', answers: ['本人', '委托'] };
    const other = { title: '由谁来办', answers: ['企业', '代理'] };
    const letter = { title: '委托书', details: [], cases: [{ 由谁来办: '委托' }] };
    const { questions, materials } = merged([
      { name: '甲', questions: [one], materials: [letter] },
      { name: '乙', questions: [other], materials: [{ ...letter, cases: [{ 由谁来办: '代理' }] }] },
    ]);
    expect(questions.map(({ title }) => title)).toEqual(['由谁来办', '乙—由谁来办']);
    expect(materials).toEqual([
      { title: '委托书', details: [], cases: [{ 由谁来办: '委托' }, { '乙—由谁来办': '代理' }] },
    ]);
  });
});

describe('conditions that cannot be used', () => {
  const asked = [
    { title: '经营', name: 'trade', answers: ['餐饮', '销售'] },
    { title: '场所', name: 'place', answers: ['自有', '租用'] },
  ];
  it.each([
    ['trade == "餐饮" &&', /写法有误/],
    ['other == "餐饮"', /没有字段“other”/],
    ['trade == "旅馆" || place == "租用"', /“旅馆”不是所用问题的答案/],
    ['trade == "餐饮" && trade == "销售"', /无论怎样回答都不需要/],
    ['true', /没有用到任何问题/],
    ['["餐饮"].exists(x, x == trade)', /写法|不能/],
    ['trade.matches("(a+)+")', /./],
    [`${'('.repeat(80)}trade == "餐饮"${')'.repeat(80)}`, /./],
  ])('%s', (source, message) => {
    expect(conditionsOver(asked)(source)).toMatchObject({ fault: expect.stringMatching(message) });
  });

  it('has no more ways than anybody reads', () => {
    const many = 'abcd'.split('').map((name) => ({
      title: name,
      name,
      answers: ['一', '二', '三', '四'],
    }));
    expect(4 ** 4).toBeGreaterThan(mostWays);
    const source = 'a == "一" && b == "一" && c == "一" && d == "一"';
    expect(conditionsOver(many)(source)).toMatchObject({ fault: expect.stringMatching(/256 种组合/) });
  });

  it('is refused at the element, as are questions that nobody can answer', () => {
    const elements = { materials: 'materials', questions: 'questions', situations: 'situations' };
    const row = {
      questions: asked,
      materials: [{ title: '图纸', when: 'trade == "旅馆"' }, { title: '图纸' }],
      situations: [{ title: '餐饮', materials: ['照片'] }],
    };
    expect(guideFaults(row, elements).map(({ field, message }) => [field, message])).toEqual([
      ['materials', expect.stringContaining('材料“图纸”的适用情形：“旅馆”不是')],
      ['materials', '材料“图纸”重复'],
      ['situations', '情形“餐饮”的材料“照片”不在申请材料中'],
    ]);
    const bad = [
      { title: '经营', name: 'Trade', answers: ['餐饮', '餐饮'] },
      { title: '场所：哪里', name: 'in', answers: ['自有'] },
    ];
    expect(guideFaults({ questions: bad }, elements).map(({ message }) => message)).toEqual([
      '问题“经营”的代号应以小写字母开头，由字母和数字组成',
      '问题“经营”至少有两个不同的答案',
      '问题“场所：哪里”的代号应以小写字母开头，由字母和数字组成',
      '问题“场所：哪里”和它的答案中不能有“：”',
      '问题“场所：哪里”至少有两个不同的答案',
    ]);
  });

  it('is in no sample that is shipped', () => {
    const { samples } = shippedLists.find(({ list }) => list.id === 'service-items')!;
    const elements = { materials: 'materials', questions: 'questions', situations: 'situations' };
    expect(samples.flatMap((row) => guideFaults(row, elements))).toEqual([]);
  });
});
