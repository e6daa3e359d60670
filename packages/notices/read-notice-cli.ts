import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Problem } from '@mingcha/kernel';
import { noticeText } from './files/index.ts';
import { readNotice } from './readNotice.ts';

const [file, ...more] = process.argv.slice(2);

/** The notice as JSON, with dates and cadences alike as `deadline`. */
async function main(path: string): Promise<void> {
  const { text } = await noticeText(await readFile(path));
  const { docNo, title, issuer, date, measures, warnings } = readNotice(text);
  const rows = measures.map((measure) => ({
    no: measure.no,
    title: measure.title,
    leadUnits: measure.leadUnits,
    responsibleUnits: measure.responsibleUnits,
    byWholeRegion: measure.byWholeRegion,
    deadline: measure.deadline ?? measure.cadence,
    targets: measure.targets,
  }));
  process.stdout.write(`${JSON.stringify({ docNo, title, issuer, date, measures: rows }, null, 2)}\n`);
  for (const warning of warnings) process.stderr.write(`注意：${warning.message}\n`);
}

if (file === undefined || more.length > 0) {
  process.stderr.write('用法：npm run -s read-notice -- 通知文件（.txt、.docx、.pdf）\n');
  process.exitCode = 2;
} else {
  try {
    // npm runs scripts in the project's folder; the name is meant from where the user stands
    await main(resolve(process.env.INIT_CWD ?? '.', file));
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (error instanceof Problem) process.stderr.write(`${error.title}：${error.detail}\n`);
    else if (missing) process.stderr.write(`找不到文件：${file}\n`);
    else throw error;
    process.exitCode = 1;
  }
}
