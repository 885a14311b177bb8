import type { XmlElement } from '~/platform/xml'
import { child, flagIn } from './elements'
import type { Told } from './moodle-xml-reading'

/** Whether options are shuffled is a setting of the exam here; "All of the above" must not end up in the middle. */
export function noteFixedOrder(question: XmlElement, note: Told): void {
  const setting = child(question, 'shuffleanswers')
  if (setting && !flagIn(question, 'shuffleanswers', true)) note('order-not-fixed', setting)
}
