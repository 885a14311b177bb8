import type { TypeFields } from '../../type-fields'
import type { OrderingResponse } from './schema'

/** The field comes once for each place, first place first. Empty places close up; an item counts where it first stands. */
export const orderingFields: TypeFields<OrderingResponse> = {
  read: (name, { getAll }) => ({ order: [...new Set(getAll(name).filter((id) => id !== ''))] }),
  write: (name, { order }) => order.map((id) => [name, id]),
  isSent: (name, { getAll }) => getAll(name).length > 0,
  isGiven: ({ order }) => order.some((id) => id !== ''),
}
