import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { generatedFiles } from '../../../scripts/apiTypes/generate.ts';

it('the pages’ types are those of the API’s description; `npm run -s api-types` makes them anew', async () => {
  const files = await generatedFiles();
  for (const { path, text } of files) expect(await readFile(path, 'utf8'), path).toBe(text);
  expect(files.length).toBeGreaterThan(0);
});
