import { ascending, mean } from './moments'

/** One attempt's answer to a question with options. */
export type OptionAnswer = {
  /** ids of what was chosen; empty for no answer */
  chosen: readonly string[]
  /** the attempt's total */
  total: number
  /** the total without this question */
  rest: number
}

export type OptionRow = {
  option: string
  isKey: boolean
  count: number
  /** of all who were asked, 0..1 */
  share: number
  meanTotal: number | null
  /** of the strongest third, 0..1 */
  topShare: number
}

export type OptionTable = { n: number; top: number; rows: OptionRow[]; blank: Omit<OptionRow, 'option' | 'isKey'> }

/**
 * Who chose what, with the mean total of those who did. The strongest third is taken by the rest of the exam, so that
 * the question does not choose its own judges; whoever is level with its last member belongs to it.
 */
export function optionTable(
  options: readonly { id: string; isKey: boolean }[],
  answers: readonly OptionAnswer[],
): OptionTable {
  const top = strongestThird(answers)
  const figures = (chose: (answer: OptionAnswer) => boolean) => {
    const those = answers.filter(chose)
    return {
      count: those.length,
      share: shareOf(those.length, answers.length),
      meanTotal: those.length === 0 ? null : mean(those.map(({ total }) => total)),
      topShare: shareOf(top.filter(chose).length, top.length),
    }
  }
  return {
    n: answers.length,
    top: top.length,
    rows: options.map(({ id, isKey }) => ({ option: id, isKey, ...figures(({ chosen }) => chosen.includes(id)) })),
    blank: figures(({ chosen }) => chosen.length === 0),
  }
}

/** Among the strongest third more chose some wrong option than any right one. */
export function distractorBeatsKey({ rows }: OptionTable): boolean {
  const most = (isKey: boolean) => Math.max(0, ...rows.filter((row) => row.isKey === isKey).map((row) => row.topShare))
  return rows.some(({ isKey }) => isKey) && most(false) > most(true)
}

function strongestThird(answers: readonly OptionAnswer[]): readonly OptionAnswer[] {
  const rests = ascending(answers.map(({ rest }) => rest))
  const least = rests[rests.length - Math.ceil(rests.length / 3)]
  return least === undefined ? [] : answers.filter(({ rest }) => rest >= least)
}

const shareOf = (count: number, all: number) => (all === 0 ? 0 : count / all)
