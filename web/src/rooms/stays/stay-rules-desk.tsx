import '../../design/work.css';
import './stay-rules.css';
import { useMemo } from 'react';
import { Empty } from '../../design/empty.tsx';
import { TroubleNotice } from '../../design/trouble-notice.tsx';
import { KeyButton } from '../../frame/key-button.tsx';
import { goTo, useAddress } from '../../platform/address.ts';
import { troubleOf, useAnswer } from '../../platform/answer.ts';
import { api } from '../../platform/api.ts';
import { type Shortcut, useShortcuts } from '../../platform/keyboard.ts';
import { openSessionStore } from '../../platform/session-store.ts';
import { useStore } from '../../platform/store.ts';
import { useLanguage } from '../../words/language.ts';
import { stayRuleWords } from '../../words/stay-rules.ts';
import { Bench } from './bench.tsx';
import { BLANK, draftOf } from './rule-draft.ts';
import { EndRule, NewRule } from './rule-form.tsx';
import { RuleTable } from './rule-table.tsx';

const ROOT = '/stay-rules';
const NEW: Shortcut = { code: 'KeyN', label: stayRuleWords.create, run: () => goTo(`${ROOT}/new`) };
const SHORTCUTS = [NEW];

const newRule = openSessionStore(BLANK);

/** Rules of authorised stay, and beside them the bench on which each is tried. */
export function StayRulesDesk() {
  const { say } = useLanguage();
  const { path } = useAddress();
  const draft = useStore(newRule);
  useShortcuts(stayRuleWords.title, SHORTCUTS);
  const list = useAnswer(['stay-rules'], (signal) => api.GET('/v1/stay-rules', { signal }));
  const rules = list.data?.rules ?? [];
  const id = path.slice(ROOT.length + 1);
  const current = rules.find((rule) => rule.id === id);
  const shown = useMemo(() => (current ? draftOf(current) : draft), [current, draft]);
  return (
    <div className="desk">
      <div className="desk-head">
        <h1>{say(stayRuleWords.title)}</h1>
        <KeyButton shortcut={NEW} isPrimary />
      </div>
      <TroubleNotice trouble={troubleOf(list.error)} onAgain={() => void list.refetch()} />
      {list.data && rules.length === 0 && <Empty title={say(stayRuleWords.none)}>{say(stayRuleWords.noneMore)}</Empty>}
      <div className="two-panels">
        <div className="form-section">
          {id === 'new' && <NewRule draft={draft} onChange={newRule.set} />}
          {current && <EndRule key={current.id} rule={current} />}
          {rules.length > 0 && <RuleTable rules={rules} currentId={id} />}
        </div>
        <Bench draft={shown} />
      </div>
    </div>
  );
}
