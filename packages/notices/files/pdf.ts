import { fileURLToPath } from 'node:url';
import type { PDFPageProxy } from 'pdfjs-dist';
import { loadPdfJs } from './pdfJs.ts';
import { fileProblems } from './problems.ts';

const MAX_PAGES = 2_000;
/** Pieces of text that pages draw one by one: more than any page of words has. */
const MAX_RUNS = 400_000;

const folder = (name: string): string =>
  fileURLToPath(new URL(`${name}/`, import.meta.resolve('pdfjs-dist/package.json')));

/**
 * The text layer of a PDF, line by line, with a form feed behind each page; of `maxText` characters at most.
 * Throws `notice-locked`, `notice-damaged`, `notice-too-large`, `notice-too-complex`.
 */
export async function pdfText(bytes: Uint8Array, maxText: number): Promise<string> {
  const { getDocument, VerbosityLevel } = await loadPdfJs();
  const task = getDocument({
    // pdf.js takes the bytes over
    data: Uint8Array.from(bytes),
    verbosity: VerbosityLevel.ERRORS,
    // Chinese fonts that are not embedded are readable by their character maps only.
    cMapUrl: folder('cmaps'),
    cMapPacked: true,
    standardFontDataUrl: folder('standard_fonts'),
    useSystemFonts: false,
    disableFontFace: true,
  });
  try {
    const document = await task.promise;
    if (document.numPages > MAX_PAGES) throw fileProblems.tooLarge(`${MAX_PAGES} 页`);
    const pages: string[] = [];
    const budget: Budget = { runs: MAX_RUNS, characters: maxText };
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      pages.push(await pageText(page, budget));
      page.cleanup();
    }
    return pages.join('\n\f');
  } catch (error) {
    throw asProblem(error);
  } finally {
    // Not waited for: a page that was left before its end never says that it has ended.
    task.destroy().catch(() => undefined);
  }
}

/** What is left to read of a document. */
type Budget = { runs: number; characters: number };
type TextChunk = Awaited<ReturnType<PDFPageProxy['getTextContent']>>;

/** A page's text, as far as the budget of all pages goes. */
async function pageText(page: PDFPageProxy, budget: Budget): Promise<string> {
  const parts: string[] = [];
  // Read by hand: a loop that ends early would cancel the stream, and pdf.js never ends a page that is cancelled.
  const reader = (page.streamTextContent() as ReadableStream<TextChunk>).getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    const { items } = next.value;
    budget.runs -= items.length;
    for (const item of items) {
      if (!('str' in item)) continue;
      parts.push(item.str, item.hasEOL ? '\n' : '');
      budget.characters -= item.str.length;
    }
    if (budget.runs < 0 || budget.characters < 0) throw fileProblems.tooComplex();
  }
  return parts.join('');
}

function asProblem(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  if (error.name === 'PasswordException') return fileProblems.locked();
  if (
    ['InvalidPDFException', 'FormatError', 'UnknownErrorException', 'MissingPDFException'].includes(
      error.name,
    )
  ) {
    return fileProblems.damaged('PDF 结构');
  }
  return error;
}
