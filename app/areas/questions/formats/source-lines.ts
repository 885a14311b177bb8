/** Splits any of the three line endings; a byte order mark is not part of the first line. */
export const splitLines = (source: string): string[] => source.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
