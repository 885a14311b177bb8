/**
 * Authored text for the middle of a sentence that runs the other way: it keeps its own direction and turns nothing
 * around it (Unicode UAX 9, first strong isolate). Text that runs as its sentence does needs no marks.
 * @param locale the language of the sentence
 */
export const isolated = (text: string, locale: string): string =>
  RIGHT_TO_LEFT.test(text) === SPOKEN_RIGHT_TO_LEFT.test(locale) ? text : `\u2068${text}\u2069`

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufefc]/
const SPOKEN_RIGHT_TO_LEFT = /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/
