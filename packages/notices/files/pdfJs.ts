type PdfJs = typeof import('pdfjs-dist/legacy/build/pdf.mjs');

/** What the build of pdf.js for older engines replaces on Node 20, in the whole process, by something many times as slow. */
const replaced = [
  [JSON, 'parse'],
  [JSON, 'stringify'],
  [Array.prototype, 'push'],
  [Function.prototype, 'toString'],
] as const;

let loaded: Promise<PdfJs> | undefined;

/**
 * pdf.js with its worker, loaded once. It adds to the built-ins of the engine what they lack; those that are there stay as they
 * are.
 */
export function loadPdfJs(): Promise<PdfJs> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<PdfJs> {
  standIns();
  const own = replaced.map(([owner, name]) => Object.getOwnPropertyDescriptor(owner, name)!);
  try {
    const pdfJs = await import('pdfjs-dist/legacy/build/pdf.mjs');
    // Loaded by the first document otherwise, and replacing the same once more. It has no types.
    await import('pdfjs-dist/legacy/build/pdf.worker.mjs' as string);
    return pdfJs;
  } finally {
    for (const [at, [owner, name]] of replaced.entries()) Object.defineProperty(owner, name, own[at]!);
  }
}

/** What pdf.js asks of a browser for drawing, which reading text does not do. */
function standIns(): void {
  const names = ['DOMMatrix', 'ImageData', 'Path2D'] as const;
  for (const name of names) {
    if (!(name in globalThis))
      Object.defineProperty(globalThis, name, { value: class {}, configurable: true, writable: true });
  }
}
