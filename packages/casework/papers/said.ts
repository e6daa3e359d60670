import type { CompiledCaseType } from '@mingcha/cases';
import { theEngine } from '../engine/change.ts';
import type { Case } from '../kept/case.ts';
import type { CaseEvent } from '../kept/event.ts';
import type { PaperTemplate } from './template.ts';
import { valueText } from './valueText.ts';

type Given = {
  compiled: CompiledCaseType;
  found: Case;
  events: readonly CaseEvent[];
  /** The instant at which the paper was made: what was answered later is not in it. */
  until: string;
  /** Names of those who were asked. */
  names: Readonly<Record<string, string>>;
};

const sentence = (text: string): string => (/[。！？；]$/.test(text) ? text : `${text}。`);

/**
 * What those who were asked by a task have answered, in the order of their answers: for each a line with who and what, and a line
 * for each value of the form that they gave. Values that are personal or files are left out, and so is what the system
 * has ended. Empty where nobody has answered. Pure.
 */
export function saidText(
  { task: kind, say }: NonNullable<PaperTemplate['said']>,
  { compiled, found, events, until, names }: Given,
): string {
  const { answers = {}, form = {} } = compiled.tasks.get(kind) ?? {};
  const asked = new Map(
    found.course.record.tasks.filter((one) => one.kind === kind).map((one) => [one.id, one]),
  );
  const columns = say.flatMap((name) => {
    const column = form[name];
    return column && !column.personal && column.type !== 'file' ? [{ name, column }] : [];
  });
  const lines = events.flatMap((event) => {
    const task = event.kind === 'answered' && event.at <= until ? asked.get(event.name) : undefined;
    if (!task || event.by.sub === theEngine.sub) return [];
    const answer = answers[event.answer ?? ''] ?? event.answer ?? '';
    return [
      sentence(`${names[task.to] ?? task.name ?? task.to}：${answer}`),
      ...columns.flatMap(({ name, column: { title, type } }) => {
        const value = event.values?.[name];
        return value === undefined || value === ''
          ? []
          : [sentence(`${title}：${valueText(type, value, names)}`)];
      }),
    ];
  });
  return lines.join('\n');
}
