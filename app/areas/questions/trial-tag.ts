import { type QuestionState, TRIAL_TAG } from './pool'

type Tagged = { tags: string[] }

export const isTaggedTrial = ({ tags }: Tagged): boolean => tags.includes(TRIAL_TAG)

export const withoutTrialTag = <Q extends Tagged>(question: Q): Q =>
  isTaggedTrial(question) ? { ...question, tags: question.tags.filter((tag) => tag !== TRIAL_TAG) } : question

/**
 * A question as files say it: the tag `state:trial` says its state, whatever it said when the question was written. What
 * is retired is in no file, so nothing says that of it.
 */
export function asInFiles<Q extends Tagged>(question: Q, state: QuestionState): Q {
  const plain = withoutTrialTag(question)
  if (state !== 'trial') return plain
  return isTaggedTrial(question) ? question : { ...plain, tags: [...plain.tags, TRIAL_TAG] }
}
