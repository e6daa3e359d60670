import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { EXIT, verifyFile } from './verifyFile.ts';

const print = (line: string) => process.stdout.write(`${line}\n`);
// npm runs scripts in the project's folder; names are meant from where the user stands
const fromHere = (name: string) => resolve(process.env.INIT_CWD ?? '.', name);

function read(): { file: string; policy?: string } | undefined {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { policy: { type: 'string' } },
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) return undefined;
    return { file: fromHere(file), ...(values.policy && { policy: fromHere(values.policy) }) };
  } catch {
    return undefined;
  }
}

const given = read();
if (given) process.exitCode = await verifyFile(given.file, print, { policy: given.policy });
else {
  print('用法：npm run -s verify -- 证明文件.json [--policy 政策文件]');
  print('政策文件（C2SP tlog-policy）写明您认得的日志公钥和外部联署方；没有它，先后次序不能证明。');
  process.exitCode = EXIT.refused;
}
