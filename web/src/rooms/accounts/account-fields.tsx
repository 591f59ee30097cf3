import { Checks } from '../../design/field.tsx';
import { useCheckpoints } from '../../platform/checkpoints.ts';
import { accountWords } from '../../words/accounts.ts';
import { useLanguage } from '../../words/language.ts';
import { roleWords } from '../../words/terms.ts';

export type Role = keyof typeof roleWords;
const ROLES = Object.keys(roleWords) as Role[];

export interface Duties {
  roles: readonly Role[];
  checkpoints: readonly string[];
}

/** What an account may do, and where. Which roles go together is the server's rule. */
export function DutyFields(props: {
  duties: Duties;
  errorAt(field: string): string | undefined;
  onChange(duties: Duties): void;
}) {
  const { duties, errorAt, onChange } = props;
  const { language, say } = useLanguage();
  const checkpoints = useCheckpoints();
  const isAtLanes = duties.roles.some((role) => role === 'officer' || role === 'supervisor');
  return (
    <>
      <Checks
        isWide
        legend={say(accountWords.roles)}
        options={ROLES.map((value) => ({ value, text: say(roleWords[value]) }))}
        chosen={duties.roles}
        error={errorAt('roles')}
        onChoose={(roles) => onChange({ ...duties, roles })}
      />
      {duties.roles.some((role) => role === 'approver' || role === 'auditor') && (
        <p className="quiet-text is-wide">{say(accountWords.twoHint)}</p>
      )}
      {(isAtLanes || duties.checkpoints.length > 0) && (
        <Checks
          isWide
          legend={say(accountWords.checkpoints)}
          options={(checkpoints.data ?? []).map(({ code, names }) => ({ value: code, text: names[language] }))}
          chosen={duties.checkpoints}
          error={errorAt('checkpoints')}
          onChoose={(chosen) => onChange({ ...duties, checkpoints: chosen })}
        />
      )}
    </>
  );
}
