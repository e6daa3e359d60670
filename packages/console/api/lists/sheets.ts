import { call, download } from '../http.ts';
import type { SheetImport } from '../types.ts';

const types: Record<string, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
};

/** The calls on what can be brought in from a sheet, by its address. */
export const sheetApi = (base: string) => ({
  template: (name: string) => download(`${base}:template`, `${name}.xlsx`),
  /** Looks at a filled sheet, or writes it. */
  send: async (file: File, dryRun: boolean) =>
    (
      await call<SheetImport>('POST', `${base}:import`, {
        query: { dryRun },
        body: file,
        headers: {
          'content-type': types[file.name.split('.').at(-1)!.toLowerCase()] ?? 'application/octet-stream',
          'x-file-name': encodeURIComponent(file.name),
        },
      })
    ).data,
});
