import { useState } from 'react';
import { whereNow } from '../photos/place.ts';
import { PhotoRefused, shrinkPhoto } from '../photos/shrink.ts';
import type { Desk } from '../sync/desk.ts';
import type { Download, FileKind, LocalFile, Signer } from '../work/model.ts';
import { roomFor } from '../work/photos.ts';
import { type Editing, whyUnkept } from './useWork.ts';

export interface Files {
  /** Takes photos: makes them small, and keeps them on this phone. */
  addPhotos(chosen: readonly File[], kind: 'photo' | 'paper', withPlace: boolean): Promise<void>;
  addSignature(signer: Signer, who: string, png: Blob): Promise<void>;
  remove(file: LocalFile): Promise<void>;
  /** How many more of a kind a visit takes. */
  room(kind: FileKind): number;
  busy: boolean;
  /** Why the last ones could not be taken. */
  refused: readonly string[];
}

/** The highest number in the names of the files: one that was removed is not given again while later ones are there. */
const lastNumber = (files: readonly LocalFile[]): number =>
  Math.max(0, ...files.map(({ name }) => Number(/\d+/.exec(name)?.[0] ?? 0)));

const twoDigits = (n: number) => String(n).padStart(2, '0');

/** The photos and signatures of a visit: the bytes first, then the work that names them, so that nothing is named that is not there. */
export function useFiles(desk: Desk, editing: Editing, { case: found }: Download): Files {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<readonly string[]>([]);
  const { id } = editing.work;

  async function add(kind: FileKind, name: string, blob: Blob, more: Pick<LocalFile, 'place' | 'signer'>) {
    const file: LocalFile = {
      id: crypto.randomUUID(),
      kind,
      name,
      type: blob.type,
      size: blob.size,
      at: new Date(desk.serverNow()).toISOString(),
      ...more,
    };
    await desk.local().putFile(id, file.id, blob);
    await editing.change((work) => ({ ...work, files: [...work.files, file] }));
  }

  async function during(does: () => Promise<void>) {
    setBusy(true);
    setRefused([]);
    try {
      await does();
    } catch (error) {
      setRefused([error instanceof PhotoRefused ? error.message : whyUnkept(error)]);
    } finally {
      setBusy(false);
    }
  }

  const room = (kind: FileKind) => roomFor(kind, editing.work.files, found);
  return {
    busy,
    refused,
    room,
    addPhotos: (chosen, kind, withPlace) =>
      during(async () => {
        const left = room(kind);
        const whys =
          chosen.length > left ? [`已到一次检查的上限，其余 ${chosen.length - left} 张没有加入。`] : [];
        const place = withPlace ? await whereNow() : undefined;
        let number = lastNumber(editing.work.files);
        for (const one of chosen.slice(0, left)) {
          try {
            const blob = await shrinkPhoto(one);
            number++;
            const name = `${kind === 'photo' ? '照片' : '手签记录'}${twoDigits(number)}.jpg`;
            await add(kind, name, blob, place === undefined ? {} : { place });
          } catch (error) {
            if (!(error instanceof PhotoRefused)) throw error;
            whys.push(error.message);
          }
        }
        setRefused(whys);
      }),
    addSignature: (signer, who, png) => during(() => add('signature', `${who}签名.png`, png, { signer })),
    remove: (file) =>
      during(async () => {
        await editing.change((work) => ({
          ...work,
          files: work.files.filter((one) => one.id !== file.id),
          ...(file.handedIn && { removed: [...(work.removed ?? []), file] }),
        }));
        await desk.local().dropFile(id, file.id);
      }),
  };
}
