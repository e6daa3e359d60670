import { partnerHost, partnerPath } from '../served/partner.ts';
import type { Actors } from './caller.ts';
import { publishNewest } from './importRows.ts';

/** The example that runs in the demo; the others stay drafts. */
const shown = 'credit-penalties';
const contracts = '/v1/exchange/contracts';
const onlyNew = { 'if-none-match': '*' };

/**
 * A city reports its penalties to the made-up partner of this machine, which refuses some of them; two people have agreed on
 * the contract. What goes is sent by the clock.
 */
export async function playExchange({ office, second }: Actors, look: () => Promise<void>): Promise<void> {
  const { body } = await office('GET', '/v1/exchange/examples');
  const examples = body.items as ({ id: string } & Record<string, unknown>)[];
  const put = (contract: { id: string }) =>
    office('PUT', `${contracts}/${contract.id}`, { json: contract, headers: onlyNew });
  const own = {
    partner: '信用平台（演示）',
    about: '演示：对方是本机的模拟系统，二十行中退回一行。字段名和长度按常见的交换规范填写。',
    endpoint: `http://${partnerHost}${partnerPath}`,
  };
  const running = examples.find(({ id }) => id === shown)!;
  await put({ ...running, ...own });
  await publishNewest(await second(), contracts);
  for (const contract of examples) if (contract.id !== shown) await put(contract);
  await office('POST', `/v1/exchange/channels/${shown}/secret`);
  await office('POST', `/v1/exchange/channels/${shown}/start`);
  // Compared by the first look, sent by the second.
  await look();
  await look();
}
