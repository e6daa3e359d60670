import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { cityA, startSystem } from '../support/system.ts';
import { type Line, median, timed } from './line.ts';

const rounds = 400;

/** One item through the API, beside the same item by the bare SDK, taken in turn so that both meet the same machine. */
export async function benchApiCall(): Promise<Line> {
  const system = await startSystem({ objects: 50 });
  try {
    const { id } = cityA.departments[0]!;
    const client = await system.test.rawFor(cityA.code);
    const key = { pk: `T#${cityA.code}#DEPARTMENT`, sk: id };
    const bare = () =>
      client.send(new GetCommand({ TableName: system.test.tableName, Key: key, ConsistentRead: true }));
    const token = await system.issuer.token({ tenant: cityA.code, roles: ['auditor'] });
    const headers = { authorization: `Bearer ${token}` };
    const whole = async () => {
      const response = await system.api.request(`/v1/departments/${id}`, { headers });
      if (response.status !== 200) throw new Error(`status ${response.status}`);
      return response.json();
    };
    const found = await bare();
    if (!found.Item) throw new Error('the item to read is not there');
    const times = { bare: [] as number[], whole: [] as number[] };
    for (let i = 0; i < rounds; i++) {
      // The limiter counts on the test's clock, which stands still unless it is moved.
      system.time.advance(1_000);
      const [bareTime] = await timed(bare);
      const [wholeTime] = await timed(whole);
      if (i < 50) continue;
      times.bare.push(bareTime);
      times.whole.push(wholeTime);
    }
    return {
      name: 'single-item API call ÷ bare SDK call',
      measured: median(times.whole) / median(times.bare),
      budget: 1.5,
      unit: '×',
      note: `${(median(times.whole) * 1_000).toFixed(2)} ms`,
    };
  } finally {
    await system.stop();
  }
}
