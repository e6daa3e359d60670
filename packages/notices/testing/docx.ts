import { strToU8, zipSync } from 'fflate';

export const wordNamespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** A paragraph as Word writes it; the text and the properties are XML. */
export const docxParagraph = (text: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

/** A Word document by hand: its body and, by name, its further parts (`numbering`, `styles`), all as XML. */
export const docxOf = (body: string, parts: Record<string, string> = {}): Uint8Array =>
  zipSync({
    'word/document.xml': strToU8(
      `<?xml version="1.0"?><w:document ${wordNamespace}><w:body>${body}</w:body></w:document>`,
    ),
    ...Object.fromEntries(Object.entries(parts).map(([name, xml]) => [`word/${name}.xml`, strToU8(xml)])),
  });

/** A Word document with a paragraph for each line of a text without `&` and `<`. */
export const docxOfText = (text: string): Uint8Array =>
  docxOf(
    text
      .split('\n')
      .map((line) => docxParagraph(line))
      .join(''),
  );
