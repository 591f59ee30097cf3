import { expect } from 'vitest';
import { idAt } from '../../src/core/ids.ts';
import type { MrzFields } from '../../src/documents/write-mrz.ts';
import type { EntryBody } from '../../src/watchlist/entry-schema.ts';
import { type Answer, type Client, startTestApp, type TestApi } from './api.ts';
import { inventPassport, scanOf } from './inspection-desk.ts';

export interface VigilanceDesk {
  api: TestApi;
  officer: Client;
  supervisor: Client;
  editor: Client;
  approver: Client;
  /** Proposes, approves, and waits until lanes screen against it. @returns the entry's id */
  list(body?: Partial<EntryBody>): Promise<string>;
  /** Proposes a change of an entry and approves it. */
  change(entryId: string, patch: object): Promise<void>;
  inspect(passport: MrzFields, changes?: object): Promise<Answer>;
  /** Lets somebody in whom nothing is known of. @returns the inspection's id */
  cross(passport: MrzFields, changes?: object): Promise<string>;
  /** Sends an inspection to the second line and claims it. @returns the referral's id */
  refer(inspectionId: string, note?: string): Promise<string>;
  /** Closes a claimed referral with one finding about one entry. */
  close(referralId: string, body: object): Promise<Answer>;
}

/** Somebody whom the entries below mean, with a passport that is on no list. */
export function inventNamesake(changes: Partial<MrzFields> = {}): MrzFields {
  return inventPassport({
    ...{ surname: 'MOLDOKULOV', givenNames: 'NURLAN', birthDate: '1975-03-02', sex: 'M', nationality: 'KAZ' },
    ...changes,
  });
}

/** People of whom none resembles another, however a policy compares. */
const PEOPLE = [
  ['KOZHOMKULOV', 'ERMEK', '1961-01-14'],
  ['PETRENKO', 'OLEKSANDR', '1973-08-22'],
  ['YUSUPOVA', 'DILFUZA', '1988-12-05'],
  ['SCHWARZENBERG', 'MATTHIAS', '1957-06-30'],
  ['BAITEMIROV', 'ULAN', '1994-03-19'],
  ['FERNANDEZ', 'LUCIA', '1979-10-11'],
  ['ZHUKOVSKY', 'GRIGORY', '1966-02-27'],
  ['HAKIMZADA', 'RAHIM', '1983-05-08'],
  ['OYELARAN', 'TUNDE', '1999-07-16'],
  ['LINDQVIST', 'SIGRID', '1952-11-03'],
] as const;
const subjects = new Map<string, Pick<MrzFields, 'surname' | 'givenNames' | 'birthDate'>>();

/** The person whom a test calls by a label: the same one each time within a file. */
export function subjectOf(label: string): Pick<MrzFields, 'surname' | 'givenNames' | 'birthDate'> {
  const known = subjects.get(label);
  if (known) return known;
  const person = PEOPLE[subjects.size];
  if (!person) throw new Error('nobody is left to invent');
  const [surname, givenNames, birthDate] = person;
  subjects.set(label, { surname, givenNames, birthDate });
  return { surname, givenNames, birthDate };
}

/** A new passport of that person. */
export function inventPerson(label: string, changes: Partial<MrzFields> = {}): MrzFields {
  return inventNamesake({ ...subjectOf(label), expiryDate: '2035-01-01', ...changes });
}

/** What an entry needs to mean that person. */
export function meaning(label: string): Pick<EntryBody, 'names' | 'birthDates'> {
  const { surname, givenNames, birthDate } = subjectOf(label);
  return { names: [{ text: `${surname} ${givenNames}`, kind: 'primary' }], birthDates: [birthDate ?? ''] };
}

/** An entry that stops by name and birth date, and may be silenced. */
export function entryBody(change: Partial<EntryBody> = {}): object {
  return {
    category: 'refusal-of-entry',
    action: 'refuse-entry',
    names: [{ text: 'Молдокулов Нурлан', kind: 'primary' }],
    birthDates: ['1975-03-02'],
    sex: 'M',
    nationalities: ['KAZ'],
    legalBasis: 'Invented code, article 1',
    contact: 'duty desk, line 1',
    ...change,
  };
}

/** The whole program with one account of each role that vigilance meets. */
export async function openVigilanceDesk(): Promise<VigilanceDesk> {
  const api = await startTestApp();
  const officer = await api.signInAs(['officer']);
  const supervisor = await api.signInAs(['supervisor']);
  const editor = await api.signInAs(['editor']);
  const approver = await api.signInAs(['approver']);
  const inspect = (passport: MrzFields, changes: object = {}) =>
    officer.put(`/v1/inspections/${idAt(api.clock.now().getTime())}`, scanOf(passport, changes));
  const approve = async (entryId: string) => {
    const approval = await approver.post(`/v1/watchlist/entries/${entryId}/approval`);
    expect(approval.body).toMatchObject({ status: 'active' });
    await api.iamis.watchlist.look();
  };
  return {
    ...{ api, officer, supervisor, editor, approver, inspect },
    async list(body = {}) {
      const proposed = await editor.post('/v1/watchlist/entries', entryBody(body));
      expect(proposed.status).toBe(201);
      await approve(proposed.body.id);
      return proposed.body.id;
    },
    async change(entryId, patch) {
      const read = await editor.get(`/v1/watchlist/entries/${entryId}`);
      const headers = { 'if-match': String(read.headers.etag) };
      expect((await editor.patch(`/v1/watchlist/entries/${entryId}`, patch, headers)).status).toBe(200);
      await approve(entryId);
    },
    async cross(passport, changes = {}) {
      const opened = await inspect(passport, changes);
      expect(opened.body).toMatchObject({ verdict: 'clear' });
      const looks = opened.body.advisories.filter(({ level }: { level: string }) => level === 'look');
      const acknowledged = looks.map(({ code }: { code: string }) => code);
      const decided = await officer.put(`/v1/inspections/${opened.body.id}/decision`, {
        outcome: 'admit',
        ...(acknowledged.length > 0 && { acknowledged, overrideReason: 'stamps seen' }),
      });
      expect(decided.status).toBe(201);
      return opened.body.id;
    },
    async refer(inspectionId, note) {
      const decided = await officer.put(`/v1/inspections/${inspectionId}/decision`, { outcome: 'refer', note });
      expect(decided.status).toBe(201);
      const { id } = decided.body.referral;
      expect((await supervisor.post(`/v1/referrals/${id}/claim`)).status).toBe(200);
      return id;
    },
    close: (referralId, body) => supervisor.put(`/v1/referrals/${referralId}/outcome`, body),
  };
}
