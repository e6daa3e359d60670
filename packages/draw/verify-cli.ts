import { resolve } from 'node:path';
import { EXIT, verifyFile } from './verifyFile.ts';

const print = (line: string) => process.stdout.write(`${line}\n`);
const [file, ...more] = process.argv.slice(2);

if (file === undefined || more.length > 0) {
  print('用法：npm run -s verify -- 证明文件.json');
  process.exitCode = EXIT.refused;
} else {
  // npm runs scripts in the project's folder; the name is meant from where the user stands
  process.exitCode = await verifyFile(resolve(process.env.INIT_CWD ?? '.', file), print);
}
