import type { Draft, DraftField } from '~/areas/questions/editor/draft'
import { QUESTION_TYPES, type QuestionType } from '~/areas/questions/registry'

/** What a form of the editor holds besides the question. */
export type EditorSubmission = {
  draft: Draft
  change: string
  caret: string
  base: number
  note: string
  externalId: string
  state: 'trial' | 'live'
  picture: Uint8Array | null
  /** Whoever writes several goes on with the next one. */
  writesAnother: boolean
}

const OWN = new Set(['change', 'caret', 'base', 'key', 'picture', 'then'])

/** Reads what the editor sends; line ends are as the question keeps them. */
export async function readEditorForm(request: Request): Promise<EditorSubmission> {
  const form = await request.formData()
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  const picture = form.get('picture')
  return {
    draft: [...form].flatMap(([name, value]): DraftField[] =>
      typeof value === 'string' && !OWN.has(name) ? [[name, value.replace(/\r\n?/g, '\n')]] : [],
    ),
    change: text('change'),
    caret: text('caret'),
    base: Number(text('base')) || 0,
    note: text('note').trim().slice(0, 300),
    externalId: text('externalId'),
    state: text('state') === 'live' ? 'live' : 'trial',
    picture: picture instanceof File && picture.size > 0 ? new Uint8Array(await picture.arrayBuffer()) : null,
    writesAnother: text('then') === 'another',
  }
}

export const typeIn = (params: URLSearchParams): QuestionType | undefined =>
  QUESTION_TYPES.find((type) => type === params.get('type'))

/** The id that a new question will have; null when the address holds none of ours. */
export const workKeyIn = (params: URLSearchParams): string | null => {
  const key = params.get('key') ?? ''
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(key) ? key : null
}
