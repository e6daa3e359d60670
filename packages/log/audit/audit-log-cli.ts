import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { nodeTools } from '../node.ts';
import { logAbove } from './aboveRule.ts';
import { auditLog, Contradiction } from './auditLog.ts';
import { openRemote } from './remote.ts';
import { shownDraws } from './shownDraws.ts';
import { shownWitnesses } from './shownWitnesses.ts';

const usage = `用法：npm run -s audit-log -- 日志地址 [--since 树头文件] [--key 公钥] [--policy 联署方文件] [--save 树头文件]
例：  npm run -s audit-log -- http://localhost:8787/public/620300/log --save jinchang.checkpoint`;

const print = (line: string) => process.stdout.write(`${line}\n`);
// npm runs scripts in the project's folder; names are meant from where the user stands
const here = (file: string) => resolve(process.env.INIT_CWD ?? '.', file);

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      since: { type: 'string' },
      key: { type: 'string' },
      policy: { type: 'string' },
      save: { type: 'string' },
    },
  });
  const [url] = positionals;
  if (url === undefined || positionals.length > 1) {
    print(usage);
    return 1;
  }
  const read = async (file: string | undefined) =>
    file === undefined ? undefined : await readFile(here(file), 'utf8');
  const checkpoint = await auditLog({
    log: openRemote(url),
    shown: shownDraws(url),
    above: logAbove(url),
    shownList: shownWitnesses(url),
    tools: nodeTools,
    vkey: values.key,
    since: await read(values.since),
    policy: await read(values.policy),
    say: print,
  });
  if (values.save !== undefined) await writeFile(here(values.save), checkpoint);
  print('结论：相符（verified）');
  return 0;
}

process.exitCode = await main().catch((error: unknown) => {
  if (error instanceof Contradiction) print(`矛盾：${error.message}`);
  else print(`无法核对：${error instanceof Error ? error.message : String(error)}`);
  return 1;
});
