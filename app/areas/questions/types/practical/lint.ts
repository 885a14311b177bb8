import type { Finding } from '../../lint/finding'
import type { Practical } from './schema'

/** An expectation said twice counts twice. */
export function lintPractical({ expects }: Practical): Finding[] {
  const said = expects.map(({ id: _id, ...rest }) => JSON.stringify(rest))
  const twin = expects.find((_, index) => said.indexOf(said[index] ?? '') < index)
  return twin ? [{ code: 'duplicate-expectations', part: twin.id }] : []
}
