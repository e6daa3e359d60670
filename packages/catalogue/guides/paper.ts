import { shanghaiDate } from '@mingcha/kernel';
import type { Paper, Section } from '@mingcha/papers';
import { type Guide, promiseWords } from './guide.ts';
import { type Answers, inShort, type Material, narrow } from './narrow.ts';

type Head = {
  /** The city's name. */
  organ: string;
  dept: string | undefined;
  answers: Answers;
  /** The address of the guide's page, with the answers. */
  link: string;
  /** What it brings together besides has no guide. */
  isPartial: boolean;
  /** ISO instant of the edition, and its number. */
  edition: { number: number; at: string };
  /** Since when and why it is out of use, in words. */
  suspended?: string | undefined;
};

/** The others stand on the page that the code leads to. */
const mostWindows = 3;

const numerals = '一二三四五六七八九十';

/** 一次性告知单: everything that is to be handed in, and when and where, on one sheet. */
export function noticePaper(guide: Guide, head: Head): Paper {
  const { organ, dept, answers, link, isPartial, edition, suspended } = head;
  const { name, promise, windows, materials } = guide;
  const needed = narrow(materials, answers);
  const said = Object.entries(answers).map(([question, answer]) => `${question}：${answer}`);
  const sections: Omit<Section, 'heading'>[] = [
    {
      paragraphs: [
        ...(suspended === undefined ? [] : [`本事项${suspended}，停用期间不受理新的申请。`]),
        `办理“${name}”，${dept === undefined ? '' : `由${dept}办理，`}${promise ? `承诺${promise.days === 0 ? '当场办结' : `自受理之日起 ${promiseWords(promise)}内办结`}` : '时限以窗口告知为准'}。`,
        ...(said.length > 0 ? [`您的情形：${said.join('；')}。`] : []),
      ],
    },
    {
      paragraphs: isPartial
        ? ['部分事项还没有办事指南，其材料以窗口告知为准。']
        : needed.length === 0
          ? ['不需要提交材料。']
          : [],
      ...(needed.length > 0 && {
        table: {
          columns: ['序号', '材料', '要求', '已备'],
          widths: [2, 9, 9, 2],
          rows: needed.map((one, i) => [
            String(i + 1),
            one.title,
            [...(isSure(one.cases, answers) ? [] : ['视情形']), inShort(one)].filter(Boolean).join('，'),
            '□',
          ]),
        },
      }),
    },
    {
      paragraphs:
        windows.length === 0
          ? placesIn(guide)
          : windows
              .slice(0, mostWindows)
              .map(({ title, area, address, phone }) =>
                [area, title, address, phone].filter(Boolean).join('，'),
              ),
    },
  ];
  const headings = ['办理和时限', `申请材料（${needed.length} 份）`, '办理窗口'];
  return {
    organ,
    form: true,
    sheet: true,
    title: `${name}一次性告知单`,
    date: shanghaiDate(new Date(edition.at)),
    sections: [
      ...sections.map((section, i) => ({ heading: `${numerals[i]}、${headings[i]}`, ...section })),
      {
        heading: '',
        paragraphs: [
          `本单依据公布的清单第 ${edition.number} 版。${isPartial ? '' : '除上列材料外不再要求提交其他材料；'}情形不同的，材料不同，请扫码核对。`,
        ],
      },
    ],
    code: { text: link, caption: '扫码看办事指南，可以网上申请的从那里申请' },
  };
}

/** Where it is handed in, if no windows are named. */
const placesIn = ({ sections }: Guide): string[] =>
  sections.flatMap(({ entries }) =>
    entries.filter(({ title }) => /地点|时间|电话/.test(title)).map(({ title, text }) => `${title}：${text}`),
  );

/** Whether nothing that is still to be answered bears on it. */
const isSure = (cases: Material['cases'], answers: Answers) =>
  Object.keys(cases?.[0] ?? {}).every((question) => answers[question] !== undefined);
