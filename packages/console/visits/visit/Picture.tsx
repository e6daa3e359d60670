import { useEffect, useState } from 'react';
import type { Desk } from '../sync/desk.ts';
import type { LocalFile } from '../work/model.ts';

/** A picture that lies encrypted on this phone. */
export function Picture({
  desk,
  visit,
  file,
  alt,
}: {
  desk: Desk;
  visit: string;
  file: LocalFile;
  alt: string;
}) {
  const [url, setUrl] = useState<string>();
  const { id, type } = file;
  useEffect(() => {
    let made: string | undefined;
    let isHere = true;
    void desk
      .local()
      .file(visit, id, type)
      .then((blob) => {
        if (!blob || !isHere) return;
        made = URL.createObjectURL(blob);
        setUrl(made);
      });
    return () => {
      isHere = false;
      if (made !== undefined) URL.revokeObjectURL(made);
    };
  }, [desk, visit, id, type]);
  return url === undefined ? (
    <span className="visit-picture" />
  ) : (
    <img className="visit-picture" src={url} alt={alt} />
  );
}
