import type { Change } from './correction'

/** What was typed, to be shown again, and the change it asks for. */
export function readChangeForm(form: FormData): {
  values: {
    kind: string
    version: string
    answer: string
    typed: string
    points: string
    exam: string
    versions: string[]
  }
  change: Change
} {
  const text = (name: string) => String(form.get(name) ?? '').slice(0, 60_000)
  const values = {
    kind: text('kind'),
    version: text('version'),
    answer: text('answer'),
    typed: text('typed'),
    points: text('points'),
    exam: text('exam'),
    versions: form.getAll('versions').map(String),
  }
  return { values, change: changeOf(values) }
}

function changeOf(of: { kind: string; version: string; answer: string; typed: string; points: string }): Change {
  switch (of.kind) {
    case 'use-version':
      return { kind: 'use-version', versionId: of.version }
    case 'leave-total':
    case 'full-marks':
      return { kind: 'drop', how: of.kind }
    case 'weigh':
      return { kind: 'weigh', points: of.points }
    default:
      return { kind: 'accept', answer: of.typed.trim() === '' ? readJson(of.answer) : { text: of.typed.trim() } }
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}
