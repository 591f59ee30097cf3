import { expect, it } from 'vitest';
import { refusedPermitOf } from '../../../web/src/rooms/crossings/lane/refused-permit.ts';

const refused = (...pointers: string[]) =>
  refusedPermitOf(pointers.map((pointer) => ({ pointer, code: 'day-wrong', detail: 'is not a possible date' })));

it('a visa or a contract that the server does not take is mended in its own form, of both the visa first', () => {
  expect(refused('/visa/validUntil')).toEqual({ permit: 'visa', refused: new Map([['validUntil', 'not-taken']]) });
  expect(refused('/workContract/number')).toEqual({
    ...{ permit: 'contract', refused: new Map([['number', 'not-taken']]) },
  });
  expect(refused('/workContract/validUntil', '/visa/number')).toMatchObject({ permit: 'visa' });
});

it('what else is wrong with a question is mended in neither', () => {
  expect(refused()).toBeNull();
  expect(refused('/visa/validUntil', '/document/surname')).toBeNull();
  expect(refused('/otherDocuments')).toBeNull();
});
