/** `12.3` of 12 345 678 bytes. */
export const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(1);
