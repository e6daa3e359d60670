import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { EXIT, verifyFile } from './files/verifyFile.ts';
import { verifyFiles } from './files/verifyFiles.ts';

const print = (line: string) => process.stdout.write(`${line}\n`);
// npm runs scripts in the project's folder; names are meant from where the user stands
const fromHere = (name: string) => resolve(process.env.INIT_CWD ?? '.', name);

function read(): { files: string[]; policy?: string } | undefined {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { policy: { type: 'string' } },
    });
    if (positionals.length === 0) return undefined;
    return { files: positionals.map(fromHere), ...(values.policy && { policy: fromHere(values.policy) }) };
  } catch {
    return undefined;
  }
}

const given = read();
if (given) {
  const { files, policy } = given;
  const [file, ...siblings] = files;
  process.exitCode = await (siblings.length === 0
    ? verifyFile(file!, print, { policy })
    : verifyFiles(files, print, { policy }));
} else {
  print('用法：npm run -s verify -- 证明文件.json [同批的其他文件…] [--policy 政策文件]');
  print('给出同批抽取的几个文件时，逐个核验，再互相核对，并指出缺了哪一个。');
  print('政策文件（C2SP tlog-policy）写明您认得的日志公钥和外部联署方；没有它，先后次序不能证明。');
  process.exitCode = EXIT.refused;
}
