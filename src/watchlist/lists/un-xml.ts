import { type ListDefaults, type ListRecord, rejectedRecord, skippedRecord } from './list-record.ts';
import { dataIdOf, unIndividualOf } from './un-individual.ts';
import { xmlRecords } from './xml-records.ts';

/**
 * The consolidated list of the UN Security Council (`CONSOLIDATED_LIST`): INDIVIDUALS become entries, ENTITIES are skipped.
 * GENDER is empty for most, aliases and birth dates come with empty elements.
 */
export async function* readUnXml(file: AsyncIterable<Uint8Array>, defaults: ListDefaults): AsyncGenerator<ListRecord> {
  const list = { root: 'CONSOLIDATED_LIST', sections: ['INDIVIDUALS'], depth: 3 };
  for await (const { path, record, isTooLarge } of xmlRecords(file, list)) {
    const { line } = record;
    if (path[1] === 'INDIVIDUALS' && record.name === 'INDIVIDUAL') {
      yield isTooLarge
        ? rejectedRecord(line, { code: 'record-too-large' }, dataIdOf(record))
        : unIndividualOf(record, defaults);
    } else if (path[1] === 'ENTITIES') {
      yield skippedRecord(line, { code: 'not-a-person' });
    } else {
      yield rejectedRecord(line, { code: 'record-unknown' }, dataIdOf(record));
    }
  }
}
