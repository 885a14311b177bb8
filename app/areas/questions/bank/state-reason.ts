/** Why somebody changed a state, in a sentence or two. */
export const LONGEST_REASON = 500
