import { Link } from '../../platform/link.tsx';
import { useCountryName } from '../../words/countries.ts';
import { formatDate, localDay } from '../../words/figures.ts';
import { useLanguage } from '../../words/language.ts';
import { stayBasisWords, stayMethodWords, stayRuleWords } from '../../words/stay-rules.ts';
import type { StayRule } from './rule-draft.ts';
import { amountOf, ruleName } from './rule-name.ts';

function Row({ rule, isCurrent }: { rule: StayRule; isCurrent: boolean }) {
  const { language, say } = useLanguage();
  const countryName = useCountryName();
  const { validFrom, validTo, nationalities } = rule;
  const today = localDay(Date.now());
  const named = nationalities.slice(0, 6).map(countryName).join(', ');
  const whom = nationalities.length === 0 ? say(stayRuleWords.everybody) : named;
  const amount = amountOf(say, rule);
  return (
    <tr aria-current={isCurrent ? 'true' : undefined}>
      <th scope="row">
        <Link href={`/stay-rules/${rule.id}`}>{ruleName(say, rule)}</Link>
        <div className="quiet-text">
          {whom}
          {nationalities.length > 6 && ` +${nationalities.length - 6}`}
        </div>
      </th>
      <td>{say(stayBasisWords[rule.basis])}</td>
      <td>
        {amount}
        <div className="quiet-text">{say(stayMethodWords[rule.method])}</div>
      </td>
      <td>
        {formatDate(language, validFrom)} – {validTo ? formatDate(language, validTo) : say(stayRuleWords.noEnd)}{' '}
        {validTo !== null && validTo < today && <span className="state-mark">{say(stayRuleWords.over)}</span>}
        {validFrom > today && <span className="state-mark">{say(stayRuleWords.future)}</span>}
      </td>
    </tr>
  );
}

export function RuleTable({ rules, currentId }: { rules: readonly StayRule[]; currentId: string }) {
  const { say } = useLanguage();
  return (
    <div className="panel table-scroll">
      <table className="data-table rule-table">
        <thead>
          <tr>
            <th scope="col">{say(stayRuleWords.ruleTitle)}</th>
            <th scope="col">{say(stayRuleWords.basis)}</th>
            <th scope="col">{say(stayRuleWords.days)}</th>
            <th scope="col">{say(stayRuleWords.period)}</th>
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => (
            <Row key={rule.id} rule={rule} isCurrent={rule.id === currentId} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
