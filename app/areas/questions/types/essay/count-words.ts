/** Words as somebody counts them: what stands between spaces and has a letter or a digit. */
export const countWords = (text: string): number => (text.match(/\S*[\p{L}\p{N}]\S*/gu) ?? []).length
