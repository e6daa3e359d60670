import { call, download, read } from './http.ts';
import { ApiProblem, networkProblem } from './problem.ts';
import type { FileAddress, SentFile } from './schema.d.ts';

export type { Attachment, SentFile } from './schema.d.ts';

interface SendOptions {
  /** Called with the share that is sent, from 0 to 1. */
  onProgress: (share: number) => void;
  signal: AbortSignal;
}

/** The calls on files that are handed in with something else. */
export const filesApi = {
  /** Sends a file and has it looked into. Throws {@link ApiProblem}; rejects with an AbortError where it is stopped. */
  async send(file: File, { onProgress, signal }: SendOptions): Promise<SentFile> {
    const { data } = await call<FileAddress>('POST', '/v1/files', {
      body: { name: file.name, size: file.size },
      signal,
    });
    await put(data, file, { onProgress, signal });
    return (await call<SentFile>('POST', `/v1/files/${data.id}/finish`, { signal })).data;
  },
  /** One that was sent and not handed in yet. */
  sent: (id: string) => read<SentFile>(`/v1/files/${encodeURIComponent(id)}`),
  /** Saves a file that was handed in; `base` is the address of its owner's files. */
  save: (base: string, { id, name }: { id: string; name: string }) => download(`${base}/${id}`, name),
};

/** Puts the bytes where the address leads. Only this way a browser says how far it is. */
function put(
  { url, method, headers }: FileAddress,
  file: File,
  { onProgress, signal }: SendOptions,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () =>
      request.status < 300
        ? resolve()
        : reject(
            new ApiProblem(request.status, { title: '上传没有成功', detail: '文件没有传上去，请重试。' }),
          );
    request.onerror = () => reject(networkProblem());
    request.onabort = () => reject(new DOMException('stopped', 'AbortError'));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}
