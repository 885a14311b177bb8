/** The field of a question in an attempt's form; further parts of an answer add to it after a dot. */
export const answerField = (item: string): string => `answer-${item}`
