/**
 * `npm run -s costs` prints the table of `infra/aws/README.md` from what was measured;
 * `npm run -s costs -- measure` measures again first, which takes some minutes.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { costTable, given } from './table.ts';

if (process.argv[2] === 'measure') {
  const { measure } = await import('./measure.ts');
  const { buildSite } = await import('@mingcha/local/site');
  await buildSite(() => undefined);
  const found = await measure(new Date().toISOString().slice(0, 10));
  await writeFile(join(import.meta.dirname, 'measurements.json'), `${JSON.stringify(found, null, 2)}\n`);
}
console.log(costTable(await given()));
