import { Problem, shanghaiYear } from '@mingcha/kernel';
import type { Notice as ReadNotice } from '@mingcha/notices';
import { clip, limits } from './limits.ts';
import type { ChaseRule, Draft, DraftMeasure, Notice, Schedule } from './notice.ts';
import { type NamedRegister, registersNamed } from './registersNamed.ts';
import { type NamedDepartment, readUnits } from './units.ts';

export type DraftRead = Pick<
  Notice,
  'docNo' | 'title' | 'issuer' | 'date' | 'region' | 'year' | 'warnings' | 'finds' | 'schedule'
> & { text: string; draft: Draft };

/** What of the tenant a draft needs: who its units may be, and which lists it may name. */
export type DraftContext = {
  departments: readonly NamedDepartment[];
  kinds: readonly NamedRegister[];
  today: Date;
};

/** Chasing as most offices do it; a notice's own rules are the office's to set. */
export const defaultChase: readonly ChaseRule[] = [
  { of: 'report', days: -5, level: 0, answerWithin: 5 },
  { of: 'report', days: 1, level: 1, answerWithin: 5 },
  { of: 'report', days: 10, level: 2, answerWithin: 3 },
  { of: 'deadline', days: -10, level: 0, answerWithin: 5 },
  { of: 'deadline', days: 1, level: 1, answerWithin: 5 },
  { of: 'deadline', days: 20, level: 2, answerWithin: 3 },
];

const tooLong = () =>
  new Problem({
    status: 422,
    code: 'notice-too-long',
    title: '通知过长',
    detail: `一份通知最多 ${limits.measures} 项任务。请只保留正文，附表另存后再提交。`,
  });

/** What a notice's text says, as a draft for a person to look through. Throws `notice-too-long` (422). */
export async function readDraft(
  source: string,
  { departments, kinds, today }: DraftContext,
): Promise<DraftRead> {
  const { planYear, readNotice } = await import('@mingcha/notices');
  const read = readNotice(source);
  if (read.measures.length > limits.measures) throw tooLong();
  const draft = await measuresOf(read, departments, kinds);
  if (Buffer.byteLength(JSON.stringify(draft)) > limits.draftBytes) throw tooLong();
  const title = read.title ?? '';
  return {
    docNo: clip(read.docNo ?? '', limits.docNo),
    title: clip(title, limits.title),
    issuer: clip(read.issuer ?? '', limits.name),
    date: read.date,
    ...(read.region && { region: { ...read.region } }),
    year: planYear(title, read.date) ?? Number(shanghaiYear(today)),
    warnings: [...leadWarnings(read), ...read.warnings, ...cutWarnings(read)]
      .slice(0, limits.warnings)
      .map(({ code, message, span }) => ({ code, message, ...(span && { span: { ...span } }) })),
    finds: read.finds.slice(0, limits.finds).map(({ kind, text, span }) => ({
      kind,
      text: clip(text, limits.find),
      span: { ...span },
    })),
    schedule: scheduleOf(read),
    text: read.source.text,
    draft,
  };
}

const scheduleOf = ({ reportingDates }: ReadNotice): Schedule => ({
  dates: [...new Set(reportingDates.map(({ monthDay }) => monthDay))].sort().slice(0, limits.dates),
  opensBefore: 10,
  shift: 'before',
});

/** Who alone is responsible must answer for it: units that only take part are neither chased nor scored. */
const leadWarnings = ({ measures }: ReadNotice): ReadNotice['warnings'] => {
  const count = measures.filter(
    ({ leadUnits, responsibleUnits }) => leadUnits.length === 0 && responsibleUnits.length > 0,
  ).length;
  const message = `有 ${count} 项只写了责任单位，没有写牵头单位。责任单位先按牵头单位列出，由其报送、接受督办，请核对。`;
  return count === 0 ? [] : [{ code: 'leads-missing', message }];
};

const cutWarnings = ({ measures }: ReadNotice): ReadNotice['warnings'] =>
  measures
    .filter(({ text }) => text.length > limits.text)
    .map(({ label, span }) => ({
      code: 'measure-cut',
      message: `“${label}”的内容过长，只保留前 ${limits.text} 字，请核对。`,
      span,
    }));

async function measuresOf(
  read: ReadNotice,
  departments: readonly NamedDepartment[],
  kinds: readonly NamedRegister[],
): Promise<Draft> {
  const regional = read.wholeRegionClause?.units ?? [];
  const names = read.measures.flatMap(({ leadUnits, responsibleUnits }) => [
    ...leadUnits,
    ...responsibleUnits,
  ]);
  const unit = await readUnits(
    [...names, ...regional].map((name) => clip(name, limits.name)),
    departments,
  );
  const unitsOf = (list: readonly string[]) =>
    [...new Set(list.map((name) => clip(name, limits.name)))].slice(0, limits.units).map(unit);
  return {
    measures: read.measures.map((measure): DraftMeasure => {
      const { leadUnits, responsibleUnits, byWholeRegion } = measure;
      const everywhere = byWholeRegion ? regional : [];
      const owners = [leadUnits, responsibleUnits].find((units) => units.length > 0) ?? everywhere;
      const others = [responsibleUnits, everywhere].filter((units) => units !== owners).flat();
      const registers = registersNamed(`${measure.title}${measure.text}`, kinds);
      return {
        no: clip(String(measure.no), limits.no),
        label: clip(measure.label, limits.name),
        section: measure.section.slice(0, 5).map((heading) => clip(heading, limits.heading)),
        title: clip(measure.title, limits.title),
        text: clip(measure.text, limits.text),
        leads: unitsOf(owners),
        partners: unitsOf(others),
        byWholeRegion,
        deadline: measure.deadline,
        cadence: measure.cadence,
        targets: measure.targets
          .slice(0, limits.targets)
          .map((t) => ({ ...t, metric: clip(t.metric, limits.metric), unit: clip(t.unit, limits.unit) })),
        span: { ...measure.span },
        finds: measure.finds.slice(0, limits.finds).map(({ kind, text, span, value }) => ({
          kind,
          text: clip(text, limits.find),
          span: { ...span },
          ...(value !== undefined && { value: clip(value, limits.find) }),
        })),
        unsure: [...measure.unsure],
        checked: false,
        ...(registers.length > 0 && { registers }),
      };
    }),
  };
}
