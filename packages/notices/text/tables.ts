import { findLabels } from '../units/labels.ts';
import { type CleanLine, cleanLine } from './characters.ts';

/** What a column of a table of tasks holds: the number, the task, a unit line's part under its label, or more text. */
type Column = { readonly kind: 'no' | 'task' | 'text' } | { readonly kind: 'label'; readonly label: string };

/** A cell and where it begins. */
interface Cell {
  readonly text: string;
  readonly at: number;
}

/** A row of a table of tasks, as the lines that would say the same in a text. */
export interface TaskRow {
  /** Where a line of it begins in the original; what it says stands at its first. */
  readonly at: number;
  readonly lines: readonly CleanLine[];
}

export interface TaskTables {
  readonly rows: readonly TaskRow[];
  /** Where lines begin that stand among the rows and have other columns. */
  readonly odd: readonly number[];
}

const NO = /^(?:序号|编号|序)$/;
const TASK =
  /^(?:年度|重点|主要|具体|改革|工作|目标|创新)*(?:任务|举措|措施|事项|项目|工作)(?:名称|清单|内容|事项)?$|^(?:工作|任务)?内容$/;
const NUMBER = /^(?:\d{1,3}|[一二三四五六七八九十]{1,3})[.、]?$/;
const MOST_COLUMNS = 12;
/** So many lines of other columns end a table. */
const MOST_ODD = 3;

/** The columns that a line names, if it is the head of a table of tasks and units. */
function columnsOf(cells: readonly string[]): Column[] | undefined {
  if (cells.length < 3 || cells.length > MOST_COLUMNS) return undefined;
  let task = false;
  const columns = cells.map((cell): Column => {
    const name = cell.replace(/\s/g, '');
    const [label] = findLabels(`${name}：`);
    if (NO.test(name)) return { kind: 'no' };
    if (label?.start === 0 && label.end === name.length + 1) return { kind: 'label', label: name };
    if (!task && TASK.test(name)) {
      task = true;
      return { kind: 'task' };
    }
    return { kind: 'text' };
  });
  const hasUnits = columns.some(
    (column) => column.kind === 'label' && /单位|部门|科室|处室|机构/.test(column.label),
  );
  return task && hasUnits && cells.every((cell) => cell.length <= 20) ? columns : undefined;
}

/** Whether cells are the head of a table of tasks and units. */
export const isTaskHead = (cells: readonly string[]): boolean => columnsOf(cells) !== undefined;

/** The cells of a line: between tabs, else between spaces. */
function cellsOf(line: string, start: number): Cell[] {
  const cells: Cell[] = [];
  const separator = line.includes('\t') ? /\t/g : /[ \u3000]+/g;
  let at = 0;
  const add = (end: number): void => {
    const text = line.slice(at, end);
    cells.push({ text: text.trim(), at: start + at + text.length - text.trimStart().length });
  };
  for (const match of line.matchAll(separator)) {
    if (match.index > 0 || match[0] === '\t') add(match.index);
    at = match.index + match[0].length;
  }
  if (at < line.length || separator.source === '\\t') add(line.length);
  return cells;
}

/** The rows of the tables of tasks in a text: cells apart by tabs or spaces, or each on a line of its own. */
export function findTaskTables(text: string): TaskTables {
  const across = tablesAcross(text);
  return across.rows.length > 0 ? across : tablesDown(text);
}

/** 序号 and the other columns' names on lines of their own, then as many lines for each row, the first a number. */
function tablesDown(text: string): TaskTables {
  const rows: TaskRow[] = [];
  const odd: number[] = [];
  const cells: Cell[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const trimmed = line.trim();
    if (trimmed !== '') cells.push({ text: trimmed, at: start });
    start += line.length + 1;
  }
  const take = (of: readonly Cell[], lines: readonly CleanLine[]): void => {
    for (const [i, { at }] of of.entries()) rows.push({ at, lines: i === 0 ? lines : [] });
  };
  for (let i = 0; i < cells.length; i++) {
    if (!NO.test(cells[i]!.text)) continue;
    const width = cells.slice(i, i + MOST_COLUMNS + 1).findIndex(({ text }) => NUMBER.test(text));
    const head = cells.slice(i, i + Math.max(0, width));
    const columns = columnsOf(head.map((cell) => cell.text));
    if (!columns) continue;
    take(head, []);
    let count = 0;
    let at = i + width;
    for (let row = cells.slice(at, at + width); isRow(row, columns); row = cells.slice(at, at + width)) {
      take(row, linesOf(row, columns, ++count));
      at += width;
    }
    if (cells.slice(at, at + width).some(({ text }) => NUMBER.test(text))) odd.push(cells[at]!.at);
    i = at - 1;
  }
  return { rows, odd };
}

function tablesAcross(text: string): TaskTables {
  const rows: TaskRow[] = [];
  const odd: number[] = [];
  let columns: readonly Column[] | undefined;
  let waiting: number[] = [];
  let count = 0;
  let start = 0;
  for (const line of text.split('\n')) {
    const cells = line.trim() === '' ? [] : cellsOf(line.replace(/\r$/, ''), start);
    const head = columnsOf(cells.map((cell) => cell.text));
    if (head) {
      columns = head;
      waiting = [];
      rows.push({ at: start, lines: [] });
    } else if (columns && isRow(cells, columns)) {
      odd.push(...waiting.splice(0));
      count++;
      rows.push({ at: start, lines: linesOf(cells, columns, count) });
    } else if (columns && cells.length > 1) {
      waiting.push(start);
      if (waiting.length > MOST_ODD) columns = undefined;
    }
    start += line.length + 1;
  }
  return { rows, odd };
}

function isRow(cells: readonly Cell[], columns: readonly Column[]): boolean {
  if (cells.length !== columns.length) return false;
  return columns.every(
    ({ kind }, i) =>
      (kind !== 'no' || NUMBER.test(cells[i]!.text)) && (kind !== 'task' || cells[i]!.text !== ''),
  );
}

/** 1.任务 / 内容 / 牵头单位：甲局 */
function linesOf(cells: readonly Cell[], columns: readonly Column[], count: number): CleanLine[] {
  const numbered = columns.findIndex(({ kind }) => kind === 'no');
  const own = numbered === -1 ? undefined : cells[numbered]!;
  const task = cells[columns.findIndex(({ kind }) => kind === 'task')]!;
  const number = own?.text.replace(/[.、]$/, '') ?? String(count);
  const mark = /^\d/.test(number) ? '.' : '、';
  const lines = [joined(`${number}${mark}`, own?.at ?? task.at, task)];
  columns.forEach((column, i) => {
    const cell = cells[i]!;
    if (cell.text === '' || /^[-—/／无]$/.test(cell.text)) return;
    if (column.kind === 'text') lines.push(joined('', cell.at, cell));
    if (column.kind === 'label') lines.push(joined(`${column.label}：`, cell.at, cell));
  });
  return lines;
}

/** A cell behind words of our own, which stand where it does. */
function joined(before: string, at: number, cell: Cell): CleanLine {
  const { text, offsets } = cleanLine(cell.text, cell.at);
  return { text: before + text, offsets: [...Array<number>(before.length).fill(at), ...offsets] };
}
