/** How long the words of an appeal and of its answer are, in characters. */
export const APPEAL_WORDS = { least: 10, most: 4_000 }
