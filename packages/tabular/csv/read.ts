import { csvFault } from '../cells.ts';
import { decodeText, detectEncoding } from '../encoding.ts';
import { withRow } from '../errors.ts';
import type { TableLimits } from '../limits.ts';
import { type HeaderRules, type RawRow, TableBuilder } from '../rows.ts';
import { blocks, type TableSource } from '../source.ts';
import { CsvScanner, sniffDelimiter } from './scan.ts';

/** The rows of a CSV or tab-separated text, in UTF-8, UTF-16 with a byte order mark, or GB 18030. */
export async function* readCsv(
  source: TableSource,
  limits: TableLimits,
  header: HeaderRules,
): AsyncGenerator<RawRow> {
  const encoding = await detectEncoding(blocks(source, limits.bytes));
  const builder = new TableBuilder({ limits, header, inspect: csvFault, fullRows: true });
  let scanner: CsvScanner | undefined;
  try {
    for await (const text of decodeText(blocks(source, limits.bytes), encoding)) {
      scanner ??= new CsvScanner({
        delimiter: sniffDelimiter(text),
        columns: limits.columns,
        cell: limits.cell,
      });
      for (const record of scanner.write(text)) for (const row of builder.add(record)) yield row;
    }
    for (const record of scanner?.end() ?? []) for (const row of builder.add(record)) yield row;
  } catch (error) {
    throw withRow(error, scanner?.row ?? 1);
  }
  yield* builder.end();
}
