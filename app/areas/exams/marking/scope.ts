/** Which answers a marker goes through: one question's, one attempt's, or all. It travels in the address. */
export type MarkingScope = { question?: string; attempt?: string }

const ID = /^[\w-]{1,64}$/

export function scopeOf(params: URLSearchParams): MarkingScope {
  const [question, attempt] = [params.get('question'), params.get('attempt')]
  if (question && ID.test(question)) return { question }
  return attempt && ID.test(attempt) ? { attempt } : {}
}

export const scopeQuery = ({ question, attempt }: MarkingScope): string =>
  question ? `?question=${question}` : attempt ? `?attempt=${attempt}` : ''
