import type { TypeFields } from '../../type-fields'
import { multipleResponseFields } from '../multiple-response/fields'
import type { HotspotResponse } from './schema'

/** A list of boxes, one for each place: the same fields as those of several options. */
export const hotspotFields: TypeFields<HotspotResponse> = multipleResponseFields
