import { answerField, certaintyField } from '~/areas/exams/delivery/answer-field'
import { fieldsOf } from '~/areas/questions/fields'
import type { Stage } from '../../../scripts/stage'
import type { Answer, Wiretap } from './wiretap'
import { type Drawn, drawnIn } from './world'

/** An attempt as the browser of somebody sits it: the forms that its pages send, and what their script sends. */
export class Room {
  #sequence = 0

  private constructor(
    readonly tap: Wiretap,
    readonly attempt: string,
    readonly drawn: readonly Drawn[],
  ) {}

  static async enter(stage: Stage, tap: Wiretap, exam: string): Promise<Room> {
    const started = await tap.post(`/exams/${exam}/attempts`, [['honour', 'on']])
    const attempt = /^\/exams\/attempts\/([\w-]+)$/.exec(started.headers.location ?? '')?.[1]
    if (!attempt) throw new Error(`the attempt did not start: ${started.status} ${started.headers.location ?? ''}`)
    return new Room(tap, attempt, await drawnIn(stage, attempt))
  }

  get home(): string {
    return `/exams/attempts/${this.attempt}`
  }

  get holder(): string {
    return this.tap.cookie(`attempt-${this.attempt}`)
  }

  item(type: string): Drawn {
    const found = this.drawn.find(({ question }) => question.type === type)
    if (!found) throw new Error(`the attempt asks nothing of the type ${type}`)
    return found
  }

  at = (path: string) => `${this.home}${path}`
  ofItem = ({ item }: Drawn, path: string) => this.at(`/items/${item}${path}`)

  /** The pages that a learner looks at, as pages and as data. */
  async look(pages: readonly number[] = [1]): Promise<void> {
    for (const path of ['', '/review', '/result', '/answers', ...pages.map((page) => `?page=${page}`)]) {
      await this.tap.get(this.at(path))
      await this.tap.get(this.at(path.startsWith('?') ? `.data${path}` : `${path}.data`))
    }
  }

  /** As the script of the page saves. */
  save = (answers: readonly (readonly [Drawn, unknown])[], holder = this.holder): Promise<Answer> =>
    this.tap.send(this.at('/responses.json'), {
      accept: 'application/json',
      json: {
        holder,
        steps: answers.map(([{ item }, response]) => ({
          ...{ item, response, sequence: ++this.#sequence, flagged: false, certainty: null },
        })),
      },
    })

  /** As the form of a page sends it, to any address that takes the form. */
  submitForm(
    path: string,
    answers: readonly (readonly [Drawn, unknown])[],
    of: { more?: readonly (readonly [string, string])[]; sequence?: number; holder?: string } = {},
  ): Promise<Answer> {
    const fields = answers.flatMap(([{ item, question }, response]) => [
      ['item', item] as const,
      ...(fieldsOf(question.type)?.write(answerField(item), response) ?? []),
      [certaintyField(item), '2'] as const,
    ])
    this.#sequence += 1 + answers.length
    const sequence = of.sequence ?? this.#sequence
    return this.tap.post(path, [
      ...([
        ['holder', of.holder ?? this.holder],
        ['sequence', String(sequence)],
      ] as const),
      ...fields,
      ...(of.more ?? []),
    ])
  }

  submit = (): Promise<Answer> => this.tap.post(this.at('/submission'))
}
