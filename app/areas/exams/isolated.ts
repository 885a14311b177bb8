/**
 * Authored text for the middle of a sentence: it keeps its own direction and turns nothing around it (Unicode UAX 9,
 * first strong isolate).
 */
export const isolated = (text: string): string => `\u2068${text}\u2069`
