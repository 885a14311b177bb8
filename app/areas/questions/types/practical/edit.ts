import type { TypeEdit } from '../../editor/type-edit'
import type { Practical } from './schema'

/**
 * What a practical question expects of a call is not edited here: it can only be tried where a sandbox is connected. It is
 * carried along, so that its text and its facts can be changed.
 */
export const practicalEdit: TypeEdit<Practical> = {
  blank: [['practical', '']],
  write: ({ operation, expects }) => [['practical', JSON.stringify({ operation, expects })]],
  read(fields) {
    try {
      const carried: unknown = JSON.parse(fields.text('practical'))
      return typeof carried === 'object' && carried !== null ? { ...carried } : {}
    } catch {
      return {}
    }
  },
}
