import type { RunStatement, Statement } from '../platform/statement.ts';
import type { StayRecord } from './stay-record.ts';

/** Border workers cross four times a day: half a year of them. */
const MOST_STAYS = 400;

// One read by the indexes: keys to persons, persons to stays; of those whom only the name links, the other one's, too. Each person's stays
// are a sub-query of their own, which can be read by the index only: as a join, a plan that was made before anybody had analysed a table that
// was just filled sorted all of it, 190 ms at 75,000 stays instead of 1.
const FIND_STAYS: Statement = {
  name: 'find-stays',
  text: `
    with mine as (select distinct person_id from stay_key where key = any($1::uuid[])),
    linked as (
      select person_id from mine
      union select s.exit_person_id from mine
        cross join lateral (select exit_person_id from stay where person_id = mine.person_id offset 0) s
        where s.exit_person_id is not null
      union select s.person_id from mine
        cross join lateral (select person_id from stay where exit_person_id = mine.person_id offset 0) s
    ),
    found as (
      select s.* from linked cross join lateral (
        select * from stay where person_id = linked.person_id order by coalesce(entry_at, exit_at) desc limit ${MOST_STAYS}
      ) s order by coalesce(s.entry_at, s.exit_at) desc limit ${MOST_STAYS}
    ),
    others as (
      select s.* from linked cross join lateral (select * from stay where exit_person_id = linked.person_id offset 0) s
    )
    select f.as_of as "asOf", began.at as "recordingBeganAt", s.id, s.person_id as "personId", s.exit_person_id as "exitPersonId",
      s.entry_id as "entryId", s.entry_at as "entryAt", s.entry_checkpoint as "entryCheckpoint", s.exit_id as "exitId",
      s.exit_at as "exitAt", s.exit_checkpoint as "exitCheckpoint", s.nationality, s.exit_nationality as "exitNationality", s.sex, s.age,
      s.traveller_kind as "travellerKind", s.purpose, s.residence, s.to_country as "toCountry", s.is_invented as "isInvented",
      s.confidence, s.reason, s.class, s.name_score as "nameScore", s.entry_next_at as "entryNextAt",
      s.exit_previous_at as "exitPreviousAt", s.rule_id as "ruleId", s.over_days as "overDays", s.authorised_until as "authorisedUntil", s.permit
    from stay_fold f
    cross join lateral (
      select least((select min(entry_at) from stay), (select min(exit_at) from stay)) as at
    ) began
    left join (select * from found union select * from others) s on true
    where f.name = 'stays'`,
};

export interface FoundStays {
  /** null until the crossings have been followed up to their end once. */
  asOf: Date | null;
  recordingBeganAt: Date | null;
  records: StayRecord[];
}

type FoundRow = Omit<FoundStays, 'records'> & (StayRecord | { id: null });

const FIND_KNOWN_KEYS: Statement = {
  name: 'find-known-stay-keys',
  text: `
    select f.as_of as "asOf", least((select min(entry_at) from stay), (select min(exit_at) from stay)) as "recordingBeganAt", k.key
    from stay_fold f left join stay_key k on k.key = any($1::uuid[])
    where f.name = 'stays'`,
};

type KnownKeyRow = Omit<FoundStays, 'records'> & { key: string | null };

/**
 * `findStays` for several travellers, each by their own keys, in the order of the questions. Whoever is not known by any key has no stays:
 * one small read tells it of all of them, and costs a tenth of the whole one.
 */
export async function findStaysOfMany(run: RunStatement, asked: readonly (readonly string[])[]): Promise<FoundStays[]> {
  const rows = await run<KnownKeyRow>(FIND_KNOWN_KEYS, [asked.flat()]);
  const known = new Set(rows.map(({ key }) => key));
  const nobodys: FoundStays = {
    asOf: rows[0]?.asOf ?? null,
    recordingBeganAt: rows[0]?.recordingBeganAt ?? null,
    records: [],
  };
  // By the keys once more, not by persons: two persons may have become one in between.
  return Promise.all(asked.map((keys) => (keys.some((key) => known.has(key)) ? findStays(run, keys) : nobodys)));
}

/** The stays of whomever any of these keys belongs to, with what is asked beside them. */
export async function findStays(run: RunStatement, keys: readonly string[]): Promise<FoundStays> {
  const rows = await run<FoundRow>(FIND_STAYS, [keys]);
  const [first] = rows;
  return {
    asOf: first?.asOf ?? null,
    recordingBeganAt: first?.recordingBeganAt ?? null,
    records: rows.flatMap(({ asOf: _, recordingBeganAt: __, ...row }) => (row.id === null ? [] : [row])),
  };
}
