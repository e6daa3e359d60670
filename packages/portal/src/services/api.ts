import { request } from '../api/client.ts';
import type {
  AskedField,
  CitizenCase,
  CitizenOpened,
  CitizenService,
  CitizenServiceForm,
  FileAddress,
  PublishedCase,
  PublishedCaseWhole,
  Satisfaction,
} from '../api/schema.d.ts';
import type { Page } from '../api/types.ts';

export type {
  AskedField,
  CitizenCase,
  CitizenOpened,
  CitizenService,
  CitizenServiceForm,
  PublishedCase,
  PublishedCaseWhole,
};
export type Named = { name: string; title: string };
export type Values = Record<string, unknown>;
export type Choice = { id: string; name: string };
export type Task = CitizenCase['tasks'][number];
export type Act = CitizenCase['can'][number];

const base = (tenant: string) => `/v1/citizen/${tenant}`;
/** Who shows a code, or the link of a notice. It goes in a header, and never into an address. */
export type Holder = { tenant: string } & ({ code: string } | { link: string });
const shown = (holder: Holder, etag?: string) => ({
  ...('link' in holder ? { 'Case-Link': holder.link } : { 'Receipt-Code': holder.code }),
  ...(etag !== undefined && { 'If-Match': etag }),
});

export const fetchServices = (tenant: string, signal?: AbortSignal) =>
  request<Page<CitizenService>>(`${base(tenant)}/services`, { signal });

export const fetchService = (tenant: string, type: string, signal?: AbortSignal) =>
  request<CitizenServiceForm>(`${base(tenant)}/services/${type}`, { signal });

export const fetchChoices = (
  of: { tenant: string; type: string; field: string },
  q: string,
  signal?: AbortSignal,
) =>
  request<Page<Choice>>(
    `${base(of.tenant)}/services/${of.type}/choices/${of.field}?q=${encodeURIComponent(q)}`,
    { signal },
  );

export const sendForm = (
  holder: Holder,
  type: string,
  body: { values: Values; consent: string; homepage?: string },
) => request<CitizenOpened>(`${base(holder.tenant)}/services/${type}`, { headers: shown(holder), body });

/** A case with the version that its next change names. */
export type Followed = { value: CitizenCase; etag: string };

async function asked(
  path: string,
  holder: Holder,
  init: { body?: unknown; etag?: string } = {},
): Promise<Followed> {
  let etag = '';
  const value = await request<CitizenCase>(`${base(holder.tenant)}/case${path}`, {
    headers: shown(holder, init.etag),
    ...(init.body !== undefined && { body: init.body }),
    onEtag: (found) => {
      etag = found;
    },
  });
  return { value, etag };
}

export const fetchCase = (holder: Holder) => asked('', holder);
export const act = (holder: Holder, name: string, values: Values, etag: string) =>
  asked(`/actions/${name}`, holder, { body: { values }, etag });
export const answerTask = (holder: Holder, id: string, answer: string, values: Values) =>
  asked(`/tasks/${id}`, holder, { body: { answer, values } });
export const addNote = (holder: Holder, text: string) => asked('/notes', holder, { body: { text } });
export const rate = (holder: Holder, level: number, text: string) =>
  asked('/rating', holder, { body: { level, ...(text !== '' && { text }) } });

/** A paper as a file, by an address of this page. */
export async function fetchPaper(holder: Holder, id: string): Promise<Blob> {
  const response = await fetch(`${base(holder.tenant)}/case/papers/${id}`, {
    headers: shown(holder),
    cache: 'no-store',
  });
  if (!response.ok) throw new Error('文书暂时不能下载，请稍后重试。');
  return response.blob();
}

export const fetchFileAddress = (holder: Holder, id: string) =>
  request<{ url: string; name: string }>(`${base(holder.tenant)}/case/files/${id}`, {
    headers: shown(holder),
  });

/** Sends a file and has it looked into; resolves to its id. */
export async function sendFile(holder: Holder, file: File): Promise<string> {
  const headers = shown(holder);
  const address = await request<FileAddress>(`${base(holder.tenant)}/files`, {
    headers,
    body: { name: file.name, size: file.size },
  });
  const put = await fetch(address.url, { method: address.method, headers: address.headers, body: file });
  if (!put.ok) throw new Error('文件没有传完，请检查网络后重新选择。');
  await request<unknown>(`${base(holder.tenant)}/files/${address.id}/finish`, { headers, body: {} });
  return address.id;
}

export const fetchPublishing = (tenant: string, signal?: AbortSignal) =>
  request<Page<Named>>(`${base(tenant)}/published`, { signal });

export function fetchPublished(
  tenant: string,
  type: string,
  filter: Record<string, string | undefined>,
  signal?: AbortSignal,
): Promise<Page<PublishedCase>> {
  const given = Object.entries(filter).filter((one): one is [string, string] => Boolean(one[1]));
  const query = new URLSearchParams([['limit', '20'], ...given]);
  return request(`${base(tenant)}/published/${type}?${query}`, { signal });
}

export const fetchPublishedCase = (
  tenant: string,
  { type, id }: { type: string; id: string },
  signal?: AbortSignal,
) => request<PublishedCaseWhole>(`${base(tenant)}/published/${type}/${id}`, { signal });

export const fetchSatisfaction = (tenant: string, signal?: AbortSignal) =>
  request<Satisfaction>(`${base(tenant)}/satisfaction`, { signal });
