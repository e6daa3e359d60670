/** @jsxImportSource preact */
import { Fact, Facts } from '../parts/facts.tsx';
import type { PublicMeasure } from './types.ts';
import { conditionOf, conditionWords, formatDate, targetText, termOf } from './words.ts';

/** One measure: who, by when, how it stands; unfolded, what its units last reported. */
export function MeasureItem({ measure }: { measure: PublicMeasure }) {
  const { no, title, text, leadUnits, partnerUnits, targets, lastReport } = measure;
  const { label, light, meaning } = conditionWords(conditionOf(measure));
  const term = termOf(measure);
  return (
    <li class={`card measure light-${light}`} id={`m-${no}`}>
      <p class="number">
        <span>第 {no} 项</span>
        <span class={`badge light-${light}`}>{label}</span>
      </p>
      <h4>{title}</h4>
      <p class="facts">
        {leadUnits.length > 0 ? leadUnits.join('、') : '未写明单位'}牵头{term && ` · ${term}`}
      </p>
      <details>
        <summary>
          进展和分工<span class="hidden-text">：{title}</span>
        </summary>
        <Facts>
          <Fact name="目前状态">
            {label}
            <small>{meaning}</small>
          </Fact>
          <Fact name="最近报告">
            {lastReport ? (
              <>
                <span class="report">{lastReport.text}</span>
                <small>
                  {lastReport.unit}，{formatDate(lastReport.round)}一轮报送，已经审核
                </small>
              </>
            ) : (
              '还没有公开的报告'
            )}
          </Fact>
          {targets.length > 0 && (
            <Fact name="量化目标">
              {targets.map((target) => (
                <span class="report" key={targetText(target)}>
                  {targetText(target)}
                </span>
              ))}
            </Fact>
          )}
          {text && (
            <Fact name="通知原文">
              <span class="report">{text}</span>
            </Fact>
          )}
          <Fact name="配合单位">{partnerUnits.join('、') || '无'}</Fact>
        </Facts>
      </details>
    </li>
  );
}
