import './composer/composer.css';
import { divisionName } from '@mingcha/kernel';
import { useDeptName } from '../api/tenancy.ts';
import type { Preview } from '../api/types.ts';
import { count } from '../ui/show/format.ts';
import { Warnings } from './composer/Warnings.tsx';
import { OutOfFrame } from './OutOfFrame.tsx';
import { ShareChanges } from './ShareChanges.tsx';
import { stratumText } from './words.ts';

/** A whole preview: warnings, strata, inspectors by region and by skill, who stays out, and whose share changes. */
export function PreviewView({ preview }: { preview: Preview }) {
  const deptName = useDeptName();
  return (
    <div className="stack">
      <Warnings warnings={preview.warnings} />
      <div className="table-box">
        <table className="data">
          <caption className="visually-hidden">各分组的范围与抽取数</caption>
          <thead>
            <tr>
              <th scope="col">分组</th>
              <th scope="col" className="num">
                范围内
              </th>
              <th scope="col" className="num">
                抽取
              </th>
              <th scope="col" className="num">
                候补
              </th>
            </tr>
          </thead>
          <tbody>
            {preview.strata.map(({ stratum, frame, take, reserve, enough }) => (
              <tr key={stratum}>
                <td>
                  {stratumText(stratum)} {enough ? null : <span className="chip warn">不足</span>}
                </td>
                <td className="num">{count(frame)}</td>
                <td className="num">{count(Math.min(take, frame))}</td>
                <td className="num">{count(reserve)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="table-box">
        <table className="data cards">
          <caption className="visually-hidden">各部门可派人员</caption>
          <thead>
            <tr>
              <th scope="col">部门</th>
              <th scope="col" className="num">
                可派人员
              </th>
              <th scope="col">按县区</th>
              <th scope="col">按专长</th>
            </tr>
          </thead>
          <tbody>
            {preview.inspectors.map(({ dept, total, byRegion, bySkill }) => (
              <tr key={dept}>
                <td className="lead">{deptName(dept)}</td>
                <td className="num" data-label="可派人员">
                  {count(total)}
                </td>
                <td data-label="按县区">
                  <Counts values={byRegion} name={divisionName} />
                </td>
                <td data-label="按专长">
                  <Counts values={bySkill} name={(skill) => skill} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <OutOfFrame excluded={preview.excluded} benched={preview.benched} />
      <ShareChanges shares={preview.shares} />
    </div>
  );
}

function Counts({ values, name }: { values: Record<string, number>; name: (key: string) => string }) {
  const entries = Object.entries(values);
  if (entries.length === 0) return <span className="muted">—</span>;
  return (
    <span className="chips">
      {entries.map(([key, amount]) => (
        <span key={key} className={amount < 2 ? 'chip warn' : 'chip'}>
          {name(key)} {amount}
        </span>
      ))}
    </span>
  );
}
