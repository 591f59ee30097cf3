/**
 * How long each store keeps what it has, and what then. One table: docs/retention.md shows it, and a test holds the two together; for whole
 * months the database has the same limits (retention_floor) and refuses what is younger.
 */
export interface StoreRule {
  /** As docs/retention.md names it. */
  store: string;
  /** In words: `5 years`, `as long as …`. */
  kept: string;
  afterwards: string;
  /** Whole months of a table; absent: nothing is removed by months. */
  monthly?: { table: MonthlyTable; act: 'drop' | 'clear'; months: number };
  /** Rows removed or cleared in place, by the keeper. `nightly` ones are audited, `hourly` ones serve requests and are not. */
  statement?: { every: 'night' | 'hour'; text: string };
  isHoldable: boolean;
}

export type MonthlyTable = 'inspection_identity' | 'inspection' | 'decision' | 'decision_note';

const idBefore = (age: string) => `id_floor($1::timestamptz - interval '${age}')`;
const notHeld = (age: string) =>
  `inspection_id not in (select inspection_id from held_inspections('00000000-0000-0000-0000-000000000000', ${idBefore(age)}))`;
const clearEvidence = (table: string, age: string, which = 'true') =>
  `update ${table} set evidence = '[]' where inspection_id < ${idBefore(age)} and evidence <> '[]' and ${which} and ${notHeld(age)}`;

const FIVE_YEARS = '5 years';
const NINETY_DAYS = '90 days';

