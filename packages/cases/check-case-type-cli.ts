import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { reportOn } from './report.ts';

const MAX_FILE = 4 * 1_024 * 1_024;
const [file, ...more] = process.argv.slice(2);

/** Prints what is wrong with the definition in a file; exits 1 if it cannot be published. */
async function main(path: string): Promise<void> {
  if ((await stat(path)).size > MAX_FILE) throw new RangeError('文件不能超过 4 MB。');
  const text = await readFile(path, 'utf8');
  const { ok, lines } = reportOn(JSON.parse(text.replace(/^\ufeff/, '')));
  process.stdout.write(`${lines.join('\n')}\n`);
  process.exitCode = ok ? 0 : 1;
}

if (file === undefined || more.length > 0) {
  process.stderr.write('用法：npm run -s check-case-type -- 定义文件（.json）\n');
  process.exitCode = 2;
} else {
  try {
    // npm runs scripts in the project's folder; the name is meant from where the user stands
    await main(resolve(process.env.INIT_CWD ?? '.', file));
  } catch (error) {
    if (error instanceof SyntaxError) process.stderr.write(`${file} 不是 JSON。\n`);
    else if (error instanceof RangeError) process.stderr.write(`${error.message}\n`);
    else if (error instanceof Error && 'code' in error) process.stderr.write(`无法打开文件：${file}\n`);
    else throw error;
    process.exitCode = 1;
  }
}
