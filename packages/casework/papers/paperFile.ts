import { fileResponse } from '@mingcha/http';
import type { Paper } from '@mingcha/papers';
import type { TenantStore } from '@mingcha/store';
import { loadTenant } from '@mingcha/tenancy';
import { filesNamed } from '../engine/files.ts';
import type { SeenCase } from '../engine/seen.ts';
import { eventsOf } from '../kept/event.ts';
import { type CasePaper, papersOf } from '../kept/paper.ts';
import { caseLink } from '../outside/link.ts';
import { fillTemplate } from '../templates/docxTemplate.ts';
import { caseFiles, shownFiles } from '../view/files.ts';
import { namesOf } from '../view/names.ts';
import { paperOf, paperTexts } from './paperOf.ts';
import { saidText } from './said.ts';
import type { PaperTemplate } from './template.ts';

export const paperTypes = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;

type Wanted = {
  template: PaperTemplate;
  /** Whether names of personal files are shown. */
  isShown: boolean;
  /** Where anybody reaches the city's public pages. */
  publicUrl: string;
};
type Of = Pick<SeenCase, 'found' | 'compiled'>;

/** What a paper is made with beside its case: who issues it, and all papers of the case in their order. */
type PaperContext = { organ: string; all: readonly CasePaper[] };

/** A paper of a case, with the fields that it is given, as it is written, and what a template of the city's own is filled with. */
export async function paperContent(
  store: TenantStore,
  { found, compiled }: Of,
  paper: CasePaper,
  { template, isShown, publicUrl }: Wanted,
  { organ, all }: PaperContext,
): Promise<{ made: Paper; texts: () => Map<string, string> }> {
  const { fields } = paper;
  const then = { ...found, course: { ...found.course, record: { ...found.course.record, fields } } };
  const [known, files] = await Promise.all([
    namesOf(store, compiled, then),
    caseFiles(store, compiled, found.id),
  ]);
  const shown = shownFiles(compiled, files, filesNamed(compiled, fields), isShown);
  const names = { ...known, ...Object.fromEntries(shown.map((file) => [file.id, file.name])) };
  const before = all.slice(
    0,
    all.findIndex((one) => one.id === paper.id),
  );
  const { code, said } = template;
  const of = { compiled, found, until: paper.at, names };
  const given = {
    ...{ compiled, found, paper, template, names, organ, before },
    ...(said && { said: saidText(said, { ...of, events: await eventsOf(store, found.id) }) }),
  };
  const end = code && fields[code.end];
  const made = {
    ...paperOf(given),
    ...(code &&
      typeof end === 'string' && {
        code: {
          text: `${publicUrl}/public/${store.tenant}/${code.page}/${caseLink(store, found.id, end).token}`,
          caption: code.caption,
        },
      }),
  };
  return { made, texts: () => paperTexts(given) };
}

/** The same as a file; made from `own`, the city's .docx, where it is given. */
export async function paperFile(
  store: TenantStore,
  of: Of,
  paper: CasePaper,
  { format, own, ...wanted }: Wanted & { format: keyof typeof paperTypes; own?: Uint8Array | undefined },
): Promise<Response> {
  const [{ name: organ }, all] = await Promise.all([loadTenant(store), papersOf(store, of.found.id)]);
  const { made, texts } = await paperContent(store, of, paper, wanted, { organ, all });
  const bytes = own ? await fillTemplate(own, texts()) : await madeAs(format, made);
  return fileResponse(bytes, {
    name: `${made.number ?? of.found.number ?? ''}${made.title}.${format}`,
    type: paperTypes[format],
  });
}

async function madeAs(format: keyof typeof paperTypes, paper: Paper) {
  // Fonts and layout are loaded by those who ask for a paper.
  const papers = await import('@mingcha/papers');
  return format === 'pdf' ? papers.briefingPdf(paper) : papers.briefingDocx(paper);
}
