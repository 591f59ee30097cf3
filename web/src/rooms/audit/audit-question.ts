import { readTypedDate } from '../../platform/typed-date.ts';
import { type AuditAction, isAuditAction } from '../../words/audit-actions.ts';

/** What is asked of the audit; ids, codes and days as typed. */
export interface AuditQuestion {
  object: string;
  actor: string;
  /** Empty: any. */
  action: AuditAction | '';
  from: string;
  to: string;
}

const NAMES = ['object', 'actor', 'action', 'from', 'to'] as const;

export function questionOf(query: URLSearchParams): AuditQuestion {
  const action = query.get('action') ?? '';
  const value = (name: (typeof NAMES)[number]) => query.get(name) ?? '';
  return {
    object: value('object'),
    actor: value('actor'),
    action: isAuditAction(action) ? action : '',
    from: value('from'),
    to: value('to'),
  };
}

export function addressOf(question: Partial<Record<keyof AuditQuestion, string>>): string {
  const query = new URLSearchParams();
  for (const name of NAMES) {
    const value = question[name]?.trim();
    if (value) query.set(name, value);
  }
  const text = query.toString();
  return `/audit${text && `?${text}`}`;
}

/** Is it about one thing, so that who looked can be counted? */
export const isQuestion = ({ object }: AuditQuestion) => object !== '';

const DAY_MS = 86_400_000;

/** Local days, both included, as instants [from, to). */
export function toQuery({ object, actor, action, from, to }: AuditQuestion) {
  const startOf = (day: string) => Date.parse(`${readTypedDate(day)}T00:00:00+06:00`);
  const instant = (ms: number) => (Number.isNaN(ms) ? undefined : new Date(ms).toISOString());
  return {
    object: object || undefined,
    actor: actor || undefined,
    action: action || undefined,
    from: instant(startOf(from)),
    to: instant(startOf(to) + DAY_MS),
  };
}
