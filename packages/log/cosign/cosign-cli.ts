import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Contradiction } from '../audit/auditLog.ts';
import { openRemote } from '../audit/remote.ts';
import { nodeTools } from '../node.ts';
import { formatVerifierKey } from '../tlog/index.ts';
import { cosignOnce } from './cosignOnce.ts';
import { openState } from './state.ts';

const usage = `用法：npm run -s cosign -- 日志地址… --name 联署方名称 [--dir 文件夹] [--key 日志公钥] [--every 秒数] [--once]
文件夹中存有密钥和上次所见的树头，请备份并妥善保管，切勿多处同时运行。`;

const print = (line: string) => process.stdout.write(`${line}\n`);

type Options = { name: string | undefined; folder: string; vkey: string | undefined };

/** A look at one log; says what came of it. Throws Contradiction. */
async function lookAt(url: string, { name, folder, vkey }: Options): Promise<boolean> {
  const log = openRemote(url);
  const state = await openState(folder, name, log.url);
  const post = async (note: string) => {
    const response = await fetch(`${log.url}/cosignatures`, {
      method: 'POST',
      body: note,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    });
    if (response.ok) return;
    const { detail } = (await response.json().catch(() => ({}))) as { detail?: string };
    throw new Error(`签名未被收下（${response.status}）：${detail ?? ''}`);
  };
  try {
    const { size, new: isNew } = await cosignOnce({
      log,
      tools: nodeTools,
      state,
      now: Date.now,
      post,
      vkey,
    });
    if (isNew) print(`${new Date().toISOString()} ${log.url} 已联署 ${size} 条的树头`);
    return true;
  } catch (error) {
    if (error instanceof Contradiction) throw error;
    print(`${log.url} 本次没有联署：${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}

async function main(): Promise<number> {
  const { values, positionals: urls } = parseArgs({
    allowPositionals: true,
    options: {
      name: { type: 'string' },
      dir: { type: 'string', default: 'mingcha-cosigner' },
      key: { type: 'string' },
      every: { type: 'string', default: '60' },
      once: { type: 'boolean', default: false },
      tied: { type: 'boolean', default: false },
    },
  });
  // Whoever started it may be killed, which ends its end of the pipe.
  if (values.tied) process.stdin.on('end', () => process.exit(0)).resume();
  const every = Number(values.every);
  if (urls.length === 0 || (values.key !== undefined && urls.length > 1) || !(every >= 1)) {
    print(usage);
    return 1;
  }
  const folder = resolve(process.env.INIT_CWD ?? '.', values.dir);
  const { key } = await openState(folder, values.name, '');
  print(`联署方公钥，请交由本市管理员登记：\n${formatVerifierKey(key, nodeTools)}`);
  for (;;) {
    let all = true;
    for (const url of urls) all = (await lookAt(url, { name: values.name, folder, vkey: values.key })) && all;
    if (values.once) return all ? 0 : 1;
    await wait(every * 1_000);
  }
}

process.exitCode = await main().catch((error: unknown) => {
  const isContradiction = error instanceof Contradiction;
  if (isContradiction) print(`矛盾：${error.message}\n请停止使用此日志，并立即报告省级主管部门。`);
  else print(`无法联署：${error instanceof Error ? error.message : String(error)}`);
  return 1;
});
