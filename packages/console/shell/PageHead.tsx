import type { ReactNode } from 'react';
import { useEffect } from 'react';

interface PageHeadProps {
  title: string;
  about?: ReactNode;
  crumb?: ReactNode;
  actions?: ReactNode;
}

/** A page's title with what can be done on it; sets the browser's title too. */
export function PageHead({ title, about, crumb, actions }: PageHeadProps) {
  useEffect(() => {
    document.title = `${title} · 明察`;
  }, [title]);
  return (
    <div className="page-head">
      <div className="grow" style={{ flexBasis: 260 }}>
        {crumb ? <span className="crumb">{crumb}</span> : null}
        <h1>{title}</h1>
        {about ? <div className="about">{about}</div> : null}
      </div>
      {actions ? <div className="row">{actions}</div> : null}
    </div>
  );
}
