import { DIFFICULTIES, type Difficulty } from '../question-base'

/** Tags of the form `name:value` that mean something to this product; every other tag stays a tag. */
type ReadTags = {
  readonly objective?: string | undefined
  readonly difficulty?: Difficulty | undefined
  readonly lesson?: string | undefined
  readonly product?: string | undefined
  readonly tags: string[]
  /** Tags whose name is known and whose value is not. */
  readonly misunderstood: string[]
}

/** Reads what Moodle's formats have no field for: `objective:verify-signatures`, `difficulty:hard`, `lesson:course/lesson`, `product:Webhooks 2`. */
export function readTags(tags: readonly string[]): ReadTags {
  const rest: string[] = []
  const misunderstood: string[] = []
  const known: { objective?: string; difficulty?: Difficulty; lesson?: string; product?: string } = {}
  for (const tag of tags) {
    const [name, value] = splitTag(tag)
    const difficulty = DIFFICULTIES.find((level) => level === value)
    if (name === 'objective' && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(value) && value.length <= 100) known.objective = value
    else if (name === 'difficulty' && difficulty) known.difficulty = difficulty
    else if (name === 'lesson' && /^[a-z0-9-]+\/[a-z0-9-]+$/.test(value) && value.length <= 200) known.lesson = value
    else if (name === 'product' && value.trim() !== '') known.product = value.trim()
    else {
      rest.push(tag)
      if (name === 'objective' || name === 'difficulty' || name === 'lesson') misunderstood.push(tag)
    }
  }
  return { ...known, tags: rest, misunderstood }
}

/** The tags that `readTags` reads back. */
export const fieldTags = ({
  objective,
  difficulty,
  lesson,
  product,
}: Omit<ReadTags, 'tags' | 'misunderstood'>): string[] => [
  ...(objective ? [`objective:${objective}`] : []),
  ...(difficulty ? [`difficulty:${difficulty}`] : []),
  ...(lesson ? [`lesson:${lesson}`] : []),
  ...(product ? [`product:${product}`] : []),
]

/** `name:value` in two parts; the name is empty when there is none. */
export function splitTag(tag: string): [name: string, value: string] {
  const at = tag.indexOf(':')
  return at < 0 ? ['', tag] : [tag.slice(0, at), tag.slice(at + 1)]
}
