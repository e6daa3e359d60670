import type { CompiledCaseType, Values } from '@mingcha/cases';
import { shanghaiDate, spokenDate } from '@mingcha/kernel';
import type { Paper, Table } from '@mingcha/papers';
import type { Case } from '../kept/case.ts';
import type { CasePaper } from '../kept/paper.ts';
import { erasedText } from '../view/masked.ts';
import type { PaperTemplate } from './template.ts';
import { valueText } from './valueText.ts';

type Given = {
  compiled: CompiledCaseType;
  found: Case;
  paper: CasePaper;
  template: PaperTemplate;
  /** Names of what fields name by id. */
  names: Readonly<Record<string, string>>;
  /** Whose paper it is where no department handles the case. */
  organ: string;
  /** The case's papers that were made before it. */
  before: readonly Pick<CasePaper, 'name' | 'number'>[];
  /** What those who were asked have answered, where the template says it. */
  said?: string;
};

const word = /\{([A-Za-z]+)\}/g;

/** What a paper can say, by the names that templates use. `template.to` says whom it is for. */
export function paperTexts({
  compiled,
  found,
  paper,
  template,
  names,
  organ,
  before,
  said,
}: Given): Map<string, string> {
  const { type, fields, parties } = compiled;
  const texts = new Map<string, string>([
    ['organ', organOf({ compiled, paper, names, organ })],
    ['paperNumber', paper.number ?? ''],
    ['signer', paper.signer?.name ?? ''],
    ['number', found.number ?? ''],
    ['opened', spokenDate(shanghaiDate(new Date(found.openedAt)))],
    ['date', spokenDate(shanghaiDate(new Date(paper.at)))],
  ]);
  for (const [name, value] of Object.entries(paper.fields)) {
    const kind = fields.get(name)?.type;
    if (kind !== 'table') texts.set(name, valueText(kind, value, names));
  }
  for (const name of paper.erased ?? []) texts.set(name, erasedText);
  if (said !== undefined) texts.set('said', said);
  const own = type.papers?.[paper.name];
  const to = own && parties.get(own.to)?.title;
  const subject = type.subject === undefined ? undefined : texts.get(type.subject);
  const recipient = (template.to && filledLine(template.to, texts)) ?? subject ?? to ?? '';
  texts.set('about', `${type.title}${found.number === undefined ? '' : `（${found.number}）`}`);
  texts.set('recipient', recipient);
  texts.set('edition', String(before.filter((one) => one.name === paper.name).length + 1));
  texts.set('papers', before.map((one) => servedTitle(type.papers?.[one.name]?.title, one)).join('、'));
  return texts;
}

/** The tables of fields that have rows, with the columns that some row fills. */
function tablesOf({ compiled, paper, template: { tables = [] }, names }: Given): Table[] {
  return tables.flatMap((name) => {
    const field = compiled.fields.get(name);
    const rows = paper.fields[name] as Values[] | undefined;
    if (!field || !Array.isArray(rows) || rows.length === 0) return [];
    const columns = Object.entries(field.columns ?? {}).filter(([column]) =>
      rows.some((row) => row[column] !== undefined),
    );
    return [
      {
        title: field.title,
        columns: columns.map(([, { title }]) => title),
        rows: rows.map((row) =>
          columns.map(([column, { type }]) =>
            row[column] === undefined ? '' : valueText(type, row[column], names),
          ),
        ),
      },
    ];
  });
}

/** A line with its words filled in; undefined where one of them was not given. */
function filledLine(line: string, texts: ReadonlyMap<string, string>): string | undefined {
  const missing = [...line.matchAll(word)].some(([, name]) => (texts.get(name!) ?? '') === '');
  return missing ? undefined : line.replace(word, (_, name: string) => texts.get(name)!);
}

/** What stands in a row of a form: parts that a wide space or a new line divides, without those of whose words one was not given. */
const filledRow = (text: string, texts: ReadonlyMap<string, string>): string =>
  text
    .split('\n')
    .flatMap((line) => {
      const parts = line.split('　').flatMap((part) => filledLine(part, texts) ?? []);
      return parts.length > 0 ? parts.join('　') : [];
    })
    .join('\n');

function organOf({ compiled, paper, names, organ }: Pick<Given, 'compiled' | 'paper' | 'names' | 'organ'>) {
  const depts = [...compiled.fields].flatMap(([name, { type: kind }]) =>
    kind === 'department' && typeof paper.fields[name] === 'string' ? [names[paper.fields[name]]] : [],
  );
  return depts[0] ?? organ;
}

/** The template with the wording whose condition holds. */
function wordedFor({ compiled, paper, template }: Given): PaperTemplate {
  const values = new Map(Object.entries(paper.fields));
  const found = template.instead?.find(({ when }) => compiled.expression(when).holds(values));
  return found ? { ...template, title: found.title, paragraphs: found.paragraphs } : template;
}

/**
 * A case's paper as an official paper: the template's wording with what the fields said when it was made. A paragraph that
 * is about a value that was not given is left out.
 */
export function paperOf(given: Given): Paper {
  const { compiled, paper } = given;
  const template = wordedFor(given);
  const texts = paperTexts(given);
  const filled = (line: string) => filledLine(line, texts);
  const own = compiled.type.papers?.[paper.name];
  const recipients = (template.to && filled(template.to)) ?? (own && compiled.parties.get(own.to)?.title);
  const rows = template.form?.map(([row, text]) => [row, filledRow(text, texts)]);
  const paragraphs = template.paragraphs.flatMap((line) => filled(line)?.split(/\n+/) ?? []);
  const form: Table[] = rows ? [{ columns: ['', ''], widths: [1, 3], rows, form: true }] : [];
  const tables = tablesOf(given);
  const [first, ...more] = template.paragraphs.length > 0 ? [...tables, ...form] : [...form, ...tables];
  return {
    organ: organOf(given),
    ...(paper.number !== undefined && { number: paper.number }),
    title: template.title,
    date: shanghaiDate(new Date(paper.at)),
    ...(paper.signer && { signer: paper.signer.name }),
    ...(recipients && !rows && { recipients }),
    ...(own?.needsSeal && { seal: true as const }),
    ...(rows && { form: true as const }),
    sections: [
      { heading: '', paragraphs, ...(first && { table: first }) },
      ...more.map((table) => ({ heading: '', paragraphs: [], table })),
    ],
  };
}

/** A paper as another names it: 《审批决定书》（审决〔2026〕1号）. */
const servedTitle = (title: string | undefined, { name, number }: Pick<CasePaper, 'name' | 'number'>) =>
  `《${title ?? name}》${number === undefined ? '' : `（${number}）`}`;
