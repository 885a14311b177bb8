import type { Node } from 'yaml'
import type { Rule } from '../../language/rule'
import type { Reading } from './rule-kind'

/** A group's list of parts, at least one; null when the list or any part is wrong (all of them are reported). */
export function readParts(value: Node | null, { reader, part }: Reading): Rule[] | null {
  const parts = reader.items(value)?.map((item, index) => part(item, index))
  return parts?.every((rule): rule is Rule => rule !== null) ? parts : null
}
