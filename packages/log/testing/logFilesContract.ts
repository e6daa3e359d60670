import { describe, expect, it } from 'vitest';
import type { LogFiles } from '../keeping/files.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const textAt = async (files: LogFiles, tenant: string, path: string) => {
  const found = await files.read(tenant, path);
  return found && new TextDecoder().decode(found);
};
const [one, other] = ['620300', '620800'];

/** What every place for the tiles and heads of logs must do; `open` gives an empty one. */
export function logFilesContract(name: string, open: () => LogFiles | Promise<LogFiles>): void {
  describe(`log files in ${name}`, () => {
    it('are written once: what is there stays as it is', async () => {
      const files = await open();
      expect(await files.create(one, 'tile/0/000', bytes('first'))).toBe(true);
      expect(await files.create(one, 'tile/0/000', bytes('second'))).toBe(false);
      expect(await files.create(one, 'tile/0/000', bytes('first'))).toBe(false);
      expect(await textAt(files, one, 'tile/0/000')).toEqual('first');
    });

    it('are made by one of several who create at once', async () => {
      const files = await open();
      const made = await Promise.all(['a', 'b', 'c'].map((text) => files.create(one, 'head/5', bytes(text))));
      expect(made.filter((each) => each)).toHaveLength(1);
      const there = await textAt(files, one, 'head/5');
      expect(['a', 'b', 'c'][made.indexOf(true)]).toBe(there);
    });

    it('are of one city: nobody sees or blocks another`s', async () => {
      const files = await open();
      await files.create(one, 'head/7', bytes('one'));
      expect(await textAt(files, other, 'head/7')).toBeUndefined();
      expect(await files.largestHead(other)).toBeUndefined();
      expect(await files.create(other, 'head/7', bytes('other'))).toBe(true);
      expect(await textAt(files, one, 'head/7')).toEqual('one');
    });

    it('tell the largest head by number, whatever order they were written in', async () => {
      const files = await open();
      expect(await files.largestHead(one)).toBeUndefined();
      for (const [size, largest] of [
        [9, 9],
        [1_200, 1_200],
        [10, 1_200],
        [999, 1_200],
        [12_345_678, 12_345_678],
      ] as const) {
        await files.create(one, `head/${size}`, bytes(`head ${size}`));
        expect(await files.largestHead(one)).toBe(largest);
        expect(await textAt(files, one, `head/${size}`)).toEqual(`head ${size}`);
      }
    });

    it('have partial forms, which are written again and go when the tile is full, and no other tile`s', async () => {
      const files = await open();
      for (const path of ['tile/0/000.p/3', 'tile/0/000.p/255', 'tile/0/001.p/3', 'tile/entries/000.p/3'])
        await files.putPartial(one, path, bytes(path));
      await files.putPartial(other, 'tile/0/000.p/3', bytes('other'));
      await files.putPartial(one, 'tile/0/000.p/3', bytes('again'));
      expect(await textAt(files, one, 'tile/0/000.p/3')).toEqual('again');
      expect(await textAt(files, one, 'tile/0/000')).toBeUndefined();
      expect(await files.create(one, 'tile/0/000', bytes('full'))).toBe(true);
      for (let times = 0; times < 2; times++)
        await files.dropPartials(one, { level: 0, index: 0, width: 256 });
      expect(await textAt(files, one, 'tile/0/000.p/3')).toBeUndefined();
      expect(await textAt(files, one, 'tile/0/000.p/255')).toBeUndefined();
      expect(await textAt(files, one, 'tile/0/000')).toEqual('full');
      for (const path of ['tile/0/001.p/3', 'tile/entries/000.p/3'])
        expect(await textAt(files, one, path)).toEqual(path);
      expect(await textAt(files, other, 'tile/0/000.p/3')).toEqual('other');
    });

    it('are taken from a sequencer that is behind, while another drops the partial forms of the same tile', async () => {
      const files = await open();
      const tile = { level: 0, index: 0, width: 256 } as const;
      for (let round = 0; round < 60; round++)
        await Promise.all([
          files.putPartial(one, 'tile/0/000.p/7', bytes('behind')),
          files.dropPartials(one, tile),
          files.putPartial(one, 'tile/0/000.p/8', bytes('behind')),
        ]);
      await files.putPartial(one, 'tile/0/000.p/9', bytes('after'));
      expect(await textAt(files, one, 'tile/0/000.p/9')).toEqual('after');
    });
  });
}
