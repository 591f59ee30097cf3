import type { ListDefaults, ListRecord } from './list-record.ts';
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
        ? { kind: 'rejected', line, reason: 'is too large', sourceId: dataIdOf(record) }
        : unIndividualOf(record, defaults);
    } else if (path[1] === 'ENTITIES') {
      yield { kind: 'skipped', line, reason: 'is not a person' };
    } else {
      yield { kind: 'rejected', line, reason: 'is neither a person nor an entity', sourceId: dataIdOf(record) };
    }
  }
}
