import { fitInto, photoBytes, tries, whyNotPhoto } from './sizing.ts';

/** A photo that could not be taken, in words for the person. */
export class PhotoRefused extends Error {}

/** A photo as JPEG of at most 1,600 px and 1 MB; its EXIF data, such as the place, stays behind. Throws {@link PhotoRefused}. */
export async function shrinkPhoto(file: File): Promise<Blob> {
  const why = whyNotPhoto(file);
  if (why) throw new PhotoRefused(why);
  const url = URL.createObjectURL(file);
  try {
    // An image decodes a large JPEG at the size that it is drawn in; a bitmap would need all of its pixels.
    const image = new Image();
    image.src = url;
    await image.decode().catch(() => {
      throw new PhotoRefused(`“${file.name}”打不开，可能已损坏或者太大，请用较低的分辨率重新拍摄。`);
    });
    for (const { edge, quality } of tries) {
      const blob = await drawn(image, edge, quality);
      if (blob && blob.size <= photoBytes) return blob;
    }
    throw new PhotoRefused(`“${file.name}”压缩后仍超过 1 MB，请重新拍摄。`);
  } finally {
    URL.revokeObjectURL(url);
  }
}

function drawn(image: HTMLImageElement, edge: number, quality: number): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, fitInto(image.naturalWidth, image.naturalHeight, edge));
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, 'image/jpeg', quality));
}
