import { columnLetters } from '../cells.ts';
import { wellFormed } from '../writing.ts';
import type { SheetColumn, SheetInput } from './sheet-xml.ts';
import { escapeAttribute, escapeText } from './text.ts';

/** The rows that a sheet has at the most. */
export const MAX_ROW = 1_048_576;

/** So long may the choices be that stand in a rule itself. */
const longestInline = 255;

/** Where the choices of a column stand, as a formula. */
export type ChoiceSource = (choices: readonly string[]) => string;

/**
 * The choices of columns: short ones stand in the rule, long ones in a hidden sheet, each list of choices once. `hidden` is
 * undefined where no column needs it.
 */
export function gatherChoices(sheets: readonly SheetInput[]): {
  source: ChoiceSource;
  hidden: SheetInput | undefined;
} {
  const lists = new Map<string, { letters: string; header: string; choices: readonly string[] }>();
  const name = freeName(new Set(sheets.map((sheet) => sheet.name)));
  const inline = (choices: readonly string[]) => {
    const joined = choices.join(',');
    return joined.length <= longestInline && !choices.some((one) => /[,\s]/.test(one)) ? joined : undefined;
  };
  for (const { header, choices = [] } of sheets.flatMap((sheet) => sheet.columns)) {
    const key = JSON.stringify(choices);
    if (choices.length === 0 || inline(choices) !== undefined || lists.has(key)) continue;
    lists.set(key, { letters: columnLetters(lists.size), header, choices });
  }
  const source: ChoiceSource = (choices) => {
    const short = inline(choices);
    if (short !== undefined) return `"${short.replaceAll('"', '""')}"`;
    const { letters } = lists.get(JSON.stringify(choices))!;
    return `'${name}'!$${letters}$2:$${letters}$${choices.length + 1}`;
  };
  const all = [...lists.values()];
  const height = Math.max(0, ...all.map(({ choices }) => choices.length));
  const hidden: SheetInput = {
    name,
    columns: all.map(({ header }) => ({ header })),
    rows: Array.from({ length: height }, (_, row) => all.map(({ choices }) => choices[row])),
  };
  return { source, hidden: all.length > 0 ? hidden : undefined };
}

function freeName(taken: ReadonlySet<string>): string {
  for (let n = 1; ; n++) {
    const name = n === 1 ? '可填内容' : `可填内容${n}`;
    if (!taken.has(name)) return name;
  }
}

/** What is shown beside a cell that is selected: unlike comments, prompts need no drawing, and show while one types. */
function promptOf({ header, note }: SheetColumn): string {
  if (!note) return '';
  const title = escapeAttribute(wellFormed(header.slice(0, 32)));
  return ` showInputMessage="1" promptTitle="${title}" prompt="${escapeAttribute(wellFormed(note.slice(0, 255)))}"`;
}

/** The rules of a sheet's columns: notes as prompts, choices as drop-downs below the header. */
export function validations(columns: readonly SheetColumn[], source: ChoiceSource): string {
  const rules = columns.flatMap((column, i) => {
    const { choices = [], several = false, note } = column;
    const letters = columnLetters(i);
    const prompt = promptOf(column);
    if (choices.length === 0)
      return note ? `<dataValidation allowBlank="1"${prompt} sqref="${letters}1:${letters}${MAX_ROW}"/>` : [];
    // Where a cell may hold several, the list only helps to type.
    const strict = several
      ? ''
      : ' showErrorMessage="1" errorTitle="不在可填内容内" error="请从下拉列表中选择。"';
    return (
      `<dataValidation type="list" allowBlank="1"${strict}${prompt} sqref="${letters}2:${letters}${MAX_ROW}">` +
      `<formula1>${escapeText(source(choices))}</formula1></dataValidation>`
    );
  });
  return rules.length === 0
    ? ''
    : `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>`;
}
