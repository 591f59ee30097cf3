import type { Say } from '../../words/language.ts';
import { stayBasisWords, stayRuleWords } from '../../words/stay-rules.ts';
import type { StayRule } from './rule-draft.ts';

/** How many days a rule grants, within which time. */
export function amountOf(say: Say, { days, windowDays }: Pick<StayRule, 'days' | 'windowDays'>): string {
  if (days === null) return say(stayRuleWords.noLimit);
  return windowDays === null ? String(days) : say(stayRuleWords.daysOf, { days, window: windowDays });
}

/** What administrators call a rule, else its basis and days. */
export function ruleName(say: Say, rule: Pick<StayRule, 'title' | 'basis' | 'days' | 'windowDays'>): string {
  if (rule.title !== null) return rule.title;
  const [first = '', ...rest] = say(stayBasisWords[rule.basis]);
  const basis = first.toUpperCase() + rest.join('');
  return rule.days === null ? basis : `${basis}: ${amountOf(say, rule)}`;
}
