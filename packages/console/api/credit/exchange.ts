import { call, downloadList, type Query, read } from '../http.ts';
import type {
  ExchangeBatch,
  ExchangeBatchDetail,
  ExchangeChannel,
  ExchangeChannelDetail,
  ExchangePreview,
  ExchangeRow,
  ExchangeRowDetail,
} from '../schema.d.ts';
import type { Page } from '../types.ts';

const base = '/v1/exchange/channels';
const at = (contract: string, more = '') => `${base}/${encodeURIComponent(contract)}${more}`;
const rowAt = (contract: string, guid: string) => at(contract, `/rows/${encodeURIComponent(guid)}`);
const batchAt = (contract: string, batch: string) => at(contract, `/batches/${encodeURIComponent(batch)}`);

export type Payload = NonNullable<ExchangeRowDetail['payload']>;
export type ContractElement = ExchangeChannelDetail['elements'][number];

export const exchangeApi = {
  channels: async () => (await read<Page<ExchangeChannel>>(base)).items,
  channel: (contract: string) => read<ExchangeChannelDetail>(at(contract)),
  preview: (contract: string) => read<ExchangePreview>(at(contract, '/preview')),
  makeSecret: async (contract: string) =>
    (await call<{ secret: string }>('POST', at(contract, '/secret'))).data.secret,
  start: (contract: string) => call<ExchangeChannel>('POST', at(contract, '/start')),
  stop: (contract: string, reason: string) =>
    call<ExchangeChannel>('POST', at(contract, '/stop'), { body: { reason } }),
  compare: (contract: string) => call<ExchangeChannel>('POST', at(contract, '/compare')),
  rows: (contract: string, query: Query) => read<Page<ExchangeRow>>(at(contract, '/rows'), query),
  exportRows: (contract: string, title: string, query: Query) =>
    downloadList(at(contract, '/rows'), title, query),
  row: (contract: string, guid: string) => call<ExchangeRowDetail>('GET', rowAt(contract, guid)),
  mend: (contract: string, guid: string, body: { values: Payload; reason: string }, etag: string) =>
    call<ExchangeRowDetail>('PUT', `${rowAt(contract, guid)}/mending`, { body, ifMatch: etag }),
  resend: (contract: string, guids: readonly string[], reason?: string) =>
    call<{ rows: number }>('POST', at(contract, '/rows:resend'), {
      body: { guids, ...(reason !== undefined && { reason }) },
    }),
  batches: (contract: string, cursor: string | undefined) =>
    read<Page<ExchangeBatch>>(at(contract, '/batches'), { limit: 20, cursor }),
  batch: (contract: string, batch: string) => read<ExchangeBatchDetail>(batchAt(contract, batch)),
  retry: (contract: string, batch: string) =>
    call<ExchangeBatch>('POST', `${batchAt(contract, batch)}/retry`),
};
