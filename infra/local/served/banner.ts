import { relative } from 'node:path';
import { demoPassword } from '../demo/password.ts';
import { demoAccounts } from '../demo/people.ts';
import type { Running } from '../run.ts';
import type { Settings } from '../settings.ts';

/** What is printed when all is up: where to look and who to be. */
export function banner({ url, demo }: Running, { data, beacons }: Settings, seconds: number): string {
  const near = relative('.', data);
  const shown = near.startsWith('..') ? data : near || '.';
  const lines = [
    '',
    `  明察 Mingcha is up (${seconds.toFixed(1)} s)`,
    '',
    `  公开查询  portal    ${url}/`,
    `  工作台    console   ${url}/console/`,
    `  用户手册  manual    ${url}/help/`,
    `  接口文档  API docs  ${url}/docs/`,
    `  数据目录  data      ${shown}`,
    `  随机信标  beacon    ${beacons.join(', ') || (demo ? 'demo (BEACON_ENDPOINTS for drand)' : 'off (BEACON_ENDPOINTS)')}`,
    ...(demo ? accounts(shown) : []),
    '',
    '  Ctrl-C 停止 to stop · --fresh 重新开始 to start over',
    '',
  ];
  return `${lines.join('\n')}\n`;
}

function accounts(data: string): string[] {
  const cities = demoAccounts.map(({ name, tenant, accounts: people }) => {
    const logins = people.map(({ login }) => login).join('  ');
    return `  ${name} ${tenant}   ${logins}`;
  });
  return [
    '',
    '  公开日志的两个联署方也在这台机器上运行，只演示做法，什么也证明不了',
    '  two cosigners of the public logs run on this machine too: they show how, and prove nothing',
    '',
    `  演示账号 demo accounts, 密码 password: ${demoPassword}`,
    ...cities,
    '',
    '  npm run -s token -- --tenant 620300 --role city-admin   # bearer token',
    `  ${data}/demo-clients.json    系统接口 API clients`,
    `  ${data}/demo-witnesses.json  待公开的见证随机数 witnesses of the draws under way`,
    `  ${data}/demo-witness-keys.json  见证方的密钥 keys of the witnesses`,
  ];
}
