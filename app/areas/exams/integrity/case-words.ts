/** How long the reasons of an examiner and the explanation of a learner are, in characters. */
export const CASE_WORDS = { least: 10, most: 4_000 }
