import { once } from 'node:events';
import { createDeflate, deflateSync } from 'node:zlib';

/** Written as UTF-16, as the font's character map says. */
const hex = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex');

/**
 * A PDF by hand, one line of text below the other, in a Chinese font that is not embedded: its characters can only be
 * read by the character map that the reader brings along.
 */
export function pdfOf(pages: readonly (readonly string[])[]): Buffer {
  const kids = pages.map((_, i) => `${5 + 2 * i} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 ' +
      '/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> ' +
      '/FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /ItalicAngle 0 /Ascent 880 ' +
      '/Descent -120 /CapHeight 880 /StemV 80 /FontBBox [0 -120 1000 880] >> >>',
  ];
  for (const [i, lines] of pages.entries()) {
    const drawn = lines.map((line) => `<${hex(line)}> Tj T*`).join('\n');
    const content = `BT /F1 12 Tf 18 TL 72 760 Td\n${drawn}\nET`;
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${6 + 2 * i} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    );
  }
  return assemble(objects);
}

/** Writes this piece of a page again and again, `bytes` long in all. */
export type Packed = { piece: string; bytes: number };

/** A PDF of one page whose content is packed twice, so that some KB unpack to as many bytes as are asked for. */
export async function packedPdf({ piece, bytes }: Packed): Promise<Buffer> {
  const deflate = createDeflate({ level: 9 });
  const packed: Buffer[] = [];
  deflate.on('data', (chunk: Buffer) => packed.push(chunk));
  const block = Buffer.from(piece.repeat(Math.ceil(2 ** 20 / piece.length)));
  for (let written = 0; written < bytes; written += block.length) {
    if (!deflate.write(block)) await once(deflate, 'drain');
  }
  deflate.end();
  await once(deflate, 'end');
  const content = deflateSync(Buffer.concat(packed), { level: 9 }).toString('latin1');
  return assemble([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} /Filter [/FlateDecode /FlateDecode] >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]);
}

function assemble(objects: readonly string[]): Buffer {
  let file = '%PDF-1.4\n';
  const offsets: number[] = [];
  for (const [i, object] of objects.entries()) {
    offsets.push(file.length);
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  return Buffer.from(
    `${file}xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`,
    'latin1',
  );
}
