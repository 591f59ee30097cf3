/** A cell that is not what a count of the rows gives. */
export interface CellDifference {
  node: number;
  began: string;
  checkpoint: string;
  direction: string;
  nationality: string;
  sex: string;
  age: number;
  purpose: string;
  /** By MEASURE_COLUMNS; null: there is no such cell. */
  kept: number[] | null;
  counted: number[] | null;
  /** The figures are equal, whom they count is not. */
  isOfPersons: boolean;
}

export interface MonthProof {
  crossings: number;
  cellCount: number;
  differingCells: number;
  /** The first of them. */
  differences: CellDifference[];
}