/** `$1` of a nightly statement is the time of the run. */
export const RETENTION: readonly StoreRule[] = [
  {
    ...{ store: 'identity', kept: FIVE_YEARS, afterwards: 'the month is dropped; figures stay', isHoldable: true },
    monthly: { table: 'inspection_identity', act: 'drop', months: 60 },
  },
  {
    ...{ store: 'notes of decisions', kept: FIVE_YEARS, afterwards: 'the month is dropped', isHoldable: true },
    monthly: { table: 'decision_note', act: 'drop', months: 60 },
  },
  {
    ...{
      store: 'raw MRZ',
      kept: '3 months',
      afterwards: 'cleared, with the optional data; the fields read stay',
      isHoldable: true,
    },
    monthly: { table: 'inspection_identity', act: 'clear', months: 3 },
  },
  {
    ...{ store: 'conveyance and companion', kept: FIVE_YEARS, afterwards: 'cleared', isHoldable: true },
    monthly: { table: 'inspection', act: 'clear', months: 60 },
  },
  {
    ...{ store: 'conveyance told with a decision', kept: FIVE_YEARS, afterwards: 'cleared', isHoldable: true },
    monthly: { table: 'decision', act: 'clear', months: 60 },
  },
  {
    ...{
      store: 'labels of groups',
      kept: FIVE_YEARS,
      afterwards: 'cleared, with the reason of a difference; the counts stay',
      isHoldable: false,
    },
    statement: {
      every: 'night',
      text: `update traveller_group set label = null,
        difference_reason = case when difference_reason is not null then '' end
        where id < ${idBefore(FIVE_YEARS)} and status = 'closed' and (label is not null or difference_reason <> '')`,
    },
  },
  {
    ...{
      store: 'notes of handovers',
      kept: FIVE_YEARS,
      afterwards: 'cleared; the sheet, its times and its names of officers stay',
      isHoldable: false,
    },
    statement: {
      every: 'night',
      text: `update shift_handover set note = null where shift_id < ${idBefore(FIVE_YEARS)} and note is not null`,
    },
  },
  { store: 'images', kept: 'none are stored', afterwards: 'a store of theirs gets a line here', isHoldable: true },
  {
    ...{
      store: 'clear-screening details',
      kept: NINETY_DAYS,
      afterwards: 'evidence of hits that told nobody (band log) is cleared',
      isHoldable: true,
    },
    statement: { every: 'night', text: clearEvidence('hit', NINETY_DAYS, `band = 'log'`) },
  },
  {
    ...{ store: 'silenced hits', kept: NINETY_DAYS, afterwards: 'evidence is cleared', isHoldable: true },
    statement: { every: 'night', text: clearEvidence('silenced_hit', NINETY_DAYS) },
  },
  {
    ...{
      store: 'hits',
      kept: FIVE_YEARS,
      afterwards: 'evidence is cleared; entry, band and score stay',
      isHoldable: true,
    },
    statement: { every: 'night', text: clearEvidence('hit', FIVE_YEARS) },
  },
  {
    ...{ store: 'late hits', kept: FIVE_YEARS, afterwards: 'evidence is cleared', isHoldable: true },
    statement: { every: 'night', text: clearEvidence('late_hit', FIVE_YEARS) },
  },
  {
    ...{ store: 'discreet hits', kept: FIVE_YEARS, afterwards: 'evidence is cleared', isHoldable: true },
    statement: { every: 'night', text: clearEvidence('discreet_hit', FIVE_YEARS) },
  },
  {
    ...{
      store: 'referrals',
      kept: 'as long as the crossings',
      afterwards: 'nothing: they hold ids, codes and times',
      isHoldable: false,
    },
  },
  {
    ...{
      store: 'memory of false matches',
      kept: '13 months',
      afterwards: 'the keyed hashes are deleted',
      isHoldable: false,
    },
    statement: {
      every: 'night',
      text: `delete from false_match_key k using false_match f where f.id = k.false_match_id and f.silent_until < $1::timestamptz - interval '1 month'`,
    },
  },
  {
    ...{
      store: 'imports',
      kept: '90 days after their decision',
      afterwards: 'their rows are deleted; who imported what and when stays',
      isHoldable: false,
    },
    statement: {
      every: 'night',
      text: `delete from watchlist_import_row r using watchlist_import i where i.id = r.import_id
        and i.status in ('applied', 'rejected', 'failed') and coalesce(i.decided_at, i.created_at) < $1::timestamptz - interval '90 days'`,
    },
  },
  {
    ...{ store: 'idempotency answers', kept: '3 days', afterwards: 'cleared, but for ids', isHoldable: false },
    statement: {
      every: 'hour',
      // What a lane's own key keeps is the id that it was given: no person, and asked for by repeats of late records.
      text: `update idempotency_key set answer = null, status = null where created_at < now() - interval '3 days' and answer is not null
        and case when json_typeof(answer) = 'object' then answer::jsonb - 'inspectionId' - 'isRefused' <> '{}' else true end`,
    },
  },
  {
    ...{ store: 'idempotency keys', kept: NINETY_DAYS, afterwards: 'deleted', isHoldable: false },
    statement: { every: 'hour', text: `delete from idempotency_key where created_at < now() - interval '90 days'` },
  },
  {
    ...{ store: 'refresh tokens', kept: 'a day after they expired', afterwards: 'deleted', isHoldable: false },
    statement: { every: 'hour', text: `delete from refresh_token where expires_at < now() - interval '1 day'` },
  },
  {
    ...{ store: 'revoked sessions', kept: '7 days', afterwards: 'deleted', isHoldable: false },
    statement: {
      every: 'hour',
      text: `delete from refresh_family_revocation where revoked_at < now() - interval '7 days'`,
    },
  },
  {
    ...{ store: 'wrong passwords', kept: 'a day', afterwards: 'the keyed counters are deleted', isHoldable: false },
    statement: { every: 'hour', text: `delete from sign_in_failure where last_failed_at < now() - interval '1 day'` },
  },
  {
    ...{
      store: 'crossings, inspections, decisions',
      kept: 'as long as the register',
      afterwards: 'nothing: the figures are made of them',
      isHoldable: false,
    },
  },
  {
    ...{
      store: 'audit',
      kept: 'as long as the register',
      afterwards: 'nothing: ids and keyed hashes, and a chain without gaps',
      isHoldable: false,
    },
  },
  {
    ...{
      store: 'watchlist',
      kept: 'as long as the register',
      afterwards: 'nothing: what a lane went by must be shown later',
      isHoldable: false,
    },
  },
  { store: 'outbox', kept: 'until delivered', afterwards: 'deleted with the delivery', isHoldable: false },
  {
    ...{
      store: 'logs',
      kept: 'as the operator keeps standard output; 30 days are enough',
      afterwards: 'ids and codes only, no person',
      isHoldable: false,
    },
  },
];

/** What the hourly maintenance does as the keeper. */
export const HOURLY_STATEMENTS: readonly string[] = RETENTION.flatMap(({ statement }) =>
  statement?.every === 'hour' ? [statement.text] : [],
);
