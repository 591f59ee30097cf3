import { V7Generator } from 'uuidv7';
import { api, soon } from '../../../platform/api.ts';
import { nowMs } from '../../../platform/connection.ts';
import { openStore, type Store } from '../../../platform/store.ts';
import { openWishKey } from '../../../platform/wish-key.ts';
import { askInspection, soonAgain } from '../lane/ask-inspection.ts';
import { countToday, ledger, noteDecision, todayCount } from '../lane/lane-ledger.ts';
import type { LanePlace } from '../lane/lane-place.ts';
import type { Presented, Question } from '../lane/lane-state.ts';
import { isWholeScan } from '../lane/scan-rule.ts';
import { playScanTone } from '../lane/scan-tone.ts';
import { countWaiting, sendAct, sendKept } from '../lane/send-acts.ts';
import { presentedName, travellerName } from '../lane/traveller-name.ts';
import {
  countMembers,
  type GroupDetail,
  type GroupState,
  isAdmittedByTick,
  type Member,
  mergeMember,
  NO_GROUP,
  needsReason,
} from './group-state.ts';

export interface GroupWork {
  state: Store<GroupState>;
  begin(input: { kind: GroupDetail['kind']; label: string; declaredCount: number }, key: string): Promise<void>;
  resume(group: GroupDetail): Promise<void>;
  scan(lines: readonly string[]): void;
  /**
   * Asked about as the next one of the pile.
   * @param insteadOf the question that was not accepted, and is mended with it: nobody was checked by that
   */
  add(presented: Presented, insteadOf?: Question): void;
  askAgain(member: Member): void;
  select(index: number): void;
  /** Up (-1) or down (1) the pile. */
  step(by: -1 | 1): void;
  /** The face was seen; a `go` that is not decided is admitted with it. */
  tick(member: Member): Promise<void>;
  refer(member: Member): Promise<void>;
  /** What is known of each member now: after one was decided apart. */
  refresh(): Promise<void>;
  close(differenceReason?: string): Promise<void>;
  askReason(isAsked: boolean): void;
  /** Somebody else is at the page: nothing is known of any group. */
  forget(): void;
}

const ids = new V7Generator();

