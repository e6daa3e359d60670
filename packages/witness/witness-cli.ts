import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { advance, type WitnessDeps } from './advance.ts';
import { openFolder, registrationLine } from './folder.ts';
import { NotNow, parseLink, type Seat, Stop } from './seat.ts';

const usage = `用法：npm run -s witness -- init --tenant 城市代码 --id 编号 --name 单位名称 [--inside] [--dir 文件夹]
      npm run -s witness -- join 见证链接 [--log-key 日志公钥] [--policy 联署方文件] [--every 秒数] [--once] [--dir 文件夹]
      npm run -s witness -- run [同上]
      npm run -s witness -- hash
init 生成密钥，打印交给本市登记的一行；join 参加一次抽查的见证，直到作证；run 接着办所有未了的见证；
hash 打印本程序单一文件的 SHA-256，与公开日志和抽取记录所载核对；请另用 sha256sum 算一次，程序自己说的不足为凭。
文件夹中存有密钥和随机数，请备份并妥善保管，不要交给任何人，也不要多处同时运行。`;

const print = (line: string) => process.stdout.write(`${line}\n`);
// npm runs scripts in the project's folder; names are meant from where the user stands
const here = (file: string) => resolve(process.env.INIT_CWD ?? '.', file);

type Often = { every: number; once: boolean };

/** Goes on until nothing is left to do, or once round. Resolves to whether all is well. */
async function follow(seat: Seat, deps: WitnessDeps, { every, once }: Often): Promise<boolean> {
  let said = '';
  const sayOnce = (line: string) => {
    if (line !== said) print(`${new Date().toISOString()} ${line}`);
    said = line;
  };
  for (;;) {
    try {
      const progress = await advance(seat, deps);
      if (progress.phase === 'done') return true;
      if (progress.phase === 'moved') continue;
      sayOnce(`等待：${progress.for}`);
    } catch (error) {
      if (error instanceof Stop) {
        print(`停止：${error.message}\n没有继续。请联系组织单位；有疑问时不要公开随机数。`);
        return false;
      }
      if (!(error instanceof NotNow)) throw error;
      sayOnce(`稍后再试：${error.message}`);
    }
    if (once) return true;
    await wait(every * 1_000);
  }
}

/** The hash of the one file that runs, as `sha256sum` prints it. Run from its sources, the program is no such file. */
async function printHash(): Promise<number> {
  const file = fileURLToPath(import.meta.url);
  if (file.endsWith('.ts')) {
    print('正在由源码运行，没有单一文件；npm run -s bundle-witness 生成文件并打印其 SHA-256');
    return 1;
  }
  print(
    `${createHash('sha256')
      .update(await readFile(file))
      .digest('hex')}  ${file}`,
  );
  return 0;
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      dir: { type: 'string', default: 'mingcha-witness' },
      tenant: { type: 'string' },
      id: { type: 'string' },
      name: { type: 'string' },
      inside: { type: 'boolean', default: false },
      'log-key': { type: 'string' },
      policy: { type: 'string' },
      every: { type: 'string', default: '60' },
      once: { type: 'boolean', default: false },
    },
  });
  const [command, link, ...more] = positionals;
  const every = Number(values.every);
  const alone = ['init', 'run', 'hash'].includes(command ?? '');
  const known = alone ? link === undefined : command === 'join' && link;
  if (!known || more.length > 0 || !(every >= 1)) {
    print(usage);
    return 1;
  }
  if (command === 'hash') return printHash();
  const folder = await openFolder(here(values.dir));
  if (command === 'init') {
    const { tenant, id, name, inside } = values;
    if (!/^\d{6}$/.test(tenant ?? '') || !/^[a-z0-9-]{1,40}$/.test(id ?? '') || !name) {
      print('请用 --tenant 给出六位城市代码，--id 给出小写字母、数字或连字符的编号，--name 给出单位名称');
      return 1;
    }
    print(`密钥存于 ${here(values.dir)}，请立即备份。公钥：${folder.key}`);
    print('请把下面一行交给本市管理员登记：');
    print(registrationLine(folder, { tenant: tenant!, id: id!, name, outside: !inside }));
    return 0;
  }
  const policy = values.policy === undefined ? undefined : await readFile(here(values.policy), 'utf8');
  const deps = { folder, ask: fetch, say: print, vkey: values['log-key'], policy };
  const links = command === 'join' ? [link!] : await folder.open();
  if (links.length === 0) print('没有未了的见证');
  const seats = links.map(parseLink);
  const went = await Promise.all(seats.map((seat) => follow(seat, deps, { every, once: values.once })));
  return went.every(Boolean) ? 0 : 1;
}

process.exitCode = await main().catch((error: unknown) => {
  print(`停止：${error instanceof Error ? error.message : String(error)}`);
  return 1;
});
