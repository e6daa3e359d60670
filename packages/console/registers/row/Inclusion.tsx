import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { saveBlob } from '../../api/http.ts';
import { registerApi } from '../../api/lists/registers.ts';
import { Loaded } from '../../ui/page/Loading.tsx';
import { count } from '../../ui/show/format.ts';
import { GroupedHash } from '../../ui/show/Hash.tsx';
import { kindNamed, type RegisterKindName } from '../kinds.ts';

/** The proof that a row stands in a version of the list, without showing the rest of the list. */
export function Inclusion(props: { kind: RegisterKindName; id: string; version: string | undefined }) {
  const { kind, id, version } = props;
  const api = registerApi(kindNamed(kind).base);
  const query = useQuery({
    queryKey: ['inclusion', kind, id, version ?? ''],
    queryFn: () => api.inclusion(id, version),
  });
  return (
    <Loaded query={query}>
      {(proof) => (
        <div className="stack">
          <p>这份证明说明该{kindNamed(kind).noun}确实列在名录的这一版里，而不必出示名录中的其他任何一行。</p>
          <dl className="facts">
            <dt>名录指纹</dt>
            <dd>
              <GroupedHash value={proof.version.root} />
            </dd>
            <dt>名录行数</dt>
            <dd>
              {count(proof.version.count)} 行（第 {proof.version.number} 版）
            </dd>
          </dl>
          <div>
            <Button
              onClick={() => {
                const text = JSON.stringify(proof, null, 1);
                saveBlob(new Blob([text], { type: 'application/json' }), `在册证明-${id}.json`);
              }}
            >
              下载证明
            </Button>
          </div>
        </div>
      )}
    </Loaded>
  );
}