/** A group at this lane. What the server holds of it is the truth; names stay in this page. */
export function openGroupWork(place: LanePlace, accountId: string, detailsOf: () => Presented['details']): GroupWork {
  const state = openStore<GroupState>(NO_GROUP);
  const count = todayCount(accountId, place);
  /** Members that something is being done with: a nervous finger does it once. */
  const busy = new Set<string>();
  const closingKeyOf = openWishKey();
  const change = (part: Partial<GroupState>) => state.set({ ...state.get(), ...part });
  const changeMember = (id: string, part: Partial<Member>) =>
    change({ members: state.get().members.map((one) => (one.question.id === id ? { ...one, ...part } : one)) });
  const find = (id: string) => state.get().members.find(({ question }) => question.id === id);
  const nameOf = ({ inspection, question }: Member) =>
    inspection ? travellerName(inspection.document) : presentedName(question.presented);

  /** Keeps it, sends it; without an answer it goes when the server is back. @returns whether it stands */
  async function join(groupId: string, member: Member, isFaceSeen: boolean): Promise<boolean> {
    const act = { inspectionId: member.question.id, accountId, name: nameOf(member), madeAt: nowMs() };
    const sent = await sendAct({ ...act, groupId, isFaceSeen });
    if (sent.status === 'refused') change({ problem: sent.code });
    return sent.status !== 'refused';
  }

  async function ask(groupId: string, question: Question): Promise<void> {
    const { id } = question;
    changeMember(id, { state: 'asking' });
    const asked = await askInspection(place, question);
    const member = find(id);
    if (!member || state.get().group?.id !== groupId) return;
    if (asked.status === 'not-accepted') {
      const { problem, errors } = asked;
      changeMember(id, { state: 'not-accepted', refused: { problem, errors } });
      change({ problem });
    } else if (asked.status === 'silent') {
      changeMember(id, { state: 'silent' });
      soonAgain(() => find(id)?.state === 'silent' && void ask(groupId, question));
    } else {
      const answered: Member = { ...member, inspection: asked.inspection, state: 'open' };
      changeMember(id, answered);
      playScanTone();
      await join(groupId, answered, false);
    }
  }

  /** One thing at a time with each member. */
  async function once(member: Member, work: (groupId: string, member: Member) => Promise<void>): Promise<void> {
    const { id } = member.question;
    const groupId = state.get().group?.id;
    const now = find(id);
    if (groupId === undefined || !now || busy.has(id)) return;
    busy.add(id);
    try {
      await work(groupId, now);
    } finally {
      busy.delete(id);
    }
  }

  async function decide(member: Member, outcome: 'admit' | 'refer'): Promise<boolean> {
    const decidedAt = nowMs();
    const inspectionId = member.question.id;
    const name = nameOf(member);
    const body = { outcome, decidedAt: new Date(decidedAt).toISOString() };
    const sent = await sendAct({ inspectionId, accountId, body, name, madeAt: decidedAt });
    if (sent.status === 'refused') {
      change({ problem: sent.code });
      return false;
    }
    const answer = sent.status === 'taken' ? sent.answer : null;
    const hasCrossing = answer ? answer.crossing !== null : outcome === 'admit';
    const recorded = answer?.outcome ?? outcome;
    noteDecision({ inspectionId, name, outcome: recorded, decidedAt, isKept: sent.status === 'kept', hasCrossing });
    countToday(count);
    changeMember(inspectionId, { state: recorded === 'refer' ? 'referred' : 'decided' });
    return true;
  }

  async function refresh(): Promise<void> {
    const { group } = state.get();
    if (!group) return;
    const { data } = await api
      .GET('/v1/groups/{id}', { params: { path: { id: group.id } }, signal: soon() })
      .catch(() => ({ data: undefined }));
    if (state.get().group?.id !== group.id) return;
    const told = new Map(data?.members.map((one) => [one.inspectionId, one]));
    const here = new Map(ledger.get().map((one) => [one.inspectionId, one]));
    const members = state
      .get()
      .members.map((one) => mergeMember(one, told.get(one.question.id), here.get(one.question.id)));
    change({ group: data ?? group, members });
  }

  async function close(differenceReason?: string): Promise<void> {
    const { group, members } = state.get();
    if (!group) return;
    if (needsReason(group, members) && differenceReason === undefined) return change({ isReasonAsked: true });
    // What waits of this group belongs to it before it is closed.
    change({ problem: null });
    await sendKept(accountId);
    const waiting = await countWaiting(accountId, new Set(members.map(({ question }) => question.id)));
    if (waiting > 0) return change({ problem: 'unsent' });
    const body = differenceReason === undefined ? {} : { differenceReason };
    // Where the answer was lost the same again is told the same: the group is closed.
    const key = closingKeyOf({ id: group.id, ...body });
    const { data, error } = await api
      .POST('/v1/groups/{id}/closing', {
        params: { path: { id: group.id }, header: { 'Idempotency-Key': key } },
        body,
        signal: soon(),
      })
      .catch(() => ({ data: undefined, error: undefined }));
    if (data) {
      const { seen } = countMembers(state.get().members);
      state.set({ ...NO_GROUP, closed: { declared: group.declaredCount, seen } });
    } else if (error) change({ problem: error.code, isReasonAsked: false, reason: differenceReason ?? '' });
    // The reason that was typed stays.
    else change({ problem: 'silent' });
  }

  function add(presented: Presented, insteadOf?: Question): void {
    const { group, members: before } = state.get();
    if (group === null) return;
    const members = before.filter(({ question }) => question !== insteadOf);
    const id = ids.generateOrResetCore(nowMs(), 10_000).toString();
    const question: Question = { id, presented, askedAt: nowMs() };
    change({
      members: [...members, { question, inspection: null, state: 'asking', isFaceSeen: false }],
      ...{ selected: members.length, problem: null, isReadInPart: false },
    });
    void ask(group.id, question);
  }

  return {
    state,
    refresh,
    close,
    add,
    async begin({ kind, label, declaredCount }, key) {
      const { data, error } = await api
        .POST('/v1/groups', {
          params: { header: { 'Idempotency-Key': key } },
          body: { ...place, kind, declaredCount, ...(label !== '' && { label }) },
          signal: soon(),
        })
        .catch(() => ({ data: undefined, error: undefined }));
      state.set(data ? { ...NO_GROUP, group: data } : { ...NO_GROUP, problem: error?.code ?? 'silent' });
    },
    async resume(group) {
      const here = new Map(ledger.get().map((one) => [one.inspectionId, one]));
      const members = await Promise.all(
        group.members.map(async (told): Promise<Member> => {
          const { inspectionId: id, state: now, isFaceSeen } = told;
          const { data } = await api
            .GET('/v1/inspections/{id}', { params: { path: { id } }, signal: soon() })
            .catch(() => ({ data: undefined }));
          const question: Question = { id, presented: { mrz: [], captureMode: 'reader' }, askedAt: nowMs() };
          const inspection = data?.document ? { ...data, document: data.document } : null;
          return mergeMember({ question, inspection, state: now, isFaceSeen }, told, here.get(id));
        }),
      );
      state.set({ ...NO_GROUP, group, members });
    },
    scan(lines) {
      const { group, members } = state.get();
      if (group === null) return;
      if (!isWholeScan(lines)) return change({ isReadInPart: true });
      const there = members.findIndex(
        ({ question, state: now }) =>
          now !== 'abandoned' && now !== 'not-accepted' && question.presented.mrz?.join('') === lines.join(''),
      );
      if (there >= 0) return change({ selected: there, isReadInPart: false });
      const details = detailsOf();
      add({ mrz: lines, captureMode: 'reader', ...(details && { details }) });
    },
    askAgain(member) {
      const groupId = state.get().group?.id;
      if (groupId !== undefined && find(member.question.id)?.state === 'silent') void ask(groupId, member.question);
    },
    select: (selected) => change({ selected }),
    step(by) {
      const { members, selected } = state.get();
      change({ selected: Math.max(0, Math.min(members.length - 1, selected + by)) });
    },
    tick: (member) =>
      once(member, async (groupId, now) => {
        if (now.isFaceSeen || (isAdmittedByTick(now) && !(await decide(now, 'admit')))) return;
        if (await join(groupId, now, true)) changeMember(now.question.id, { isFaceSeen: true });
      }),
    refer: (member) =>
      once(member, async (_groupId, now) => {
        if (now.state === 'open') await decide(now, 'refer');
      }),
    askReason: (isReasonAsked) => change({ isReasonAsked }),
    forget: () => state.set(NO_GROUP),
  };
}
