import { spokenDate } from '@mingcha/kernel';
import type { PaperTemplate } from '../papers/template.ts';
import { withText } from './docxTemplate.ts';

/** A day that stands for the placeholder of the date until the document is made. */
const someDay = '2000-01-01';

/** Our wording of a paper as a .docx with its placeholders, for a city to change. */
export async function blankTemplate(
  template: PaperTemplate,
  paper: { number?: string; needsSeal?: true },
): Promise<Uint8Array> {
  const { title, paragraphs, form } = template;
  const { briefingDocx } = await import('@mingcha/papers');
  const made = await briefingDocx({
    organ: '{organ}',
    ...(paper.number !== undefined && { number: '{paperNumber}', signer: '{signer}' }),
    title,
    date: someDay,
    ...(form ? { form: true as const } : { recipients: template.to ?? '{recipient}' }),
    ...(paper.needsSeal && { seal: true as const }),
    sections: [
      {
        heading: '',
        paragraphs: [...paragraphs],
        ...(form && {
          table: {
            columns: ['', ''],
            widths: [1, 3],
            rows: form.map((row) => [...row]),
            form: true as const,
          },
        }),
      },
    ],
  });
  return withText(made, spokenDate(someDay), '{date}');
}
