import type { FieldError } from '../../../platform/api.ts';
import type { ContractFault, ContractField } from './typed-contract.ts';
import { refusedContractFields } from './typed-contract.ts';
import type { VisaFault, VisaField } from './typed-visa.ts';
import { refusedVisaFields } from './typed-visa.ts';

/** The form in which it is mended, and what is marked in it. */
export type RefusedPermit =
  | { permit: 'visa'; refused: ReadonlyMap<VisaField, VisaFault> }
  | { permit: 'contract'; refused: ReadonlyMap<ContractField, ContractFault> };

/**
 * What the server did not take of a visa or a contract that was typed; of both the visa, the contract is then asked about again with it.
 * @returns null where anything else was refused: no form here mends that
 */
export function refusedPermitOf(errors: readonly FieldError[]): RefusedPermit | null {
  const visa = refusedVisaFields(errors);
  const contract = refusedContractFields(errors);
  if (errors.length === 0 || visa.size + contract.size !== errors.length) return null;
  return visa.size > 0 ? { permit: 'visa', refused: visa } : { permit: 'contract', refused: contract };
}
