/** The field of a question in an attempt's form; further parts of an answer add to it after a dot. */
export const answerField = (item: string): string => `answer-${item}`

/** The field in which somebody says how sure they are of an answer. */
export const certaintyField = (item: string): string => `certainty-${item}`
