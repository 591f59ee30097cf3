import { V7Generator } from 'uuidv7';
import { api } from '../../../platform/api.ts';
import { nowMs } from '../../../platform/connection.ts';
import { openStore, type Store } from '../../../platform/store.ts';
import { countToday, todayCount } from '../lane/lane-ledger.ts';
import type { LanePlace } from '../lane/lane-place.ts';
import type { Question } from '../lane/lane-state.ts';
import { playScanTone } from '../lane/scan-tone.ts';
import { sendDecision } from '../lane/send-decisions.ts';
import { travellerName } from '../lane/traveller-name.ts';
import {
  type GroupDetail,
  type GroupState,
  isAdmittedByTick,
  type Member,
  NO_GROUP,
  needsReason,
} from './group-state.ts';

export interface GroupWork {
  state: Store<GroupState>;
  begin(input: { kind: GroupDetail['kind']; label: string; declaredCount: number }): Promise<void>;
  resume(group: GroupDetail): Promise<void>;
  scan(lines: readonly string[]): void;
  askAgain(member: Member): void;
  select(index: number): void;
  /** Up (-1) or down (1) the pile. */
  step(by: -1 | 1): void;
  /** The face was seen; a `go` that is not decided is admitted with it. */
  tick(member: Member): Promise<void>;
  refer(member: Member): Promise<void>;
  /** What the server knows of each member: after one was decided apart. */
  refresh(): Promise<void>;
  close(differenceReason?: string): Promise<void>;
  askReason(isAsked: boolean): void;
}

const ids = new V7Generator();
const TIMEOUT_MS = 8_000;

/** A group at this lane. What the server holds of it is the truth; names stay in this page. */
export function openGroupWork(place: LanePlace, accountId: string, onClosed: (state: GroupState) => void): GroupWork {
  const state = openStore<GroupState>(NO_GROUP);
  const count = todayCount(accountId, place);
  const change = (part: Partial<GroupState>) => state.set({ ...state.get(), ...part });
  const changeMember = (id: string, part: Partial<Member>) =>
    change({ members: state.get().members.map((one) => (one.question.id === id ? { ...one, ...part } : one)) });
  const groupId = () => state.get().group?.id ?? '';

  async function ask(question: Question): Promise<void> {
    const { id, presented } = question;
    changeMember(id, { state: 'asking' });
    try {
      const { captureMode, mrz } = presented;
      const { data } = await api.PUT('/v1/inspections/{id}', {
        params: { path: { id } },
        body: { ...place, captureMode, mrz: [...(mrz ?? [])] },
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (!data) return changeMember(id, { state: 'silent' });
      const joined = await api.PUT('/v1/groups/{id}/inspections/{inspectionId}', {
        params: { path: { id: groupId(), inspectionId: id } },
      });
      changeMember(id, { inspection: data, state: 'open' });
      playScanTone();
      if (joined.error) change({ problem: joined.error.code });
    } catch {
      changeMember(id, { state: 'silent' });
    }
  }

  async function decide(member: Member, outcome: 'admit' | 'refer'): Promise<boolean> {
    const decidedAt = nowMs();
    const inspectionId = member.question.id;
    const name = member.inspection ? travellerName(member.inspection.document) : '—';
    const body = { outcome, decidedAt: new Date(decidedAt).toISOString() };
    const sent = await sendDecision({ inspectionId, accountId, body, name, madeAt: decidedAt });
    if (sent.status === 'refused') {
      change({ problem: sent.code });
      return false;
    }
    countToday(count);
    changeMember(inspectionId, { state: outcome === 'refer' ? 'referred' : 'decided' });
    return true;
  }

  async function refresh(): Promise<void> {
    const { data } = await api
      .GET('/v1/groups/{id}', { params: { path: { id: groupId() } } })
      .catch(() => ({ data: undefined }));
    if (!data) return;
    const known = new Map(data.members.map((one) => [one.inspectionId, one]));
    const members = state.get().members.map((one) => {
      const told = known.get(one.question.id);
      return told ? { ...one, state: told.state, isFaceSeen: told.isFaceSeen } : one;
    });
    change({ group: data, members });
  }

  async function close(differenceReason?: string): Promise<void> {
    const { group, members } = state.get();
    if (!group) return;
    if (needsReason(group, members) && differenceReason === undefined) return change({ isReasonAsked: true });
    const { data, error } = await api
      .POST('/v1/groups/{id}/closing', {
        params: { path: { id: group.id } },
        body: differenceReason === undefined ? {} : { differenceReason },
      })
      .catch(() => ({ data: undefined, error: undefined }));
    if (data) {
      onClosed(state.get());
      state.set(NO_GROUP);
    } else change({ problem: error?.code ?? 'silent', isReasonAsked: false });
  }

  return {
    state,
    refresh,
    close,
    async begin({ kind, label, declaredCount }) {
      const { data, error } = await api
        .POST('/v1/groups', { body: { ...place, kind, declaredCount, ...(label !== '' && { label }) } })
        .catch(() => ({ data: undefined, error: undefined }));
      state.set(data ? { ...NO_GROUP, group: data } : { ...NO_GROUP, problem: error?.code ?? 'silent' });
    },
    async resume(group) {
      const members = await Promise.all(
        group.members.map(async ({ inspectionId: id, state: now, isFaceSeen }): Promise<Member> => {
          const { data } = await api
            .GET('/v1/inspections/{id}', { params: { path: { id } } })
            .catch(() => ({ data: undefined }));
          const question: Question = { id, presented: { mrz: [], captureMode: 'reader' }, askedAt: nowMs() };
          const inspection = data?.document ? { ...data, document: data.document } : null;
          return { question, inspection, state: now, isFaceSeen };
        }),
      );
      state.set({ ...NO_GROUP, group, members });
    },
    scan(lines) {
      const { members } = state.get();
      const isThere = members.some(
        ({ question, state: now }) => now !== 'abandoned' && question.presented.mrz?.join() === lines.join(),
      );
      if (state.get().group === null || isThere) return;
      const id = ids.generateOrResetCore(nowMs(), 10_000).toString();
      const question: Question = { id, presented: { mrz: lines, captureMode: 'reader' }, askedAt: nowMs() };
      change({
        members: [...members, { question, inspection: null, state: 'asking', isFaceSeen: false }],
        ...{ selected: members.length, problem: null },
      });
      void ask(question);
    },
    askAgain: (member) => void ask(member.question),
    select: (selected) => change({ selected }),
    step(by) {
      const { members, selected } = state.get();
      change({ selected: Math.max(0, Math.min(members.length - 1, selected + by)) });
    },
    async tick(member) {
      if (isAdmittedByTick(member) && !(await decide(member, 'admit'))) return;
      const { error } = await api
        .PUT('/v1/groups/{id}/inspections/{inspectionId}/face', {
          params: { path: { id: groupId(), inspectionId: member.question.id } },
        })
        .catch(() => ({ error: { code: 'silent' } }));
      if (error) change({ problem: error.code });
      else changeMember(member.question.id, { isFaceSeen: true });
    },
    async refer(member) {
      await decide(member, 'refer');
    },
    askReason: (isReasonAsked) => change({ isReasonAsked }),
  };
}
