import { bad } from '../core/bad.ts';

export const worse = (): string => bad();
