import {
  drawNamingNames,
  pinnedListNames,
  pinnedLists,
  seedSourceName,
  unableNames,
  voidGroundNames,
} from '@mingcha/kernel/labels';
import type { ReactNode } from 'react';
import { useDeptName } from '../../api/tenancy.ts';
import type { Draw, DrawRecord } from '../../api/types.ts';
import { useItemName } from '../../registers/hooks.ts';
import { count, instant } from '../../ui/show/format.ts';
import { accountedPlan, inspectorsText, objectsText } from '../AccountFacts.tsx';
import { disclosureNames } from '../words.ts';

function Rows({ children }: { children: ReactNode }) {
  return (
    <table className="sheet-facts sheet-lines">
      <tbody>{children}</tbody>
    </table>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{children}</td>
    </tr>
  );
}

const Mono = ({ children }: { children: string }) => <span className="mono">{children}</span>;

interface DoneProps {
  /** Who did it, where only one did. */
  by?: string | undefined;
  at: string | undefined;
  agreed: DrawRecord['agreed'][number] | undefined;
}

/** Who did something and when; by two persons, who proposed it and who agreed. */
function Done({ by, at, agreed }: DoneProps) {
  if (!agreed) return by ? `${by}，${instant(at)}` : instant(at);
  return `${agreed.by.name}提出（${instant(agreed.at)}），${agreed.second.name}同意，${instant(at)}`;
}

/** Who composed, committed, drew and voided it, and when; where it took two persons, both. */
export function Course({ draw, record }: { draw: Draw; record: DrawRecord }) {
  const { voided, ready } = record;
  const agreedOn = (action: DrawRecord['agreed'][number]['action']) =>
    record.agreed.find((one) => one.action === action);
  const { createdBy, committedBy, executedBy, publishedAt, namedAt, voidGround } = draw;
  return (
    <Rows>
      <Row name="编制">
        {createdBy.name}，{instant(draw.createdAt)}
      </Row>
      {ready ? (
        <Row name="确认就绪">
          {ready.by.name}，{instant(ready.at)}
        </Row>
      ) : null}
      {committedBy ? (
        <Row name="提交承诺">
          <Done by={committedBy.name} at={draw.committedAt} agreed={agreedOn('commit')} />
        </Row>
      ) : null}
      {executedBy ? (
        <Row name="抽取">
          {executedBy.name}，{instant(draw.executedAt)}
        </Row>
      ) : null}
      {draw.inspectorSubstitutions.map(({ at, by, second, object, inspector, substitute, ground }) => (
        <Row key={`${object.id} ${inspector.id}`} name="更换检查人员">
          {object.name}：{inspector.name}（{unableNames[ground]}）由{substitute.name}接替。
          {second ? `${by.name}提出，${second.name}同意` : by.name}，{instant(at)}
        </Row>
      ))}
      {publishedAt ? (
        <Row name="公示结果">
          <Done at={publishedAt} agreed={agreedOn('publish')} />
        </Row>
      ) : null}
      {namedAt ? (
        <Row name="公示名单">
          <Done at={namedAt} agreed={agreedOn('publishNames')} />
        </Row>
      ) : null}
      {voided ? (
        <Row name="作废">
          {voided.second ? `${voided.by.name}提出，${voided.second.name}复核同意` : voided.by.name}，
          {instant(draw.voidedAt)}。{voidGround ? `事由：${voidGroundNames[voidGround]}。` : ''}原因：
          {draw.voidReason}
        </Row>
      ) : null}
    </Rows>
  );
}

/** What was to be drawn, by whom, and from which versions of which lists. */
export function Lists({ draw }: { draw: Draw }) {
  const deptName = useDeptName();
  const itemName = useItemName();
  const plan = accountedPlan(draw.plan);
  const teams = draw.compose.teams.map(
    ({ dept, size }, at) => `${deptName(dept)} ${size} 人${at === 0 ? '（牵头）' : ''}`,
  );
  return (
    <Rows>
      <Row name="抽查事项">{draw.items.map(itemName).join('、')}</Row>
      <Row name="部门">{teams.join('、')}</Row>
      <Row name="公开方式">
        {disclosureNames[draw.disclosure]}，名单随{drawNamingNames[draw.names]}
      </Row>
      {plan ? (
        <>
          <Row name="检查对象">{objectsText(plan)}</Row>
          <Row name="执法人员">{inspectorsText(plan)}</Row>
          {pinnedLists.map((list) => (
            <Row key={list} name={pinnedListNames[list]}>
              {count(plan.lists[list].count)} 条，版本 {plan.lists[list].version}，指纹{' '}
              <Mono>{plan.lists[list].root}</Mono>
            </Row>
          ))}
        </>
      ) : null}
    </Rows>
  );
}

/** Where the seed came from, what the witnesses signed, and the hashes. */
export function Seed({ draw, record }: { draw: Draw; record: DrawRecord }) {
  const round = draw.plan?.seed.source === 'drand' ? `，第 ${count(draw.plan.seed.round)} 轮` : '';
  return (
    <Rows>
      <Row name="随机来源">
        {seedSourceName(draw)}
        {round}
      </Row>
      {draw.parties.map((party) => (
        <Party
          key={party.id}
          party={party}
          drawn={record.outcome !== undefined}
          signed={record.attestations.find(({ id }) => id === party.id)}
        />
      ))}
      {record.witnessProgram ? (
        <Row name="见证程序 SHA-256">
          <Mono>{record.witnessProgram}</Mono>（提交承诺时公开日志所载；用 sha256sum mingcha-witness.mjs
          核对）
        </Row>
      ) : null}
      {draw.commitment ? (
        <Row name="承诺">
          <Mono>{draw.commitment}</Mono>
          {record.place ? `（公开日志第 ${count(record.place.index + 1)} 条）` : ''}
        </Row>
      ) : null}
      {draw.seed ? (
        <Row name="种子">
          <Mono>{draw.seed}</Mono>
        </Row>
      ) : null}
      {record.outcome ? (
        <Row name="结果指纹">
          <Mono>{record.outcome}</Mono>
        </Row>
      ) : null}
    </Rows>
  );
}

interface PartyProps {
  party: Draw['parties'][number];
  /** Whether there is an outcome to be attested. */
  drawn: boolean;
  signed: DrawRecord['attestations'][number] | undefined;
}

function Party({ party, drawn, signed }: PartyProps) {
  return (
    <Row name={party.name}>
      {party.key ? (
        <>
          公钥 <Mono>{party.key}</Mono>；
        </>
      ) : null}
      {party.revealed ? '已公开随机数' : '未公开随机数'}
      {drawn && !signed ? '；未为结果作证' : ''}
      {signed ? (
        <>
          ；已为结果作证，签名 <Mono>{signed.signature}</Mono>
        </>
      ) : null}
    </Row>
  );
}
