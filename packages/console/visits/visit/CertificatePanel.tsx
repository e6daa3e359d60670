import { Panel } from '../../ui/page/Panel.tsx';
import type { Inspector } from '../work/model.ts';

/** What is shown to the enterprise first: who inspects, by which certificates. */
export function CertificatePanel({ inspectors, today }: { inspectors: readonly Inspector[]; today: string }) {
  return (
    <Panel title="亮证" about="到场先出示本页和执法证件">
      <ul className="visit-certificates">
        {inspectors.map(({ id, name, certificate, validUntil }) => (
          <li key={id}>
            <strong>{name}</strong>
            <span>
              执法证号 <span className="mono">{certificate || '名录中没有'}</span>
            </span>
            {validUntil ? (
              <span className={validUntil < today ? 'wrong' : 'muted'}>
                {validUntil < today ? `已于 ${validUntil} 过期，不能执法` : `有效期至 ${validUntil}`}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
